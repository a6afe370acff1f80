"""The style sheet of the template: every look that a document takes, under the name that Word knows it by."""

from collections.abc import Iterator

__all__ = ["ACCENT", "CODE_FONT", "INK", "LINE", "LINK", "LIST_LEVELS", "MEASURE", "MUTED", "STEP", "TEXT_FONT", "TINT"]
__all__ += ["colour", "indent", "style_id", "style_sheet"]

INK, ACCENT, MUTED, LINE, TINT, LINK = "1A1A1A", "1F3F5B", "5B6670", "B8C2CC", "EEF2F5", "1F5C8B"
TEXT_FONT, CODE_FONT = "Arial", "Courier New"
MEASURE = 8504  # the width of the text, in twentieths of a point
STEP = 360  # one level of a list or quotation, likewise
LIST_LEVELS = 4  # those that have styles of their own


def _spacing(before: int, after: int, line: int | None = None) -> str:
    leading = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{leading}/>'


def _border(edge: str, shade: str = LINE, size: int = 4, space: int = 1) -> str:
    return f'<w:{edge} w:val="single" w:sz="{size}" w:space="{space}" w:color="{shade}"/>'


def colour(value: str) -> str:
    """The colour of text, or of a numbering."""
    return f'<w:color w:val="{value}"/>'


def _size(points: float) -> str:
    halves = round(points * 2)
    return f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'


_BOLD, _ITALIC, _KEEP = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>", "<w:keepNext/><w:keepLines/>"
_SHADE = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
_MONO = f'<w:rFonts w:ascii="{CODE_FONT}" w:hAnsi="{CODE_FONT}" w:cs="{CODE_FONT}"/>'


def indent(left: int, hanging: int = 0) -> str:
    """How far a paragraph stands in, and how far its first line stands out of it."""
    return f'<w:ind w:left="{left}"' + (f' w:hanging="{hanging}"/>' if hanging else "/>")


def _style(
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    kind: str = "paragraph",
    based_on: str | None = "Normal",
    follows: str | None = None,
    link: str | None = None,
    rest: str = "",
) -> str:
    parts = [f'<w:name w:val="{name}"/>']
    parts += [f'<w:basedOn w:val="{style_id(based_on)}"/>'] if based_on else []
    parts += [f'<w:next w:val="{style_id(follows)}"/>'] if follows else []
    parts += [f'<w:link w:val="{style_id(link)}"/>'] if link else []
    parts += ["<w:qFormat/>"]
    parts += [f"<w:pPr>{paragraph}</w:pPr>"] if paragraph else []
    parts += [f"<w:rPr>{run}</w:rPr>"] if run else []
    default = ' w:default="1"' if based_on is None and kind != "table" else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id(name)}"{default}>{"".join(parts)}{rest}</w:style>'


def style_id(name: str) -> str:
    """The id of a style in the manner of Word's own: its name without spaces."""
    return "".join(word[:1].upper() + word[1:] for word in name.replace("-", "").split())


def _headings() -> Iterator[str]:
    looks = (
        (360, 100, _BOLD + colour(ACCENT) + _size(15)),
        (280, 80, _BOLD + colour(ACCENT) + _size(12)),
        (220, 60, _BOLD + colour(INK) + _size(10.5)),
        (200, 60, _BOLD + _ITALIC + colour(INK) + _size(10.5)),
        (180, 40, _ITALIC + colour(MUTED) + _size(10.5)),
    )
    for level, (before, after, run) in enumerate(looks):
        paragraph = f'{_KEEP}{_spacing(before, after, 252)}<w:outlineLvl w:val="{level}"/>'
        yield _style(f"heading {level + 1}", paragraph, run, follows="Body Text")


def _lists() -> Iterator[str]:
    for level in range(LIST_LEVELS):
        suffix = f" {level + 1}" if level else ""
        for name, number in (("List Bullet", 1), ("List Number", 2)):
            place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            yield _style(name + suffix, place + _spacing(0, 70))
        yield _style(f"List Continue{suffix}", _spacing(0, 70) + indent(STEP * (level + 1)))


def _paragraphs() -> Iterator[str]:
    yield _style("Normal", "<w:widowControl/>", based_on=None)
    yield _style("Body Text", _spacing(120, 120))
    kicker = _BOLD + "<w:caps/>" + colour(MUTED) + '<w:spacing w:val="20"/>' + _size(9)
    yield _style("Kicker", _KEEP + _spacing(0, 80), kicker, follows="Title")
    title = _KEEP + _spacing(0, 80, 240)
    yield _style("Title", title, _BOLD + colour(ACCENT) + _size(22), follows="Subtitle")
    yield _style("Subtitle", _KEEP + _spacing(0, 120, 252), colour(MUTED) + _size(13), follows="Details")
    ruled = "<w:keepLines/><w:pBdr>" + _border("bottom", space=8) + "</w:pBdr>" + _spacing(0, 60)
    yield _style("Details", ruled, colour(MUTED) + _size(9.5), follows="Body Text")
    yield from _headings()
    line = _KEEP + _spacing(200, 40)
    yield _style("Speaker", f"{line}<w:contextualSpacing/>", _BOLD + colour(ACCENT), follows="Body Text")
    yield _style("Group", line, _BOLD + colour(INK), follows="Body Text")
    yield _style("Lead-in", "<w:keepNext/>" + _spacing(120, 120), _ITALIC, based_on="Body Text", follows="Body Text")
    yield from _lists()
    bar = "<w:pBdr>" + _border("left", LINE, 18, 10) + "</w:pBdr>"
    yield _style("Quote", bar + _spacing(120, 120) + indent(STEP), colour("36424D"))
    yield _style("Verse", "<w:keepLines/>" + _spacing(140, 140, 276) + indent(STEP), _ITALIC)
    yield _style("caption", "<w:keepLines/>" + _spacing(120, 160), colour(MUTED) + _size(9.5), follows="Body Text")
    frame = "".join(_border(edge, TINT, 4, 6) for edge in ("top", "left", "bottom", "right"))
    code = f"<w:pBdr>{frame}</w:pBdr>" + _SHADE + _spacing(160, 160, 252) + '<w:ind w:left="140" w:right="140"/>'
    yield _style("Code", code, _MONO + _size(9.5), link="Code Char")
    rule = "<w:pBdr>" + _border("bottom") + "</w:pBdr>" + _spacing(60, 200, 240)
    yield _style("Rule", rule, _size(4), follows="Body Text")
    yield _style("Table Text", _spacing(50, 50, 264), _size(9.5))
    yield _style(
        "Table Heading", "<w:keepNext/>" + _spacing(60, 60, 252), _BOLD + colour(ACCENT), based_on="Table Text"
    )
    yield _style("After Table", _spacing(0, 0, 240), _size(6))
    right = f'<w:tabs><w:tab w:val="right" w:pos="{MEASURE}"/></w:tabs>'
    yield _style("toc 1", right + _spacing(60, 60) + indent(0))
    yield _style("toc 2", right + _spacing(0, 40) + indent(STEP), colour(MUTED))
    yield _style("TOC Heading", _KEEP + _spacing(240, 120), _BOLD + colour(ACCENT) + _size(15), follows="Body Text")
    yield _style("header", right + _spacing(0, 0, 240), colour(MUTED) + _size(9))
    yield _style("footer", right + _spacing(0, 0, 240) + '<w:jc w:val="right"/>', colour(MUTED) + _size(9))


def _characters() -> Iterator[str]:
    default = "Default Paragraph Font"
    yield _style(default, kind="character", based_on=None)
    yield _style("Strong", run=_BOLD, kind="character", based_on=default)
    yield _style("Emphasis", run=_ITALIC, kind="character", based_on=default)
    underlined = colour(LINK) + '<w:u w:val="single"/>'
    yield _style("Hyperlink", run=underlined, kind="character", based_on=default)
    yield _style("Code Char", run=_MONO + _size(10), kind="character", based_on=default, link="Code")
    yield _style("Code Hyperlink", run=underlined, kind="character", based_on="Code Char")
    yield _style("Detail", run='<w:b w:val="0"/><w:bCs w:val="0"/>' + colour(MUTED), kind="character", based_on=default)


def _tables() -> Iterator[str]:
    cells = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )
    yield _style("Normal Table", kind="table", based_on=None, rest=cells).replace(
        'w:type="table"', 'w:type="table" w:default="1"'
    )
    edges = _border("top", ACCENT, 8, 0) + _border("bottom", ACCENT, 8, 0) + _border("insideH", LINE, 4, 0)
    below = f"<w:tcBorders>{_border('bottom', ACCENT, 6, 0)}</w:tcBorders>"
    first = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{below}{_SHADE}<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    look = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{first}"
    yield _style("Note Table", kind="table", based_on="Normal Table", rest=look)


def style_sheet(namespaces: str) -> str:
    """The styles part, with these declarations of namespaces."""
    fonts = f'<w:rFonts w:ascii="{TEXT_FONT}" w:hAnsi="{TEXT_FONT}" w:eastAsia="{TEXT_FONT}" w:cs="{TEXT_FONT}"/>'
    language = '<w:lang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
    run = f"<w:rPrDefault><w:rPr>{fonts}{colour(INK)}{_size(10.5)}{language}</w:rPr></w:rPrDefault>"
    paragraph = f"<w:pPrDefault><w:pPr>{_spacing(0, 0, 300)}</w:pPr></w:pPrDefault>"
    styles = "".join((*_paragraphs(), *_characters(), *_tables()))
    return f"<w:styles {namespaces}><w:docDefaults>{run}{paragraph}</w:docDefaults>{styles}</w:styles>"
