"""The record that notekit leaves in the documents it writes: what their pages cannot show.

For each note it has the fields, and a token for each line of the page, and for what holds these together,
in order. It has no words of the lines, only checksums. docs/word.md describes it.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, TypeAlias
from urllib.parse import unquote
from zlib import crc32

from attrs import define, field

from notekit.readers.wordprocessing.elements import Element

__all__ = ["ADDED", "LINES", "PICTURE", "Record", "Token", "checksum", "edits", "find_record", "said"]

Token: TypeAlias = list[Any]

VERSION = 1

LINES = frozenset(
    {
        *("head", "aside", "heading", "inner-heading", "paragraph", "item-text", "verse", "code", "rule", "image"),
        *("table", "row", "steps", "people"),
    }
)
"""The tokens that stand for a line of the page; others say where something begins or ends."""

ADDED = "added"
"""What stands in place of a token for lines that a person added."""

PICTURE = "[Picture]"
"""What stands for the words of a picture without caption, where its line is told by them."""

PARTING = "·"
"""What parts the fields of a line; where there is one more, it is not certain which field is new."""

_ROOT = "{urn:notekit:record}record"
_STATUSES = ("open", "done")


@define
class Record:
    """The fields and tokens of each note, and what the bookmarks stand for, which edits of the page may change."""

    notes: list[dict[str, Any]]
    marks: list[dict[str, Any]]
    addresses: dict[str, str] = field(factory=dict)  # as they were written, by what is the same in all spellings
    edited: set[tuple[str | int, ...]] = field(factory=set)
    unread: list[str] = field(factory=list)  # lines whose changes could not be told

    def take(self, pieces: Sequence[Any], text: str) -> bool:
        """Takes over what a person changed in a line in pieces that now reads `text`; False where it cannot be told."""
        changed = edits(pieces, text)
        if changed is None:
            self.unread.append(text)
            return False
        for path, now in changed.items():
            self.set(path, now)
        return True

    def set(self, path: Sequence[str | int], text: str) -> None:
        """Takes the words that now stand where a field is said; the first change of a field counts."""
        if tuple(path) in self.edited:
            return
        self.edited.add(tuple(path))
        holder: Any = self.notes if path[0] == "notes" else self.marks
        for key in path[1:-1]:
            holder = holder[key]
        name, value = path[-1], " ".join(text.split())
        if name in ("date", "due"):
            holder.pop(f"{name}-text", None)
            holder.pop(name, None)
            holder[f"{name}-edited"] = value
        elif name == "status":
            holder[name] = value.casefold() if value.casefold() in _STATUSES else holder[name]
        elif isinstance(holder, list):
            holder[int(name)] = [part for part in value.split(", ") if part] if ", " not in holder[int(name)] else value
        elif name in ("name", "role") and ", " in value and ", " not in (holder[name] or ""):
            self._set_post(holder, name, value)
        elif name != "name" or value:
            holder[name] = value or None

    def address(self, url: str) -> str:
        """An address as it was written, where a word processor has spelt it anew, such as with a slash at its end."""
        return self.addresses.get(_spelling(url), url)

    def _set_post(self, holder: dict[str, Any], name: str, value: str) -> None:
        """Takes a name with a post after it where there was a name alone, or a role with an affiliation after it."""
        first, _, rest = value.partition(", ")
        if name == "name":
            role, _, affiliation = rest.partition(", ")
            holder["posts"].append({"role": role, "affiliation": affiliation or None})
            holder["name"] = first
        elif holder.get("affiliation"):
            holder["role"] = value
        else:
            holder["role"], holder["affiliation"] = first, rest


def find_record(parts: Iterator[Element]) -> Record | None:
    """The record among the parts that programs have put into a document; None where there is none that is sound."""
    for root in parts:
        if root.tag != _ROOT:
            continue
        try:
            values = json.loads(root.text or "")
        except (ValueError, RecursionError):
            return None
        if _is_sound(values):
            stated = values.get("addresses")
            known = stated if isinstance(stated, list) else []
            addresses = {_spelling(url): url for url in known if isinstance(url, str)}
            return Record(values["notes"], values["marks"], addresses)
    return None


def _spelling(url: str) -> str:
    return unquote(url).rstrip("/").casefold()


def checksum(text: str) -> int:
    """A number by which to tell whether a text, white space apart, is still the same."""
    return crc32(" ".join(text.split()).encode("utf-8", "surrogatepass"))


def said(pieces: Sequence[Any]) -> str:
    """The text of a line that the document says by itself, given in pieces."""
    return "".join(piece if isinstance(piece, str) else piece[1] for piece in pieces)


def edits(pieces: Sequence[Any], text: str) -> dict[tuple[str | int, ...], str] | None:
    """The fields that were changed, by their paths, where a line in pieces now reads `text`.

    None where the change cannot be told from the words between the fields.
    """
    before = said(pieces)
    if before == text:
        return {}
    changed = _one_field(pieces, before, text)
    return _by_separators(pieces, text) if changed is None else changed


def _one_field(pieces: Sequence[Any], before: str, text: str) -> dict[tuple[str | int, ...], str] | None:
    """The change, where all of it is within one field."""
    head = _common(before, text)
    tail = _common(before[head:][::-1], text[head:][::-1])
    end = len(before) - tail
    at = 0
    for piece in pieces:
        words = piece if isinstance(piece, str) else piece[1]
        if not isinstance(piece, str) and at <= head and end <= at + len(words):
            now = words[: head - at] + text[head : len(text) - tail] + words[end - at :]
            return None if PARTING in now and PARTING not in words else {tuple(piece[0]): now}
        at += len(words)
    return None


def _by_separators(pieces: Sequence[Any], text: str) -> dict[tuple[str | int, ...], str] | None:
    """The changes, where what stands between the fields still parts them."""
    changed: dict[tuple[str | int, ...], str] = {}
    at = 0
    for piece, following in zip_longest(pieces, pieces[1:]):
        if isinstance(piece, str):
            if not text.startswith(piece, at):
                return None
            at += len(piece)
            continue
        end = text.find(following, at + 1) if isinstance(following, str) else len(text)
        if end <= at:
            return None
        if PARTING in text[at:end] and PARTING not in piece[1]:
            return None
        if text[at:end] != piece[1]:
            changed[tuple(piece[0])] = text[at:end]
        at = end
    return changed if at == len(text) else None


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _is_sound(values: Any) -> bool:
    """Whether a record is of the version and form that is known here."""
    if not isinstance(values, dict) or values.get("notekit") != VERSION:
        return False
    notes, marks = values.get("notes"), values.get("marks")
    if not isinstance(notes, list) or not isinstance(marks, list) or not notes:
        return False
    return all(isinstance(mark, dict) for mark in marks) and all(map(_is_sound_note, notes))


def _is_sound_note(note: Any) -> bool:
    if not isinstance(note, dict) or not isinstance(note.get("fields"), dict) or not isinstance(note.get("page"), list):
        return False
    return all(isinstance(token, list) and token and isinstance(token[0], str) for token in note["page"])
