"""Numbering: which lists have numbers, and which bullets are boxes to be ticked."""

import re
from collections.abc import Iterable

from attrs import define, field, frozen

from notekit.readers.wordprocessing.elements import Element, number, value, w
from notekit.readers.wordprocessing.styles import Style, indent_of

__all__ = ["DEEPEST", "Level", "Numbering"]

_BOXES = {"☐": False, "□": False, "❏": False, "❑": False, "☑": True, "☒": True, "✓": True, "✔": True}
_BOXES |= {"\uf0a8": False, "\uf06f": False, "\uf0fe": True, "\uf0fc": True}  # as in the font Wingdings
_NO_LISTS = frozenset({"none"})
DEEPEST = 8
"""The number of the deepest level that a list has, counted from 0."""

_NESTED = re.compile(r"list (?:bullet|number) ([2-9])")


@frozen
class Level:
    """One level of a list: whether its items have numbers, the first of them, and how far they stand in.

    `checked` says of bullets that are boxes whether they are ticked. A list `begins` anew that states its first
    number itself; numbers that do not restart go on after an item of a level above.
    """

    ordered: bool = False
    start: int = 1
    checked: bool | None = None
    indent: int = 0
    begins: bool = False
    restarts: bool = True


@define
class Numbering:
    """The lists of a document by their ids, and how far each definition of lists has counted."""

    root: Element | None
    _levels: dict[tuple[str, int], Level | None] = field(factory=dict)
    _definitions: dict[str, str] = field(factory=dict)  # the ids of the definitions that lists follow, by theirs
    _stated: dict[str, dict[int, Element]] = field(factory=dict)  # what lists state of their own levels
    _defined: dict[str, dict[int, Element]] = field(factory=dict)  # the levels of the definitions
    _bound: dict[tuple[str, str], int] = field(factory=dict)  # the levels that definitions bind to styles
    _counted: dict[str, dict[int, int]] = field(factory=dict)
    _begun: set[tuple[str, int]] = field(factory=set)  # the levels of lists that have begun with a number of their own

    def __attrs_post_init__(self) -> None:
        if self.root is None:
            return
        linked, links = {}, {}
        for definition in self.root.iterfind(w("abstractNum")):
            name = definition.get(w("abstractNumId"), "")
            self._defined[name] = levels = _by_level(definition.iterfind(w("lvl")))
            for level, element in levels.items():
                if (style := value(element, "pStyle")) is not None:
                    self._bound.setdefault((name, style), level)
            if (style := value(definition, "styleLink")) is not None:
                linked[style] = name
            links[name] = value(definition, "numStyleLink")
        for each in self.root.iterfind(w("num")):
            name = value(each, "abstractNumId") or ""
            list_id = each.get(w("numId"), "")
            self._definitions[list_id] = linked.get(links.get(name) or "", name)
            self._stated[list_id] = _by_level(each.iterfind(w("lvlOverride")))

    def level(self, list_id: str, level: int) -> Level | None:
        """A level, from 0, of the list of that id; None where it sets neither numbers nor bullets."""
        if list_id not in self._definitions:
            return None
        key = list_id, min(level, DEEPEST)
        if key not in self._levels:
            self._levels[key] = self._level(*key)
        return self._levels[key]

    def level_of_style(self, list_id: str, style: Style) -> int:
        """The level at which paragraphs of a style stand that do not say it themselves."""
        if style.number[1] is not None:
            return style.number[1]
        nested = _NESTED.fullmatch(style.name)
        if nested:
            return int(nested[1]) - 1
        return self._bound.get((self._definitions.get(list_id, ""), style.style_id), 0)

    def count(self, list_id: str, level: int) -> int:
        """The number of the next item of a list at a level that has numbers; levels below begin anew.

        As Word counts, lists of one definition go on with each other, but for those that state their first number.
        """
        found = self.level(list_id, level)
        assert found is not None
        level = min(level, DEEPEST)
        counted = self._counted.setdefault(self._definitions[list_id], {})
        if found.begins and (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            counted.pop(level, None)
        counted[level] = counted.get(level, found.start - 1) + 1
        for deeper in [each for each in counted if each > level]:
            below = self.level(list_id, deeper)
            if below is None or below.restarts:
                del counted[deeper]
        return counted[level]

    def _level(self, list_id: str, level: int) -> Level | None:
        override = self._stated[list_id].get(level)
        own = None if override is None else override.find(w("lvl"))
        element = self._defined.get(self._definitions[list_id], {}).get(level) if own is None else own
        if element is None and level > 0:
            return self.level(list_id, level - 1)
        form, text = value(element, "numFmt") or "decimal", value(element, "lvlText") or ""
        if form in _NO_LISTS or element is None:
            return None
        indent = indent_of(element.find(f"{w('pPr')}/{w('ind')}"), 0)
        if form == "bullet" or text in _BOXES:
            return Level(checked=_BOXES.get(text), indent=indent)
        first = number(value(override, "startOverride"))
        start = number(value(element, "start")) if first is None else first
        return Level(
            True,
            1 if start is None else start,
            indent=indent,
            begins=first is not None,
            restarts=value(element, "lvlRestart") != "0",
        )


def _by_level(elements: Iterable[Element]) -> dict[int, Element]:
    found: dict[int, Element] = {}
    for element in elements:
        if (level := number(element.get(w("ilvl")))) is not None and level <= DEEPEST:
            found.setdefault(level, element)
    return found
