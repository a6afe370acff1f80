"""Pictures: files of a folder that are taken into the document, each with the words that say what it shows."""

from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

import notekit
from notekit_word.elements import Element

__all__ = ["Pictures", "said"]

LARGEST = 20_000_000
"""How many bytes a picture may have."""

_EMU = 635  # of the unit in which pictures are measured, in a twentieth of a point
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
)

_BROKEN = (OSError, ValueError, InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)


class Pictures:
    """Takes pictures from `folder` into the document whose main part is `part`; with None there are none to take.

    `width` is that of the text, in twentieths of a point.
    """

    def __init__(self, part: Any, folder: Path | None, width: int) -> None:
        self.diagnostics: list[notekit.Diagnostic] = []
        self._part = part
        self._folder = folder
        self._width = width * _EMU
        self._count = 0

    def drawing(self, image: notekit.Image) -> Element | None:
        """A run with the picture; None, with a diagnostic where it was to be expected, if it cannot be had."""
        if self._folder is None or not image.source or "://" in image.source:
            return None
        try:
            path = self._path(self._folder, image.source)
            relationship, picture = self._part.get_or_add_image(BytesIO(path.read_bytes()))
        except (
            OSError,
            ValueError,
            InvalidImageStreamError,
            UnexpectedEndOfFileError,
            UnrecognizedImageError,
        ) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            what = f"the picture {image.source!r} is given in words ({reason or 'no picture of a known kind'})"
            hint = "look for it in the folder that the option pictures names"
            self.diagnostics.append(notekit.Diagnostic("picture-missing", what, span=image.span, hint=hint))
            return None
        scale = min(1.0, self._width / picture.width)
        return self._run(relationship, said(image), int(picture.width * scale), int(picture.height * scale))

    def _path(self, folder: Path, source: str) -> Path:
        """The file of a picture. Raises `ValueError` for one outside the folder, and for one that is too large."""
        path = (folder / source).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise ValueError("it is not in the folder")
        if path.stat().st_size > LARGEST:
            raise ValueError(f"it has more than {LARGEST // 1_000_000} MB")
        return path

    def _run(self, relationship: str, alt: str, width: int, height: int) -> Element:
        self._count += 1
        name = f"Picture {self._count}"
        return etree.fromstring(
            f"<w:r {_NAMESPACES}><w:drawing>"
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{self._count}" name="{name}" descr={quoteattr(alt)}/>'
            f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{self._count}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def said(image: notekit.Image) -> str:
    """What is said of a picture to those who do not see it."""
    return image.alt or image.caption or ""
