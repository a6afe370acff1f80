"""Limits on how deep the elements of a page nest, set before its tree is built.

Building the tree takes quadratic time for elements nested very deep, and any amount of memory for
formatting that is never closed: each paragraph repeats what stands open. No page needs either.
"""

import re
from collections import Counter

from attrs import define, field

__all__ = ["DEEPEST", "limited"]

DEEPEST = 120
"""How deep elements nest; the tags of those nested deeper are left out, and their text stays."""

MOST_OPEN = 20
"""How many elements of formatting may stand open at once; the tags of further ones are left out."""

SPARE = 100_000

_TAG = re.compile(r"<(?:(?P<comment>!--)|(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*))")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_CLOSED_BY_THE_NEXT = frozenset("p li dd dt tr td th tbody thead tfoot caption colgroup option optgroup rp rt".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_WEIGHTS = {"table": 4, "ul": 2, "ol": 2, "dl": 2}


def limited(markup: str) -> tuple[str, bool]:
    """The markup without the tags that pass a limit, and whether there were any."""
    return _Limits(markup).apply()


@define
class _Limits:
    markup: str
    kept: list[str] = field(factory=list)
    reached: int = 0
    open: list[str] = field(factory=list)
    opened: Counter[str] = field(factory=Counter)
    depth: int = 0
    left_out: Counter[str] = field(factory=Counter)
    formatting: Counter[str] = field(factory=Counter)
    standing: int = 0
    tags: int = 0
    repeated: int = 0

    def apply(self) -> tuple[str, bool]:
        at = 0
        while (tag := _TAG.search(self.markup, at)) is not None:
            at = self._take(tag)
        if not self.kept:
            return self.markup, False
        self.kept.append(self.markup[self.reached :])
        return "".join(self.kept), True

    def _take(self, tag: re.Match[str]) -> int:
        """Looks at one tag; gives where to look for the next."""
        if tag["comment"]:
            end = self.markup.find("-->", tag.end())
            return end if end >= 0 else len(self.markup)
        name = tag["name"].lower()
        keeps = self._closes(name) if tag["end"] else self._opens(name)
        if not keeps:
            end = self.markup.find(">", tag.end())
            self._leave_out(tag.start(), end + 1 if end >= 0 else len(self.markup))
            return self.reached
        return self._after_raw(name, tag.end()) if name in _RAW and not tag["end"] else tag.end()

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
        if self.standing >= MOST_OPEN or self.repeated > SPARE + 2 * self.tags:
            self.left_out[name] += 1
            return False
        if name != "a" or not self.formatting[name]:  # a link ends the one before it
            self.formatting[name] += 1
            self.standing += 1
        return True

    def _closes(self, name: str) -> bool:
        if self.left_out[name]:
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
