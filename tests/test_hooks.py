"""What a plugin gives by each hook is used, and what it does wrong costs nothing but itself."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

import notekit
from distributions import install, slides
from notekit.__main__ import main
from notekit.plugins import choose_plugins, forget_plugins, load_plugins

Add = Callable[..., None]
TEXT = b"# Slipway workshop\n\nRuth Quill, a nurse, told us about rope.\n\n## Next steps\n\n- Mend it\n"
HEAD = "import notekit\n"


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Add]:
    """Installs distributions of one plugin each, under the plugin's name."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(tmp_path)

    def put(name: str, code: str) -> None:
        install(tmp_path, f"acme-{name}", {name: HEAD + dedent(code)})
        forget_plugins()

    yield put
    choose_plugins()
    for name in set(sys.modules) - before:
        if name.startswith(("acme", "notekit_plugin_file")):
            del sys.modules[name]


READER = """
    from notekit import Paragraph, Reading, Source, Span

    class Cards:
        name = "cards"
        media_types = ("text/x-cards",)
        suffixes = (".cards",)
        summary = "cards, one a line"

        def read(self, data, name):
            source = Source.from_text(data.decode(), media_type="text/x-cards", name=name, data=data)
            blocks, at = [], 0
            for line in source.text.split("\\n"):
                if line.strip():
                    blocks.append(Paragraph(line, span=Span(at, at + len(line))))
                at += len(line) + 1
            return Reading(source, tuple(blocks))

    @notekit.hookimpl
    def notekit_readers():
        return [Cards()]
"""


def test_a_reader_reads_documents_of_its_suffix_and_name(add: Add, tmp_path: Path) -> None:
    add("cards", READER)
    path = tmp_path / "quay.cards"
    path.write_text("Slipway workshop\n\nWe met by the water.\n", encoding="utf-8")
    notebook = notekit.parse(path)
    assert notebook.notes[0].title == "Slipway workshop"
    assert notebook.coverage is not None
    assert notebook.coverage.complete
    assert notekit.parse(path.read_bytes(), media_type="cards").notes == notebook.notes
    assert notekit.parse(path.read_bytes(), media_type="text/x-cards").notes == notebook.notes


def test_a_reader_is_listed_and_may_be_asked_for(add: Add, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add("cards", READER)
    path = tmp_path / "quay.txt"
    path.write_text("Slipway workshop\n", encoding="utf-8")
    assert main(["show", "-f", "cards", str(path)]) == main(["formats"]) == 0
    assert "text/x-cards" in (shown := capsys.readouterr().out)
    assert "Cards, one a line (.cards). From plugin 'cards' of acme-cards 2.5." in " ".join(shown.split())


@pytest.mark.parametrize(
    ("instead", "message"),
    [
        ("raise SystemExit", "plugin 'cards' of acme-cards 2.5 failed to read it: SystemExit at "),
        ("return None", "plugin 'cards' of acme-cards 2.5 gave a NoneType and not a notekit.Reading"),
        (
            "return Reading(Source.from_text('a', media_type='x/y', name=name), (Paragraph('a', span=Span(0, 9)),))",
            "gave a Paragraph that stands nowhere in the source",
        ),
    ],
)
def test_a_reader_that_fails_is_named(add: Add, instead: str, message: str) -> None:
    add("cards", READER.replace("source = Source", f"{instead}\n            source = Source", 1))
    with pytest.raises(notekit.PluginError) as refused:
        notekit.parse(b"Slipway workshop", media_type="cards")
    assert message in str(refused.value)
    assert notekit.parse(TEXT, media_type="markdown").notes


RULE = """
    def sign(draft):
        draft.find("place", "rope", None, "sign")

    @notekit.hookimpl
    def notekit_parser_rules():
        return [notekit.ParserRule("sign", sign, after="title")]
"""


def test_a_parser_rule_runs_at_its_place(add: Add) -> None:
    assert notekit.parse(TEXT, media_type="markdown").notes[0].place is None
    add("sign", RULE)
    assert notekit.parse(TEXT, media_type="markdown").notes[0].place == "rope"
    names = [rule.name for rule in load_plugins().parser_rules]
    assert names.index("sign") == names.index("title") + 1


@pytest.mark.parametrize(
    "instead",
    [
        "raise SystemExit(2)",
        "draft.blocks = None",
        "draft.fields['people'] = [1, 2]",
        "1 / 0",
        "draft.find('place', 'Atlantis', None, 'sign')",
        "draft.find('topics', ('rope', 'Atlantis'), None, 'sign')",
        "draft.find('place', 'rope', notekit.Span(0, 900), 'sign')",
    ],
)
def test_a_note_is_read_without_a_parser_rule_that_fails(add: Add, instead: str) -> None:
    without = notekit.parse(TEXT, media_type="markdown")
    add("sign", RULE.replace('draft.find("place", "rope", None, "sign")', instead))
    notebook = notekit.parse(TEXT, media_type="markdown")
    assert notebook.notes == without.notes
    assert [remark.code for remark in notebook.diagnostics if remark not in without.diagnostics] == ["plugin-failed"]


def test_what_is_wrong_in_the_document_is_no_fault_of_a_plugin(add: Add) -> None:
    add("sign", RULE)
    with pytest.raises(notekit.SchemaError, match="-:3: who: a section takes by"):
        notekit.parse(b"# A\n\n<!-- notekit: prose who='x' -->".replace(b"'", b'"') + b"\n\na\n", media_type="markdown")


def test_what_a_parser_rule_invents_is_said(add: Add) -> None:
    add("sign", RULE.replace('"rope"', '"Atlantis"'))
    (remark,) = [
        each for each in notekit.parse(TEXT, media_type="markdown").diagnostics if each.code == "plugin-failed"
    ]
    assert "place is 'Atlantis', which the source does not say" in remark.message


WORDS = """
    @notekit.hookimpl
    def notekit_vocabulary():
        return {"headings": {"next-steps": ["sparks"]}}
"""


def test_words_of_a_plugin_are_understood_beside_those_of_the_settings(add: Add) -> None:
    text = b"# Slipway workshop\n\nTea.\n\n## Sparks\n\n- Rope\n\n## Embers\n\n- Tar\n"
    settings = notekit.Settings({"headings": {"next-steps": ["embers"]}})
    assert len(notekit.parse(text, media_type="markdown", settings=settings).notes[0].next_steps) == 1
    add("words", WORDS)
    assert len(notekit.parse(text, media_type="markdown", settings=settings).notes[0].next_steps) == 2
    assert len(notekit.parse(text, media_type="markdown").notes[0].next_steps) == 1


CHECK = """
    def look(subject):
        if subject.note.title and subject.note.title.islower():
            yield notekit.Remark("the title is all small", hint="begin it with a capital")

    @notekit.hookimpl
    def notekit_check_rules():
        return [notekit.CheckRule("small-title", "a title in small letters", look)]
"""


def test_a_rule_of_the_check_finds_and_is_switched_like_any_other(add: Add) -> None:
    notebook = notekit.Notebook([notekit.Note("the loft")])
    assert notekit.check(notebook) == ()
    add("small", CHECK)
    (finding,) = notekit.check(notebook)
    assert (finding.code, finding.message) == ("small-title", "the title is all small")
    assert notekit.check(notebook, ignore=["small-title"]) == ()
    assert notekit.check(notebook, select=["small-title"]) == (finding,)


def test_a_rule_of_the_check_is_listed_and_known_to_settings(
    add: Add, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add("small", CHECK)
    (tmp_path / "notekit.toml").write_text('[check]\nignore = ["small-title"]\n', encoding="utf-8")
    assert notekit.read_settings(tmp_path / "notekit.toml").checks.ignore == ("small-title",)
    assert main(["check", "--list"]) == 0
    assert "small-title" in capsys.readouterr().out


def test_a_rule_of_the_check_that_fails_says_so_and_keeps_no_other(add: Add) -> None:
    notebook = notekit.parse(b"# Slipway\n\nWe mended the the pier.\n", media_type="markdown")
    add("small", CHECK.replace("if subject", "raise SystemExit\n        if subject"))
    found = notekit.check(notebook)
    assert [finding.code for finding in found] == ["small-title", "doubled-word"]
    assert found[0].message.startswith("plugin 'small' of acme-small 2.5 failed on this rule: SystemExit at ")
    assert "acme_small_small.py:" in found[0].message


COMMAND = """
    import click

    @click.command("count")
    @click.argument("source")
    def count(source):
        click.echo(len(notekit.parse(source).notes))

    @notekit.hookimpl
    def notekit_commands():
        return [count]
"""


def test_a_command_is_run_like_any_other(add: Add, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add("count", COMMAND)
    path = tmp_path / "a.md"
    path.write_bytes(TEXT)
    assert main(["count", str(path)]) == 0
    assert capsys.readouterr().out == "1\n"
    assert main(["count"]) == 2
    assert "Missing argument 'SOURCE'" in capsys.readouterr().err
    assert main(["count", "--help"]) == 0
    assert main(["count", str(tmp_path / "none.md")]) == 1


def test_a_command_that_fails_names_its_plugin(add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    add("count", COMMAND.replace("click.echo(", "click.echo(1 / 0, "))
    assert main(["count", "x"]) == 1
    assert capsys.readouterr().err.startswith(
        "notekit: plugin 'count' of acme-count 2.5 failed on its command: ZeroDivisionError"
    )


@pytest.mark.parametrize(
    ("code", "what"),
    [
        (slides("slides") + "\n    notekit_api = 2\n", "wants version 2 of the hooks, and this notekit has version 1"),
        (READER.replace('name = "cards"', 'name = "html"'), "claims the format to read 'html', which is notekit's own"),
        (READER.replace(".cards", ".md"), "cards.suffixes has '.md', which is taken by the format markdown"),
        (READER.replace(".cards", "cards"), "cards.suffixes has 'cards', which is no ending such as '.vtt'"),
        (READER.replace("[Cards()]", "[Cards]"), "which is no reader"),
        (RULE.replace('"title"', '"titel"'), "parser rule 'sign': there is no rule 'titel' to go beside"),
        (
            RULE.replace('ParserRule("sign"', 'ParserRule("title"'),
            "there is a rule 'title' already",
        ),
        (RULE.replace("[notekit.ParserRule(", "[str("), "TypeError"),
        (WORDS.replace("headings", "heading"), "notekit_vocabulary returns words that do not fit"),
        (CHECK.replace('"small-title"', '"Small title"'), "no rule of the check may have the name 'Small title'"),
        (
            CHECK.replace('"small-title"', '"doubled-word"'),
            "'doubled-word', which is notekit's own",
        ),
        (COMMAND.replace("return [count]", "return [print]"), "which is no click.Command"),
    ],
)
def test_what_does_not_fit_costs_the_plugin_only(add: Add, code: str, what: str) -> None:
    add("odd", code)
    add("good", slides("good"))
    (failure,) = load_plugins().failures
    assert failure.plugin == "odd"
    assert what in failure.what
    assert {"good", "markdown", "newsletter", "word"} <= set(load_plugins().names)
    assert notekit.parse(TEXT, media_type="markdown").notes


def test_a_plugin_that_lost_a_name_is_listed_once(add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    add("mine", slides("markdown"))
    assert main(["plugins"]) == 0
    listed = " ".join(capsys.readouterr().out.split())
    assert listed.count("acme-mine") == 1
    assert "writes markdown; but it claims the format 'markdown', which plugin 'markdown'" in listed


def test_words_of_plugin_and_settings_are_put_together_once(add: Add) -> None:
    add("words", WORDS)
    settings = notekit.Settings({"headings": {"next-steps": ["embers"]}})
    words = load_plugins().vocabulary_of("en")
    assert settings.vocabulary_on(words) is settings.vocabulary_on(words) is not settings.vocabulary
    assert notekit.Settings().vocabulary_on(words) is words


def test_no_plugin_takes_a_format_from_notekit_unasked(add: Add) -> None:
    before = notekit.render(notekit.Note("A"), "markdown").data
    add("mine", slides("markdown"))
    assert notekit.render(notekit.Note("A"), "markdown").data == before
    (failure,) = load_plugins().failures
    assert failure.plugin == "mine"
    choose_plugins(first=["mine"])
    assert notekit.render(notekit.Note("A"), "markdown").data != before


def test_of_two_plugins_the_one_named_first_supplies_the_format(add: Add) -> None:
    add("one", slides("slides"))
    add("two", slides("slides").replace("theme: str = attrs.field(default='plain'", "theme: str"))
    assert "slides" not in load_plugins().names
    choose_plugins(first=["two"])
    assert load_plugins().origin("slides").plugin == "two"


def test_a_plugin_may_be_left_out(add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    add("one", slides("slides"))
    assert main(["--no-plugin", "one", "plugins"]) == 0
    assert "acme-one 2.5: left out" in capsys.readouterr().out
    with pytest.raises(notekit.PluginError, match="plugin 'one' is left out by --no-plugin"):
        notekit.render(notekit.Note("A"), "one")


def test_single_files_of_a_folder_are_plugins(add: Add, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "my_deck.py").write_text(dedent(slides("deck")), encoding="utf-8")
    (folder / "broken.py").write_text("1 / 0", encoding="utf-8")
    (folder / "_hidden.py").write_text("1 / 0", encoding="utf-8")
    assert main(["--plugins-dir", str(folder), "plugins"]) == 0
    listed = " ".join(capsys.readouterr().out.split())
    assert "my-deck" in listed
    assert "writes deck" in listed
    assert "FAILED, cannot be loaded (ZeroDivisionError: division by zero at " in listed
    choose_plugins(folders=[tmp_path / "nowhere"])
    with pytest.raises(notekit.PluginError, match="nowhere: there is no such folder of plugins"):
        load_plugins()


def test_a_single_file_may_bring_a_command(add: Add, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "count.py").write_text(HEAD + dedent(COMMAND), encoding="utf-8")
    (tmp_path / "a.md").write_bytes(TEXT)
    assert main(["--plugins-dir", str(tmp_path / "own"), "count", str(tmp_path / "a.md")]) == 0
    assert capsys.readouterr().out == "1\n"
    assert main(["--plugins-dir", str(tmp_path / "own"), "--no-plugin", "count", "count", "a.md"]) == 2


def test_the_doctor_says_what_is_wrong_and_what_to_do(add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plugins", "doctor"]) == 0
    assert capsys.readouterr().out == "all 3 plugins work\n"
    add("odd", "1 / 0")
    add("clash", COMMAND.replace('"count"', '"show"'))
    assert main(["plugins", "doctor"]) == 1
    odd, clash = capsys.readouterr().out.splitlines()
    assert odd.startswith("plugin 'odd' of acme-odd: cannot be loaded (ZeroDivisionError: division by zero at ")
    assert odd.endswith("acme_odd_odd.py:2); update it, or uninstall it")
    assert clash == "plugin 'clash' of acme-clash 2.5: its command 'show' is hidden by notekit's own; rename it"


def test_a_renderer_that_gives_nothing_is_named(add: Add) -> None:
    add("none", slides("none").replace("return notekit.Artefact", "notekit.Artefact"))
    with pytest.raises(notekit.PluginError, match="gave a value of type NoneType"):
        notekit.render(notekit.Note("A"), "none")


@pytest.mark.parametrize("choice", [{"without": ["nobody"]}, {"first": ["nobody"]}])
def test_a_plugin_that_there_is_not_cannot_be_chosen(add: Add, choice: dict[str, list[str]]) -> None:
    choose_plugins(**choice)
    with pytest.raises(notekit.PluginError, match="there is no plugin 'nobody'; there are markdown, newsletter, word"):
        load_plugins()


RULE_AFTER = """
    def find(draft):
        draft.find("venue", "Slipway", None, "mine")

    @notekit.hookimpl
    def notekit_parser_rules():
        return [notekit.ParserRule("quay", find, after="AFTER")]
"""


@pytest.mark.parametrize(
    ("code", "what"),
    [
        (RULE_AFTER.replace("AFTER", "dates"), "there is no rule 'dates' to go beside"),
        (RULE_AFTER.replace("@notekit.hookimpl", ""), "notekit_parser_rules has no @notekit.hookimpl above it"),
        ("1 / 0", "cannot be loaded (ZeroDivisionError"),
    ],
)
@pytest.mark.parametrize("command", [("show",), ("check",), ("explain", "place")])
def test_a_plugin_that_is_broken_is_told_of_where_its_rules_are_missed(
    add: Add, tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str, what: str, command: tuple[str, ...]
) -> None:
    add("quay", code)
    (tmp_path / "a.md").write_bytes(TEXT)
    assert main([command[0], str(tmp_path / "a.md"), *command[1:]]) == 0
    assert what in capsys.readouterr().err


def test_a_field_that_a_note_has_not_is_a_failure_of_the_rule_with_its_place(
    add: Add, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add("quay", RULE_AFTER.replace("AFTER", "title"))
    (tmp_path / "a.md").write_bytes(TEXT)
    assert main(["explain", str(tmp_path / "a.md"), "place"]) == 0
    said = capsys.readouterr().err
    assert "a note has no field 'venue' to find; there are title, subtitle, kind, date, place" in said
    assert "acme_quay_quay.py:4" in said


def test_a_field_that_a_rule_makes_up_is_a_failure_too(add: Add) -> None:
    code = RULE_AFTER.replace("AFTER", "title").replace('draft.find("venue", "Slipway", None, "mine")', "FILL")
    add("quay", code.replace("FILL", 'draft.fields["venue"] = "Slipway"'))
    (remark,) = [each for each in notekit.parse(TEXT, media_type="markdown").diagnostics if "quay" in each.message]
    assert "a note has no field 'venue' to find" in remark.message


def test_the_traceback_of_a_plugin_is_printed_where_it_is_asked_for(
    add: Add, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add("quay", RULE_AFTER.replace("AFTER", "title"))
    notekit.parse(TEXT, media_type="markdown")
    assert "Traceback" not in capsys.readouterr().err
    monkeypatch.setenv("NOTEKIT_DEBUG", "1")
    notekit.parse(TEXT, media_type="markdown")
    assert "acme_quay_quay.py" in capsys.readouterr().err
