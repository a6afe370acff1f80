"""The plain-text part, made from the notes and never from the HTML."""

from collections.abc import Iterable

from notekit_newsletter.lines import Addresses, Lines, introduced
from notekit_newsletter.options import TextOptions
from notekit_newsletter.outline import Entry, Front, Outline
from notekit_newsletter.sheet import WIDTH, Sheet

__all__ = ["plain_text"]


def plain_text(front: Front, options: TextOptions) -> str:
    """The issue as text in lines of at most 72 columns, longer words excepted; links are numbered at the foot."""
    sheet, addresses = Sheet(), Addresses()
    if options.name:
        sheet.write(options.name)
        sheet.space()
    _opening(sheet, addresses, front)
    for entry in front.entries:
        _divide(sheet)
        if entry.group:
            sheet.write(entry.group)
            sheet.write("=" * WIDTH)
        _head(sheet, entry.note)
        Lines(sheet, addresses, entry.note).set(entry.note.body.events)
        if entry.link:
            sheet.space()
            sheet.write(f"The full note: {entry.link}")
    if addresses.numbers:
        sheet.space(2)
        sheet.underline("Links", "-")
        sheet.lines += [f"[{number}] {url}" for url, number in addresses.numbers.items()]
    _closing(sheet, options)
    return "\n".join([*sheet.lines, ""])


def _opening(sheet: Sheet, addresses: Addresses, front: Front) -> None:
    if front.headed:
        sheet.underline(front.title, "=")
    if front.date:
        sheet.space()
        sheet.write(front.date)
    Lines(sheet, addresses, front).set(front.introduction.events)
    if len(front.entries) > 1:
        sheet.space()
        sheet.write("In this issue:")
        _contents(sheet, front.entries)


def _contents(sheet: Sheet, entries: Iterable[Entry]) -> None:
    margin = sheet.margin
    for entry in entries:
        if entry.group:
            sheet.margin = margin
            sheet.write(entry.group, "- ")
            sheet.margin += "  "
        sheet.write(entry.note.title, "- ")
    sheet.margin = margin


def _closing(sheet: Sheet, options: TextOptions) -> None:
    """What the sender says below every issue."""
    said = [words for words in (options.footer, options.address) if words]
    named = (("View in a browser", options.view_at), ("Unsubscribe", options.unsubscribe_at))
    links = [f"{name}: {at}" for name, at in named if at]
    if said or links:
        _divide(sheet)
    for words in said:
        sheet.space()
        sheet.write(words)
    for link in links:
        sheet.space()
        sheet.verbatim(link)  # no placeholder is broken


def _divide(sheet: Sheet) -> None:
    if sheet.lines:
        sheet.space(2)
        sheet.write("=" * WIDTH)


def _head(sheet: Sheet, note: Outline) -> None:
    sheet.space()
    if note.label:
        sheet.write(note.label)
    sheet.underline(note.title, "=")
    for line in filter(None, (note.subtitle, *note.facts)):
        sheet.space()
        sheet.write(line)
    for cast in note.casts:
        sheet.space()
        if cast.crowd:
            sheet.write(f"{cast.label}: {cast.crowd}")
        else:
            sheet.write(f"{cast.label}:")
            for person in cast.people:
                sheet.write(introduced(person), "- ")
