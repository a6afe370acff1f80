"""Lists of the document: which numbering a list item takes."""

from collections.abc import Mapping

from notekit_word.elements import Element, add, w

__all__ = ["LEVELS", "Numbering"]

LEVELS = 9  # as many as Word has
_BULLETS, _NUMBERS, _OPEN, _DONE = 1, 2, 3, 4  # as the template numbers them
_HIGHEST = 32_767  # beyond it Word refuses a start


class Numbering:
    """The numbering part: hands out a numbering of its own to each ordered list, so that each starts afresh.

    `numbers` are the ids in the part of the lists that the template has.
    """

    def __init__(self, part: Element, numbers: Mapping[int, int]) -> None:
        self._part = part
        self._ids = numbers
        self.bullets = numbers[_BULLETS]
        known = {number.get(w("numId")): number for number in part.findall(w("num"))}
        self._next = 1 + max(map(int, known))
        self._numbers = known[str(numbers[_NUMBERS])].find(w("abstractNumId")).get(w("val"))
        self._last = next(reversed(known.values()))

    def ordered(self, level: int, start: int) -> int:
        """A numbering for a list that counts from `start` at `level`, from 0."""
        number = add(self._part, "num", numId=self._next)
        add(number, "abstractNumId", val=self._numbers)
        add(add(number, "lvlOverride", ilvl=level), "startOverride", val=min(start, _HIGHEST))
        self._last.addnext(number)
        self._last = number
        self._next += 1
        return self._next - 1

    def task(self, *, done: bool) -> int:
        """The numbering whose sign is a box, ticked where `done`."""
        return self._ids[_DONE if done else _OPEN]
