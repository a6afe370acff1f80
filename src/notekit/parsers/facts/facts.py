"""The facts at the head of a note: kind, organiser, series, topics, supporters and place."""

import re
from itertools import takewhile

from attrs import define

from notekit.blocks import Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.roster import fold_name
from notekit.parsers.entities.dates import Dates
from notekit.parsers.facts.hosts import find_host
from notekit.parsers.structure.split import CategoryLine
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.schema import Kind

__all__ = [
    "find_category",
    "find_labelled",
    "find_organiser",
    "find_page_owner",
    "find_series",
    "find_supporters",
    "find_tags",
]

MOST_PIECES = 12
LONGEST_LINE = 120
MOST_STEPS = 20
"""How many words with a capital the name of a body has after its first; more are a list of names."""
MOST_LETTERS = 6
"""How many initials a body is known by at most."""
HEAD = 12
"""How many blocks from the start are looked at for labelled lines."""

_CAPITAL = (
    rf"(?:(?:[{UPPER}]\.){{1,3}}(?=\s+[{UPPER}])"
    rf"|[{UPPER}0-9][\w&+.’'-]*(?<!\.)(?:(?<![’'])(?<![’']s)|(?<=[’']s)(?=\s+[{UPPER}])|(?<=[’'])(?=\s+[{UPPER}])))"
)
_BODY = (
    rf"(?P<body>(?:<^organiser.capital-articles> )?{_CAPITAL}"
    rf"(?:\s+(?:(?:<grammar.of|and|for|the|in>|<grammar.on>(?!\s+\d)|&)<~>){{0,2}}{_CAPITAL}"
    rf"|\s+<grammar.of-things><~>[{LOWER}-]+(?:\s[{LOWER}]+(?=[,.;:)]|$))?){{0,{MOST_STEPS}}})"
)
_ORGANISED_BY = rf"(?i:<organiser.by>)<~>(?:<grammar.the><~>)?{_BODY}(?P<group>\s+<organiser.groups>)?"
_ORGANISERS = rf"(?i:<organiser.before>)\s+{_BODY}"
_ORGANISES = (
    rf"^(?:<^organiser.opens> [^,]+,\s+)?(?:(?:<organiser.lead-article>|<^organiser.sentence-article>)<~>)?{_BODY}"
    r"(?P<tail>\s+<organiser.tails>)?(?:,\s+<organiser.along>[^.]{2,200}?,(?:\s+<organiser.adverbs>)?)?"
    r"\s+<organiser.organises>\s+(?:\w+)\b"
)
_ABBREVIATED = r"(?:\s+\([A-Z][\w&-]{1,12}\))"
_ORGANISE_TOGETHER = (
    rf"^(?:(?:<organiser.lead-article>|<^organiser.lead-article>)<~>)?{_BODY}{_ABBREVIATED}"
    rf"(?:\s+<grammar.and>\s+(?:<grammar.the><~>)?{_BODY.replace('body', 'other')}{_ABBREVIATED}?)?"
    r"\s+(?:<organiser.adverbs>\s+)?<organiser.organises>\s+(?:\w+)\b"
)
_ONE_EVENT = r"<~>(?:[\w’'-]+\s+){0,6}?<organiser.series-events|own-events>"
_ORGANISES_EVENT = (
    rf"(?:^|[.,]\s+)(?:<organiser.lead-article><~>)?{_BODY}{_ABBREVIATED}?(?P<tail>\s+<organiser.tails>)?"
    rf"\s+(?:<organiser.adverbs>\s+)?<organiser.organises>\s+<grammar.the|a|its|our|their>{_ONE_EVENT}"
)
_S_EVENT = (
    rf"<-grammar.possessive>\s+(?:[“\"‘][^”\"’]{{3,80}}[”\"’]\s+)?(?:[{LOWER}][\w-]*\s+){{0,3}}?"
    r"(?:<organiser.own-events>)(?!\w)"
)
_OWN_EVENT = f"{_BODY}{_S_EVENT}"
_SAID_OF_ORGANISERS = (
    ("by", _ORGANISED_BY),
    ("before", _ORGANISERS),
    ("organises", _ORGANISES),
    ("organises", _ORGANISE_TOGETHER),
    ("organises", _ORGANISES_EVENT),
)
"""What says who organised an event, each with the cue without which it does not."""
_ANY_CUE = "|".join(dict(_SAID_OF_ORGANISERS))
_SUPPORTED_BY = rf"(?i:<organiser.supporters>(?:<~><grammar.the>)?)<~>{_BODY}"
_LABELLED = re.compile(rf"(?P<label>[{UPPER}][\w ]{{1,24}}?)\s*:\s*(?P<value>\S.*)$", re.DOTALL)
_SERIES = rf"<organiser.series-events>\s+<grammar.of|in><~><grammar.our|the|its><~>{_BODY}"
_NUMBER = re.compile(r"^(?:[IVX]+|\d+)[.)]\s+")
_PRONOUN = r"<^organiser.pronouns>"
_OPENS_WITH_THE = r"^(?i:<grammar.the>)<~>"
_PART_OF = rf"<organiser.part-of><~><grammar.our|the|its><~>{_BODY}\s+(?P<what><organiser.part-series>)"


def find_category(draft: Draft, category: CategoryLine | None) -> None:
    """Topics and organiser from the category line that opened the note."""
    if category is None:
        return
    span = draft.page[0].span if draft.page else None
    if category.topics and (category.byline or "," in category.said):
        draft.find("topics", category.topics, span, "category-line", 0.9)
    if category.byline:
        draft.find("organiser", category.byline, span, "category-byline", 0.8)


@define
class _Label:
    name: str
    value: str


def _label(text: str, words: Vocabulary) -> _Label | None:
    """The field that a line such as 'Venue: Harbour Hall' fills, and its value."""
    match = _LABELLED.match(text) if ":" in text else None
    if match is None or len(match["value"]) > 200:
        return None
    label = match["label"].strip().casefold()
    for name, section, key in (
        ("place", "organiser", "places"),
        ("organiser", "organiser", "labels"),
        ("topics", "organiser", "topics"),
        ("supporters", "organiser", "supporters"),
    ):
        if label in words.words(section, key):
            return _Label(name, match["value"].strip(" ."))
    if label in words.words("organiser", "dates"):
        return _Label("date", match["value"].strip(" ."))
    return None


def find_labelled(draft: Draft) -> None:
    """Fields stated in labelled lines at the head; a line that a field holds whole is taken."""
    finder = Dates(draft.words)
    for block in draft.blocks[:HEAD]:
        if not isinstance(block, Paragraph) or (label := _label(block.text, draft.words)) is None:
            continue
        value: object = label.value
        whole = True
        if label.name == "date":
            found = next(finder.find(label.value), None)
            if found is None:
                continue
            value, whole = found.date, found.date.text == label.value
        elif label.name in ("topics", "supporters"):
            value = tuple(filter(None, (piece.strip() for piece in re.split(r"[,;]", label.value))))
        elif label.name == "organiser" and fold_name(label.value) in draft.roster.known:
            continue
        if draft.fields.get(label.name) or label.name in draft.stated:
            continue
        draft.find(label.name, value, draft.place(block, label.value), "labelled-line", 0.95)
        if whole and block.span:
            draft.blocks.remove(block)
            draft.head_spans.append(block.span)


def find_page_owner(draft: Draft) -> None:
    """The organiser out of the head of a web page: the name at its top that the text uses as well."""
    start = next((block.span.start for block in draft.blocks if block.span), 0)
    small = draft.words.words("organiser", "small")
    for piece in draft.page[:MOST_PIECES]:
        name = piece.text.strip()
        words = name.split()
        if piece.span is None or piece.span.start > start or not 1 < len(words) <= 6:
            continue
        if not all(word[0].isupper() or word == "&" or word in small for word in words) or name.isupper():
            continue
        said = draft.words.phrase(_OPENS_WITH_THE).sub("", name)
        if draft.source.text.find(said, start) >= 0:
            draft.find("organiser", said, piece.span, "page-head", 0.5)
            return


def find_tags(draft: Draft) -> None:
    """Topics out of a line of tags on the page around the note."""
    for piece in draft.page:
        text = re.sub(r"[*_`]", "", piece.text).strip(" :#")
        if text.casefold() in draft.words.words("organiser", "topics"):
            following = [other.text for other in draft.page if other.span and piece.span and other.span > piece.span]
            topics = tuple(takewhile(lambda said: len(said.split()) <= 3 and said[0].isupper(), following[:6]))
            if topics:
                draft.find("topics", topics, piece.span, "page-tags", 0.6)
                return
        label = _label(text, draft.words) if len(piece.text) < 200 else None
        if label and label.name == "topics":
            topics = tuple(filter(None, (topic.strip(" #") for topic in re.split(r"[,;|]", label.value))))
            draft.find("topics", topics, piece.span, "page-tags", 0.8)
            return


def find_organiser(draft: Draft) -> None:
    """The body that the opening or the head says organised the event."""
    words = draft.words
    for block in draft.blocks[: HEAD * 3]:
        if not isinstance(block, Paragraph) or words.cue("organiser", _ANY_CUE).search(block.text) is None:
            continue
        for cue, form in _SAID_OF_ORGANISERS:
            if words.cue("organiser", cue).search(block.text) is None:
                continue
            match = words.phrase(form).search(block.text)
            if match and (match.groupdict().get("tail") or not _is_person(match["body"], draft)):
                body = match["body"].rstrip("-") + (match.groupdict().get("group") or "")
                shortened = words.words("organisations", "abbreviations") | words.words("people", "honorifics")
                if body.casefold() in shortened or body.split()[0].casefold() in words.words("organiser", "opens"):
                    continue  # the 'Asst' of 'hosted by Asst. Prof. Ann Lee', 'On 5 May Norway'
                body = _spelled_out(body, draft) or body
                draft.find("organiser", body, draft.place(block, body), "organised-by", 0.8)
                return
    find_host(draft)
    _find_owner(draft)
    _find_minuted_body(draft)


def _spelled_out(letters: str, draft: Draft) -> str | None:
    """The full name of a body known by its initials, where the opening has it: 'Quay Boat Trust' for 'QBT'."""
    if not (letters.isalpha() and letters.isupper() and 2 < len(letters) <= MOST_LETTERS):
        return None
    between = r"[\w’-]*\s+(?:(?:<grammar.of|and|for|the|in>|&)<~>){0,2}"
    named = r"(?<!\w)" + between.join(letters) + r"[\w’-]+(?![\w’-])"
    for block in draft.blocks[:HEAD]:
        if isinstance(block, Paragraph) and (match := draft.words.phrase(named).search(block.text)):
            return match.group()
    return None


def _find_owner(draft: Draft) -> None:
    """The body whose own event the opening says it was: 'at the Quay Trust’s annual conference'."""
    words = draft.words
    bodies = words.words("organisations", "kinds") | words.words("organisations", "led")
    for block in draft.opening():
        if words.cue("organiser", "own-events").search(block.text) is None:
            continue
        if words.phrase(_S_EVENT).search(block.text) is None:
            continue
        for match in words.phrase(_OWN_EVENT).finditer(block.text):
            said = match["body"].split()
            if (
                len(said) > 1
                and any(word.casefold() in bodies for word in said)
                and not _is_person(match["body"], draft)
            ):
                draft.find("organiser", match["body"], draft.place(block, match["body"]), "own-event", 0.6)
                return


def _find_minuted_body(draft: Draft) -> None:
    """The body whose meeting the title says was minuted: 'Minutes of the Quay Parish Council Meeting'."""
    minuted = draft.words.cue("organiser", "minuted")
    for field in ("title", "subtitle"):
        text = draft.fields.get(field) or ""
        for match in draft.words.phrase(_BODY).finditer(text):
            words = match["body"].split()
            while words and minuted.fullmatch(words[-1]):
                words.pop()
            while words and (minuted.fullmatch(words[0]) or words[0].islower() or words[0].endswith(".")):
                words.pop(0)
            body = " ".join(words)
            kinds = draft.words.words("organisations", "kinds") | draft.words.words("organiser", "minuted-bodies")
            leading = draft.words.words("organisations", "leading")
            if len(words) < 2 or not (words[-1].casefold() in kinds or words[0].casefold() in leading):
                continue
            meets = draft.kind is Kind.MEETING or (draft.kind is None and next(Dates(draft.words).find(text), None))
            headed = meets and _NUMBER.sub("", text).startswith(body)
            if body == text or minuted.search(text) or headed:
                if _find_in_full(body, draft):
                    return
                span = next((found.span for found in draft.evidence if found.field == field), None)
                draft.find("organiser", body, span, "minuted-body", 0.6)
                return


def _find_in_full(body: str, draft: Draft) -> bool:
    """Takes the full name of a body of which the title has the short one: 'Quay School Council'."""
    for block in draft.blocks[:2]:
        if not isinstance(block, Paragraph) or len(block.text) > LONGEST_LINE:
            continue
        for match in draft.words.phrase(_BODY).finditer(block.text):
            before, found, _ = match["body"].partition(f" {body}")
            words = before.split()
            minuted = draft.words.cue("organiser", "minuted")
            while words and (minuted.fullmatch(words[0]) or words[0].islower()):
                words.pop(0)
            if found and words:
                name = " ".join([*words, body])
                draft.find("organiser", name, draft.place(block, name), "minuted-body", 0.6)
                return True
    return False


def _is_person(body: str, draft: Draft) -> bool:
    pronoun = draft.words.phrase(_PRONOUN).fullmatch(body)
    return pronoun is not None or draft.words.has_role(body) or draft.roster.get(body) is not None


def find_series(draft: Draft) -> None:
    """The series that the event belongs to, where the opening names it."""
    for block in draft.opening():
        for pattern, tells in ((_PART_OF, "part-of"), (_SERIES, "series-events")):
            may_say = draft.words.cue("organiser", tells).may_be_in(block.text)
            match = draft.words.phrase(pattern).search(block.text) if may_say else None
            if match is None:
                continue
            name = match["body"] + (f" {match['what']}" if pattern is _PART_OF else "")
            if name.split()[-1].casefold() in draft.words.words("organiser", "series"):
                draft.find("series", name, draft.place(block, name), "series-name", 0.8)
                return


def find_supporters(draft: Draft) -> None:
    """Those who supported the event, where a line at the head says so."""
    cue = draft.words.cue("organiser", "supporters")
    for block in draft.blocks[:HEAD]:
        if not isinstance(block, Paragraph) or len(block.text) >= 200 or not cue.may_be_in(block.text):
            continue
        if match := draft.words.phrase(_SUPPORTED_BY).search(block.text):
            draft.find("supporters", (match["body"],), draft.place(block, match["body"]), "supported-by", 0.8)
            return
