"""Small PDFs written out by hand: lines of text with their places, so that a test shows what is on the page."""

from collections.abc import Sequence

from attrs import frozen

__all__ = ["Line", "column", "document"]

WIDTH, HEIGHT = 595, 842
_KEY = "<" + "5a" * 32 + ">"
_ENCRYPTED = f"/ID[{_KEY}{_KEY}]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O{_KEY}/U{_KEY}>>"


@frozen
class Line:
    """Text at a place in points from the lower left corner, in Helvetica of a size."""

    text: str
    left: float = 72
    bottom: float = 700
    size: float = 11
    bold: bool = False


def column(*texts: str, left: float = 72, top: float = 700, leading: float = 14, size: float = 11) -> list[Line]:
    """Lines one below the other; an empty text leaves a gap."""
    return [Line(text, left, top - number * leading, size) for number, text in enumerate(texts) if text]


def document(*pages: Sequence[Line], title: str = "", drawing: str = "", encrypted: bool = False) -> bytes:
    """A PDF with the lines on its pages, each with a drawing; an encrypted one has a password that nobody knows."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]/MediaBox[0 0 {WIDTH} {HEIGHT}]>>",
        "<</Font<</R<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
        "/B<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>>>>>",
        f"<</Title({title})>>",
    ]
    for number, lines in enumerate(pages):
        content = drawing + "\n".join(map(_shown, lines))
        objects.append(f"<</Type/Page/Parent 2 0 R/Resources 3 0 R/Contents {6 + 2 * number} 0 R>>")
        objects.append(f"<</Length {len(content.encode('cp1252'))}>>stream\n{content}\nendstream")
    return _file(objects, _ENCRYPTED if encrypted else "")


def _shown(line: Line) -> str:
    text = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{'B' if line.bold else 'R'} {line.size} Tf {line.left} {line.bottom} Td ({text}) Tj ET"


def _file(objects: Sequence[str], more: str) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<</Size {size}/Root 1 0 R/Info 4 0 R{more}>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()
