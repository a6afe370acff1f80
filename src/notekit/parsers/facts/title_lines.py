"""Lines that may be a title, and what a line names: an event, a body."""

import re

from notekit.blocks import Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.dates import Dates
from notekit.parsers.facts.labels import field_labelled
from notekit.parsers.people.list_entries import is_entry
from notekit.parsers.structure.event_lines import names_event
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.lone_lines import MOST_WORDS, SENTENCE, is_bare, is_dated, is_labelled
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.schema import Role

__all__ = ["LONGEST_TITLE", "SHORTEST_PROSE", "is_body_line", "is_label", "is_title", "title_of"]

LONGEST_TITLE = 220
LONGEST_BODY = 8
"""How many words the name of a body has at most that begins with the word for it."""
SHORTEST_PROSE = 80
_LISTS_PEOPLE = r"(?:\d{1,2}[.)]?\s+)?<^people.list-labels>\s*[:–—-]\s*\S"  # 'Present – Ann Lee'
_QUOTED_WORDS = re.compile(r"""["“‘'](?:.+["”’']:|[^"”]{2,80}?(?<![.,!?\s])["”’']\s)""")
"""What a title may begin with: 'Rope Time' for all; not “I had no rope,” said Ann."""
_TRAIL = r"(?i)<furniture.trail>.*?(?:>|»|/|›)"
_SAYS_SOURCE = r"(?i)[(\[]<dates.sources>[\s:]"  # '(From the Quay Gazette, 5 May 2031)'
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def is_label(text: str, words: Vocabulary) -> bool:
    """Whether a line only labels what follows: a notice, a category, a trail of pages, a date alone."""
    bare = text.strip(" *:#")
    if len(text) < 80 and words.cue("events", "notices").match(bare):
        return True
    if bare.casefold() in words.words("events", "categories") or words.phrase(_TRAIL).match(text):
        return True
    if text[0] in "([" and words.phrase(_SAYS_SOURCE).match(text):
        return True
    dates = sum(found.end - found.start for found in Dates(words).find(text))
    return dates > 0 and dates * 3 >= len(text) * 2


def title_of(lines: list[Paragraph], words: Vocabulary) -> Paragraph:
    """The line of the cover that is the title: the first, unless that names a body and a later one an event."""
    if names_event(lines[0].text, words) or not (is_body_line(lines[0].text, words) or lines[0].text.isupper()):
        return lines[0]
    for line in lines[1:]:
        if len(line.text) > LONGEST_TITLE or is_labelled(line.text):
            break
        if names_event(line.text, words) and line.text[0].isupper() and not is_dated(line, words):
            return line
    following = lines[1] if len(lines) > 1 else None
    if (
        following
        and is_bare(following, MOST_WORDS * 2)
        and len(following.text.split()) > 3
        and not is_dated(following, words)
    ):
        return following
    return lines[0]


def is_body_line(text: str, words: Vocabulary) -> bool:
    """Whether a line is the name of a body: capitalised words, the last of which is one for bodies."""
    found = _WORD.findall(text)
    bodies = words.words("organisations", "kinds")
    begins = 1 < len(found) <= LONGEST_BODY and found[0][0].isupper() and text[0] == found[0][0]
    if begins and found[0].casefold() in words.words("organisations", "leading"):
        return True
    return (
        len(found) > 1 and all(word[0].isupper() or len(word) < 4 for word in found) and found[-1].casefold() in bodies
    )


def is_title(block: Paragraph, draft: Draft) -> bool:
    text = block.text
    if len(text) > LONGEST_TITLE or text[-1] in ".,;:" or SENTENCE.search(text) or _is_label_line(draft):
        return False
    if len(text) > SHORTEST_PROSE and text[0] not in "\"“‘'" and text[-1] in "\"”’'" and text[-2] == ".":
        return False  # a sentence that ends in a quotation: 'We met to discuss “Ropes.”'
    if draft.words.phrase(_LISTS_PEOPLE).match(text):
        return False
    if field_labelled(text, draft.words):
        return False  # 'Venue' above a place
    if is_entry(text, draft) and len(draft.blocks) > 1 and is_entry(_text(draft.blocks[1]), draft):
        return False  # the first of those present
    if text[0] in "\"“‘'[(" and text[-1] not in "\"”’'])" and not _QUOTED_WORDS.match(text):
        return False
    if heading_role(text, draft.words) in (Role.NEXT_STEPS, Role.KEY_MESSAGES):
        return False
    if heading_role(text, draft.words, exact=True) is Role.PROSE:
        return False  # 'Overview'
    return len(draft.blocks) > 1 and (len(text) <= 80 or text[0].isupper() or text[0].isdigit() or text[0] in "‘“'\"")


def _text(block: object) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _is_label_line(draft: Draft) -> bool:
    """Whether a note begins with labelled lines or a dated label, not with a title that has a colon in it."""
    first, second = draft.blocks[0], draft.blocks[1] if len(draft.blocks) > 1 else None
    if not isinstance(first, Paragraph) or not is_labelled(first.text) or names_event(first.text, draft.words):
        return False
    return is_dated(first, draft.words) or (isinstance(second, Paragraph) and is_labelled(second.text))
