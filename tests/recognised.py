"""What was recognised in a source, as text that people compare at a glance."""

from collections.abc import Iterable, Iterator

from notekit import EventDate, Image, Link, ListBlock, NextStep, Note, Notebook, Person, Point, Section


def recognised(notebook: Notebook) -> str:
    """All notes of a notebook, and what belongs to none of them."""
    lines = [line for note in notebook.notes for line in (*_note(note), "")]
    lines += _several("left over", (_opening(piece.text) for piece in notebook.left_over))
    lines += _several("diagnostics", (f"{remark.severity} {remark.code}" for remark in notebook.diagnostics))
    if notebook.coverage:
        counts = notebook.coverage
        lines.append(f"coverage: {counts.in_notes} in notes, {counts.in_furniture} in furniture, of {counts.total}")
    return "\n".join(lines) + "\n"


def _note(note: Note) -> Iterator[str]:
    yield f"note: {note.title or '(no title)'}"
    for name in ("subtitle", "kind", "place", "organiser", "series", "url", "teaser"):
        if getattr(note, name):
            yield f"  {name}: {getattr(note, name)}"
    if note.date:
        yield f"  date: {_date(note.date)}"
    for name in ("topics", "supporters", "highlights"):
        yield from _several(f"  {name}", getattr(note, name))
    yield from _several("  people", map(_person, note.people))
    yield from _several("  sections", (line for section in note.body for line in _section(section)))
    yield from _several("  breakout points", (line for point in note.breakout_points for line in _point(point)))
    yield from _several("  key messages", (line for point in note.key_messages for line in _point(point)))
    yield from _several("  next steps", map(_step, note.next_steps))
    yield from _several("  quotes", (f"{_opening(quote.text)} - {quote.speaker or '?'}" for quote in note.quotes))
    yield from _several("  links", map(_link, note.links))
    yield from _several("  images", map(_image, note.images))
    yield from _several("  furniture", map(_opening, note.furniture))


def _several(name: str, values: Iterable[str]) -> list[str]:
    lines = list(values)
    indent = " " * (len(name) - len(name.lstrip()) + 2)
    return [f"{name}:", *(f"{indent}{line}" for line in lines)] if lines else []


def _opening(text: str, words: int = 6) -> str:
    """The first words of a text."""
    found = text.split()
    return " ".join(found[:words]) + (" ..." if len(found) > words else "")


def _date(date: EventDate) -> str:
    return f"{date.iso} ({date.precision}), as written {date.text!r}"


def _person(person: Person) -> str:
    posts = "; ".join(map(str, person.posts))
    return f"{person}{f', {posts}' if posts else ''} [{' '.join(person.parts)}]"


def _section(section: Section) -> Iterator[str]:
    by = f" by {', '.join(section.by)}" if section.by else ""
    group = f" in {section.group}" if section.group else ""
    heading = f"{section.heading.level} {section.heading.text}" if section.heading else "-"
    yield f"{section.role}{by}{group}: {heading}"
    for block in section.content:
        kind = type(block).__name__
        if isinstance(block, ListBlock):
            yield f"  {'numbered ' if block.ordered else ''}list of {len(block.items)}"
        else:
            yield f"  {kind.lower()} {_opening(getattr(block, 'text', ''))}".rstrip()


def _point(point: Point) -> Iterator[str]:
    yield _opening(point.text)
    for child in point.children:
        for line in _point(child):
            yield f"  {line}"


def _step(step: NextStep) -> str:
    due = f", due {_date(step.due)}" if step.due else ""
    return f"{step.status or '-'} {_opening(step.text)} - {step.owner or '?'}{due}"


def _link(link: Link) -> str:
    return f"{_opening(link.text)} -> {link.url or '(lost)'}{f' under {link.anchor!r}' if link.anchor else ''}"


def _image(image: Image) -> str:
    return f"alt {_opening(image.alt or '-')}, caption {_opening(image.caption or '-')}"
