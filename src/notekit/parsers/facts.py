"""The facts at the head of a note: kind, organiser, series, topics, supporters and place."""

import re
from itertools import takewhile

from attrs import define

from notekit.blocks import Heading, Paragraph, texts
from notekit.parsers.cues import Vocabulary
from notekit.parsers.dates import Dates
from notekit.parsers.draft import Draft
from notekit.parsers.roster import fold_name
from notekit.parsers.split import CategoryLine
from notekit.reading import Directive, Title
from notekit.schema import Kind, Role
from notekit.source import Span

__all__ = [
    "find_category",
    "find_kind",
    "find_labelled",
    "find_organiser",
    "find_series",
    "find_supporters",
    "settle_kind",
]

MOST_PIECES = 12
HEAD = 12
"""How many blocks from the start are looked at for labelled lines."""

_CAPITAL = r"(?:(?:[A-Z]\.){1,3}(?=\s+[A-Z])|[A-Z0-9][\w&+.’'-]*(?<![.’'])(?<!’s)(?<!'s))"
_BODY = rf"(?P<body>(?:The |A )?{_CAPITAL}(?:\s+(?:(?:of|and|for|the|in|on(?!\s+\d)|&)\s+){{0,2}}{_CAPITAL})*)"
_ORGANISED_BY = rf"(?i:<organiser.by>)\s+(?:the\s+)?{_BODY}"
_ORGANISERS = rf"(?i:<organiser.before>)\s+{_BODY}"
_ORGANISES = rf"^(?:(?:On|In|Last|This|Earlier) [^,]+,\s+)?(?:the\s+)?{_BODY}\s+<organiser.organises>\s+(?:\w+)\b"
_SUPPORTED_BY = rf"(?i:<organiser.supporters>(?:\s+the)?)\s+{_BODY}"
_LABELLED = re.compile(r"(?P<label>[A-Z][\w ]{1,24}?)\s*:\s*(?P<value>\S.*)$", re.DOTALL)
_EXTRACT = re.compile(r"\b(?:extract|excerpt|reprint|reproduce)\b", re.IGNORECASE)
_SERIES = re.compile(
    rf"\b(?:meeting|session|event|gathering|discussion|roundtable|workshop|webinar)s?\s+(?:of|in)\s+(?P<whose>our|the|its)\s+{_BODY}"
)
_PHRASE = re.compile(_BODY)
_PANEL = re.compile(r"[A-Z]\w+ Panel\b(?! [Dd]iscussion| [Ee]vent)")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}\b")
_ONE = re.compile(r"(?:\b(?:this|the|our|a|an|each|its|that)|[’']s)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_PART_OF = re.compile(rf"\bpart of (?:our|the|its)\s+{_BODY}\s+(?P<what>series|programme|season)\b")
_SERIES_NOUNS = frozenset(
    [
        "cell",
        "series",
        "programme",
        "season",
        "network",
        "forum",
        "group",
        "club",
        "circle",
        "lab",
        "labs",
        "conversations",
        "dialogues",
        "salon",
    ]
)


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
    match = _LABELLED.match(text)
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
    if label in ("date", "when", "date and time"):
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
    for piece in draft.page[:MOST_PIECES]:
        name = piece.text.strip()
        words = name.split()
        if piece.span is None or piece.span.start > start or not 1 < len(words) <= 6:
            continue
        if not all(word[0].isupper() or word in ("of", "and", "for", "the", "&") for word in words) or name.isupper():
            continue
        said = name.removeprefix("The ")
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


def find_kind(draft: Draft) -> None:
    """The kind of event that the title or else the opening names."""
    headings = [block.text for block in draft.blocks if isinstance(block, Heading)]
    opening = [block.text for block in draft.opening()]
    said = next((text for text in (*headings, *opening) if _EXTRACT.search(text) and len(text) < 600), None)
    if said and (
        said in headings
        or re.search(r"\b(?:an|this|edited|following|we)\s+(?:edited\s+)?(?:extract|excerpt|reprint|reproduce)\b", said)
    ):
        draft.find("kind", Kind.EXTRACT, _span_of(draft, said), "kind-word")
        return
    if _is_opinion(draft):
        draft.is_record = False
        draft.find("kind", Kind.ARTICLE, None, "opinion")
        return
    draft.is_record = not (_is_notice(draft) or _is_programme(draft) or _is_announcement(draft))
    if not draft.is_record:
        draft.find("kind", Kind.OTHER, None, "no-record")
        return
    heads = [draft.title, draft.fields.get("subtitle"), draft.fields.get("series")]
    for text in filter(None, (*heads, *opening)):
        kind = _kind(text, draft.words, running=text in opening and len(text) > 120)
        if kind:
            draft.find("kind", kind, _span_of(draft, text), "kind-word")
            return


def _span_of(draft: Draft, text: str) -> Span | None:
    """Where the text of a block, or of a field found before, stands."""
    for block in draft.blocks:
        if isinstance(block, Heading | Paragraph) and block.text == text:
            return block.span
    return next((found.span for found in draft.evidence if draft.fields.get(found.field) == text), None)


def _is_notice(draft: Draft) -> bool:
    """Whether a note announces what is still to come, as press releases do."""
    notices = draft.words.cue("events", "notices")
    lines = [block.text.strip(" *:") for block in draft.blocks[:4] if isinstance(block, Paragraph | Heading)]
    return any(notices.match(line) for line in (*lines, draft.title or "") if len(line) < 80)


def _is_opinion(draft: Draft) -> bool:
    """Whether the page itself calls the text an opinion."""
    lines = [piece.text for piece in draft.page[:12]] + [b.text for b in draft.blocks[:3] if isinstance(b, Paragraph)]
    parts = [part.strip(" *#").casefold() for line in lines if len(line) < 80 for part in re.split(r"[|·•/>]", line)]
    return not draft.words.words("events", "opinions").isdisjoint(parts)


def _is_announcement(draft: Draft) -> bool:
    """Whether a note invites to what is still to come: it says so more than once, and nothing of what happened."""
    texts = [block.text for block in draft.blocks[:10] if isinstance(block, Paragraph)]
    coming = sum(draft.words.cue("events", "coming").search(text) is not None for text in texts)
    return coming > 1 and not any(draft.words.cue("events", "happened").search(text) for text in texts)


def _is_programme(draft: Draft) -> bool:
    """Whether a note is a programme: most of its lines begin with a time of day."""
    lines = [text.text for block in draft.blocks if not isinstance(block, Title | Directive) for text in texts(block)]
    timed = sum(bool(_TIME.match(line)) for line in lines)
    return timed >= 4 and timed * 3 >= len(lines)


def _kind(text: str, words: Vocabulary, *, running: bool) -> Kind | None:
    """The kind named first in a text; in running text only where it is this or some one event."""
    found: list[tuple[bool, int, Kind]] = []
    for name in words.terms["kinds"]:
        for match in words.cue("kinds", name).finditer(text):
            if not running or _ONE.search(text, max(0, match.start() - 60), match.start()):
                found.append((name == "meeting", match.start(), Kind(name)))
                break
    kinds = {kind for _, _, kind in found}
    if {Kind.PANEL, Kind.MEETING} <= kinds and _PANEL.search(text):
        return Kind.MEETING  # of a body by the name of a panel
    return min(found)[2] if found else None


def settle_kind(draft: Draft) -> None:
    """The kind, now that it is known whether the note reports an event at all."""
    if "kind" in draft.stated or draft.kind in (Kind.EXTRACT, Kind.OTHER) or not draft.is_record:
        return
    if draft.date or any(section.role is not Role.PROSE for section in draft.sections):
        draft.fields["kind"] = draft.kind or Kind.MEETING
        return
    if draft.kind is not None and _tells_of_event(draft):
        return
    prose = [block for block in draft.blocks if isinstance(block, Paragraph) and len(block.text) > 150]
    draft.fields["kind"] = Kind.ARTICLE if len(prose) >= 3 else Kind.OTHER


def _tells_of_event(draft: Draft) -> bool:
    """Whether the title names an event, or the text says more than once what happened at one."""
    heads = [draft.title or "", draft.fields.get("subtitle") or ""]
    if any(draft.words.cue("kinds", str(draft.kind)).search(head) for head in heads):
        return True
    happened = draft.words.cue("events", "happened")
    texts = [block.text for block in draft.blocks[:HEAD] if isinstance(block, Paragraph)]
    return sum(happened.search(text) is not None for text in texts) > 1


def find_organiser(draft: Draft) -> None:
    """The body that the opening or the head says organised the event."""
    words = draft.words
    for block in draft.blocks[: HEAD * 3]:
        if not isinstance(block, Paragraph):
            continue
        for cue, form in (("by", _ORGANISED_BY), ("before", _ORGANISERS), ("organises", _ORGANISES)):
            if words.cue("organiser", cue).search(block.text) is None:
                continue
            match = words.phrase(form).search(block.text)
            if match and not _is_person(match["body"], draft):
                body = match["body"]
                draft.find("organiser", body, draft.place(block, body), "organised-by", 0.8)
                return
    _find_minuted_body(draft)


def _find_minuted_body(draft: Draft) -> None:
    """The body whose meeting the title says was minuted: 'Minutes of the Quay Parish Council Meeting'."""
    minuted = draft.words.cue("organiser", "minuted")
    for field in ("title", "subtitle"):
        text = draft.fields.get(field) or ""
        for match in _PHRASE.finditer(text):
            words = match["body"].split()
            while words and minuted.fullmatch(words[-1]):
                words.pop()
            while words and (minuted.fullmatch(words[0]) or words[0].islower() or words[0].endswith(".")):
                words.pop(0)
            body = " ".join(words)
            if len(words) < 2 or words[-1].casefold() not in draft.words.words("organisations", "kinds"):
                continue
            if body == text or minuted.search(text):
                span = next((found.span for found in draft.evidence if found.field == field), None)
                draft.find("organiser", body, span, "minuted-body", 0.6)
                return


def _is_person(body: str, draft: Draft) -> bool:
    return body in ("We", "I", "It", "They") or draft.words.has_role(body) or draft.roster.get(body) is not None


def find_series(draft: Draft) -> None:
    """The series that the event belongs to, where the opening names it."""
    for block in draft.opening():
        for pattern in (_PART_OF, _SERIES):
            match = pattern.search(block.text)
            if match is None:
                continue
            name = match["body"] + (f" {match['what']}" if pattern is _PART_OF else "")
            if name.split()[-1].casefold() in _SERIES_NOUNS:
                draft.find("series", name, draft.place(block, name), "series-name", 0.8)
                return


def find_supporters(draft: Draft) -> None:
    """Those who supported the event, where a line at the head says so."""
    cue = draft.words.phrase(_SUPPORTED_BY)
    for block in draft.blocks[:HEAD]:
        if isinstance(block, Paragraph) and len(block.text) < 200 and (match := cue.search(block.text)):
            draft.find("supporters", (match["body"],), draft.place(block, match["body"]), "supported-by", 0.8)
            return
