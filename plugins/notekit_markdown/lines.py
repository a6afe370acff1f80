"""Lines: where the text of a paragraph goes on to the next line, which Markdown reads as a space."""

import re
from collections.abc import Sequence

from attrs import evolve, frozen

import notekit

__all__ = ["AS_IT_COMES", "Lines"]

_CAN_BEGIN = re.compile(r"(?!\d{1,9}[.)](?:\s|$))(?:\*\*|_)?[“‘(]?[^\W_]|`[^`]")
"""What a line may begin with that no parser takes for anything but text."""
_LOOKS_AHEAD = 12
"""How many pieces are looked at for that: enough for the longest number of a list."""


@frozen
class Lines:
    """Lines of at most `width` columns, None for any length; with `sentences` each sentence begins one."""

    width: int | None = None
    sentences: bool = False

    def within(self, columns: int) -> "Lines":
        """The same for what stands so many columns further in; a line has room for a few words in any case."""
        return evolve(self, width=max(self.width - columns, min(self.width, 20))) if self.width else self

    def lay_out(self, text: str, pieces: Sequence[str], offsets: Sequence[int | None]) -> str:
        """Pieces of Markdown as one text with line ends; `offsets` say which character of `text` each one is.

        An offset of None is a sign, within which no line ends.
        """
        if not (self.width or self.sentences):
            return "".join(pieces)
        ends = {end for _, end in notekit.sentences(text)} if self.sentences else set()
        laid: list[str] = []
        column = 0
        space: tuple[int, int] | None = None  # the last place where the line may end, and the column there
        says = False  # whether the line holds words; one of signs alone would be read as a rule or an underline
        for index, piece in enumerate(pieces):
            laid.append(piece)
            column = column + len(piece) if "\n" not in piece else 0
            says = "\n" not in piece and (says or piece.isalnum())
            if "\n" in piece:
                space = None
            elif says and piece == " " and offsets[index] is not None and _may_end(pieces, index):
                space = (index, column)
                if offsets[index] in ends:
                    laid[index], column, space = "\n", 0, None
            if self.width and column > self.width and space is not None:
                laid[space[0]], column, space = "\n", column - space[1], None
        return "".join(laid)


AS_IT_COMES = Lines()
"""A paragraph on one line."""


def _may_end(pieces: Sequence[str], index: int) -> bool:
    """Whether a line may end in place of the space at an index."""
    if index == 0 or pieces[index - 1].endswith(("\\", " ", "\t", "\n")):
        return False
    return _CAN_BEGIN.match("".join(pieces[index + 1 : index + 1 + _LOOKS_AHEAD])) is not None
