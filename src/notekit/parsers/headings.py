"""Title, subtitle and headings, also where nothing but their layout marks them."""

import re

from attrs import evolve

from notekit.blocks import Block, Heading, Image, ListBlock, Paragraph
from notekit.parsers.cues import Vocabulary
from notekit.parsers.draft import Draft
from notekit.parsers.names import Names
from notekit.parsers.turns import turn
from notekit.reading import Directive, Title
from notekit.schema import Role
from notekit.text import Anchor

__all__ = ["find_headings", "find_title", "heading_role"]

LONGEST_TITLE = 220
LONGEST_HEADING = 100
MOST_WORDS = 14

_SENTENCE = re.compile(r"\.[\"”’)]?\s+[A-Z]")
_ARTICLE = re.compile(r"^(?:the|our)\s+")
_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*[.)]?|[A-Z][.)]|[IVX]+[.)])\s+")
_LABEL = re.compile(r"[A-Z][\w ]{1,24}:\s+\S")
_DATE_LINE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)


def heading_role(text: str, words: Vocabulary) -> Role | None:
    """What a section is, as far as its heading says; None where it does not."""
    bare = _NUMBERED.sub("", text).strip(" :.–—-").casefold().replace("’", "'")
    for role in (Role.NEXT_STEPS, Role.KEY_MESSAGES, Role.RESPONSE, Role.CONTRIBUTION, Role.PROSE, Role.DISCUSSION):
        if words.cue("headings", role.value).fullmatch(_ARTICLE.sub("", bare)):
            return role
    if len(bare.split()) > 9:
        return None
    for role in (Role.NEXT_STEPS, Role.KEY_MESSAGES, Role.DISCUSSION):
        if words.cue("headings-within", role.value).search(bare):
            return role
    return None


def _is_bare(block: Block | Title | Directive | None, most: int = MOST_WORDS) -> bool:
    """Whether a block is a line that could be a heading: short, without the end of a sentence."""
    if not isinstance(block, Paragraph) or "\n" in block.text:
        return False
    text = block.text
    if len(text) > most * 8 or len(text.split()) > most or text[-1] in ".,;…" or text[-2:] in ('."', ".”", ".’"):
        return False
    if _SENTENCE.search(text) or text[0] in "\"“‘'[(•" or text.count("\t"):
        return False
    return text[0].isupper() or text[0].isdigit()


def find_title(draft: Draft) -> None:
    """Takes the title, and the subtitle where one follows, off the draft's blocks."""
    if not draft.blocks:
        return
    first = next((index for index, block in enumerate(draft.blocks[:6]) if isinstance(block, Title)), None)
    if first is not None:
        _take(draft, first, "title", 1.0)
        return
    if "title" in draft.stated:
        _drop_repeated_title(draft)
        return
    block = draft.blocks[0]
    if isinstance(block, Heading) and not heading_role(block.text, draft.words):
        _take(draft, 0, "title", 0.9)
    elif isinstance(block, Paragraph) and _is_title(block, draft):
        _take(draft, 0, "title", 0.8)
        _find_subtitle(draft)


def _is_title(block: Paragraph, draft: Draft) -> bool:
    text = block.text
    if len(text) > LONGEST_TITLE or text[-1] in ".,;:" or _SENTENCE.search(text) or _LABEL.match(text):
        return False
    if text[0] in "\"“‘'[(" and text[-1] not in "\"”’'])":
        return False
    if heading_role(text, draft.words) in (Role.NEXT_STEPS, Role.KEY_MESSAGES):
        return False
    return len(draft.blocks) > 1 and (len(text) <= 80 or text[0].isupper() or text[0].isdigit() or text[0] in "‘“'\"")


def _take(draft: Draft, index: int, name: str, confidence: float) -> None:
    block = draft.blocks.pop(index)
    if not isinstance(block, Title | Heading | Paragraph):
        return
    draft.find(name, block.text, block.span, "title-line", confidence)
    if block.span:
        draft.head_spans.append(block.span)


def _drop_repeated_title(draft: Draft) -> None:
    block = draft.blocks[0]
    if isinstance(block, Heading | Paragraph) and block.text == draft.title:
        _take(draft, 0, "title", 1.0)


def _find_subtitle(draft: Draft) -> None:
    """A second line of a cover: a bare line with further lines of the cover, such as the date, after it."""
    if len(draft.blocks) < 3 or not _is_bare(draft.blocks[0], MOST_WORDS * 2) or not _is_cover_line(draft.blocks[1]):
        return
    block = draft.blocks[0]
    if (
        isinstance(block, Paragraph)
        and not heading_role(block.text, draft.words)
        and not _is_cover_line(block, date_only=True)
    ):
        _take(draft, 0, "subtitle", 0.7)


def _is_cover_line(block: Block | Title | Directive, *, date_only: bool = False) -> bool:
    if not isinstance(block, Paragraph) or len(block.text) > LONGEST_HEADING or block.text[-1] in ".:":
        return False
    return bool(_DATE_LINE.search(block.text)) or (not date_only and bool(_LABEL.match(block.text)))


def find_headings(draft: Draft) -> None:
    """Makes headings of bare lines that stand above text, and orders the levels of all headings."""
    blocks = draft.blocks
    contents = {_fold(piece.text) for piece in draft.page}
    marked = sum(isinstance(block, Heading | Title) for block in blocks)
    made: list[Block | Title | Directive] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Title) or (
            isinstance(block, Paragraph) and _is_heading(draft, index, contents, marked >= 3)
        ):
            made.append(Heading(block.content, 1, span=block.span))
        else:
            made.append(block)
    draft.blocks = made if marked else _levelled(made, draft, contents)


def _fold(text: str) -> str:
    return re.sub(r"(?:[\t.…]+|\s{3,})\s*[Pp]?\d+$", "", text).replace("’", "'").strip().casefold()


def _is_heading(draft: Draft, index: int, contents: set[str], marked: bool) -> bool:
    block, blocks = draft.blocks[index], draft.blocks
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(block, Paragraph) or not _is_bare(block) or following is None or isinstance(following, Directive):
        return False
    if _fold(block.text) in contents:
        return True
    if draft.in_turns and turn(block.text):
        return False
    if draft.words.cue("steps", "label").match(block.text) and ":" in block.text:
        return False
    if block.content.of(Anchor) or _is_cover_line(block, date_only=True) or _supports(block.text, draft.words):
        return False
    if Names(draft.words).opens(block.content) and not _heads_speech(draft, index):
        return False
    role = heading_role(block.text, draft.words)
    if marked:  # where an author marks headings, a bare line is one only if it says so
        return role is not None
    if _LABEL.match(block.text) and role is None and len(block.text.split(":")[1].split()) > 5:
        return False
    if block.text.endswith(":"):
        return role is not None
    if isinstance(following, ListBlock) and role is None:
        return False
    if isinstance(following, Image):
        return role is not None
    if contents and _is_bare(following) and isinstance(following, Paragraph) and _fold(following.text) in contents:
        return role is not None  # what stands last on a page, before the next chapter
    return role is not None or not _looks_like_sentence(block.text)


def _supports(text: str, words: Vocabulary) -> bool:
    return bool(words.cue("organiser", "supporters").match(text) or words.cue("organiser", "by").match(text))


def _heads_speech(draft: Draft, index: int) -> bool:
    """Whether a line with somebody's name stands above what they said, and not below the title of a talk."""
    before = draft.blocks[index - 1] if index else None
    following = draft.blocks[index + 1]
    if isinstance(before, Heading | Title):
        return False
    if isinstance(before, Paragraph) and _is_bare(before) and not before.text.endswith(":"):
        return False
    return (
        isinstance(following, Paragraph) and not _is_bare(following) and not Names(draft.words).opens(following.content)
    )


def _looks_like_sentence(text: str) -> bool:
    """Whether a line without a full stop is a sentence all the same: long, with a verb in the past or passive."""
    words = text.split()
    return len(words) > 10 and bool(re.search(r"\b(?:is|are|was|were|has|have|had|will|would)\b", text))


def _levelled(
    blocks: list[Block | Title | Directive], draft: Draft, contents: set[str]
) -> list[Block | Title | Directive]:
    """Headings with levels: chapters first, and a heading that directly follows another one below it."""
    made: list[Block | Title | Directive] = []
    below = 0  # the level of headings that are no chapters, 0 before the first
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            chapter = _fold(block.text) in contents or heading_role(block.text, draft.words) is not None
            directly = index > 0 and isinstance(blocks[index - 1], Heading)
            if chapter:
                level, below = 1, 2 if contents else 0
            elif directly and made and isinstance(made[-1], Heading):
                level = below = min(made[-1].level + 1, 3)
            else:
                level = below or 1
            block = evolve(block, level=level)
        made.append(block)
    return made
