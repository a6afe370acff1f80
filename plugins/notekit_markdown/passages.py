"""The lines of a block as an author wrote them, and what they say when they stand alone."""

import re
from collections.abc import Sequence

import notekit
from notekit import SourceBlock

__all__ = ["has_typed_bullets", "is_comment", "is_definition", "marker_of", "read_alone", "trimmed"]

_COMMENT = re.compile(r" {0,3}<!--")
_TYPED_BULLET = re.compile(r"^[ \t>]*[•◦▪●‣]", re.MULTILINE)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\[\]\n]+\]:")
_MARKER = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)]|[•◦▪●‣](?=[ \t\u00a0]))(?=\s|$)")
_SINGLE_BLANKS = re.compile(r"(?<![ \t])(?:[ \t]|\t[ \t]+)$|^[ \t]+$", re.MULTILINE)
_RULE = "___"


def read_alone(text: str, *, after: str = _RULE) -> Sequence[SourceBlock] | None:
    """The blocks of a text that stands alone in a document; None for what cannot be read.

    It is read `after` a rule, or it might open the document as front matter does.
    """
    before = f"{after}\n\n" if after else ""
    try:
        blocks = notekit.read(before + text + "\n", name="-", media_type="markdown").blocks
    except notekit.NotekitError:
        return None
    return blocks[1:] if after else blocks


def trimmed(text: str) -> str:
    """The lines of a block without indent and without the blanks at their ends, where these mean nothing.

    Two blanks at the end of a line break it, and what stands in comments and HTML is not touched.
    """
    last = text.rstrip(" \t")
    indent = len(text) - len(text.lstrip(" "))
    choices = [last] if has_typed_bullets(text) else [_dedented(last, indent), _dedented(text, indent), last]
    if text.lstrip(" ").startswith("<"):
        choices.insert(0, last.lstrip(" "))
    elif "<" not in text:
        choices.insert(0, _SINGLE_BLANKS.sub("", choices[0]))
    if all(choice == text for choice in choices):
        return text
    meant = read_alone(text)
    return next((choice for choice in choices if choice == text or (meant and read_alone(choice) == meant)), text)


def _dedented(text: str, columns: int) -> str:
    return re.sub(rf"^ {{1,{columns}}}", "", text, flags=re.MULTILINE) if columns else text


def is_comment(text: str) -> bool:
    """Whether a block begins with a comment."""
    return _COMMENT.match(text) is not None


def is_definition(text: str) -> bool:
    """Whether a block begins as the definition of an address does."""
    return _DEFINITION.match(text) is not None


def has_typed_bullets(text: str) -> bool:
    """Whether a line begins with a bullet that is typed as a character: a list to notekit, and text to others."""
    return _TYPED_BULLET.search(text) is not None


def marker_of(lines: Sequence[str]) -> str:
    """What marks the items of the list that a block is, of a number its point or bracket; empty for no list.

    A bullet that is typed as a character counts as the hyphen which it is read as, and a comment may stand above.
    """
    first = next((line for line in lines if not is_comment(line)), "")
    match = _MARKER.match(first)
    marker = match.group()[-1] if match else ""
    return "-" if marker in "•◦▪●‣" and marker else marker
