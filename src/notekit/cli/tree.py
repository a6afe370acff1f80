"""A notebook as a tree for a terminal."""

from collections import Counter
from collections.abc import Iterable

from rich.text import Text
from rich.tree import Tree

from notekit.blocks import Block, Heading, Image, ListBlock, Paragraph, Verse
from notekit.cli.report import line_of
from notekit.event_date import EventDate
from notekit.notebook import Coverage, Notebook
from notekit.people import Person
from notekit.schema import Kind, Note, Role, Section
from notekit.views import Link, NextStep

__all__ = ["tree_of"]

_LONGEST = 72


def tree_of(notebook: Notebook, name: str) -> Tree:
    """All that was recognised in the document that goes by `name`."""
    media_type = f", {notebook.source.media_type}" if notebook.source else ""
    tree = Tree(Text.assemble((name, "bold"), (f"  {_count(len(notebook.notes), 'note')}{media_type}", "dim")))
    for note in notebook.notes:
        _add_note(tree, note)
    if notebook.left_over:
        branch = _branch(tree, "In no note", len(notebook.left_over))
        for piece in notebook.left_over:
            branch.add(Text(_short(piece.text)))
    if notebook.coverage:
        tree.add(_coverage(notebook.coverage))
    if notebook.diagnostics:
        branch = _branch(tree, "Remarks", len(notebook.diagnostics))
        for remark in notebook.diagnostics:
            branch.add(
                Text(line_of(remark, name, notebook.source), "yellow" if remark.severity == "warning" else "dim")
            )
    return tree


def _add_note(tree: Tree, note: Note) -> None:
    branch = tree.add(Text(note.title or "(no title)", "bold cyan"))
    facts = {
        "subtitle": note.subtitle,
        "kind": None if note.kind is Kind.OTHER else str(note.kind),
        "date": _date(note.date),
        "place": note.place,
        "organiser": note.organiser,
        "series": note.series,
        "topics": ", ".join(note.topics),
        "supporters": ", ".join(note.supporters),
        "url": note.url,
        "teaser": note.teaser and _short(note.teaser),
    }
    for label, value in facts.items():
        if value:
            branch.add(Text.assemble((f"{label:<10} ", "dim"), value))
    _add_all(branch, "Highlights", (Text(_short(highlight)) for highlight in note.highlights))
    _add_all(branch, "People", map(_person, note.people))
    _add_all(branch, "Body", map(_section, note.body))
    _add_all(branch, "Next steps", map(_step, note.next_steps))
    _add_all(branch, "Quotes", (_attributed(quote.text, quote.speaker) for quote in note.quotes))
    _add_all(branch, "Links", map(_link, note.links))
    _add_all(branch, "Pictures", map(_picture, note.images))
    _add_all(branch, "Furniture", (Text(_short(piece), "dim") for piece in note.furniture))


def _section(section: Section) -> Text:
    line = Text.assemble((str(section.role), "dim" if section.role is Role.PROSE else "green"))
    if section.heading:
        line.append(f"  {section.heading.text}", "bold")
    if section.by:
        line.append(f"  by {', '.join(section.by)}")
    if section.group:
        line.append(f"  group {section.group}")
    if section.content:
        line.append(f"  {_contents(section.content)}", "dim")
    return line


def _contents(blocks: Iterable[Block]) -> str:
    """'2 paragraphs, list of 5'."""
    counts: Counter[str] = Counter()
    lists = []
    for block in blocks:
        if isinstance(block, ListBlock):
            lists.append(f"list of {len(block.items)}")
        else:
            counts[_KINDS.get(type(block), type(block).__name__.lower())] += 1
    return ", ".join([*(_count(number, kind) for kind, number in counts.items()), *lists])


_KINDS = {Paragraph: "paragraph", Heading: "heading", Verse: "stanza"}


def _person(person: Person) -> Text:
    line = Text(str(person))
    if person.posts:
        line.append(f"  {'; '.join(map(str, person.posts))}")
    if person.parts:
        line.append(f"  {', '.join(person.parts)}", "green")
    return line


def _step(step: NextStep) -> Text:
    line = Text(_short(step.text))
    for label, value in (("owner ", step.owner), ("due ", step.due), ("", step.status)):
        if value:
            line.append(f"  {label}{value}", "green")
    return line


def _link(link: Link) -> Text:
    return _attributed(link.anchor or link.text, link.url or "address lost")


def _picture(image: Image) -> Text:
    return Text(_short(image.alt or image.caption or image.source or ""))


def _attributed(text: str, by: str | None) -> Text:
    line = Text(_short(text))
    return line.append(f"  {by}", "green") if by else line


def _date(date: EventDate | None) -> str | None:
    if date is None:
        return None
    return f"{date.iso or 'year not given'}" + (f"  “{date.text}”" if date.text and date.text != date.iso else "")


def _coverage(coverage: Coverage) -> Text:
    left = coverage.total - coverage.in_notes - coverage.in_furniture
    parts = f"{coverage.in_notes:,} in notes, {coverage.in_furniture:,} in furniture, {left:,} in no note"
    line = Text.assemble(("Coverage ", "bold"), f"{coverage.total:,} characters: {parts}")
    if not coverage.complete:
        line.append(f"  {len(coverage.missing)} stretches missing, {len(coverage.doubled)} doubled", "red")
    return line


def _add_all(tree: Tree, label: str, lines: Iterable[Text]) -> None:
    lines = list(lines)
    if lines:
        branch = _branch(tree, label, len(lines))
        for line in lines:
            branch.add(line)


def _branch(tree: Tree, label: str, number: int) -> Tree:
    return tree.add(Text.assemble((label, "bold"), (f" ({number})", "dim")))


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _short(text: str) -> str:
    line = " ".join(text[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
