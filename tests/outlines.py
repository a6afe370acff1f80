"""What a document says block by block, once as cmark shows it in HTML and once as its note means it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from cmarkgfm.cmark import Options, markdown_to_html_with_extensions

from notekit import (
    Anchor,
    Block,
    BlockQuote,
    Code,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Preformatted,
    RichText,
    Rule,
    Table,
    Verse,
)

__all__ = ["html", "is_reference", "meant", "shown"]

Said = tuple[Any, ...]
"""A block with what it says: `("p", characters)`, `("ol", 1, items)` and so on."""


def html(text: str) -> str:
    """A note as cmark reads it, without its front matter, with the tables of forges.

    Forges make links of bare addresses too, as they do in anybody's text; that is not tried here.
    """
    _, _, body = text.removeprefix("---\n").partition("\n---\n")
    return str(markdown_to_html_with_extensions(body, Options.CMARK_OPT_UNSAFE, ["table", "strikethrough"]))


# What HTML says. As cmark writes it, it is XML


def shown(text: str) -> list[Said]:
    """The blocks of a Markdown document as cmark reads it."""
    return said_in(ElementTree.fromstring(f"<body>{html(text)}</body>"))


def said_in(element: Element) -> list[Said]:
    """The blocks in an element; text that stands there as it is, as in the items of a tight list, is a paragraph."""
    blocks: list[Said] = []
    loose = Element("p")
    loose.text = element.text
    for child in element:
        if block := said_by(child):
            blocks += [*paragraph(loose), block]
            loose = Element("p")
            loose.text = child.tail
        else:
            loose.append(child)
    return [*blocks, *paragraph(loose)]


def said_by(element: Element) -> Said | None:
    """The block that an element is, None for part of a text."""
    match element.tag:
        case "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return element.tag, list(characters(element))
        case "ul":
            return "ul", [said_in(item) for item in element]
        case "ol":
            return "ol", int(element.get("start", "1")), [said_in(item) for item in element]
        case "blockquote":
            return "blockquote", said_in(element)
        case "table":
            return "table", [[list(characters(cell)) for cell in row] for row in element.iter("tr")]
        case "pre":
            return "pre", element[0].get("class", "").removeprefix("language-"), element[0].text
        case "hr":
            return ("hr",)
    return None


def paragraph(loose: Element) -> list[Said]:
    text = list(characters(loose))
    while text and text[0] == " ":
        del text[0]
    while text and text[-1] == " ":
        del text[-1]
    return [("p", text)] if text else []


def characters(element: Element, styles: frozenset[str] = frozenset(), url: str | None = None) -> Iterator[Any]:
    """Each character with its styles and the address of its link; white space has none, for it shows none."""
    match element.tag:
        case "br":
            yield "\n"
        case "img":
            yield element.get("src"), element.get("alt"), element.get("title")
        case "a":
            url = element.get("href")
        case "strong" | "em" | "code":
            styles |= {element.tag}
    before = ""
    for inner in (element.text or "", *element):
        if isinstance(inner, Element):
            yield from characters(inner, styles, url)
            text, before = inner.tail or "", inner.tag
        else:
            text = inner
        text = text.removeprefix("\n") if before == "br" else text
        yield from (" " if each == "\n" else each if each.isspace() else (each, styles, url) for each in text)


# What a note says


def meant(note: Note) -> list[Said]:
    """The blocks of a note, as HTML has them."""
    blocks: list[Said] = [("h1", text(RichText(note.title)))] if note.title else []
    for section in note.body:
        blocks += [block(each) for each in ([section.heading] if section.heading else []) + list(section.content)]
    return blocks


def block(meant: Block) -> Said:
    match meant:
        case Paragraph():
            return "p", text(meant.content)
        case Heading():
            return f"h{meant.level + 1}", text(meant.content)
        case Verse():
            first, *others = meant.lines
            return "p", [*text(first), *(each for line in others for each in ("\n", *text(line, begins=False)))]
        case ListBlock() if meant.ordered:
            # CommonMark counts with nine digits at most; the true number stands in a comment.
            start = meant.start if meant.start + len(meant.items) <= 10**9 else 1
            return "ol", start, [item(each) for each in meant.items]
        case ListBlock():
            return "ul", [item(each) for each in meant.items]
        case BlockQuote():
            return "blockquote", [block(each) for each in meant.blocks]
        case Table():
            rows = [[text(cell, cell=True) for cell in row] for row in meant.rows]
            return "table", rows if meant.header else [[[] for _ in rows[0]], *rows]
        case Image():
            return "p", [(address(meant.source or ""), meant.alt or "", meant.caption)]
        case Preformatted():
            return "pre", (meant.language or "").split(" ")[0], meant.text + "\n"
        case Rule():
            return ("hr",)


def item(meant: ListItem) -> list[Said]:
    words = text(meant.content)
    if meant.checked is not None:
        box = text(RichText("[x]" if meant.checked else "[ ]"))
        words = [*box, " ", *words] if words else box
    return [("p", words)] * bool(words) + [block(each) for each in meant.blocks]


def text(meant: RichText, *, begins: bool = True, cell: bool = False) -> list[Any]:
    """Each character of a text, as `characters` has those of HTML.

    `begins` says whether it begins a block, `cell` whether it stands in a table.
    """

    def is_stated(code: Code) -> bool:
        """Whether comments say that this is code, for it would be read as something else."""
        return "\\|" in meant.under(code) if cell else begins and is_reference(code, meant)

    shown = [mark for mark in meant.marks if not (isinstance(mark, Code) and is_stated(mark))]
    found: list[Any] = []
    for run in RichText(meant.text, shown).runs():
        named = (("strong", run.strong), ("em", run.emphasis), ("code", run.code))
        styles = frozenset(name for name, has in named if has)
        url = address(run.url) if run.url else None
        found += [each if each.isspace() else (each, styles, url) for each in run.text]
    return found


def is_reference(code: Code, within: RichText) -> bool:
    """Whether CommonMark would take code with the link around it, ``[`]:`](a)``, for the definition of a reference."""
    link = next((link for link in within.of(Anchor) if link.url), None)
    return link is not None and link.start == 0 and code.start < link.end and "]:" in within.under(code)


def address(url: str) -> str:
    """An address as cmark writes it."""
    return quote(url, safe="/:?#@!$&'()*+,;=%~")
