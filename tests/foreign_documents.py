"""Word documents put together by hand: readable snippets of their markup, zipped as word processors zip them."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

__all__ = [
    "bold",
    "definition",
    "document",
    "item",
    "link",
    "numbered",
    "paragraph",
    "run",
    "styled",
    "table",
    "zipped",
]

NAMES = " ".join(
    (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
        'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
    )
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPE_OF_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
_TYPE_OF_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_OUTSIDE = ' TargetMode="External"'
_ROOTS = {"header": "hdr", "footer": "ftr"}
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>{more}</w:style>'
    for name, more in (
        *((f"heading {level}", "") for level in range(1, 5)),
        *((name, "") for name in ("Title", "Quote", "Caption", "toc 1", "Source Code", "Verse")),
        ("List Paragraph", '<w:pPr><w:ind w:left="720"/></w:pPr>'),
        ("List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
        ("List Bullet 2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    )
)


def run(text: str, properties: str = "") -> str:
    """A run with its properties."""
    stated = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{stated}<w:t xml:space="preserve">{text}</w:t></w:r>'


def bold(text: str) -> str:
    return run(text, "<w:b/>")


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of a text, or of runs."""
    stated = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{stated}{content if content.startswith('<') or not content else run(content)}</w:p>"


def styled(style: str, content: str, properties: str = "") -> str:
    return paragraph(content, f'<w:pStyle w:val="{style}"/>{properties}')


def item(content: str, list_id: int = 1, level: int = 0) -> str:
    """A paragraph of a list; 1 has bullets, 2 has numbers."""
    return paragraph(content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def table(*rows: tuple[str, ...], properties: str = "") -> str:
    """A table of cells, each a text, or paragraphs."""

    def cell(content: str) -> str:
        return f"<w:tc>{content if content.startswith('<w:') else paragraph(content)}</w:tc>"

    lines = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{lines}</w:tbl>"


def link(relationship: str, content: str) -> str:
    return f'<w:hyperlink r:id="{relationship}">{run(content)}</w:hyperlink>'


def _level(number: int, form: str, sign: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/>'
        f'<w:pPr><w:ind w:left="{720 * (number + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def definition(number: int, form: str, sign: str) -> str:
    """A definition of lists, all of whose levels look the same."""
    levels = "".join(_level(level, form, sign) for level in range(9))
    return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'


def numbered(list_id: int, number: int, more: str = "") -> str:
    """A list after the definition of that number."""
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{number}"/>{more}</w:num>'


NUMBERING = definition(0, "bullet", "•") + definition(1, "decimal", "%1.") + numbered(1, 0) + numbered(2, 1)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a package with these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def relationships(*stated: tuple[str, str, str]) -> str:
    """What a part refers to: id, kind and target each; an address is external."""
    lines = "".join(
        f'<Relationship Id="{name}" Type="{_KINDS}/{kind}" Target="{target}"{_OUTSIDE if kind == "hyperlink" else ""}/>'
        for name, kind, target in stated
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _content_types(kinds: Iterable[str]) -> str:
    stated = {f"word/{name}": name.rstrip("0123456789") for name in kinds} | {"word/document": "document.main"}
    lines = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in stated.items()
    )
    defaults = f'<Default Extension="rels" ContentType="{_TYPE_OF_RELATIONSHIPS}"/>'
    lines += f'<Override PartName="/core.xml" ContentType="{_TYPE_OF_CORE}"/>'
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{lines}</Types>'


def document(
    *body: str,
    styles: str = STYLES,
    numbering: str = NUMBERING,
    links: Mapping[str, str] | None = None,
    parts: Mapping[str, str] | None = None,
    core: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A document with that body. `parts` are the contents of others by their kinds, which are their ids as well.

    A kind may end in a number: the headers `header` and `header1` are two. `links` are addresses by their ids.
    """
    inner = {"styles": styles, "numbering": numbering, **(parts or {})}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(inner),
        "_rels/.rels": relationships(("main", "officeDocument", "word/document.xml")).replace(
            "</Relationships>",
            f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="core.xml"/>'
            "</Relationships>",
        ),
        "core.xml": f'<c:coreProperties xmlns:c="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</c:coreProperties>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(
            *((name, name.rstrip("0123456789"), f"{name}.xml") for name in inner),
            *((name, "hyperlink", address) for name, address in (links or {}).items()),
        ),
    }
    for name, content in inner.items():
        kind = name.rstrip("0123456789")
        root = f"w15:{kind}" if kind == "commentsExtended" else f"w:{_ROOTS.get(kind, kind)}"
        files[f"word/{name}.xml"] = f"<{root} {NAMES}>{content}</{root}>"
    return zipped({**files, **(more or {})})
