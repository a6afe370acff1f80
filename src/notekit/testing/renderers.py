"""What is expected of every renderer, as tests to inherit."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, ClassVar, Literal, get_args, get_origin

from notekit import Artefact, Diagnostic, Note, NotekitError, Renderer
from notekit.options import make_options, options_of
from notekit.testing.contract import Contract, assert_fits
from notekit.testing.elsewhere import digests, digests_elsewhere
from notekit.testing.everything import full_note
from notekit.testing.hard_notes import FURNITURE, hard_notes, huge_note
from notekit.testing.markup import dangers_of, readable
from notekit.testing.stillness import stillness
from notekit.testing.wording import ASPECTS, folded, missing, said
from notekit.testing.work import assert_linear, memory_of, steps_of

__all__ = ["RendererContract"]

_HUGE = 250
_PAGES = ("text/html", "application/xhtml+xml")


class RendererContract(Contract):
    """The tests of a renderer, for a class that says which:

    class TestMine(RendererContract):
        renderer = MyRenderer()

    `leaves_out` names what the format leaves out on purpose, as `ASPECTS` do. `options` are those to test with, none
    if empty. `notes` are further notes to test with, by name.
    """

    renderer: ClassVar[Renderer]
    leaves_out: ClassVar[Collection[str]] = ()
    options: ClassVar[Mapping[str, Any]] = {}
    notes: ClassVar[Mapping[str, Note]] = {}

    # To be overridden where a format needs it

    def text_of(self, artefact: Artefact) -> str:
        """The text that a reader of the artefact finds; by default that of a page in HTML, else the bytes as UTF-8."""
        text = artefact.data.decode()
        return readable(text) if artefact.media_type in _PAGES else text

    def folded(self, text: str) -> str:
        """What is compared of a text, whether of the note or of the artefact; by default, its words."""
        return folded(text)

    def said(self, note: Note) -> Mapping[str, Iterable[str]]:
        """The texts of a note that an artefact has to give, by aspect; by default all but those of `leaves_out`."""
        return {aspect: texts for aspect, texts in said(note).items() if aspect not in self.leaves_out}

    def is_safe(self, artefact: Artefact) -> bool:
        """Whether words of the note are words only; by default, that nothing in a page in HTML runs."""
        return artefact.media_type not in _PAGES or not dangers_of(artefact.data.decode())

    # What the tests go by

    def cases(self) -> Mapping[str, Mapping[str, Any]]:
        """The hard notes, and those of the author."""
        return {"note": {**hard_notes(), **self.notes}}

    def rendered(self, *notes: Note) -> Artefact | None:
        """The notes with the options of the class; None where the renderer has nothing to say about any."""
        wanted = [note for note in notes if self.renderer.can_render(note)]
        return self.renderer.render(wanted, make_options(self.renderer, self.options)) if wanted else None

    def _rendering(self, size: int) -> Callable[[], object]:
        note, options = huge_note(size), make_options(self.renderer, self.options)
        return lambda: self.renderer.render([note], options)

    def _assert_all_said(self, notes: Sequence[Note]) -> None:
        notes = [note for note in notes if self.renderer.can_render(note)]
        artefact = self.rendered(*notes)
        if artefact is None:
            return
        text = self.folded(self.text_of(artefact))
        expected = [
            {aspect: list(filter(None, map(self.folded, texts))) for aspect, texts in self.said(note).items()}
            for note in notes
        ]
        lost = [missing(each, text) for each in expected]
        assert not any(lost), f"not to be found in what was rendered: {_shown(lost)}"

    # The tests

    def test_notekit_takes_it_for_a_renderer(self) -> None:
        """Its names have the form that they should, and it says what it gives."""
        assert_fits("renderers", self.renderer)
        assert self.renderer.summary.strip(), "a renderer has a summary, for `notekit formats`"
        assert len(self.renderer.summary.splitlines()) == 1, "the summary is one line"

    def test_what_it_leaves_out_are_known_aspects(self) -> None:
        """A word misspelt there would leave nothing out."""
        unknown = set(self.leaves_out) - set(ASPECTS)
        assert not unknown, f"there is no {sorted(unknown)} to leave out; there are {', '.join(ASPECTS)}"

    def test_each_option_has_help(self) -> None:
        """Which `notekit formats` shows."""
        without = [name for name, option in options_of(self.renderer).items() if not str(option.help).strip()]
        assert not without, f"these options have no help in the metadata of their fields: {', '.join(without)}"

    def test_an_option_that_it_does_not_have_is_refused(self) -> None:
        """By the name of the option."""
        _assert_refused(self.renderer, "no_such_option", "x")

    def test_a_value_that_is_of_no_use_is_refused(self) -> None:
        """For each option."""
        for name in options_of(self.renderer):
            _assert_refused(self.renderer, name, object())

    def test_each_choice_of_an_option_is_rendered(self) -> None:
        """Where what the option takes can be counted."""
        for name, option in options_of(self.renderer).items():
            for value in _choices(option.type):
                artefact = self.renderer.render([full_note()], make_options(self.renderer, {name: value}))
                assert isinstance(artefact, Artefact), f"with {name}={value} it gives no notekit.Artefact"

    def test_it_says_of_every_note_whether_it_can_render_it(self, note: Note) -> None:
        """As True or False, and the same twice."""
        with stillness():
            once, again = self.renderer.can_render(note), self.renderer.can_render(note)
        assert isinstance(once, bool), f"can_render gives True or False, and not {once!r}"
        assert once is again, "can_render gives another answer the second time"

    def test_it_can_render_a_note_that_has_everything(self) -> None:
        """For else nothing were tested here."""
        assert self.renderer.can_render(full_note()), "can_render declines a note that has everything"

    def test_the_artefact_is_what_the_renderer_says(self, note: Note) -> None:
        """Bytes of its media type and suffix, where no option is given."""
        if not self.renderer.can_render(note):
            return
        artefact = self.renderer.render([note], self.renderer.options())
        assert isinstance(artefact, Artefact), f"render gives a notekit.Artefact, and not {artefact!r:.80}"
        assert isinstance(artefact.data, bytes), f"the data of an artefact are bytes, and not {artefact.data!r:.80}"
        told, meant = (artefact.media_type, artefact.suffix), (self.renderer.media_type, self.renderer.suffix)
        assert told == meant, f"the artefact says that it is {told}, and the renderer {meant}"
        strange = [each for each in artefact.diagnostics if not isinstance(each, Diagnostic)]
        assert not strange, f"diagnostics are notekit.Diagnostic, and not {strange[0]!r:.80}"

    def test_nothing_of_a_note_is_lost(self, note: Note) -> None:
        """Every title, name, post, point, step, quotation and all else, but what is left out on purpose."""
        self._assert_all_said([note])

    def test_nothing_of_several_notes_in_one_document_is_lost(self) -> None:
        """Each note says all that it says alone."""
        self._assert_all_said(list(self.cases()["note"].values()))

    def test_nothing_of_a_huge_note_is_lost(self) -> None:
        """One of more than a thousand blocks."""
        self._assert_all_said([huge_note(_HUGE)])

    def test_furniture_is_left_out(self) -> None:
        """What the page said around the note is no part of it."""
        artefact = self.rendered(hard_notes()["furniture"])
        text = self.folded(self.text_of(artefact)) if artefact else ""
        assert self.folded(FURNITURE) not in text, "the furniture of a note's page is rendered"

    def test_hostile_words_stay_words(self, note: Note) -> None:
        """As `is_safe` tells."""
        artefact = self.rendered(note)
        if artefact is not None and not self.is_safe(artefact):
            found = dangers_of(artefact.data.decode()) if artefact.media_type in _PAGES else ["see is_safe"]
            raise AssertionError(f"words of the note have become more than words: {'; '.join(found[:5])}")

    def test_nothing_is_fetched_or_written(self, note: Note) -> None:
        """Nor is any program started."""
        with stillness():
            self.rendered(note)

    def test_the_same_notes_give_the_same_bytes(self, note: Note) -> None:
        """Whatever was rendered in between."""
        once = self.rendered(note)
        self.rendered(full_note())
        again = self.rendered(note)
        assert (once and once.data) == (again and again.data), "the second time, the same note gives other bytes"

    def test_the_bytes_are_the_same_on_another_day_in_another_interpreter(self) -> None:
        """No order of a set, and no clock, shows in them."""
        here = digests(self.renderer, self.options)
        there = digests_elsewhere(self.renderer, self.options)
        other = [name for name in here if here[name] != there.get(name)]
        assert not other, (
            f"in another interpreter, some seconds later, these notes give other bytes: {', '.join(other)}"
        )

    def test_work_grows_no_faster_than_the_note(self) -> None:
        """Steps are counted, and no time is taken."""
        assert_linear(steps_of, self._rendering, "the number of steps")

    def test_memory_grows_no_faster_than_the_note(self) -> None:
        """The most that is held at once."""
        assert_linear(memory_of, self._rendering, "the memory")


def _assert_refused(renderer: Renderer, name: str, value: object) -> None:
    try:
        make_options(renderer, {name: value})
    except NotekitError:
        return
    raise AssertionError(f"the option {name!r} takes {value!r}, which fits nothing; let the options class refuse it")


def _choices(kind: Any) -> tuple[Any, ...]:
    """The values of a type that has few; none of another."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    if kind is bool:
        return (True, False)
    return tuple(kind) if isinstance(kind, type) and issubclass(kind, Enum) else ()


def _shown(lost: Iterable[Mapping[str, Sequence[str]]]) -> str:
    return "; ".join(
        f"of {aspect} {', '.join(f'{text:.60}' for text in texts[:3])}{' and more' * (len(texts) > 3)}"
        for each in lost
        for aspect, texts in each.items()
    )[:1000]
