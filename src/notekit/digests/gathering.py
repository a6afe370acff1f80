"""Gathering: the sources of a manifest read, and an issue made of what it chooses of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field, frozen

from notekit.blocks import Block, Heading, Paragraph
from notekit.diagnostics import Diagnostic
from notekit.digests.abridging import abridge
from notekit.digests.choosing import chosen_points, chosen_teaser, first_words, has_words, own_words
from notekit.digests.manifest import Manifest, Order, Selection
from notekit.errors import NotekitError, SchemaError
from notekit.files import shown
from notekit.issue import Depth, Issue, Item
from notekit.notebook import Notebook
from notekit.pipeline import parse
from notekit.readers import MARKDOWN, read
from notekit.reading import Directive, Metadata, PageFurniture, Title
from notekit.schema import Note

if TYPE_CHECKING:
    from notekit.settings import Settings

__all__ = ["Gathered", "gather", "introduction"]

ELSE = "Other"
"""Where items without a topic stand that are grouped by topic."""


@frozen(slots=False)
class Gathered:
    """What came of a manifest.

    `issue` is None where no note can be given; `errors` say what cannot, and why; `diagnostics` are remarks on what
    was chosen. `notebooks` are the sources as read, by the names that they have in the manifest.
    """

    issue: Issue | None
    errors: tuple[NotekitError, ...]
    diagnostics: tuple[Diagnostic, ...]
    notebooks: Mapping[str, Notebook]
    _asked: Manifest = field(repr=False)
    _chosen: Sequence["_Chosen"] = field(repr=False)

    @cached_property
    def manifest(self) -> Manifest:
        """What was chosen, note by note, in words by which it is found again."""
        items = [_told(each, self._asked) for each in self._chosen]
        return evolve(self._asked, items=items, order=Order.GIVEN, group=None)


def gather(
    manifest: Manifest,
    *,
    folder: str | PathLike[str] = ".",
    teasers: Sequence[str] = (),
    points: Sequence[str] = (),
    settings: "Settings | None" = None,
    opened: Callable[[str], Notebook] | None = None,
) -> Gathered:
    """The issue that a manifest describes; its sources are seen from `folder`.

    `teasers` and `points` are first words of sentences and points for whichever note has them, beside what the
    manifest chooses. `settings` are an organisation's own, as `read_settings` gives them; `opened` reads a source
    in another way than `parse` does. Raises `SchemaError` for an introduction that has front matter; what is wrong
    with a source or a choice is among the errors given back, and the other items are there.
    """
    opening, remarks = introduction(manifest.introduction or "")
    choice = _Choice(
        manifest, teasers, points, opened or (lambda source: parse(Path(folder) / source, settings=settings))
    )
    for selection in manifest.items:
        choice.take(selection)
    chosen = _in_order(choice.chosen, manifest)
    return Gathered(
        _issue(chosen, manifest, opening),
        (*choice.errors, *choice.missed()),
        (*remarks, *_remarks(chosen)),
        choice.notebooks,
        manifest,
        chosen,
    )


@frozen
class _Chosen:
    """An item, the note it is made of, and how it is written down."""

    note: Note
    item: Item
    selection: Selection


@define
class _Choice:
    """What is chosen so far, of sources that are read once, and what could not be."""

    manifest: Manifest
    teasers: Sequence[str]
    points: Sequence[str]
    opened: Callable[[str], Notebook]
    chosen: list[_Chosen] = field(factory=list)
    errors: list[NotekitError] = field(factory=list)
    notebooks: dict[str, Notebook] = field(factory=dict)
    found: set[str] = field(factory=set)

    def take(self, selection: Selection) -> None:
        """Takes the notes of one selection."""
        source = selection.source
        try:
            if source not in self.notebooks:
                self.notebooks[source] = self.opened(source)
        except NotekitError as error:
            self.errors.append(error)
            return
        notebook = self.notebooks[source]
        try:
            notes = _selected(notebook, selection)
        except NotekitError as error:
            self.errors.append(SchemaError(f"{shown(source)}: {error}"))
            return
        for number, note in notes:
            try:
                self._take(evolve(selection, note=number if len(notebook.notes) > 1 else None), note)
            except NotekitError as error:
                self.errors.append(SchemaError(f"{shown(source)}: {error}"))

    def _take(self, selection: Selection, note: Note) -> None:
        """Takes one note; words for any note win over those that its selection has for it."""
        teasers = [words for words in self.teasers if has_words(note, words)]
        points = [words for words in self.points if has_words(note, words)]
        self.found |= {*teasers, *points}
        teaser = teasers[0] if teasers else selection.teaser
        here = evolve(selection, teaser=teaser, points=points or selection.points)
        self.chosen.append(_choose(note, here, self.manifest))

    def missed(self) -> Iterator[NotekitError]:
        """What is said of words for any note that none has."""
        for words in dict.fromkeys((*self.teasers, *self.points)):
            if words not in self.found:
                yield SchemaError(f"nothing in these notes begins with {words!r}")


def _remarks(chosen: Sequence[_Chosen]) -> Iterator[Diagnostic]:
    """What an editor should know of what was chosen."""
    seen: set[Note] = set()
    for each in chosen:
        name = f"{shown(each.selection.source)}: {each.note.title or 'the note'!r}"
        if each.note in seen:
            yield Diagnostic("digest-twice", f"{name} stands in the issue twice", hint="take one of the two out")
        seen.add(each.note)
        if each.item.depth is not Depth.FULL and not each.item.note.body:
            yield Diagnostic(
                "digest-empty", f"{name} is given by its title alone, for it says nothing", hint="leave it out"
            )
        if each.item.depth is Depth.HIGHLIGHTS:
            for words in own_words(each.note):
                yield Diagnostic(
                    "digest-own-words",
                    f"{name} has the highlight {words!r}, with which nothing in it begins; it is given as it stands",
                    hint="give the first words of a point, if it is one",
                )


def _issue(chosen: Sequence[_Chosen], manifest: Manifest, opening: Sequence[Block]) -> Issue | None:
    if not chosen:
        return None
    items = [each.item for each in chosen]
    return Issue(items, title=manifest.title, date=manifest.date, introduction=opening, language=manifest.language)


def introduction(text: str) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """The blocks of an introduction in Markdown, and remarks on it. Raises `SchemaError` where it has front matter."""
    if not text.strip():
        return (), ()
    blocks: list[Block] = []
    reading = read(text, name="introduction", media_type=MARKDOWN.name)
    for block in reading.blocks:
        if isinstance(block, Metadata):
            raise SchemaError("introduction: takes Markdown without front matter")
        if isinstance(block, Title):
            blocks.append(Heading(block.content))
        elif isinstance(block, PageFurniture):
            blocks.append(Paragraph(block.text))
        elif not isinstance(block, Directive):
            blocks.append(block)
    remarks = (
        evolve(remark, message=f"the introduction: {remark.message}", span=None) for remark in reading.diagnostics
    )
    return tuple(blocks), tuple(remarks)


def _selected(notebook: Notebook, selection: Selection) -> list[tuple[int, Note]]:
    """The notes that are meant, each with its number."""
    notes = list(enumerate(notebook.notes, start=1))
    if not notes:
        raise SchemaError("there is no note in it")
    wanted = selection.note
    if wanted is None:
        return notes
    if isinstance(wanted, int):
        found = [(number, note) for number, note in notes if number == wanted]
        known = f"its notes are counted from 1 to {len(notes)}"
    else:
        found = [(number, note) for number, note in notes if note.title and _folded(note.title) == _folded(wanted)]
        known = f"it has {', '.join(repr(note.title) for _, note in notes if note.title) or 'no titles'}"
    if not found:
        raise SchemaError(f"there is no note {wanted!r} in it; {known}")
    return found[:1]


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _choose(note: Note, selection: Selection, manifest: Manifest) -> _Chosen:
    depth = selection.depth or manifest.depth
    given = abridge(note, depth, teaser=selection.teaser, **_points(selection, manifest))
    topic = (note.topics[0] if note.topics else ELSE) if manifest.group else None
    item = Item(given, depth, link=selection.link or note.url, group=selection.group or topic)
    return _Chosen(note, item, selection)


def _points(selection: Selection, manifest: Manifest) -> dict[str, Any]:
    """Which points are chosen, and how many else, as arguments of `abridge`."""
    if isinstance(selection.points, tuple):
        return {"points": selection.points}
    return {"most": manifest.points if selection.points is None else selection.points}


def _told(chosen: _Chosen, manifest: Manifest) -> Selection:
    """How what was chosen is written down: in words where those find it again, else as it was chosen."""
    note, item, selection = chosen.note, chosen.item, chosen.selection
    told = evolve(selection, depth=None if item.depth is manifest.depth else item.depth, group=item.group)
    if item.depth is Depth.FULL:
        return told
    teaser = chosen_teaser(note, selection.teaser)
    points = chosen_points(note, **_points(selection, manifest))
    words = [first_words(note, each) for each in points]
    if teaser and chosen_teaser(note, teaser.content.text) == teaser:
        told = evolve(told, teaser=teaser.content.text)
    return evolve(told, points=words) if chosen_points(note, words) == points else told


def _in_order(chosen: Sequence[_Chosen], manifest: Manifest) -> list[_Chosen]:
    """What was chosen, in the order asked for, and those of one group together where the first of them stands."""
    if manifest.order is Order.DATE:
        dated = [each for each in chosen if each.note.date and each.note.date.start]
        dated.sort(key=lambda each: each.note.date.start.toordinal(), reverse=True)  # type: ignore[union-attr]
        chosen = [*dated, *(each for each in chosen if not (each.note.date and each.note.date.start))]
    elif manifest.order is Order.TOPIC:
        chosen = sorted(chosen, key=lambda each: (not each.note.topics, each.note.topics[:1]))
    groups: dict[str | None, list[_Chosen]] = {}
    names: dict[str, str] = {}
    for each in chosen:
        group = each.item.group and names.setdefault(each.item.group.casefold(), each.item.group)
        groups.setdefault(group, []).append(evolve(each, item=evolve(each.item, group=group)))
    last = groups.pop(ELSE, []) if manifest.group else []
    return [*(each for group in groups.values() for each in group), *last]
