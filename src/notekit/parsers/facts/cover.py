"""The cover: the lines at the head of a note that give its title, subtitle and who stands behind it."""

import re
from itertools import takewhile

from attrs import evolve

from notekit.blocks import Heading, Paragraph
from notekit.event_date import Precision
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.dates import Dates
from notekit.parsers.facts.labels import field_labelled
from notekit.parsers.facts.metadata import field_of
from notekit.parsers.facts.title_lines import (
    LONGEST_TITLE,
    SHORTEST_PROSE,
    is_body_line,
    is_label,
    is_title,
    title_of,
)
from notekit.parsers.people.list_entries import is_entry, part_named
from notekit.parsers.structure.event_lines import could_be_title, is_date_line, names_event
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.lone_lines import BARS, MOST_WORDS, is_bare, is_dated, is_labelled, is_quoted
from notekit.parsers.structure.notation import Headings
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.reading import Title

__all__ = ["find_cover_facts", "find_title"]

LONGEST_NAME = 3
"""How many words the name of an author has at most that stands over a headline."""
MOST_IN_CATEGORY = 4
"""How many words the category over a headline has at most."""
MOST_LINES = 5
"""How many lines a cover may have before the text begins."""

# 'Minutes of the meeting on 5 May'; not 'Summary of the workshop on tides'
_RECORD_OF = (
    r"(?i)(?P<title><organiser.records> .+?)\s*,?\s+"
    r"(?!<grammar.on>\s+(?!(?:<grammar.the>\s+)?(?:\d|<dates.weekdays|months|short-months>)))<organiser.held>\s"
)
_SITE_TELLS = r"<^organiser.pronouns>(?:[’']\w+)?\s"
_VENUE = rf"(?:[{UPPER}][\w’'.-]*\s){{1,4}}(?i:<organiser.venues>)(?:,\s[{UPPER}][\w’'-]*)?"
_ARTICLE = r"(?i)^<grammar.the><~>"
_DASH = re.compile(r"\s*[–—|·-]\s*$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def find_title(draft: Draft) -> None:
    """Takes the title, and the subtitle where one follows, off the draft's blocks."""
    if not draft.blocks:
        return
    first = next((index for index, block in enumerate(draft.blocks[:6]) if isinstance(block, Title)), None)
    if first is not None:
        _take(draft, first, "title", 1.0)
        return
    if "title" in draft.stated or _awaits_title(draft):
        if isinstance(draft.blocks[0], Heading | Paragraph) and draft.blocks[0].text == draft.title:
            _take(draft, 0, "title", 1.0)
        return
    below_date = len(draft.blocks) > 1 and is_date_line(draft.blocks[0], draft.words)
    block = draft.blocks[below_date]
    if isinstance(block, Heading):
        if _opens_note(draft, int(below_date)) and not _names_speakers(block, draft):
            _take(draft, int(below_date), "title", 0.9)
        return
    if isinstance(draft.blocks[0], Paragraph) and not _take_labelled(draft):
        _read_cover(draft)


def _take_labelled(draft: Draft) -> bool:
    """Takes the title off a line that says to be it, among the first: 'Title: Lamps at sea'."""
    for block in takewhile(_is_line, draft.blocks[:MOST_LINES]):
        label, colon, title = block.text.partition(": ") if isinstance(block, Paragraph) else ("", "", "")
        titles = field_of(label) == "title" or label.casefold() in draft.words.words("events", "title-labels")
        if colon and titles and not is_dated(block, draft.words):
            draft.find("title", title.strip(), draft.place(block, title.strip()), "labelled-line", 0.95)
            draft.blocks.remove(block)
            if block.span:
                draft.head_spans.append(block.span)
            return True
    return False


def _opens_note(draft: Draft, index: int) -> bool:
    """Whether a heading is a title and heads no section, as its words or the date beside it say."""
    heading, beside = draft.blocks[index], draft.blocks[index - 1 if index else 1 : index or 2]
    if not isinstance(heading, Heading) or not heading_role(heading.text, draft.words):
        return True
    return bool(beside) and is_date_line(beside[0], draft.words) and could_be_title(heading, draft.words, dated=True)


def _names_speakers(heading: Heading, draft: Draft) -> bool:
    """Whether a heading opens with names of the people who are stated."""
    return bool(Headings(draft.fields.get("people", ())).meaning(heading.text)[1])


def _awaits_title(draft: Draft) -> bool:
    """Whether front matter has a place for the title that is still to be filled in."""
    stated = draft.metadata.values if draft.metadata and draft.metadata.stated else {}
    return any(field_of(key) == "title" for key in stated)


def _read_cover(draft: Draft) -> None:
    lines = [block for block in takewhile(_is_line, draft.blocks[:MOST_LINES]) if isinstance(block, Paragraph)]
    if _is_record_alone(lines, draft.words):
        _take(draft, 0, "title", 0.6)
        return
    notice = (
        bool(lines)
        and len(lines[0].text) < 80
        and draft.words.cue("events", "notices").match(lines[0].text) is not None
    )
    while lines and (is_label(lines[0].text, draft.words) or (notice and not is_title(lines[0], draft))):
        if lines[0].text.strip(" *:#").casefold() in draft.words.words("events", "categories"):
            draft.discard(lines[0])
            draft.blocks.remove(lines[0])
        lines = lines[1:]
    above = _above_title(lines, draft)
    if above:
        for line in lines[:above]:
            draft.discard(line)
            draft.blocks.remove(line)
        lines = lines[above:]
    if not lines or not is_title(lines[0], draft):
        return
    chosen = title_of(lines, draft.words)
    if chosen is not lines[0] and is_body_line(lines[0].text, draft.words):
        _take(draft, draft.blocks.index(lines[0]), "organiser", 0.7)
    record = draft.words.phrase(_RECORD_OF).match(chosen.text)
    if record and len(chosen.text) > len(record["title"]) + 12 and not _names_nothing(record["title"], draft.words):
        draft.find("title", record["title"], draft.place(chosen, record["title"]), "title-line", 0.7)
        return
    _take(draft, draft.blocks.index(chosen), "title", 0.8)
    _find_subtitle(draft)
    _name_by_subtitle(draft)


def _is_record_alone(lines: list[Paragraph], words: Vocabulary) -> bool:
    """Whether a text begins with 'MEETING NOTES' and labelled lines: it has no other title."""
    if len(lines) < 2 or lines[0].text.strip(" *:#").casefold() not in words.words("events", "records"):
        return False
    return field_labelled(lines[1].text.partition(":")[0], words) is not None


def _above_title(lines: list[Paragraph], draft: Draft) -> int:
    """How many lines at the head belong to the page: a category over the headline, or what the site has to tell."""
    if len(lines) > 1 and lines[0].text.endswith(f" {lines[1].text}"):
        return int(len(lines[1].text.split()) > 1)  # 'NEWS Ropes for all' over 'Ropes for all'
    if len(lines) > 1 and _is_headline(lines[1], draft):
        return int(_is_category(lines[0].text, draft.words) and _tells_below(lines[1], draft))
    if above := _below_author(lines, draft):
        return above
    labels = sum(1 for _ in takewhile(lambda line: is_label(line.text, draft.words), lines[1:]))
    if not labels or not draft.words.phrase(_SITE_TELLS).match(lines[0].text):
        return 0
    following = lines[labels + 1 : labels + 2]
    return labels + 1 if following and _is_headline(following[0], draft) else 0


def _below_author(lines: list[Paragraph], draft: Draft) -> int:
    """How many lines about its author stand over a headline that names an event: a name, the body, a picture's."""
    said = lines[0].text.split() if lines else []
    if not 2 <= len(said) <= LONGEST_NAME or said[0] not in draft.words.given_names:
        return 0
    if not all(word.isalpha() and word.istitle() for word in said) or names_event(lines[0].text, draft.words):
        return 0
    for at, line in enumerate(lines[1:], start=1):
        if names_event(line.text, draft.words):
            return at if _is_headline(line, draft) else 0
        if len(line.text.split()) > MOST_IN_CATEGORY or is_entry(line.text, draft):
            return 0
    return 0


def _is_headline(line: Paragraph, draft: Draft) -> bool:
    """Whether a line is a headline in full: longer than a category, and neither dated, label nor sentence."""
    if len(line.text.split()) <= MOST_IN_CATEGORY or is_labelled(line.text) or not is_bare(line, MOST_WORDS * 2):
        return False
    return not is_dated(line, draft.words) and not is_entry(line.text, draft)


def _is_category(text: str, words: Vocabulary) -> bool:
    """Whether a line over a headline can be its category: a few words in capitals that name no event and no body."""
    said = text.split()
    if len(said) > MOST_IN_CATEGORY or not text[-1].isalpha() or any(letter.isdigit() for letter in text):
        return False
    capitals = all(word[0].isupper() or not word[0].isalnum() for word in said)
    return capitals and not names_event(text, words) and not is_body_line(text, words)


def _tells_below(line: Paragraph, draft: Draft) -> bool:
    """Whether prose stands close below a line."""
    at = draft.blocks.index(line) + 1
    below = (block for block in draft.blocks[at : at + 3] if isinstance(block, Paragraph))
    return any(len(block.text) > SHORTEST_PROSE and block.text[-1] in '.!?”’"' for block in below)


def _is_line(block: object) -> bool:
    return isinstance(block, Paragraph) and len(block.text) <= LONGEST_TITLE


def _take(draft: Draft, index: int, name: str, confidence: float) -> None:
    """Takes a block off the draft as the whole of a field; a date at a title's end is the date."""
    block = draft.blocks.pop(index)
    if not isinstance(block, Title | Heading | Paragraph):
        return
    text = block.text
    found = next((found for found in Dates(draft.words).find(text) if found.end == len(text)), None)
    is_day = found is not None and found.date.precision is Precision.DAY  # the text may say which of a month
    if name == "title" and found and is_day and _DASH.search(text[: found.start]):
        draft.find("date", found.date, draft.place(block, found.date.text or ""), "title-date", 0.9)
        before = _DASH.sub("", text[: found.start])
        text = text if _names_nothing(before, draft.words) else before
    draft.find(name, text, draft.place(block, text), "cover-line", confidence)
    if block.span:
        draft.head_spans.append(block.span)


def _names_nothing(title: str, words: Vocabulary) -> bool:
    """Whether a title without its date would be that of any meeting: 'Minutes of the meeting'."""
    plain = words.words("events", "plain-title")
    return all(word in plain for word in _WORD.findall(title.casefold()))


def _find_subtitle(draft: Draft) -> None:
    """A second line of a cover: a bare line with further lines of the cover, such as the date, after it."""
    if (
        len(draft.blocks) < 3
        or not (is_bare(draft.blocks[0], MOST_WORDS * 2) or (_is_line(draft.blocks[0]) and is_quoted(draft.blocks[0])))
        or not _closes_cover(draft.blocks[1], draft.words)
    ):
        return
    block = draft.blocks[0]
    if not isinstance(block, Paragraph) or heading_role(block.text, draft.words) or is_dated(block, draft.words):
        return
    label, colon, _ = block.text.partition(":")
    if not colon or not (field_labelled(label, draft.words) or part_named(label, draft)):
        _take(draft, 0, "subtitle", 0.7)


def _name_by_subtitle(draft: Draft) -> None:
    """Makes the subtitle the title where the first line only says what is below: 'WEBINAR SUMMARY' above 'Lamps'."""
    title, subtitle = draft.fields.get("title") or "", draft.fields.get("subtitle") or ""
    if not subtitle or not _names_nothing(title, draft.words) or _names_nothing(subtitle, draft.words):
        return
    if draft.words.cue("events", "minutes").search(title) or "title" in draft.stated:
        return  # minutes are known by that word
    draft.fields |= {"title": subtitle, "subtitle": title}
    swapped = {"title": "subtitle", "subtitle": "title"}
    draft.evidence = [evolve(one, field=swapped.get(one.field, one.field)) for one in draft.evidence]


def _closes_cover(block: object, words: Vocabulary) -> bool:
    return isinstance(block, Paragraph) and (is_dated(block, words) or is_labelled(block.text))


def _body_of(part: str, words: Vocabulary) -> str | None:
    """The body that a part of a line names, or by which it says something was put on; None where it names none."""
    hosted = words.cue("organiser", "by").match(part)
    body = words.phrase(_ARTICLE).sub("", part[hosted.end() :].strip()) if hosted else part
    return body if ":" not in body and is_body_line(body, words) else None


def find_cover_facts(draft: Draft) -> None:
    """Organiser and place out of a line such as 'Harbour Network | 18 April 2023 | online'."""
    for block in draft.blocks[:3]:
        if not isinstance(block, Paragraph) or len(block.text) > LONGEST_TITLE or not is_dated(block, draft.words):
            continue
        parts = BARS.split(block.text)
        for part in parts:
            venue = len(parts) > 1 and draft.words.phrase(_VENUE).fullmatch(part)
            if venue or draft.words.cue("organiser", "online").fullmatch(part):
                draft.find("place", part, draft.place(block, part), "cover-line", 0.8)
            elif len(parts) > 1 and (body := _body_of(part, draft.words)):
                draft.find("organiser", body, draft.place(block, body), "cover-line", 0.8)
        return
