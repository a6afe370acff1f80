"""Title, subtitle and headings, also where nothing but their layout marks them."""

import re
from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from notekit.blocks import Block, Heading, Image, ListBlock, Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.bylines import read_byline
from notekit.parsers.entities.names import Names
from notekit.parsers.structure.fact_labels import labels_fact
from notekit.parsers.structure.heading_levels import fold_heading, levelled
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.line_runs import is_last_line, is_next_line, is_point, stands_below
from notekit.parsers.structure.lone_lines import (
    LONGEST_HEADING,
    is_authors_line,
    is_bare,
    is_dated,
    is_labelled,
    is_quoted,
)
from notekit.parsers.structure.numbered_headings import LABEL, headed_by_numbers, with_numbered_headings
from notekit.parsers.structure.run_in_headings import parted_blocks
from notekit.parsers.structure.signatures import signature
from notekit.parsers.structure.styled_lines import is_bold_heading, is_bold_question, is_quoted_title
from notekit.parsers.structure.turns import turn
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.reading import Directive, Title
from notekit.text import Anchor, Emphasis, RichText

__all__ = ["find_headings"]

SENTENCE_WORDS = 10
"""How many words a heading has at most that tells what was or will be."""
LAST_LINES = 2
"""How many lines stand below one that takes leave at most."""
LEAST_CAPITALS = 3
"""How many lines in capitals are headings of one kind."""
OPENING = 3
"""Among how many blocks at the head of a text the names of its authors may stand."""

_SUBSECTION = re.compile(r"\d{1,2}\.\d{1,2}[.)]?\s")  # '2.1 Floods until 2080'
_TAKING_PART = "speaker", "panellist", "respondent", "participant"
_ONLY_THERE = "participant|mentioned"
_TO_DO = rf":\s+<steps.infinitive>\s+[{LOWER}]"
_NUMBERED_PART = r"(?i)<discussion.sessions>\s(?:\d{1,2}|[ivx]{1,4}|<discussion.numbers>)(?:\s*[:.–—-]\s.*)?"
_PAID = re.compile(r"\s[£$€]?\d[\d,]*\.\d\d$")
_COUNTS = r"(?i)\d+\s(?:[\w’'-]+\s)?<furniture.counted>(?!\s<grammar.who|to|will>(?!\w))"
# 'Ann arranged the boats', not 'Ann Lee' or 'Paul versus Goliath'
_DID = rf"(?P<who>[{UPPER}][\w’'-]+)\s(?:[{LOWER}]+<-grammar.past>|<people.speaks>)\s[{LOWER}]"
_CAPTION = r"(?i)<discussion.crowd>\s+[a-z]+<-grammar.participle>\s"  # 'Delegates listening to the talks'
_SENTENCE_VERB = r"<grammar.sentence-verbs>"
# 'The points raised included:', 'The group agreed on the following:'
_LEADS_IN = (
    r"(?i)(?:<posts.clause-verbs>|<line-ups.including>)\s*:$"
    r"|^<discussion.groups>\s+(?:<discussion.together>\s+)*<discussion.did>(?!\w)"
)
_HOUR = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\b)?(?:\s?[–—-]\s?\d{1,2}[:.h]\d\d)?[\s:–—-]", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<at>\d{1,2})(?P<stop>[.)]) ")
_ENTRY = re.compile(r"(?P<at>\d{1,2})[.)]? [^\d\s:][^:]{1,60}: \S")
_GIVEN_TO = re.compile(rf"(?:[-=]>|→)\s*(?P<who>[{UPPER}][\w’'-]*)")
_TASK = rf"(?:^|[:–—-]\s)(?P<who>[{UPPER}][\w’'-]+)(?:\s[{UPPER}][\w’'-]+)?\s+<steps.infinitive>\s+<steps.tasks>\s"


def find_headings(draft: Draft) -> None:
    """Makes headings of bare lines that stand above text, and orders the levels of all headings."""
    parted = list(parted_blocks(draft))
    blocks = draft.blocks = list(with_numbered_headings(parted, draft.source, draft.words))
    contents = {fold_heading(piece.text) for piece in draft.page}
    kinds = Counter(map(type, blocks))
    marked = kinds[Heading] + kinds[Title]
    careful = marked >= 3 or Directive in kinds  # the author marks what is what
    labels = headed_by_numbers(blocks)
    capitals = _in_capitals(blocks)
    signed = signature(blocks, draft.words)
    made: list[Block | Title | Directive] = []
    level = 0  # of the last heading that the author marked
    highest = min((block.level for block in blocks if isinstance(block, Heading)), default=0)
    below = 0  # how much deeper headings stand below one of the level of the title
    for index, block in enumerate(blocks):
        if isinstance(block, Title):
            block, below = Heading(block.content, 1, span=block.span), 1
        elif isinstance(block, Heading) and below:
            block = evolve(block, level=min(block.level + below, 5))
        elif isinstance(block, Paragraph) and (
            index in labels or (index < signed and _is_heading(draft, index, contents, made[-1:], careful, capitals))
        ):
            made.append(Heading(RichText(block.text), min(max(level + 1, highest + below), 5), span=block.span))
            continue
        level = block.level if isinstance(block, Heading) else level
        made.append(block)
    draft.blocks = made if marked else levelled(made, draft, contents)


def _is_heading(
    draft: Draft,
    index: int,
    contents: set[str],
    before: list[Block | Title | Directive],
    marked: bool,
    capitals: frozenset[int],
) -> bool:
    block, blocks = draft.blocks[index], draft.blocks
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(block, Paragraph) or following is None or isinstance(following, Directive):
        return False
    text = block.text
    if text.islower() and heading_role(text, draft.words, exact=True):
        return True
    if is_quoted_title(block.text):
        return not marked and isinstance(following, Paragraph) and not is_bare(following)
    if is_bold_question(block):
        return True
    if not is_bare(block) or read_byline(block.text, draft.words) or _heads_nothing(text, draft.words):
        return False
    if text.endswith("!") and _is_last(blocks, index):
        return False  # 'See you all next year!'
    if draft.words.phrase(_CAPTION).match(text):
        return False
    if index and is_quoted(blocks[index - 1]) and _says_who(text, draft.words):
        return False
    if _is_hour(block) and any(_is_hour(one) for one in (*blocks[index - 1 : index], following)):
        return False  # a row of a programme
    if text.casefold() in draft.words.words("steps", "statuses") and heading_role(text, draft.words) is None:
        return False
    if index < OPENING and not any(isinstance(one, Heading) for one in before) and is_authors_line(block, draft.words):
        return False
    if fold_heading(text) in contents or is_bold_heading(block, draft.words):
        return True
    if _is_entry_among(block, blocks[max(0, index - 1) : index + 2]):
        return False
    opens = index < 4 and not _is_counted(text, blocks)
    if opens and (is_bare(following) or is_dated(following, draft.words)) and _is_cover(draft, index):
        stated = is_dated(block, draft.words) or _states_fact(text, draft.words)
        return heading_role(text, draft.words) is not None and not stated
    if (draft.in_turns and turn(text)) or _states_fact(text, draft.words):
        return False
    if index and _lists_below(blocks[index - 1], draft.words):
        return False
    if draft.words.cue("steps", "label").match(text) and ":" in text.rstrip(":"):
        return False
    if _gives_task(text, draft.words):
        return False
    if is_dated(block, draft.words) and not _SUBSECTION.match(text):
        return False
    if block.content.of(Anchor) or _supports(text, draft.words):
        return False
    if text.endswith(":") and (len(text.split()) > LABEL or draft.words.phrase(_LEADS_IN).search(text)):
        return False
    if Names(draft.words).opens(block.content) and not _heads_speech(draft, index):
        return False
    role = heading_role(text, draft.words)
    if role is None and _names_talk(block, draft.words):
        return True
    if marked:  # where an author marks headings, a bare line is one only if it says so
        return role is not None
    if index in capitals or (role is None and (_heads_people(text, draft.words) or _heads_session(text, draft.words))):
        return True
    if is_labelled(text) and role is None and len(text.split(":")[1].split()) > 5:
        return False
    if text.endswith(":"):
        return heading_role(text, draft.words, exact=True) is not None
    if role is None and any(is_bare(one) and is_next_line(draft, one, block) for one in before):
        return False  # the last of several lines
    if role is None and any(stands_below(draft, block, one) for one in before) and is_bare(following):
        return False  # all that stands below a heading
    if role is None and any(is_point(draft, one, block, following) for one in before):
        return False
    if role is None and any(is_last_line(draft, one, block, following) for one in before):
        return False
    if isinstance(following, ListBlock) and role is None:
        return (len(text.split()) <= 8 or text.endswith("?")) and not text[0].isdigit()
    if role is None and is_bare(following) and is_next_line(draft, block, following):
        return False  # one of several lines
    if isinstance(following, Image):
        return role is not None
    chapter = fold_heading(following.text) if isinstance(following, Paragraph) and is_bare(following) else None
    if chapter in contents:
        return role is not None  # what stands last on a page, before the next chapter
    return role is not None or not _looks_like_sentence(text, draft.words)


def _in_capitals(blocks: Sequence[Block | Title | Directive]) -> frozenset[int]:
    """Which blocks are lines in capitals below the first, where several are: 'WORKSHOPS'."""
    found = [at for at, block in enumerate(blocks) if at and is_bare(block) and _text(block).isupper()]
    return frozenset(found if len(found) >= LEAST_CAPITALS else ())


def _text(block: Block | Title | Directive) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _is_hour(block: Block | Title | Directive) -> bool:
    """Whether a line begins with a time of the day: '10:45 Table discussions'."""
    return isinstance(block, Paragraph) and _HOUR.match(block.text) is not None


def _is_last(blocks: Sequence[Block | Title | Directive], index: int) -> bool:
    """Whether nothing but a line or two stands between a block and the end, such as who took the pictures."""
    if len(blocks) - index > LAST_LINES + 1:
        return False
    return all(isinstance(block, Paragraph) and len(block.text) <= LONGEST_HEADING for block in blocks[index + 1 :])


def _lists_below(block: Block | Title | Directive, words: Vocabulary) -> bool:
    """Whether a line leads in the names of those who were there or were not: 'Apologies were received from:'."""
    if not isinstance(block, Paragraph) or not block.text.endswith(":") or not is_bare(block):
        return False
    return words.cue("people-lists", _ONLY_THERE).search(block.text) is not None


def _says_who(text: str, words: Vocabulary) -> bool:
    """Whether a line ends with what somebody is who is not named: 'Webinar attendee', 'Retired pilot'."""
    last = text.rpartition(" ")[2].casefold()
    return words.has_role(last) or last in words.words("quotes", "strangers")


def _heads_people(text: str, words: Vocabulary) -> bool:
    """Whether a line says what the people named below it did: 'Panel', 'Speakers'."""
    return any(text.casefold() in words.words("people-lists", part) for part in _TAKING_PART)


def _names_talk(block: Paragraph, words: Vocabulary) -> bool:
    """Whether a line in italics is a talk's, before the name of who gave it: 'Keynote: Ann Lee, Quay Trust'."""
    label, colon, who = block.text.partition(": ")
    styled = block.content.of(Emphasis)
    if not (colon and len(styled) == 1 and styled[0].end - styled[0].start == len(block.text)):
        return False
    return words.cue("speech", "talks|speeches").fullmatch(label.strip()) is not None and who[:1].isupper()


def _heads_session(text: str, words: Vocabulary) -> bool:
    """Whether a line numbers a part of the event: 'Session 2: Living harbours', 'Paper 1'."""
    return words.phrase(_NUMBERED_PART).fullmatch(text) is not None


def _heads_nothing(text: str, words: Vocabulary) -> bool:
    """Whether a line says where something comes from, what to press, what was paid, or how many were there."""
    if words.cue("furniture", "no-headings").match(text) or words.cue("furniture", "nothing-said").fullmatch(text):
        return True
    if not (text[0].isdigit() or text[-1].isdigit()):
        return False
    return _PAID.search(text) is not None or words.phrase(_COUNTS).match(text) is not None


def _states_fact(text: str, words: Vocabulary) -> bool:
    """Whether a line says a fact of the event behind its label: 'Venue: Boat House', 'Apologies: Ann Lee'."""
    label, colon, fact = text.partition(":")
    return bool(colon and fact.strip()) and labels_fact(label.strip(), words)


def _gives_task(text: str, words: Vocabulary) -> bool:
    """Whether a line gives somebody something to do: 'Ann to ask for a price', 'The fair – AL to book a band'."""
    if words.phrase(_TO_DO).search(text):
        return True  # 'Group 1: to write a letter'
    match = words.phrase(_TASK).search(text) or _GIVEN_TO.search(text)
    return match is not None and (match["who"].isupper() or match["who"] in words.given_names)


def _is_entry_among(block: Paragraph, around: Sequence[Block | Title | Directive]) -> bool:
    """Whether a line is one of minutes that count their items and say all on one line: '4 Matters arising: None'."""
    entry = _ENTRY.match(block.text)
    if entry is None:
        return False
    others = (_ENTRY.match(_text(one)) for one in around if one is not block)
    return any(other is not None and abs(int(other["at"]) - int(entry["at"])) == 1 for other in others)


def _is_counted(text: str, blocks: Sequence[Block | Title | Directive]) -> bool:
    """Whether a line is one of several that are numbered: '1. Ropes', and '2. Nets' further on."""
    number = _NUMBER.match(text)
    if number is None:
        return False
    at, stop = int(number["at"]), number["stop"]
    others = (f"{at - 1}{stop} ", f"{at + 1}{stop} ")
    return any(isinstance(one, Paragraph) and one.text.startswith(others) for one in blocks)


def _is_cover(draft: Draft, index: int) -> bool:
    """Whether only short lines stand before a block: it is still on the cover."""
    return all(isinstance(block, Paragraph) and len(block.text) <= LONGEST_HEADING for block in draft.blocks[:index])


def _supports(text: str, words: Vocabulary) -> bool:
    return bool(words.cue("organiser", "supporters").match(text) or words.cue("organiser", "by").match(text))


def _heads_speech(draft: Draft, index: int) -> bool:
    """Whether a line with somebody's name stands above what they said, and not below the title of a talk."""
    before = draft.blocks[index - 1] if index else None
    following = draft.blocks[index + 1]
    if isinstance(before, (Heading, Title)) or is_quoted(before):
        return False
    if isinstance(before, Paragraph) and is_bare(before) and not before.text.endswith(":"):
        return False
    return (
        isinstance(following, Paragraph) and not is_bare(following) and not Names(draft.words).opens(following.content)
    )


def _looks_like_sentence(text: str, words: Vocabulary) -> bool:
    """Whether a line without a full stop is a sentence all the same: long, or of what somebody did."""
    if len(text.split()) > SENTENCE_WORDS:
        return words.phrase(_SENTENCE_VERB).search(text) is not None
    did = words.phrase(_DID).match(text)
    return did is not None and did["who"] in words.given_names
