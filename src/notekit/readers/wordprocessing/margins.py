"""Margins: the headers and footers that the pages of a document show."""

from collections.abc import Iterable, Iterator, Mapping

from notekit.readers.wordprocessing.elements import Element, is_on, r, w
from notekit.readers.wordprocessing.lines import Line
from notekit.readers.wordprocessing.package import Relationship

__all__ = ["margins", "pieces"]


def margins(body: Element, kind: str, related: Mapping[str, Relationship], *, even: bool) -> list[str]:
    """The parts with the headers, or with the footers, that show on some page, each once.

    With `even` pages with even numbers have headers and footers of their own.
    """
    found: dict[str, None] = {}
    for section in body.iter(w("sectPr")):
        for reference in section.iterfind(w(f"{kind}Reference")):
            on = reference.get(w("type"))
            target = related.get(reference.get(r("id"), ""))
            shown = even if on == "even" else is_on(section, "titlePg") if on == "first" else True
            if shown and target is not None and not target.external:
                found[target.target] = None
    return list(found)


def pieces(lines: Iterable[Line]) -> Iterator[str]:
    """What stands in the lines of a header or footer: at the left, in the middle and at the right."""
    for line in lines:
        for piece in line.text.replace("\t", "\n").split("\n"):
            text = " ".join(piece.split())
            if any(map(str.isalnum, text)):
                yield text
