"""Gathering: the sources of a manifest read, and an issue made of what it chooses of them."""

from collections.abc import Callable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from notekit.blocks import Block, Heading, Paragraph
from notekit.digests.abridging import abridge
from notekit.digests.choosing import chosen_points, chosen_teaser, first_words, has_words
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


@frozen
class Gathered:
    """What came of a manifest.

    `issue` is None where no note can be given; `errors` say what cannot, and why. `notebooks` are the sources as
    read, by the names that they have in the manifest; `manifest` says note by note what was chosen, in words by
    which it is found again.
    """

    issue: Issue | None
    manifest: Manifest
    errors: tuple[NotekitError, ...]
    notebooks: Mapping[str, Notebook]


@frozen
class _Chosen:
    """An item, the note it is made of, and how it is written down."""

    note: Note
    item: Item
    selection: Selection


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
    opening = introduction(manifest.introduction or "")
    opened = opened or (lambda source: parse(Path(folder) / source, settings=settings))
    notebooks: dict[str, Notebook] = {}
    errors: list[NotekitError] = []
    chosen: list[_Chosen] = []
    missed = set(teasers) | set(points)
    for selection in manifest.items:
        source = selection.source
        try:
            if source not in notebooks:
                notebooks[source] = opened(source)
        except NotekitError as error:
            errors.append(error)
            continue
        try:
            for number, note in _selected(notebooks[source], selection):
                here = _with_words(selection, note, teasers, points)
                missed -= {here.teaser, *(here.points if isinstance(here.points, tuple) else ())}
                note_itself = number if len(notebooks[source].notes) > 1 else None
                chosen.append(_choose(note, evolve(here, note=note_itself), manifest))
        except NotekitError as error:
            errors.append(SchemaError(f"{shown(source)}: {error}"))
    errors += [SchemaError(f"nothing in these notes begins with {words!r}") for words in sorted(missed)]
    chosen = _in_order(chosen, manifest)
    return Gathered(_issue(chosen, manifest, opening), _told(chosen, manifest), tuple(errors), notebooks)


def _issue(chosen: Sequence[_Chosen], manifest: Manifest, opening: Sequence[Block]) -> Issue | None:
    if not chosen:
        return None
    items = [each.item for each in chosen]
    return Issue(items, title=manifest.title, date=manifest.date, introduction=opening, language=manifest.language)


def _told(chosen: Sequence[_Chosen], manifest: Manifest) -> Manifest:
    """The manifest with the choice written out, in the order that came of it."""
    return evolve(manifest, items=[each.selection for each in chosen], order=Order.GIVEN, group=None)


def introduction(text: str) -> tuple[Block, ...]:
    """The blocks of an introduction in Markdown. Raises `SchemaError` where it opens with front matter."""
    blocks: list[Block] = []
    for block in read(text, name="introduction", media_type=MARKDOWN.name).blocks:
        if isinstance(block, Metadata):
            raise SchemaError("introduction: takes Markdown without front matter")
        if isinstance(block, Title):
            blocks.append(Heading(block.content))
        elif isinstance(block, PageFurniture):
            blocks.append(Paragraph(block.text))
        elif not isinstance(block, Directive):
            blocks.append(block)
    return tuple(blocks)


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


def _with_words(selection: Selection, note: Note, teasers: Sequence[str], points: Sequence[str]) -> Selection:
    """The selection with those of the words for any note that this one has."""
    own = [words for words in points if has_words(note, words)]
    teaser = next((words for words in teasers if has_words(note, words)), None)
    chosen = selection.points if isinstance(selection.points, tuple) else ()
    return evolve(selection, teaser=selection.teaser or teaser, points=(*chosen, *own) if own else selection.points)


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _choose(note: Note, selection: Selection, manifest: Manifest) -> _Chosen:
    depth = selection.depth or manifest.depth
    most = selection.points if isinstance(selection.points, int) else manifest.points
    words = selection.points if isinstance(selection.points, tuple) else None
    given = abridge(note, depth, teaser=selection.teaser, points=words, most=most)
    topic = (note.topics[0] if note.topics else ELSE) if manifest.group else None
    item = Item(given, depth, link=selection.link or note.url, group=selection.group or topic)
    told = evolve(selection, depth=None if depth is manifest.depth else depth, group=item.group)
    if depth is not Depth.FULL:
        teaser = chosen_teaser(note, selection.teaser)
        chosen = chosen_points(note, words, most)
        told = evolve(
            told,
            teaser=teaser and teaser.content.text,
            points=[first_words(note, each) for each in chosen],
        )
    return _Chosen(note, item, told)


def _in_order(chosen: Sequence[_Chosen], manifest: Manifest) -> list[_Chosen]:
    """What was chosen, in the order asked for, and those of one group together where the first of them stands."""
    if manifest.order is Order.DATE:
        dated = [each for each in chosen if each.note.date and each.note.date.start]
        dated.sort(key=lambda each: each.note.date.start.toordinal(), reverse=True)  # type: ignore[union-attr]
        chosen = [*dated, *(each for each in chosen if not (each.note.date and each.note.date.start))]
    elif manifest.order is Order.TOPIC:
        chosen = sorted(chosen, key=lambda each: (not each.note.topics, each.note.topics[:1]))
    groups: dict[str | None, list[_Chosen]] = {}
    for each in chosen:
        groups.setdefault(each.item.group, []).append(each)
    without, last = groups.pop(None, []), groups.pop(ELSE, [])
    return [*without, *(each for group in groups.values() for each in group), *last]
