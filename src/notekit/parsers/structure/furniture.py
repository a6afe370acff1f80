"""Furniture: what belongs to the page around a note, such as navigation, laid aside and never lost."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest

from notekit.blocks import Block, Heading, ListBlock, Paragraph, Rule
from notekit.parsers.draft.draft import Draft
from notekit.parsers.structure.heading_levels import fold_heading
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.section_marks import is_mark
from notekit.parsers.structure.split import category_line
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.reading import Directive, Title
from notekit.schema import Role
from notekit.text import Anchor

__all__ = ["is_page_text", "lay_aside"]

_CONTENTS_ROW = re.compile(
    r"(?P<entry>.{2,150}?)(?:\t+|(?P<leader>\s*(?:\.{3,}|…+)\s*)|\s{3,})(?:[Pp](?:age|\.)?\s*)?\d{1,4}$"
)
_TELLS = re.compile(r"[.!?:;”’]$|: |\n")
_TRAIL = r"(?:(?i:<furniture.trail>):?\s*(?:>|»|/|›|::|\|)|(?:[^.?!>»›]{2,40}\s[>»›]\s){2,})"
_TRAIL_SIGNS = frozenset(">»/›:|")
"""One of which stands in every trail."""
_READING_TIME = r"(?i)^\W*\d+[ -]?min(?:ute)?s?(?:\s+<furniture.to-read>)?\W*$|\|\s*\d+\s*min|<furniture.long-read>"
_BYLINE = (
    r"\W*(?:<^furniture.published>\s+)?(?:<grammar.on>\s+)?(?:\d{1,2}<-dates.ordinals>?\s+\w+,?\s+\d{4}\s*,?\s*)?"
    rf"(?i:<grammar.by>):?\s+(?:<grammar.the><~>)?[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+){{0,4}}\W*$"
)
_TOLD = (Role.NEXT_STEPS, Role.KEY_MESSAGES, Role.DISCUSSION, Role.CONTRIBUTION, Role.RESPONSE)
_PAGE_NUMBER = re.compile(r"(?:[Pp]age\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?$")
_CODE = re.compile(
    r"[.#*][\w-][^{}\n]{0,120}\{[^{}:]*:[^{}]*\}"  # '.box {color: red}'
    r"|[a-z][\w.#:>, -]{0,80}\{\s*[a-z-]+\s*:[^{};]*;[^{}]*\}"  # 'a.box:hover {color: red;}'
    r"|@(?:media|import|font-face|charset)\s"
    r"|(?:window|document)\.\w[\w.]{0,60}\s*[=(]|(?:\$|jQuery)\([^)]{1,60}\)\.\w"
    r"|function\s*\w*\s*\([^)]{0,80}\)\s*\{|(?:var|let|const)\s\w{1,40}\s*=\s?[^=]"
)
"""What is left of a page's styles and scripts."""
MOST_MENU = 25
LONGEST_FOOT = 220
SHORT = 120
"""How long a line of navigation may be, in characters."""
LONGEST_BYLINE = 89


Texts = Sequence[str | None]
"""The texts of the blocks of a draft; None for those that are no line or paragraph."""


def _text(block: Block | Title | Directive) -> str | None:
    return block.text if isinstance(block, (Paragraph, Heading, Title)) else None


def lay_aside(draft: Draft) -> None:
    """Takes furniture out of the draft's blocks: rules, navigation, category lines, contents, page numbers."""
    texts = list(map(_text, draft.blocks))
    repeated = _running_heads(draft)
    contents = _contents_rows(texts, draft.words)
    head, foot = _head(draft, texts), _foot(draft, texts)
    kept: list[Block | Title | Directive] = []
    for index, (block, text) in enumerate(zip(draft.blocks, texts, strict=True)):
        if isinstance(block, Directive) and is_mark(block):
            kept.append(block)
            draft.head_spans += [block.span] if block.span else []
        elif (
            not head <= index < foot
            or index in contents
            or isinstance(block, (Rule, Directive))
            or (text is not None and (text in repeated or is_page_text(text, draft.words)))
        ) and not _heads_list(draft.blocks, index):
            draft.discard(block)
        else:
            kept.append(block)
    draft.blocks = kept


@lru_cache(maxsize=512)
def is_page_text(text: str, words: Vocabulary) -> bool:
    """Whether a line by itself is one of the page's: navigation, a page number, a category line."""
    if text.casefold() in words.words("furniture", "lines") or category_line(text):
        return True
    if ("{" in text or "=" in text or "(" in text) and _CODE.match(text):
        return True
    if len(text) > SHORT:
        return False
    if (
        _is_trail(text, words)
        or (text[-1].isdigit() and _PAGE_NUMBER.match(text))
        or words.cue("furniture", "lead").match(text)
    ):
        return True
    lowered = text.lower()
    signs = "min" in lowered or any(map(lowered.__contains__, words.listed("furniture", "long-read")))
    if signs and words.phrase(_READING_TIME).search(text):
        return True
    return len(text) <= LONGEST_BYLINE and words.phrase(_BYLINE).match(text) is not None


def _is_trail(text: str, words: Vocabulary) -> bool:
    """Whether a line is a trail of pages: 'Home > News > Harbours'."""
    return not _TRAIL_SIGNS.isdisjoint(text) and words.phrase(_TRAIL).match(text) is not None


def _running_heads(draft: Draft) -> frozenset[str]:
    """Short lines that stand on page after page: the same words three times or more, no sentence, label or heading."""
    lines = [block.text for block in draft.blocks if isinstance(block, Paragraph)]
    counts = Counter([line for line in lines if len(line) <= SHORT and not _TELLS.search(line)])
    return frozenset(
        text
        for text, count in counts.items()
        if count >= 3 and len(text.split()) > 1 and not heading_role(text, draft.words)
    )


def _contents_rows(texts: Texts, words: Vocabulary) -> frozenset[int]:
    """The rows of a table of contents, and its heading. Rows of figures look the same: they list nothing."""
    rows: dict[int, re.Match[str]] = {}
    headings: set[int] = set()
    heading = words.cue("furniture", "contents")
    for index, (text, following) in enumerate(zip_longest(texts, texts[1:])):
        if text is None:
            continue
        if text[-1].isdigit() and (row := _CONTENTS_ROW.match(text)) and "\n" not in text:
            rows[index] = row
        elif following and following[-1].isdigit() and heading.fullmatch(text.rstrip(":")):
            headings |= {index} if _CONTENTS_ROW.match(following) else set()
    if len(rows) + len(headings) < 3 or not (headings or _lists_contents(texts, rows)):
        return frozenset()
    return frozenset(rows.keys() | headings)


def _lists_contents(texts: Texts, rows: Mapping[int, re.Match[str]]) -> bool:
    """Whether half of the rows have dots before the number, or list what stands further down by itself."""
    below = {fold_heading(text) for at, text in enumerate(texts) if at not in rows and text}
    telling = sum(bool(row["leader"]) or fold_heading(row["entry"]) in below for row in rows.values())
    return 2 * telling >= len(rows)


def _foot(draft: Draft, texts: Texts) -> int:
    """Where the foot of the page begins: with its first sign, if only short blocks follow and a text stands above."""
    signs = draft.words.cue("furniture", "navigation")
    first = len(draft.blocks)
    for index in range(len(draft.blocks) - 1, 0, -1):
        text = texts[index]
        if text is None:
            if _is_short_list(draft.blocks[index]):
                continue
            break
        if len(text) > LONGEST_FOOT or _heads_list(draft.blocks, index):
            break
        if not signs.fullmatch(text.strip(" *#|")) and heading_role(text, draft.words) in _TOLD:
            break
        if signs.fullmatch(text.strip(" *#|")) or signs.fullmatch(text.strip(" :*#|")):
            first = index
    return first if any(map(_is_told, draft.blocks[:first])) else len(draft.blocks)


def _heads_list(blocks: Sequence[Block | Title | Directive], index: int) -> bool:
    """Whether a heading, marked as one, stands above a list that leads nowhere: 'Next' with tasks below it."""
    listed = blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(blocks[index], Heading) or not isinstance(listed, ListBlock):
        return False
    return not any(item.content.of(Anchor) for item in listed.items)


def _is_told(block: Block | Title | Directive) -> bool:
    """Whether a block tells something: a list or a sentence, not a heading or a line of a cover."""
    return isinstance(block, ListBlock) or (isinstance(block, Paragraph) and block.text[-1] in ".?!”")


def _is_short_list(block: Block | Title | Directive) -> bool:
    return isinstance(block, (Rule, Directive)) or (
        isinstance(block, ListBlock) and all(len(item.text) <= SHORT for item in block.items)
    )


def _head(draft: Draft, texts: Texts) -> int:
    """Where the head of the page ends: after the last of its signs among the short lines before the title."""
    signs, last = draft.words.cue("furniture", "menu"), 0
    for index, text in enumerate(texts[:MOST_MENU]):
        if text is None or len(text) > SHORT or isinstance(draft.blocks[index], Title) or text[-1] in ".?!":
            break
        if signs.fullmatch(text.strip(" *#|").casefold()) or _is_trail(text, draft.words):
            last = index + 1  # 'Contact', and not 'Contact:' above somebody's name
    return last
