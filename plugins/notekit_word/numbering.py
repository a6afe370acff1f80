"""Lists of the document: which numbering a list item takes."""

from notekit_word.elements import Element, add, w

__all__ = ["BULLETS", "LEVELS", "Numbering"]

LEVELS = 9  # as many as Word has
BULLETS, _NUMBERS, _OPEN, _DONE = 1, 2, 3, 4  # as the template numbers them
_HIGHEST = 32_767  # beyond it Word refuses a start


class Numbering:
    """The numbering part: hands out a numbering of its own to each ordered list, so that each starts afresh."""

    def __init__(self, part: Element) -> None:
        self._part = part
        numbers = part.findall(w("num"))
        self._next = 1 + max(int(number.get(w("numId"))) for number in numbers)
        (of_numbers,) = (number for number in numbers if number.get(w("numId")) == str(_NUMBERS))
        self._numbers = of_numbers.find(w("abstractNumId")).get(w("val"))

    def ordered(self, level: int, start: int) -> int:
        """A numbering for a list that counts from `start` at `level`, from 0."""
        number = add(self._part, "num", numId=self._next)
        add(number, "abstractNumId", val=self._numbers)
        add(add(number, "lvlOverride", ilvl=level), "startOverride", val=min(start, _HIGHEST))
        self._next += 1
        return self._next - 1

    @staticmethod
    def task(*, done: bool) -> int:
        """The numbering whose sign is a box, ticked where `done`."""
        return _DONE if done else _OPEN
