"""Fields: text that a word processor fills in, such as links, tables of contents and page numbers."""

import re

from attrs import define, field

__all__ = ["Field", "Fields", "address", "is_of_printing"]

LONGEST_CODE = 4000
"""How many characters of what a field is to be filled with are kept."""
DEEPEST = 50
"""How many fields may stand one within the other; what is deeper is no field."""

_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:"([^"]+)"|([^\s"\\]\S*))(?:[^"]*?\\l\s{1,9}"([^"]+)")?', re.IGNORECASE)
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)
_OF_PRINTING = re.compile(r"\s*(?:DATE|TIME|PRINTDATE|SAVEDATE|PAGE|NUMPAGES|SECTIONPAGES|FILENAME)\b", re.IGNORECASE)


def address(code: str) -> str | None:
    """The address of a field that is a link; None for other fields."""
    match = _ADDRESS.match(code)
    if match is None:
        return None
    url = match[1] or match[2]
    return f"{url}#{match[3]}" if match[3] and "#" not in url else url


def is_of_printing(code: str) -> bool:
    """Whether a field says something of the print, such as its day or the number of a page."""
    return _OF_PRINTING.match(code) is not None


@define
class Field:
    """A field that has begun: what it is to be filled with, and since where what it was filled with stands.

    Text within it does not show until it is `filled`; it is `withheld`. `url` is the address of one that is a link.
    """

    code: str = ""
    filled: bool = False
    start: int = 0
    url: str | None = None
    withheld: list[str] = field(factory=list)


@define
class Fields:
    """The fields that are open at a place of a document, the innermost last."""

    open: list[Field] = field(factory=list)
    _unfilled: int = 0
    _contents: int = 0
    _beyond: int = 0  # how many have begun that are too deep

    @property
    def of_contents(self) -> bool:
        """Whether the place is in a table of contents or an index."""
        return self._contents > 0

    @property
    def shows(self) -> bool:
        """Whether text shows here: what a field is to be filled with does not."""
        return not self._unfilled

    def begin(self) -> None:
        """A field begins."""
        if len(self.open) == DEEPEST:
            self._beyond += 1
            return
        self.open.append(Field())
        self._unfilled += 1

    def say(self, code: str) -> None:
        """Goes on with what the innermost field is to be filled with."""
        if self.open and not self._beyond and not self.open[-1].filled and len(self.open[-1].code) < LONGEST_CODE:
            self.open[-1].code += code[:LONGEST_CODE]

    def withhold(self, text: str) -> None:
        """Takes text that does not show."""
        self.open[-1].withheld.append(text)

    def separate(self, start: int) -> None:
        """What the innermost field is filled with begins, at that offset of the paragraph."""
        if self.open and not self._beyond and not self.open[-1].filled:
            self._fill(self.open[-1], start)

    def end(self) -> Field | None:
        """Ends the innermost field; None where it was filled with nothing, or there is none."""
        if self._beyond or not self.open:
            self._beyond = max(self._beyond - 1, 0)
            return None
        ended = self.open.pop()
        if not ended.filled:
            self._unfilled -= 1
            return None
        self._contents -= _CONTENTS.match(ended.code) is not None
        return ended

    def end_paragraph(self) -> str:
        """Goes on to the next paragraph; what fields that are not filled by now withheld shows after all."""
        withheld: list[str] = []
        if self._unfilled:
            for each in self.open:
                if not each.filled:
                    withheld += each.withheld
                    self._fill(each, 0)
        for each in self.open:
            each.start = 0
        return "".join(withheld)

    def _fill(self, each: Field, start: int) -> None:
        each.filled, each.start, each.withheld = True, start, []
        each.url = address(each.code)
        self._unfilled -= 1
        self._contents += _CONTENTS.match(each.code) is not None
