"""What is expected of rules of recognition, of vocabularies and of rules of the check, as tests to inherit."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from attrs import evolve

from notekit import CheckRule, Notebook, ParserRule, Remark, Role, Span, Subject
from notekit.parsers.languages import english
from notekit.parsers.parse import RULES, parse_reading
from notekit.parsers.rule import placed
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.readers import read
from notekit.testing.contract import Contract, assert_fits
from notekit.testing.hard_notes import hard_notes
from notekit.testing.hard_texts import STATED, hard_texts, repeated
from notekit.testing.stillness import stillness
from notekit.testing.work import assert_linear, memory_of, steps_of

__all__ = ["CheckRuleContract", "ParserRuleContract", "VocabularyContract"]


class _Recognition(Contract):
    """What holds of recognition, whatever a plugin adds to it. `texts` are further ones to test with, by name."""

    texts: ClassVar[Mapping[str, str]] = {}

    def cases(self) -> Mapping[str, Mapping[str, Any]]:
        """The hard texts, and those of the author."""
        return {"text": {**hard_texts(), **self.texts}}

    def words(self) -> Vocabulary:
        """The cue words to go by."""
        return english()

    def rules(self) -> Sequence[ParserRule]:
        """The rules to go by."""
        return RULES

    def parsed(self, text: str) -> Notebook:
        """What is recognised in a text, as Markdown."""
        return parse_reading(read(text, name="-", media_type="text/markdown"), self.words(), self.rules())

    def _parsing(self, times: int) -> Callable[[], object]:
        text = repeated(times)
        return lambda: self.parsed(text)

    def test_nothing_fails(self, text: str) -> None:
        """Where a rule of a plugin does, notes are read without it."""
        failed = [remark.message for remark in self.parsed(text).diagnostics if remark.code == "plugin-failed"]
        assert not failed, failed[0]

    def test_nothing_of_a_text_is_lost(self, text: str) -> None:
        """Nor is any of it in two blocks."""
        coverage = self.parsed(text).coverage
        assert coverage is not None
        assert coverage.complete, f"nothing accounts for {coverage.missing}, or two blocks for {coverage.doubled}"

    def test_evidence_stands_within_the_text(self, text: str) -> None:
        """Each piece of it."""
        notebook = self.parsed(text)
        spans = [each.span for note in notebook.notes for each in note.evidence]
        _assert_within(spans, notebook)

    def test_the_same_text_gives_the_same_notes(self, text: str) -> None:
        """With the same evidence."""
        once, again = self.parsed(text).notes, self.parsed(text).notes
        assert once == again, "the second time, the same text gives other notes"
        assert [note.evidence for note in once] == [note.evidence for note in again], "the evidence is another"

    def test_what_the_author_states_stays(self) -> None:
        """In front matter."""
        (note,) = self.parsed(hard_texts()["stated"]).notes
        found = {name: getattr(note, name) for name in STATED}
        assert found == STATED, f"what the author stated as {STATED} has become {found}"

    def test_nothing_is_fetched_or_written(self, text: str) -> None:
        """Nor is any program started."""
        with stillness():
            self.parsed(text)

    def test_work_grows_no_faster_than_the_text(self) -> None:
        """Steps are counted, and no time is taken."""
        assert_linear(steps_of, self._parsing, "the number of steps")

    def test_memory_grows_no_faster_than_the_text(self) -> None:
        """The most that is held at once."""
        assert_linear(memory_of, self._parsing, "the memory")


class ParserRuleContract(_Recognition):
    """The tests of a rule of recognition, for a class that says which as `rule`."""

    rule: ClassVar[ParserRule]

    def rules(self) -> Sequence[ParserRule]:
        """Those of notekit with this one at its place."""
        return placed(self.rule, RULES)

    def test_notekit_takes_it_for_a_rule(self) -> None:
        """Its name is free, and so is its place."""
        assert_fits("parser_rules", self.rule)

    def test_work_grows_no_faster_than_the_text(self) -> None:
        """The steps of the rule itself are counted, and no time is taken."""
        assert_linear(
            lambda text: self._steps_within(str(text())), lambda times: lambda: repeated(times), "the number of steps"
        )

    def _steps_within(self, text: str) -> int:
        """How many steps the rule takes while a text is parsed."""
        steps: list[int] = []
        rule = evolve(self.rule, apply=lambda draft: steps.append(steps_of(lambda: self.rule.apply(draft))))
        parse_reading(read(text, name="-", media_type="text/markdown"), self.words(), placed(rule, RULES))
        return sum(steps)


class VocabularyContract(_Recognition):
    """The tests of a vocabulary, for a class that says which as `vocabulary`."""

    vocabulary: ClassVar[Mapping[str, Mapping[str, Sequence[str]]]]

    def words(self) -> Vocabulary:
        """Those of notekit with these."""
        return english().with_words(self.vocabulary)

    def test_notekit_takes_it_for_a_vocabulary(self) -> None:
        """Its sections and keys are there, and words are lists of texts."""
        assert_fits("vocabulary", self.vocabulary)

    def test_headings_say_what_a_section_is(self) -> None:
        """Each of those that the vocabulary adds."""
        for key, terms in self.vocabulary.get("headings", {}).items():
            for term in terms if key in set(Role) else ():
                heading = term.replace(" *", " quay").replace("*", "").replace("_", "quay").capitalize()
                (note,) = self.parsed(f"# Slipway workshop\n\nTea.\n\n## {heading}\n\n- Mend the rope\n").notes
                role = note.body[-1].role
                assert role == key, f"a section with the heading {heading!r} is taken for {role}, and not for {key}"


class CheckRuleContract(Contract):
    """The tests of a rule of the check, for a class that says which as `rule`.

    `texts` are further ones to test with, by name.
    """

    rule: ClassVar[CheckRule]
    texts: ClassVar[Mapping[str, str]] = {}

    def cases(self) -> Mapping[str, Mapping[str, Any]]:
        """What is parsed from the hard texts and those of the author, and the hard notes, which have no source."""
        parsed = {name: _parsed(text) for name, text in {**hard_texts(), **self.texts}.items()}
        return {"notebook": {**parsed, **{f"note, {name}": Notebook((note,)) for name, note in hard_notes().items()}}}

    def remarks(self, notebook: Notebook) -> list[Remark]:
        """What the rule notices in a notebook."""
        return [remark for note in notebook.notes for remark in self.rule.look(Subject(note, notebook, english()))]

    def _checking(self, times: int) -> Callable[[], object]:
        notebook = _parsed(repeated(times))
        return lambda: self.remarks(notebook)

    def test_notekit_takes_it_for_a_rule_of_the_check(self) -> None:
        """It has a code, and says what it finds."""
        assert_fits("check_rules", self.rule)
        assert self.rule.finds.strip(), "a rule says what it finds, for `notekit check --list`"

    def test_it_gives_remarks_only(self, notebook: Notebook) -> None:
        """Each with a message on one line."""
        for remark in self.remarks(notebook):
            assert isinstance(remark, Remark), f"a rule gives notekit.Remark, and not {remark!r:.80}"
            assert len(remark.message.splitlines()) == 1, f"a message is one line, and not {remark.message!r:.80}"

    def test_places_and_fixes_stand_within_the_source(self, notebook: Notebook) -> None:
        """Where there is one."""
        remarks = self.remarks(notebook)
        places = [remark.span for remark in remarks if remark.span]
        _assert_within([*places, *(remark.fix.span for remark in remarks if remark.fix)], notebook)

    def test_the_same_notebook_gives_the_same_remarks(self, notebook: Notebook) -> None:
        """In the same order."""
        assert self.remarks(notebook) == self.remarks(notebook), "the second time, the remarks are others"

    def test_nothing_is_fetched_or_written(self, notebook: Notebook) -> None:
        """Nor is any program started."""
        with stillness():
            self.remarks(notebook)

    def test_work_grows_no_faster_than_the_text(self) -> None:
        """Steps are counted, and no time is taken."""
        assert_linear(steps_of, self._checking, "the number of steps")

    def test_memory_grows_no_faster_than_the_text(self) -> None:
        """The most that is held at once."""
        assert_linear(memory_of, self._checking, "the memory")


def _parsed(text: str) -> Notebook:
    return parse_reading(read(text, name="-", media_type="text/markdown"))


def _assert_within(spans: Sequence[Span], notebook: Notebook) -> None:
    size = len(notebook.source.text) if notebook.source else 0
    outside = [span for span in spans if span.end > size]
    assert not outside, f"{outside[0]} is not within the source, which has {size} characters"
