"""Bodies: what changed in the sections of a note.

A body is compared as one sequence of blocks in which each section has an entry for its beginning.
So a heading put in between is one change, and does not part what stands below it from what it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, fields, has

from notekit.comparison.blocks import block_changes, block_entry, text_of
from notekit.comparison.change import Change, value_changes
from notekit.comparison.entries import Entry, aligned_entries, changes_of, entry_changes, lines
from notekit.schema import Section
from notekit.text import Speech

__all__ = ["body_changes", "section_text"]

_BEGINNING = "beginning"


def body_changes(before: Sequence[Section], after: Sequence[Section], names: Mapping[str, str]) -> Iterator[Change]:
    """What changed between two bodies; `names` are those under which people went before, with their new ones.

    That somebody goes by another name is no change here.
    """
    if before == after:
        return
    # Both go by one of the names, whichever comes first, so that both directions tell the same.
    one_name = {name: min(pair) for pair in names.items() for name in pair}
    old, new = (_entries(sections, one_name) for sections in (before, after))
    aligned = aligned_entries(old, new)
    old_lone = {i for i, j in aligned if j is None and i is not None}
    new_lone = {j for i, j in aligned if i is None and j is not None}
    old_wholes, new_wholes = _wholes(old, before, old_lone), _wholes(new, after, new_lone)
    aligned = [(i, j) for i, j in aligned if _stays(i, old_wholes) and _stays(j, new_wholes)]
    old = [old_wholes.get(index) or entry for index, entry in enumerate(old)]
    new = [new_wholes.get(index) or entry for index, entry in enumerate(new)]
    yield from changes_of(old, new, aligned, _changes)


def section_text(section: Section) -> str:
    """The plain text of a section, its heading first."""
    heading = section.heading.text if section.heading else None
    return "\n".join(filter(None, (heading, *map(text_of, section.content))))


def _entries(sections: Sequence[Section], names: Mapping[str, str]) -> list[Entry]:
    found: list[Entry] = []
    for index, original in enumerate(sections):
        section = _renamed(original, names) if names else original
        where, label = f"body[{index}]", _label(original)
        key = (_BEGINNING, section.role, section.heading, section.by, section.group)
        span = section.heading.span if section.heading else None
        found.append(Entry(key, section, where, "beginning of a section", label, span, within=label, sort=_BEGINNING))
        for leads, name, blocks in ((True, "lead_in", section.lead_in), (False, "blocks", section.blocks)):
            for number, block in enumerate(blocks):
                entry = block_entry(block, f"{where}.{name}[{number}]")
                found.append(evolve(entry, key=(leads, block), within=label, leads=leads))
    return found


def _wholes(entries: Sequence[Entry], sections: Sequence[Section], lone: set[int]) -> dict[int, Entry | None]:
    """The sections of which no entry has a partner: each as one entry in place of its first, None for the others."""
    found: dict[int, Entry | None] = {}
    begins = 0
    for section in sections:
        ends = begins + 1 + len(section.content)
        if lone.issuperset(range(begins, ends)):
            first = entries[begins]
            found.update(dict.fromkeys(range(begins, ends)))
            found[begins] = evolve(first, key=first.value, what="section", text=section_text(section))
        begins = ends
    return found


def _stays(index: int | None, wholes: Mapping[int, Entry | None]) -> bool:
    return index is None or index not in wholes or wholes[index] is not None


def _label(section: Section) -> str:
    """What a section is called: its heading, else its group, else its role and people."""
    if section.heading:
        return section.heading.text
    if section.group:
        return section.group
    return f"{section.role} by {', '.join(section.by)}" if section.by else str(section.role)


def _changes(before: Entry, after: Entry) -> Iterator[Change]:
    if after.sort == _BEGINNING:
        yield from _beginning_changes(before, after)
        return
    if before.leads != after.leads:
        remark = "it now leads in to the section" if after.leads else "it no longer leads in to the section"
        spans = before.span, after.span
        yield from value_changes(after.where, after.what, before.text, after.text, spans=spans, remarks=(remark,))
    if before.value != after.value:
        yield from block_changes(before, after)


def _beginning_changes(before: Entry, after: Entry) -> Iterator[Change]:
    old, new, where, spans = before.value, after.value, after.where, (before.span, after.span)
    yield from value_changes(f"{where}.role", "role of the section", str(old.role), str(new.role), spans=spans)
    if old.heading and new.heading:
        headings = [block_entry(section.heading, f"{where}.heading") for section in (old, new)]
        yield from changes_of(headings[:1], headings[1:], [(0, 0)], block_changes)
    else:
        texts = [section.heading.text if section.heading else None for section in (old, new)]
        yield from value_changes(f"{where}.heading", "heading", *texts, spans=spans)
    by = [lines(entry.value.by, f"{entry.where}.by", "speaker") for entry in (before, after)]
    yield from entry_changes(*by)
    yield from value_changes(f"{where}.group", "group", old.group, new.group, spans=spans)


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """A section, block or mark with other names for people."""
    if isinstance(value, tuple):
        return tuple(_renamed(item, names) for item in value)
    if isinstance(value, Speech):
        return evolve(value, speaker=names.get(value.speaker or "", value.speaker))
    if not has(type(value)):
        return value
    inner = {field.name: (getattr(value, field.name)) for field in fields(type(value))}
    renamed = {
        name: _renamed(each, names) for name, each in inner.items() if isinstance(each, tuple) or has(type(each))
    }
    if isinstance(value, Section):
        renamed["by"] = tuple(names.get(name, name) for name in value.by)
    return evolve(value, **renamed) if any(each != inner[name] for name, each in renamed.items()) else value
