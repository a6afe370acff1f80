"""Makes `template.docx`, the empty document whose styles, numbering and page every Word document takes.

Run by hand after a change: `python -m notekit_word.make_template`. Members are stored, not deflated,
so that the bytes are the same whatever zlib is at hand.
"""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from notekit_word.styles import (
    ACCENT,
    CODE_FONT,
    INK,
    LINE,
    LINK,
    LIST_LEVELS,
    MUTED,
    STEP,
    TEXT_FONT,
    TINT,
    colour,
    indent,
    style_id,
    style_sheet,
)

__all__ = ["TEMPLATE", "template"]

TEMPLATE = Path(__file__).with_name("template.docx")

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument.theme"
_NAMESPACES = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}/relationships"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _numbering() -> str:
    """Bullets (1), numbers (2), and items of a task list that are open (3) or done (4)."""
    bullets = [("bullet", mark) for mark in "•–•–•–•–•"]
    numbers = [(form, f"%{level + 1}.") for level, form in enumerate(("decimal", "lowerLetter", "lowerRoman") * 3)]
    kinds = (bullets, numbers, [("bullet", "☐")] * 9, [("bullet", "☑")] * 9)
    styled = {0: "List Bullet", 1: "List Number"}
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(_level(level, *look, styled.get(at)) for level, look in enumerate(levels))
        + "</w:abstractNum>"
        for at, levels in enumerate(kinds)
    )
    numbered = "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(kinds)))
    return f"<w:numbering {_NAMESPACES}>{abstract}{numbered}</w:numbering>"


def _level(level: int, form: str, text: str, style: str | None) -> str:
    name = f"{style} {level + 1}" if level else style
    linked = f'<w:pStyle w:val="{style_id(name)}"/>' if name and level < LIST_LEVELS else ""
    symbol = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>'
    font = f"<w:rPr>{symbol if text in '☐☑' else ''}{colour(ACCENT)}</w:rPr>"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent(STEP * (level + 1), STEP)}</w:pPr>{font}</w:lvl>'
    )


def _field(instruction: str) -> str:
    def part(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{part('begin')}{code}{part('separate')}<w:r><w:t>1</w:t></w:r>{part('end')}"


def _edge(kind: str, content: str) -> str:
    style = "Header" if kind == "hdr" else "Footer"
    return f'<w:{kind} {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p></w:{kind}>'


def _document() -> str:
    references = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{target}"/>'
        for kind, page, target in (
            ("header", "default", "rId4"),
            ("header", "first", "rId5"),
            ("footer", "default", "rId6"),
            ("footer", "first", "rId7"),
        )
    )
    page = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1701" w:bottom="1418" w:left="1701" '
        'w:header="709" w:footer="709" w:gutter="0"/><w:titlePg/>'
    )
    return f"<w:document {_NAMESPACES}><w:body><w:sectPr>{references}{page}</w:sectPr></w:body></w:document>"


def _fonts() -> str:
    """The fonts, each with what stands in for it where it is not installed."""
    fonts = (
        (TEXT_FONT, "Liberation Sans", "swiss", "variable"),
        (CODE_FONT, "Liberation Mono", "modern", "fixed"),
        ("Segoe UI Symbol", "DejaVu Sans", "swiss", "variable"),
    )
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, other, family, pitch in fonts
    )
    return f"<w:fonts {_NAMESPACES}>{entries}</w:fonts>"


def _settings() -> str:
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return f'<w:settings {_NAMESPACES}><w:defaultTabStop w:val="720"/><w:compat>{mode}</w:compat></w:settings>'


def _properties() -> str:
    return f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>'


def _theme() -> str:
    """The theme, which Word expects in every document: the colours and the font of the styles."""
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    values = (INK, "FFFFFF", ACCENT, TINT, *(ACCENT, MUTED, LINE) * 2, LINK, LINK)
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in zip(names, values, strict=True)
    )
    face = f'<a:latin typeface="{TEXT_FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    looks = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    return (
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Note"><a:themeElements>'
        f'<a:clrScheme name="Note">{colours}</a:clrScheme><a:fontScheme name="Note"><a:majorFont>{face}</a:majorFont>'
        f'<a:minorFont>{face}</a:minorFont></a:fontScheme><a:fmtScheme name="Note">{looks}</a:fmtScheme>'
        "</a:themeElements></a:theme>"
    )


def _relationships(targets: list[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>' for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _members() -> dict[str, str]:
    of = f"{_OFFICE}/relationships"
    pages = _field("PAGE"), _field("NUMPAGES")
    numbers = (
        f'<w:r><w:t xml:space="preserve">Page </w:t></w:r>{pages[0]}'
        f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{pages[1]}'
    )
    parts = {
        "styles": ("styles", style_sheet(_NAMESPACES)),
        "numbering": ("numbering", _numbering()),
        "settings": ("settings", _settings()),
        "header1": ("header", _edge("hdr", "")),
        "header2": ("header", _edge("hdr", "")),
        "footer1": ("footer", _edge("ftr", numbers)),
        "footer2": ("footer", _edge("ftr", numbers)),
        "fontTable": ("fontTable", _fonts()),
        "theme/theme1": ("theme", _theme()),
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_THEME if kind == "theme" else f"{_WORD}.{kind}"}+xml"/>'
        for name, kind in (("document", "document.main"), *((name, kind) for name, (kind, _) in parts.items()))
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
    top = [(f"{of}/officeDocument", "word/document.xml")]
    top.append((f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"))
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": _relationships(top),
        "docProps/core.xml": _properties(),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relationships(
            [(f"{of}/{kind}", f"{name}.xml") for name, (kind, _) in parts.items()]
        ),
        **{f"word/{name}.xml": xml for name, (_, xml) in parts.items()},
    }


def template() -> bytes:
    """The bytes of the template."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, xml in _members().items():
            archive.writestr(ZipInfo(name), _DECLARATION + xml)
    return file.getvalue()


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
