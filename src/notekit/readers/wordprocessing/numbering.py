"""Numbering: which lists have numbers, and which bullets are boxes to be ticked."""

from attrs import define, field, frozen

from notekit.readers.wordprocessing.package import Element, w

__all__ = ["Level", "Numbering"]

_BOXES = {"☐": False, "□": False, "❏": False, "❑": False, "☑": True, "☒": True, "✓": True, "✔": True}
_BOXES |= {"\uf0a8": False, "\uf06f": False, "\uf0fe": True, "\uf0fc": True}  # as in the font Wingdings
_NO_LISTS = frozenset({"none"})
_DEEPEST = 8


@frozen
class Level:
    """One level of a list: whether its items have numbers, the first of them, and for boxes whether they are ticked."""

    ordered: bool = False
    start: int = 1
    checked: bool | None = None


@define
class Numbering:
    """The lists of a document by their ids, and how far each has counted."""

    root: Element | None
    _levels: dict[tuple[str, int], Level | None] = field(factory=dict)
    _numbers: dict[str, Element] = field(factory=dict)
    _abstract: dict[str, Element] = field(factory=dict)
    _counted: dict[tuple[str, int], int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        if self.root is None:
            return
        self._numbers = {number.get(w("numId"), ""): number for number in self.root.iterfind(w("num"))}
        self._abstract = {
            definition.get(w("abstractNumId"), ""): definition for definition in self.root.iterfind(w("abstractNum"))
        }

    def level(self, number: str, level: int) -> Level | None:
        """A level, from 0, of the list of that id; None where it sets neither numbers nor bullets."""
        key = number, min(level, _DEEPEST)
        if key not in self._levels:
            self._levels[key] = self._level(*key)
        return self._levels[key]

    def count(self, number: str, level: int) -> int:
        """The number of the next item of a list at a level; levels below begin anew."""
        found = self.level(number, level)
        last = self._counted.get((number, level), (found.start if found else 1) - 1)
        self._counted[number, level] = last + 1
        for deeper in range(level + 1, _DEEPEST + 1):
            self._counted.pop((number, deeper), None)
        return last + 1

    def _level(self, number: str, level: int) -> Level | None:
        definition = self._numbers.get(number)
        if definition is None:
            return None
        override = _at(definition, "lvlOverride", level)
        own = None if override is None else override.find(w("lvl"))
        abstract = self._abstract.get(_value(definition, "abstractNumId") or "")
        element = own if own is not None else None if abstract is None else _at(abstract, "lvl", level)
        start = (None if override is None else _value(override, "startOverride")) or _value(element, "start")
        form = _value(element, "numFmt") or ("decimal" if abstract is not None else "none")
        text = _value(element, "lvlText") or ""
        if form in _NO_LISTS:
            return None
        if form == "bullet" or text in _BOXES:
            return Level(checked=_BOXES.get(text))
        return Level(True, int(start) if start and start.isdecimal() else 1)


def _at(parent: Element, name: str, level: int) -> Element | None:
    return next((child for child in parent.iterfind(w(name)) if child.get(w("ilvl")) == str(level)), None)


def _value(element: Element | None, name: str) -> str | None:
    found = None if element is None else element.find(w(name))
    value: str | None = None if found is None else found.get(w("val"))
    return value
