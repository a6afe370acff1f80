"""Text within a Markdown block: mistune's tokens into rich text, and the comments that state further marks.

What CommonMark has no sign for is stated by comments, which no viewer shows: `<!-- quote -->` and
`<!-- /quote by="Ann Lee" -->` stand around a quotation, `step` around something to be done, `link`
around words whose address is lost, `code` around code that other marks cross. Attributes may stand
on either. Without its beginning a mark begins where the text does, without its end it ends there too.
Any other comment is for those who write, and no part of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from attrs import define, evolve, field, frozen
from mistune import InlineParser
from mistune.core import InlineState
from mistune.helpers import parse_link_href

from notekit.blocks import Image
from notekit.characters import clean
from notekit.event_date import EventDate
from notekit.readers.references import ATTRIBUTES, attributes_of, decoded, tag_attributes, unescaped
from notekit.readers.tags import TAG, is_html
from notekit.text import Action, Anchor, Code, Emphasis, Mark, RichText, Speech, Strong, safe_url

__all__ = ["LONGEST", "Inline", "read_inline"]

LONGEST = 200_000
"""How many characters a text with markup may have; in a longer one the markup is left as it is."""

MOST_OPEN = 50
"""How many emphases may stand open at once; past that, asterisks are asterisks."""


_MARKUP = re.compile(r"[\\`*_\[<&]")
_LINE_BREAK = "  \n"
_BREAK = re.compile(r"(?<![ \t])[ \t]*\n[ \t\n]*")
_FOREIGN_BREAKS = str.maketrans("\r\x0b\x0c\x85", "    ")
_MARK = re.compile(r"<!--\s*(?P<end>/?)(?P<name>quote|step|link|code)\b" + ATTRIBUTES + "-->")
_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
_RUN = re.compile(r"[*_]+")
_RAISED = "<sup>", "</sup>"
_ENDING = re.compile(r"[^\W\d_]{1,4}")
"""What may be raised and says the same when it is not: the 'st' of '1<sup>st</sup>', the 'me' of 'M<sup>me</sup>'."""
_STYLES: dict[str, type[Mark]] = {"strong": Strong, "b": Strong, "em": Emphasis, "i": Emphasis, "code": Code}
_WRITTEN_STYLES: dict[type[Mark], re.Pattern[str]] = {
    Strong: re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE),
    Emphasis: re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE),
}


def _styles_of(name: str, attributes: Mapping[str, str]) -> list[type[Mark]]:
    """The marks that a tag stands for, by its name, or by its style as word processors write it."""
    if name in _STYLES:
        return [_STYLES[name]]
    style = attributes.get("style", "") if name == "span" else ""
    return [kind for kind, written in _WRITTEN_STYLES.items() if style and written.search(style)]


@frozen
class Inline:
    """A text as read: its rich text, the pictures that stood in it, and the keys of the references it uses.

    `whole` is False where the text was too long, so that its markup was left in it.
    """

    content: RichText
    images: tuple[Image, ...] = ()
    used: frozenset[str] = frozenset()
    whole: bool = True
    lost: tuple[str, ...] = ()  # the addresses that no output may lead to, such as relative ones
    leading: int = 0  # how many of the pictures stand before the text


def read_inline(text: str, references: Mapping[str, Any]) -> Inline:
    """The text of one block, lines parted by `\\n`, without the signs of the block.

    `references` are the addresses that the document defines, as mistune keeps them. Text longer than
    `LONGEST` keeps its markup. Raises `SchemaError` where a comment states what no mark takes.
    """
    if not _MARKUP.search(text) and _LINE_BREAK not in text:
        return Inline(RichText(_joined(text)))
    if len(text) > LONGEST:
        return Inline(RichText(_joined(text)), whole=False)
    state = InlineState({"ref_links": references})
    state.src = text
    builder = _Builder()
    builder.take(_PARSER.render(state))
    return builder.finish()


def _joined(text: str) -> str:
    """The lines of a text as one."""
    return " ".join(line.strip(" \t") for line in text.split("\n")) if "\n" in text else text


class _Parser(InlineParser):
    """mistune's parser, but addresses stay as they are written and hostile emphasis stays text."""

    def __init__(self) -> None:
        super().__init__()
        self.specification["link_close"] = r"\]"

    def parse_link_close(self, m: re.Match[str], state: InlineState) -> int:
        end = super().parse_link_close(m, state)
        token = state.tokens[-1]
        if token["type"] in ("link", "image") and "ref" not in token:
            address, _ = parse_link_href(state.src, m.end() + 1)
            token["attrs"]["url"] = unescaped(address or "")
        return end

    def _add_auto_link(self, url: str, text: str, state: InlineState) -> None:
        super()._add_auto_link(url, text, state)
        state.tokens[-1]["attrs"]["url"] = decoded(url)

    def finalize_tokens(self, tokens: list[dict[str, Any]], depth: int) -> list[dict[str, Any]]:
        return super().finalize_tokens(tokens, self.max_nested_level if _hostile(tokens) else depth)


_PARSER = _Parser()


def _hostile(tokens: list[dict[str, Any]]) -> bool:
    """Whether so many emphases stand open at once that resolving them would take quadratic time."""
    text = "".join(
        token["raw"] if token["type"] == "text" and token.get("_emphasis", True) else "\ufffc" for token in tokens
    )
    depth = 0
    for run in _RUN.finditer(text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        opens = not after.isspace() and not before.isalnum()
        closes = not before.isspace() and not after.isalnum()
        if opens and not closes:
            depth += 1
        elif closes and not opens:
            depth = max(depth - 1, 0)
        if depth > MOST_OPEN:
            return True
    return False


@define
class _Builder:
    """Collects the plain text, its marks and its pictures, token by token."""

    pieces: list[str] = field(factory=list)
    length: int = 0
    marks: list[Mark] = field(factory=list)
    ends: dict[type[Mark], int] = field(factory=dict)
    begun: dict[str, tuple[int, dict[str, str]]] = field(factory=dict)
    opened: dict[str, list[tuple[int, dict[str, str]]]] = field(factory=dict)
    images: list[Image] = field(factory=list)
    used: set[str] = field(factory=set)
    lost: list[str] = field(factory=list)
    leading: int = 0
    blank: int = 0  # how many pieces hold nothing but white space, as far as is known
    passed_over: bool = False  # whether a comment stands between what came last and what comes next

    def take(self, tokens: list[dict[str, Any]]) -> None:
        for token in tokens:
            kind = token["type"]
            if kind == "text":
                self._add(decoded(token["raw"]).replace("\n", " "))
            elif kind == "softbreak":
                self._add(" ")
            elif kind == "linebreak":
                self._add("\n")
            elif kind == "codespan":
                self._styled(Code, token["raw"])
            elif kind == "inline_html":
                self._html(token["raw"])
            elif kind == "image":
                self._image(token)
            else:
                self._container(token)

    def _add(self, text: str) -> None:
        if self.passed_over and text.startswith(" ") and (not self.pieces or self.pieces[-1].endswith(" ")):
            text = text[1:]
        self.passed_over = False
        self.pieces.append(text)
        self.length += len(text)

    def _styled(self, kind: type[Mark], text: str) -> None:
        start = self.length
        self._add(text)
        self.marks.append(kind(start, self.length))

    def _container(self, token: dict[str, Any]) -> None:
        start = self.length
        self.take(token["children"])
        if token["type"] == "link":
            self._use(token)
            self._link(start, token["attrs"]["url"])
        else:
            self.marks.append((Strong if token["type"] == "strong" else Emphasis)(start, self.length))

    def _link(self, start: int, url: str) -> None:
        if url and safe_url(url) is None:
            self.lost.append(url)
        self._apart(Anchor, start, url=url)

    def _use(self, token: dict[str, Any]) -> None:
        if "ref" in token:
            self.used.add(token["ref"])

    def _apart(self, kind: type[Mark], start: int, **values: Any) -> None:
        """A mark of a kind that does not overlap: it begins after the one before it."""
        start = max(start, self.ends.get(kind, 0))
        if start < self.length:
            self.ends[kind] = self.length
            self.marks.append(kind(start, self.length, **values))

    def _image(self, token: dict[str, Any]) -> None:
        self._use(token)
        inner = _Builder()
        inner.take(token["children"])
        self.used |= inner.used
        alt = inner.finish().content.text or None
        source, caption = token["attrs"]["url"] or None, token["attrs"].get("title")
        if alt or source or caption:
            self._add_image(Image(alt, decoded(caption) if caption else None, source))
        else:
            self._add("![]()")

    def _html(self, raw: str) -> None:
        """A comment, or a tag: what it marks is marked, and what it does else is nothing to a text."""
        tag = TAG.fullmatch(raw)
        if raw == _RAISED[1] and self._lower():
            return
        if tag is None or not is_html(raw):
            self._comment(raw)
            return
        name, attributes = tag["name"].lower(), tag_attributes(tag["attributes"])
        if name == "br":
            self._add("\n")
        elif name == "img":
            self._picture(attributes)
        elif not tag["end"]:
            self.opened.setdefault(name, []).append((self.length, attributes))
        elif self.opened.get(name):
            start, attributes = self.opened[name].pop()
            if name == "a" and attributes.get("href"):
                self._link(start, attributes["href"])
            elif start < self.length:
                self.marks += [kind(start, self.length) for kind in _styles_of(name, attributes)]

    def _lower(self) -> bool:
        """Takes the tag before the last word away, where that word was an ending that stood raised."""
        if self.pieces[-2:-1] != [_RAISED[0]] or not _ENDING.fullmatch(self.pieces[-1]):
            return False
        at = self.length - len(self.pieces[-1])
        begun = [opened[-1][0] for opened in self.opened.values() if opened]
        begun += [start for start, _ in self.begun.values()]
        if (self.marks and self.marks[-1].end == self.length) or at in begun:
            return False  # the word is marked itself
        del self.pieces[-2]
        self.length -= len(_RAISED[0])
        return True

    def _picture(self, attributes: dict[str, str]) -> None:
        alt, source, caption = (attributes.get(name) or None for name in ("alt", "src", "title"))
        if alt or source or caption:
            self._add_image(Image(alt, caption, source))

    def _add_image(self, image: Image) -> None:
        if self.leading == len(self.images) and not any(map(str.strip, self.pieces[self.blank :])):
            self.leading, self.blank = self.leading + 1, len(self.pieces)
        self.images.append(image)

    def _comment(self, raw: str) -> None:
        match = _MARK.fullmatch(raw)
        if match is None:
            if _REMARK.fullmatch(raw):
                self.passed_over = True
            else:
                self._add(_joined(raw))
            return
        name, attributes = match["name"], attributes_of(match["attributes"])
        if match["end"]:
            start, before = self.begun.pop(name, (0, {}))
            self._state(name, start, before | attributes)
        elif name not in self.begun:
            self.begun[name] = (self.length, attributes)

    def _state(self, name: str, start: int, values: dict[str, str]) -> None:
        if name == "quote":
            self._apart(Speech, start, speaker=values.get("by"))
        elif name == "step":
            due, text = values.get("due"), values.get("due-text")
            date = EventDate.from_iso(due, text) if due else EventDate(text=text) if text else None
            self._apart(Action, start, owner=values.get("owner"), due=date, status=values.get("status"))
        elif name == "link":
            self._apart(Anchor, start)
        else:
            self.marks.append(Code(start, self.length))

    def finish(self) -> Inline:
        for name, (start, attributes) in list(self.begun.items()):
            self._state(name, start, attributes)
        text = "".join(self.pieces).translate(_FOREIGN_BREAKS)
        return Inline(
            _tidy(text, self.marks),
            tuple(self.images),
            frozenset(self.used),
            lost=tuple(self.lost),
            leading=self.leading,
        )


def _tidy(text: str, marks: list[Mark]) -> RichText:
    """The text as `clean` makes it, with its marks moved along."""
    if clean(text) == text:
        return RichText(text, marks)
    breaks = [(match.start(), match.end() - match.start() - 1) for match in _BREAK.finditer(text)]
    starts = [start for start, _ in breaks]
    removed = [0, *accumulate(surplus for _, surplus in breaks)]

    def moved(offset: int) -> int:
        at = bisect_right(starts, offset - 1)
        inside = starts[at - 1] + 1 + breaks[at - 1][1] - offset if at else 0
        return offset - removed[at] + max(inside, 0)

    return RichText(clean(text), [evolve(mark, start=moved(mark.start), end=moved(mark.end)) for mark in marks])
