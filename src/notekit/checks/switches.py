"""Which rules are on: by their codes, and on lines of the source."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from attrs import field, frozen

from notekit.checks.rule import CheckRule
from notekit.errors import SettingsError
from notekit.source import Source

__all__ = ["Switches", "ignored_lines"]

_IGNORE = re.compile(r"<!--\s*notekit\s*:\s*ignore\s+([a-z][a-z, \t-]*?)\s*-->")
_CODE = re.compile(r"[a-z][a-z-]*")


def _as_codes(codes: Sequence[str]) -> tuple[str, ...]:
    if (
        isinstance(codes, str)
        or not isinstance(codes, list | tuple)
        or not all(isinstance(code, str) for code in codes)
    ):
        raise SettingsError(f"takes a list of the codes of rules, not {codes!r}")
    return tuple(codes)


def _as_selection(codes: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if codes is None else _as_codes(codes)


@frozen
class Switches:
    """Which rules are on: those of `select`, all if it is None, without those of `ignore`. Raises `SettingsError`."""

    select: tuple[str, ...] | None = field(default=None, converter=_as_selection)
    ignore: tuple[str, ...] = field(default=(), converter=_as_codes)

    def of(self, rules: Sequence[CheckRule]) -> list[CheckRule]:
        """Those of the rules that are on. Raises `SettingsError` for a code that none of them has."""
        codes = [rule.code for rule in rules]
        for code in (*(self.select or ()), *self.ignore):
            if code not in codes:
                close = get_close_matches(code, codes, n=1)
                hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(codes)}"
                raise SettingsError(f"there is no rule {code!r}; {hint}")
        return [
            rule for rule in rules if rule.code not in self.ignore and (self.select is None or rule.code in self.select)
        ]


def ignored_lines(source: Source) -> Mapping[int, frozenset[str]]:
    """The codes that comments of a Markdown source switch off, by line.

    A comment is about its own line; one that stands alone, about the next line that is no such comment.
    """
    found: dict[int, frozenset[str]] = {}
    if source.media_type != "text/markdown":
        return found
    above: frozenset[str] = frozenset()
    reached = 0
    for comment in _IGNORE.finditer(source.text):
        line = source.line(comment.start())
        if line != reached:
            above = frozenset()
        codes = above | frozenset(_CODE.findall(comment[1]))
        found[line] = found.get(line, frozenset()) | codes
        if _is_alone(source.text, comment):
            above, reached = codes, line + 1
            found[reached] = codes
    return found


def _is_alone(text: str, comment: re.Match[str]) -> bool:
    start, end = comment.span()
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
