"""Filling skeletons: what is known of a note goes into the front matter, the title and the sections of its people.

A heading in a comment, such as `<!-- ## SPEAKER -->`, stands for a section for each speaker, and RESPONDENT
in it for one for each respondent; what follows it, up to the next heading of its level, goes with each.
"""

import re
from collections.abc import Iterator, Sequence

from notekit.errors import SourceError
from notekit.people import Part, Person
from notekit.readers.front_matter import looks_like_fields
from notekit.schema import Kind, Note
from notekit.skeletons.front_matter import completed

__all__ = ["filled"]

_FRONT_MATTER = re.compile(r"\s*?^---[ \t]*\n(?P<fields>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"(?P<above>(?:\s|<!--.*?-->)*)^#(?:[ \t][^\n]*)?$", re.DOTALL | re.MULTILINE)
_SLOT = re.compile(
    r"<!--[ \t]*(?P<level>#{1,6})[ \t](?P<before>.*?)\b(?P<who>SPEAKER|RESPONDENT)\b(?P<after>.*?)-->[ \t]*$"
)
_HEADING = re.compile(r"(?P<level>#{1,6})(?:[ \t]|$)")
_MARKUP = re.compile(r"[\\`*_\[\]<>&#~^=$]")
_PARTS = {"SPEAKER": frozenset([Part.SPEAKER, Part.PANELLIST]), "RESPONDENT": frozenset([Part.RESPONDENT])}


def filled(text: str, note: Note, kind: Kind | None, *, name: str) -> str:
    """The skeleton `text` with the fields of the note, and with the kind unless it is None.

    The note's own kind and body do not count; `name` is what the skeleton goes by in errors. Raises `SourceError`.
    """
    front = _FRONT_MATTER.match(text)
    if front and (looks_like_fields(front["fields"]) or not front["fields"].strip()):
        fields, body, line = front["fields"], text[front.end() :], text[: front.start("fields")].count("\n") + 1
    elif text.lstrip().startswith("+++\n"):
        raise SourceError(f"{name}:1: the front matter of a skeleton is YAML between lines of ---, not TOML")
    else:
        fields, body, line = "", text, 1
    fields = completed(fields, note, kind, name=name, line=line)
    body = "".join(_with_sections(_titled(body, note.title).splitlines(keepends=True), note.people))
    return f"---\n{fields}---\n{body}" if fields or front else body


def _titled(body: str, title: str | None) -> str:
    """The text with this title in place of the heading with which it begins, if it begins with one."""
    found = _TITLE.match(body) if title else None
    return f"{found['above']}# {_literal(title or '')}{body[found.end() :]}" if found else body


def _with_sections(lines: Sequence[str], people: Sequence[Person]) -> Iterator[str]:
    """The lines, with the sections of people for each heading in a comment that stands for such."""
    at = 0
    while at < len(lines):
        slot = _SLOT.match(lines[at])
        at += 1
        named = [person.name for person in people if slot and not _PARTS[slot["who"]].isdisjoint(person.parts)]
        if not slot or not named:
            yield lines[at - 1]
            continue
        end = next((n for n in range(at, len(lines)) if _ends(lines[n], len(slot["level"]))), len(lines))
        below = "".join(lines[at:end]).strip("\n")
        for name in named:
            yield f"{slot['level']} {slot['before']}{_literal(name)}{slot['after'].rstrip()}\n\n"
            yield f"{below}\n\n" if below else ""
        at = end


def _ends(line: str, level: int) -> bool:
    """Whether a line ends the section of a heading of that level."""
    heading = _HEADING.match(line)
    return (heading is not None and len(heading["level"]) <= level) or _SLOT.match(line) is not None


def _literal(text: str) -> str:
    """A text that no character of which is markup in a heading."""
    return _MARKUP.sub(r"\\\g<0>", text)
