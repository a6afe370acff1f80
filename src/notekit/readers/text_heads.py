"""Metadata in plain text: at its head, and where it has any there, at the head of each note below.

A text may begin with a rule of dashes, which is front matter only where it can be read and has a key of a note's.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from attrs import define, field

from notekit.diagnostics import Diagnostic
from notekit.errors import SourceError
from notekit.readers.heads import FENCES, Head, end_of_fenced, fenced, fields_in, plain_lines
from notekit.reading import Metadata
from notekit.source import Source, Span

__all__ = ["text_heads"]

_OPENS_NOTE = re.compile(r"(?:notekit|title|date)[ \t]*:")
_HEAD = re.compile(r"\ufeff?\s*(?:---|\+\+\+|[A-Za-z][\w -]*:)")
_WITHIN = re.compile(r"[\s#-]|$")
"""How lines begin that go on with a field."""


def text_heads(source: Source) -> tuple[list[Metadata], list[Diagnostic]]:
    """The metadata of the notes in a text, in order, and what is to be said of front matter that is kept as text."""
    if not _HEAD.match(source.text):
        return [], []
    heads = _Heads(source)
    return heads.found, heads.diagnostics


@define(slots=False)
class _Heads:
    """Looks for metadata in the lines of a text."""

    source: Source
    found: list[Metadata] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.lines = self.source.text.split("\n")
        self.starts = [0, *accumulate([len(line) + 1 for line in self.lines])]
        first = next((at for at, line in enumerate(self.lines) if line.strip()), 0)
        self.lines[0] = self.lines[0].removeprefix("\ufeff")
        if self.lines[first].rstrip() not in FENCES:
            self._take(first, plain_lines(self.lines, first), is_fenced=False)
        elif head := self._opening(first):
            self._take(first, head)
            self._further(head.last + 1)

    def _take(self, first: int, head: Head | None, *, is_fenced: bool = True) -> None:
        if head is not None:
            self.found.append(Metadata(head.values, fenced=is_fenced, span=self._span(first, head.last)))

    def _span(self, first: int, last: int) -> Span:
        return Span(self.starts[first], self.starts[last + 1] - 1)

    def _warn(self, code: str, what: str, at: int, hint: str) -> None:
        self.diagnostics.append(Diagnostic(code, what, span=self._span(at, at), hint=hint))

    def _opening(self, first: int) -> Head | None:
        """The front matter that opens the text; a remark is made where it is none that can be read."""
        end = end_of_fenced(self.lines, first)
        below = self.lines[first + 1 : first + 2 if end is None else end]
        if not fields_in(below):
            return None
        if end is None:
            what, hint = "nothing ends this front matter, which is taken for text", f"end it with {self.lines[first]}"
            self._warn("open-front-matter", what, first, hint)
            return None
        try:
            return fenced(self.lines, first, name=self.source.name)
        except SourceError as error:
            if _is_meant(below):
                self._warn_unreadable(first, str(error))
            return None

    def _warn_unreadable(self, first: int, error: str) -> None:
        """Says so at the line that the error names."""
        number, colon, said = error.removeprefix(f"{self.source.name}:").partition(": ")
        at = int(number) - 1 if colon and number.isdecimal() else first
        what, _, hint = (said if colon else error).rpartition("; ")
        self._warn("unreadable-front-matter", f"taken for text: {what}", at, hint)

    def _further(self, start: int) -> None:
        """Takes the front matter of further notes: each below a blank line, with a key that opens a note."""
        at = start
        while at < len(self.lines):
            if self.lines[at].rstrip() == "---" and not self.lines[at - 1].strip() and (head := self._of_further(at)):
                self._take(at, head)
                at = head.last
            at += 1

    def _of_further(self, at: int) -> Head | None:
        if not fields_in(self.lines[at + 1 : at + 2]):
            return None  # it is a rule
        end = end_of_fenced(self.lines, at)
        if end is None or not any(map(_OPENS_NOTE.match, self.lines[at + 1 : end])):
            return None
        try:
            return fenced(self.lines, at, name=self.source.name)
        except SourceError:
            return None


def _is_meant(lines: Sequence[str]) -> bool:
    """Whether lines between fences are front matter with a fault in it, and not the text between two rules."""
    return 2 * sum(":" in line or "=" in line or _WITHIN.match(line) is not None for line in lines) > len(lines)
