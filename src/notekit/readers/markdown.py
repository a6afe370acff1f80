"""The reader for Markdown: CommonMark with tables and task lists, HTML, front matter, and notekit's comments.

Words in angle brackets that are no HTML are literal text. `<!-- notekit: … -->` on lines of its own states
something about what follows: `verse` makes a paragraph verse, `table header="no"` and `list start="…"` say
what Markdown cannot of a table and a list, `item` leaves the text of a list item empty; `ignore` is for
`notekit check` and states nothing; all others become a `Directive`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeVar

from attrs import define, evolve, field

from notekit.blocks import (
    Block,
    BlockQuote,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Preformatted,
    Rule,
    Table,
    texts,
)
from notekit.diagnostics import Diagnostic
from notekit.errors import SchemaError, SourceError
from notekit.readers.front_matter import looks_like_fields
from notekit.readers.heads import FENCES, end_of_fenced, fenced, plain_lines
from notekit.readers.inline import LONGEST, Inline, read_inline
from notekit.readers.kept_lines import with_kept_lines
from notekit.readers.references import ATTRIBUTES, attributes_of
from notekit.readers.shortcodes import has_shortcodes, without_shortcodes
from notekit.readers.stated_properties import PROPERTIES, with_property
from notekit.readers.structure import DEEPEST, Form, Node, Structure
from notekit.readers.tags import is_html
from notekit.readers.typed_markers import with_typed_markers
from notekit.reading import Directive, Metadata, PageFurniture, Reading, SourceBlock, Title
from notekit.source import Source, Span
from notekit.text import RichText

__all__ = ["read_markdown"]

_COMMENT = re.compile(r"\s*<!--(.*?)-->", re.DOTALL)
_REMARK = re.compile(r" ?<!--.*?-->", re.DOTALL)
_STATED = re.compile(r"\s*notekit:\s*(?P<name>[a-z][a-z-]*)" + ATTRIBUTES)
_MEANT = re.compile(r"\s*notekit\s*:(?!\s*ignore\s)")
_NOTE_KEY = re.compile(r"^(?:notekit|title|date)[ \t]*:", re.MULTILINE)
_CHECK = re.compile(r"\[([ xX])\](?:[ \t]+|\n|$)")
_WRITTEN = re.compile(r"\ufeff?\s*---\n(?:[^\n]*\n){0,20}?notekit[ \t]*:")
_WITH_TEXT = (Form.PARAGRAPH, Form.HEADING)
_NOTHING = RichText("")

B = TypeVar("B", bound=SourceBlock)


def read_markdown(source: Source) -> Reading:
    """The blocks of a Markdown document, each with the lines it stands on as its span.

    Diagnostics tell of text too long or nested too deep to be parsed, which is kept as it is, and of
    comments to notekit that cannot be read. Raises `SourceError` for front matter that cannot be read
    and for a comment with a value that does not fit.
    """
    return _Document(source).read()


@define(slots=False)
class _Document:
    source: Source
    diagnostics: list[Diagnostic] = field(factory=list)
    metadata: dict[int, Metadata] = field(factory=dict)
    inlines: dict[int, Inline] = field(factory=dict)
    used: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.lines = self.source.text.split("\n")
        self.starts = [0, *accumulate([len(line) + 1 for line in self.lines])]
        self.first = next((at for at, line in enumerate(self.lines) if line.strip()), 0)
        self.lines[0] = self.lines[0].removeprefix("\ufeff")
        self.written = _WRITTEN.match(self.source.text) is not None  # by notekit
        self.generated = not self.written and has_shortcodes(self.source.text)
        lines = self.lines if self.written else with_typed_markers(self.lines, self.source.text)
        head = plain_lines(self.lines, self.first)
        below = head.last + 1 if head else 0
        self.structure = Structure([*[""] * below, *lines[below:]], self._front_matter)
        if head:
            self.structure.nodes.insert(0, Node(Form.FRONT_MATTER, self.first, head.last))
            self.metadata[self.first] = Metadata(head.values, fenced=False, span=self._span(self.first, head.last))

    def read(self) -> Reading:
        for line in self.structure.too_deep[:1]:
            what = f"lists or quotations nested more than {DEEPEST} deep are kept as text"
            self._warn("too-deep", what, Node(Form.PARAGRAPH, line, line), "nest them less")
        for node in _walk(self.structure.nodes):
            if node.form in _WITH_TEXT:
                self._inline(node)
        return Reading(self.source, tuple(self._top(self.structure.nodes)), tuple(self.diagnostics))

    def _front_matter(self, at: int) -> int | None:
        """The line that ends the front matter which begins at line `at`, None if none does."""
        mark = self.lines[at].rstrip()
        opening = at == self.first
        if mark not in FENCES or (mark == "+++" and not opening):
            return None
        end = end_of_fenced(self.lines, at)
        if end is None:
            self._warn_open(at, mark)
            return None
        values = self._values(at, end, mark, opening=opening)
        if values is None:
            return None
        self.metadata[at] = Metadata(values, span=self._span(at, end))
        return end

    def _warn_open(self, at: int, mark: str) -> None:
        """Says so where a document begins with front matter that nothing ends."""
        if at == self.first and mark == "---" and looks_like_fields("".join(self.lines[at + 1 : at + 2])):
            node = Node(Form.RULE, at, at)
            what = "nothing ends this front matter, which is taken for text"
            self._warn("open-front-matter", what, node, "end it with a line ---")

    def _values(self, at: int, end: int, mark: str, *, opening: bool) -> dict[str, object] | None:
        text = "\n".join(self.lines[at + 1 : end])
        if opening and not text.strip() and mark == "---":
            return {}
        if mark == "---" and (not looks_like_fields(text) or not (opening or _NOTE_KEY.search(text))):
            return None
        try:
            head = fenced(self.lines, at, name=self.source.name)
        except SourceError:
            if opening or re.search(r"^notekit[ \t]*:", text, re.MULTILINE):
                raise
            return None
        return head.values if head else None

    def _span(self, first: int, last: int) -> Span:
        return Span(self.starts[first], self.starts[last + 1] - 1)

    def _of(self, node: Node) -> Span:
        return self._span(node.first, node.last)

    def _warn(self, code: str, message: str, node: Node, hint: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, span=self._of(node), hint=hint))

    def _inline(self, node: Node) -> None:
        typed = node.form is Form.PARAGRAPH and not self.written
        text = with_kept_lines(node.text) if typed else node.text
        self.inlines[id(node)] = self._parsed(node, text)

    def _parsed(self, node: Node, text: str) -> Inline:
        try:
            plain = without_shortcodes(text) if self.generated and has_shortcodes(text) else text
            inline = read_inline(plain, self.structure.references)
        except SchemaError as error:
            place = f"{self.source.name}:{node.first + 1}"
            raise SourceError(f"{place}: a comment states what does not fit: {error}") from None
        if not inline.whole:
            what = f"a text of {len(text)} characters is kept as it is, with its markup"
            self._warn("too-long", what, node, f"part it: up to {LONGEST} characters are parsed")
        self.used |= inline.used
        if inline.lost:
            lost = ", ".join(inline.lost)[:80]
            what = f"the address of {len(inline.lost)} link(s) is not of the web and is lost: {lost}"
            self._warn("address-lost", what, node, "write it in full, from https://")
        return inline

    def _top(self, nodes: Sequence[Node]) -> Iterator[SourceBlock]:
        """The blocks of the document; every node gives one whose span holds it, others beside it have empty spans."""
        if self.source.text.startswith("\ufeff") and not self.lines[0].strip():
            yield Directive("comment", {"text": ""}, span=Span(0, 1))  # a byte order mark on a line of its own
        for span, blocks in self._groups(nodes):
            if not blocks:
                blocks = [Directive("comment", {"text": self.source.slice(span).strip()})]
            main = max(range(len(blocks)), key=lambda index: _extent(blocks[index])) if len(blocks) > 1 else 0
            for index, block in enumerate(blocks):
                at = span.start if index < main else span.end
                yield _placed(block, span if index == main else Span(at, at))

    def _inside(self, nodes: Sequence[Node]) -> list[Block]:
        """The blocks of a quotation or list item; comments there state nothing but properties of blocks."""
        found: list[Block] = []
        for span, blocks in self._groups(nodes):
            for block in blocks:
                if isinstance(block, Title):
                    block = Heading(block.content)
                if not isinstance(block, (Metadata, Directive, PageFurniture)):
                    found.append(_placed(block, span))
        return found

    def _groups(self, nodes: Sequence[Node]) -> Iterator[tuple[Span, list[SourceBlock]]]:
        """Runs of lines and the blocks they hold: a comment that states a property goes with what it is about."""
        at = 0
        while at < len(nodes):
            node = nodes[at]
            at += 1
            span = self._of(node)
            blocks = self._blocks(node, span)
            stated = blocks[-1] if blocks else None
            if isinstance(stated, Directive) and stated.name in PROPERTIES and at < len(nodes):
                about = self._with(stated, nodes[at], node)
                if about is not None:
                    yield self._span(node.first, nodes[at].last), [*blocks[:-1], *about]
                    at += 1
                    continue
            yield span, blocks

    def _with(self, stated: Directive, node: Node, at: Node) -> list[SourceBlock] | None:
        """The blocks of a node with a property stated about it; None where it has no such property."""
        blocks = self._blocks(node, self._of(node))
        try:
            return with_property(stated, blocks)
        except (SchemaError, ValueError) as error:
            place = f"{self.source.name}:{at.first + 1}"
            raise SourceError(f"{place}: <!-- notekit: {stated.name} --> does not fit: {error}") from None

    def _blocks(self, node: Node, span: Span) -> list[SourceBlock]:
        """The blocks of a node; those that text commonly has with its span already, others without."""
        match node.form:
            case Form.PARAGRAPH:
                inline = self.inlines[id(node)]
                text = [Paragraph(inline.content, span=span)] if inline.content else []
                return [*inline.images[: inline.leading], *text, *inline.images[inline.leading :]]
            case Form.HEADING:
                return self._heading(node, span)
            case Form.LIST:
                return self._list(node, span)
            case Form.QUOTE:
                inner = self._inside(node.children)
                return [BlockQuote(inner, span=span)] if inner else []
            case Form.TABLE:
                return self._table(node)
            case Form.CODE:
                return [Preformatted(node.text, node.info or None)] if node.text.strip() else []
            case Form.RULE:
                return [Rule()]
            case Form.HTML:
                return self._html(node)
            case Form.REFERENCE:
                return self._reference(node)
            case _:
                return [self.metadata[node.first]]

    def _heading(self, node: Node, span: Span) -> list[SourceBlock]:
        inline = self.inlines[id(node)]
        if not inline.content:
            return [*inline.images]
        if node.number is None or node.number < 2:
            return [Title(_one_line(inline.content), span=span), *inline.images]
        return [Heading(inline.content, node.number - 1, span=span), *inline.images]

    def _list(self, node: Node, span: Span) -> list[SourceBlock]:
        items = [item for child in node.children if (item := self._item(child))]
        if not items:
            return []
        return [ListBlock(items, ordered=node.number is not None, start=node.number or 0, span=span)]

    def _item(self, node: Node) -> ListItem | None:
        """A list item, its first paragraph being its text; None where it has neither text nor blocks."""
        children = node.children
        content, checked = _NOTHING, None
        blocks: list[Block] = []
        if children and children[0].form is Form.PARAGRAPH:
            paragraph, *children = children
            inline = self.inlines[id(paragraph)]
            if check := _CHECK.match(paragraph.text):
                checked = check[1] != " "
                inline = self._parsed(paragraph, paragraph.text[check.end() :])
            content, blocks = inline.content, list(inline.images)
        if children:
            blocks += self._inside(children)
        if not content and not blocks:
            return None
        return ListItem(content, blocks, checked, span=self._of(node))

    def _table(self, node: Node) -> list[SourceBlock]:
        rows = [[self._parsed(node, cell) for cell in row] for row in node.rows]
        images = [image for row in rows for cell in row for image in cell.images]
        return [Table([[cell.content for cell in row] for row in rows]), *images]

    def _html(self, node: Node) -> list[SourceBlock]:
        found: list[SourceBlock] = []
        end = 0
        while comment := _COMMENT.match(node.text, end):
            found.append(self._comment(comment[1], node))
            end = comment.end()
        rest = node.text[end:]
        if not rest.strip():
            return found
        if is_html(rest):
            return [*found, *self._fragment(node, rest)]
        text = _REMARK.sub("", "\n".join(line.strip() for line in rest.strip().split("\n"))).strip()
        return [*found, Paragraph(text)] if text else found

    def _fragment(self, node: Node, markup: str) -> list[SourceBlock]:
        """The blocks of a piece of HTML; none where it shows nothing."""
        from notekit.readers.html import read_fragment  # late: few documents have any

        blocks, remarks = read_fragment(markup)
        self.diagnostics += [evolve(remark, span=self._of(node)) for remark in remarks]
        return blocks

    def _comment(self, text: str, node: Node) -> Directive:
        stated = _STATED.fullmatch(text)
        if stated:
            return Directive(stated["name"], attributes_of(stated["attributes"]))
        if _MEANT.match(text):
            what = "a comment to notekit cannot be read, and states nothing"
            self._warn("unreadable-comment", what, node, 'write <!-- notekit: name attribute="value" -->')
        return Directive("comment", {"text": text.strip()})

    def _reference(self, node: Node) -> list[SourceBlock]:
        """A definition of an address: kept as text where nothing uses it."""
        if node.info not in self.used:
            return [Paragraph(node.text)]
        return [Directive("reference", self.structure.references[node.info])]


def _extent(block: SourceBlock) -> int:
    """How much text a block holds: of several blocks of one piece of the source the longest stands for it."""
    if isinstance(block, (PageFurniture, Directive, Metadata)):
        return -1
    return sum(len(text.text) for text in texts(block)) if not isinstance(block, Title) else len(block.text)


def _placed(block: B, span: Span) -> B:
    """The block with its span."""
    return block if block.span is span else evolve(block, span=span)


def _walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes and all that is inside them, in reading order."""
    waiting = [*reversed(nodes)]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.children)


def _one_line(content: RichText) -> RichText:
    return RichText(content.text.replace("\n", " "), content.marks)
