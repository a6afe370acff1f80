"""Limits on how deep the elements of a page nest, set before its tree is built.

Building the tree takes quadratic time for elements nested very deep or with a great many attributes, and
any amount of memory for formatting that is never closed: each paragraph repeats what stands open. No page
needs either.
"""

import re
from collections import Counter

from attrs import define, field

__all__ = ["DEEPEST", "limited"]

DEEPEST = 100
"""How deep elements nest; the tags of those nested deeper are left out, and their text stays."""

MOST_OPEN = 20
"""How many elements of formatting may stand open at once; the tags of further ones are left out."""

MOST_ATTRIBUTES = 1000
"""How many attributes an element may have; one with more has none."""

MOST_OPTIONS = 500
"""How many options one may choose from; the tags of further ones are left out."""

SPARE = 100_000
"""How often formatting may be repeated before all of it is left out, besides twice for each tag."""

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_REST = re.compile(rf"(?:[\s/]++|{_ATTRIBUTE})*+>")
_TAG = re.compile(r"<(?:(?P<comment>!--)|(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*))")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
_CLOSED_BY_THE_NEXT = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6"}
    | {"p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup"}
    | {"option", "optgroup", "rp", "rt"}
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_WEIGHTS = {"table": 4, "ul": 2, "ol": 2, "dl": 2}


def limited(markup: str) -> tuple[str, bool]:
    """The markup without the tags that pass a limit, and whether there were any."""
    limits = _Limits(markup)
    limits.apply()
    if limits.repeats:
        limits = _Limits(markup, plain=True)
        limits.apply()
    return limits.result()


@define
class _Limits:
    markup: str
    plain: bool = False  # whether all formatting is left out
    kept: list[str] = field(factory=list)
    reached: int = 0
    open: list[str] = field(factory=list)
    opened: Counter[str] = field(factory=Counter)
    depth: int = 0
    left_out: Counter[str] = field(factory=Counter)
    formatting: Counter[str] = field(factory=Counter)
    standing: int = 0
    tags: int = 0
    options: int = 0
    repeated: int = 0

    @property
    def repeats(self) -> bool:
        """Whether formatting is repeated far too often."""
        return self.repeated > SPARE + 2 * self.tags

    def result(self) -> tuple[str, bool]:
        if not self.kept:
            return self.markup, False
        return "".join((*self.kept, self.markup[self.reached :])), True

    def apply(self) -> None:
        at = 0
        while (tag := _TAG.search(self.markup, at)) is not None and not self.repeats:
            at = self._take(tag)

    def _take(self, tag: re.Match[str]) -> int:
        """Looks at one tag; gives where to look for the next."""
        if tag["comment"]:
            end = self.markup.find("-->", tag.end())
            return end if end >= 0 else len(self.markup)
        rest = _REST.match(self.markup, tag.end())
        if rest is None:  # a tag that does not end is none
            return len(self.markup)
        name = tag["name"].lower()
        keeps = self._closes(name) if tag["end"] else self._opens(name)
        if not keeps:
            self._leave_out(tag.start(), rest.end())
        elif rest.end() - rest.start() > MOST_ATTRIBUTES * 2 and self._is_crowded(rest):
            self._leave_out(rest.start(), rest.end() - 1)
        return self._after_raw(name, rest.end()) if name in _RAW and not tag["end"] else rest.end()

    def _is_crowded(self, rest: re.Match[str]) -> bool:
        attributes = _ATTRIBUTES.finditer(self.markup, rest.start(), rest.end() - 1)
        return sum(1 for _ in attributes) > MOST_ATTRIBUTES

    def _after_raw(self, name: str, at: int) -> int:
        """Where the text of a script or the like ends: no tag stands within it."""
        end = re.compile(f"</{name}", re.IGNORECASE).search(self.markup, at)
        return end.start() if end else len(self.markup)

    def _leave_out(self, start: int, end: int) -> None:
        self.kept.append(self.markup[self.reached : start])
        self.reached = end

    def _opens(self, name: str) -> bool:
        self.tags += 1
        if name in _FORMATTING:
            return self._opens_formatting(name)
        self.repeated += self.standing
        self.options = 0 if name == "select" else self.options + (name == "option")
        if self.options > MOST_OPTIONS and name == "option":
            self.left_out[name] += 1
            return False
        if name in _VOID or name in _CLOSED_BY_THE_NEXT:
            return True
        weight = _WEIGHTS.get(name, 1)
        if self.depth + weight > DEEPEST:
            self.left_out[name] += 1
            return False
        self.open.append(name)
        self.opened[name] += 1
        self.depth += weight
        return True

    def _opens_formatting(self, name: str) -> bool:
        if self.standing >= MOST_OPEN or self.plain:
            self.left_out[name] += 1
            return False
        if name != "a" or not self.formatting[name]:  # a link ends the one before it
            self.formatting[name] += 1
            self.standing += 1
        return True

    def _closes(self, name: str) -> bool:
        if self.left_out[name] or (self.plain and name in _FORMATTING):
            self.left_out[name] -= 1
            return False
        if self.formatting[name]:
            self.formatting[name] -= 1
            self.standing -= 1
        elif self.opened[name]:
            self._close(name)
        return True

    def _close(self, name: str) -> None:
        closed = ""
        while closed != name:
            closed = self.open.pop()
            self.opened[closed] -= 1
            self.depth -= _WEIGHTS.get(closed, 1)
