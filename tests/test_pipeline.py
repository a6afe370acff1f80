import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest

import notekit
from notekit import Artefact, LeftOver, Note, Notebook, NotekitError, Section, Span
from notekit.plugins import Origin
from notekit.plugins.registry import Plugins
from notekit.plugins.supply import Supply

REEDS = Note("Reed bed day", body=(Section(["We met by the water."]),))
QUAY = Note("Old quay evening", body=(Section(["It rained."]),))


@attrs.frozen(kw_only=True)
class CardOptions:
    loud: bool = False


class Card:
    """A renderer that can be told to do anything."""

    media_type = "text/x-card"
    summary = "A card"
    options = CardOptions

    def __init__(self, name: str, answer: Callable[[Sequence[Note]], Any] | None = None) -> None:
        self.name = name
        self.suffix = f".{name}"
        self._answer = answer

    def can_render(self, note: Note) -> bool:
        return note.title != "Declined"

    def render(self, notes: Sequence[Note], options: Any) -> Any:
        if self._answer:
            return self._answer(notes)
        titles = " + ".join(note.title or "?" for note in notes)
        return Artefact((titles.upper() if options.loud else titles).encode(), self.media_type, self.suffix)


def fail_with(error: BaseException) -> Callable[[Sequence[Note]], Any]:
    def answer(_notes: Sequence[Note]) -> Any:
        raise error

    return answer


@pytest.fixture(autouse=True)
def cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """The format 'card' works, 'poor' and 'exits' fail, 'wrong' and 'astray' give what is no artefact."""
    renderers = [
        Card("card"),
        Card("poor", fail_with(ValueError("two\nlines"))),
        Card("exits", fail_with(SystemExit(0))),
        Card("wrong", lambda _notes: "text"),
        Card("astray", lambda _notes: Artefact(b"", "text/x", "/../../up")),
    ]
    plugins = Plugins([Supply(Origin(f"p-{renderer.name}", "acme", "2.5"), [renderer]) for renderer in renderers])
    monkeypatch.setattr("notekit.targets.load_plugins", lambda: plugins)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A document that holds two notes."""
    path = tmp_path / "two notes.json"
    path.write_text(notekit.dumps(Notebook((REEDS, QUAY))), encoding="utf-8")
    return path


def test_a_path_is_parsed_by_its_suffix(source: Path) -> None:
    assert notekit.parse(source).notes == notekit.parse(str(source)).notes == (REEDS, QUAY)


@pytest.mark.parametrize("wrap", [lambda data: data, bytearray, io.BytesIO, lambda data: io.StringIO(data.decode())])
def test_bytes_and_streams_are_parsed_as_stated(source: Path, wrap: Callable[[bytes], Any]) -> None:
    assert notekit.parse(wrap(source.read_bytes()), media_type="json").notes == (REEDS, QUAY)


def test_an_open_file_is_parsed_by_its_name(source: Path) -> None:
    with source.open(encoding="utf-8") as file:
        assert notekit.parse(file).notes == (REEDS, QUAY)


def test_plain_text_gives_its_source_and_covers_it() -> None:
    notebook = notekit.parse(b"Reed bed day\n\nWe met by the water.\n")
    assert notebook.source is not None
    assert notebook.source.text == "Reed bed day\n\nWe met by the water.\n"
    assert notebook.coverage is not None
    assert notebook.coverage.complete
    assert notebook.coverage.total == 26


@pytest.mark.parametrize("blank", [b"", b" \n\t\n"])
def test_a_blank_source_gives_an_empty_notebook_and_a_diagnostic(blank: bytes) -> None:
    notebook = notekit.parse(blank)
    assert notebook.notes == ()
    assert [remark.code for remark in notebook.diagnostics] == ["empty-source"]


@pytest.mark.parametrize("wrong", [None, 42, [b"a"], object()])
def test_what_is_no_source_is_refused(wrong: Any) -> None:
    with pytest.raises(notekit.SourceError, match="parse takes a path, bytes or a stream, not a"):
        notekit.parse(wrong)


def test_a_stream_that_cannot_be_read_is_a_source_error(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file, pytest.raises(notekit.SourceError, match=r"a\.txt: cannot be read"):
        notekit.parse(file)
    file = io.BytesIO(b"")
    file.close()
    with pytest.raises(notekit.SourceError, match=r"^-: cannot be read"):
        notekit.parse(file)


def test_a_text_stream_with_undecodable_bytes_is_a_source_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"caf\xe9")
    with path.open(encoding="utf-8") as file, pytest.raises(notekit.SourceError, match="cannot be read"):
        notekit.parse(file)


def test_json_that_is_no_utf_8_is_a_source_error() -> None:
    with pytest.raises(notekit.SourceError, match=r"^-: is not UTF-8"):
        notekit.parse(b"\xff{}", media_type="json")


def test_json_that_is_no_notebook_is_a_schema_error(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(notekit.SchemaError, match=r"a\.json: "):
        notekit.parse(path)


def test_a_note_several_notes_or_a_notebook_are_rendered() -> None:
    assert notekit.render(REEDS, "card").data == b"Reed bed day"
    assert notekit.render([REEDS, QUAY], "card").data == b"Reed bed day + Old quay evening"
    assert notekit.render(Notebook((QUAY,)), to="card").data == b"Old quay evening"


def test_options_are_keywords() -> None:
    assert notekit.render(REEDS, "card", loud=True).data == b"REED BED DAY"
    with pytest.raises(NotekitError, match="card has no option 'size'; known are loud"):
        notekit.render(REEDS, "card", size=3)


def test_json_is_a_format_of_notekit_itself() -> None:
    artefact = notekit.render(Notebook((REEDS, QUAY)), "json")
    assert notekit.loads(artefact.data.decode()).notes == (REEDS, QUAY)
    assert (artefact.media_type, artefact.suffix) == ("application/json", ".json")
    with pytest.raises(NotekitError, match="json has no option 'loud'; it takes none"):
        notekit.render(REEDS, "json", loud=True)


@pytest.mark.parametrize("nothing", [[], Notebook()])
def test_nothing_cannot_be_rendered(nothing: Any) -> None:
    with pytest.raises(NotekitError, match="there is no note to render as card"):
        notekit.render(nothing, "card")


@pytest.mark.parametrize("wrong", ["text", 42, [REEDS, "text"]])
def test_what_is_no_note_is_refused(wrong: Any) -> None:
    with pytest.raises(notekit.SchemaError, match="takes"):
        notekit.render(wrong, "card")


def test_what_belongs_to_no_note_is_rendered_as_one_of_its_own() -> None:
    notebook = Notebook((REEDS,), left_over=[LeftOver("stray words", Span(0, 11))])
    assert notekit.render(notebook, "card").data == b"Reed bed day + Unplaced text"


def test_a_note_that_the_renderer_declines_is_told() -> None:
    artefact = notekit.render([Note("Declined"), REEDS], "card")
    assert artefact.data == b"Reed bed day"
    assert [remark.code for remark in artefact.diagnostics] == ["note-declined"]
    with pytest.raises(NotekitError, match="card has nothing to say about these notes"):
        notekit.render(Note("Declined"), "card")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("poor", r"plugin 'p-poor' of acme 2\.5 failed on poor: ValueError: two lines at \S+:\d+; tell its authors"),
        ("exits", r"plugin 'p-exits' of acme 2\.5 failed on exits: SystemExit: 0 at \S+:\d+;"),
        ("wrong", r"plugin 'p-wrong' of acme 2\.5 gave a value of type str and not a notekit\.Artefact"),
        ("astray", r"plugin 'p-astray' of acme 2\.5 gave the suffix '/\.\./\.\./up'"),
    ],
)
def test_what_a_plugin_does_wrong_is_told_with_its_name(name: str, what: str) -> None:
    with pytest.raises(notekit.PluginError, match=what):
        notekit.render(REEDS, name)


def test_interrupting_a_renderer_interrupts(monkeypatch: pytest.MonkeyPatch) -> None:
    plugins = Plugins([Supply(Origin("p", "acme", "2.5"), [Card("slow", fail_with(KeyboardInterrupt()))])])
    monkeypatch.setattr("notekit.targets.load_plugins", lambda: plugins)
    with pytest.raises(KeyboardInterrupt):
        notekit.render(REEDS, "slow")


def test_a_source_is_converted_to_each_format(source: Path, tmp_path: Path) -> None:
    done = notekit.convert(source, to=["card", "json", "card"], output=tmp_path / "out")
    assert [(each.to, each.path) for each in done] == [
        ("card", tmp_path / "out" / "two-notes.card"),
        ("json", tmp_path / "out" / "two-notes.json"),
    ]
    assert (tmp_path / "out" / "two-notes.card").read_bytes() == b"Reed bed day + Old quay evening"
    assert json.loads((tmp_path / "out" / "two-notes.json").read_bytes())["notes"]


def test_one_format_may_go_to_a_file_of_its_own_name(source: Path, tmp_path: Path) -> None:
    (done,) = notekit.convert(source, to="card", output=tmp_path / "hello.txt")
    assert done.path == tmp_path / "hello.txt"


def test_notes_are_split_into_files_named_after_their_titles(tmp_path: Path) -> None:
    notebook = Notebook((REEDS, QUAY, REEDS, Note("../../up"), Note()), left_over=[LeftOver("stray", Span(0, 5))])
    data = notekit.render(notebook, "json").data
    done = notekit.convert(data, to="card", media_type="json", output=tmp_path, split=True)
    names = ["Reed-bed-day", "Old-quay-evening", "Reed-bed-day-2", "up", "note", "unplaced-text"]
    assert [each.path for each in done] == [tmp_path / f"{name}.card" for name in names]


def test_a_source_without_a_name_lends_its_first_title(tmp_path: Path) -> None:
    data = notekit.render([REEDS, QUAY], "json").data
    (done,) = notekit.convert(data, to="card", media_type="json", output=tmp_path)
    assert done.path == tmp_path / "Reed-bed-day.card"


def test_options_go_to_each_format_that_knows_them(source: Path, tmp_path: Path) -> None:
    notekit.convert(source, to=["card", "json"], output=tmp_path / "out", options={"loud": "yes"})
    assert (tmp_path / "out" / "two-notes.card").read_bytes() == b"REED BED DAY + OLD QUAY EVENING"
    with pytest.raises(NotekitError, match="card, json: there is no option 'size'; known are loud"):
        notekit.convert(source, to=["card", "json"], output=tmp_path / "out", options={"size": "3"})


def test_existing_files_are_kept_unless_forced(source: Path, tmp_path: Path) -> None:
    notekit.convert(source, to="card", output=tmp_path)
    with pytest.raises(notekit.OutputError, match=r"two-notes\.card: exists already"):
        notekit.convert(source, to="card", output=tmp_path)
    notekit.convert(source, to="card", output=tmp_path, force=True)


def test_the_source_itself_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "reeds.json"
    source.write_text(notekit.dumps(REEDS), encoding="utf-8")
    with pytest.raises(notekit.OutputError, match=r"reeds\.json: is itself a source"):
        notekit.convert(source, to="json", output=tmp_path, force=True)


def test_a_format_that_fails_leaves_the_others_as_they_would_be(source: Path, tmp_path: Path) -> None:
    with pytest.raises(notekit.PluginError, match="failed on poor"):
        notekit.convert(source, to=["poor", "card"], output=tmp_path / "with")
    notekit.convert(source, to=["card"], output=tmp_path / "without")
    assert [path.name for path in (tmp_path / "with").iterdir()] == ["two-notes.card"]
    assert (tmp_path / "with" / "two-notes.card").read_bytes() == (tmp_path / "without" / "two-notes.card").read_bytes()


def test_several_failures_are_told_together(source: Path, tmp_path: Path) -> None:
    with pytest.raises(NotekitError, match=r"failed on poor.*; plugin .* failed on exits"):
        notekit.convert(source, to=["poor", "exits"], output=tmp_path)


def test_an_unknown_format_is_told_before_anything_is_written(source: Path, tmp_path: Path) -> None:
    with pytest.raises(notekit.FormatError, match=r"no format 'cart' to write; did you mean 'card'\?"):
        notekit.convert(source, to=["card", "cart"], output=tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "written", [notekit.dumps(REEDS), "---\nnotekit: 1\n---\n\n# Reed bed day\n\nWe met by the water.\n"]
)
def test_what_notekit_wrote_is_known_again_without_a_name(written: str) -> None:
    assert notekit.parse(written.encode()).notes == (REEDS,)


@pytest.mark.parametrize("text", ["{ we met }", "---\ntitle: Reeds\n---\n\nWe met.", '{"other": 1}'])
def test_what_might_be_anything_is_plain_text_without_a_name(text: str) -> None:
    source = notekit.parse(text.encode()).source
    assert source is not None
    assert source.media_type == "text/plain"
