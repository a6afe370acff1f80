"""The kind of a note: which event it records, or that it records none."""

import re

from notekit.blocks import Heading, Paragraph, texts
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.roster import Known
from notekit.parsers.structure.lone_lines import is_bare
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.people import Part
from notekit.reading import Directive, Title
from notekit.schema import Kind, Role
from notekit.source import Span

__all__ = ["find_kind", "settle_kind"]

LEAD = 10
"""In how many blocks at the head of a press release is looked for what it says of an event."""
COVER = 2
"""How many lines below the title may name the event: 'Annual General Meeting 2031'."""
HEAD = 12
"""How many blocks from the start are looked at for what happened at an event."""

_ONE_EXTRACT = r"<events.extract-modifiers>\s+(?:<events.edited>\s+)?<events.extracts>"
_PANEL = r"[A-Z]\w+ <^events.panel-bodies>(?! (?i:<events.no-panel-bodies>))"
_TIME = re.compile(r"\d{1,2}[:.]\d{2}\b")
_ONE = r"(?i)(?:<events.one><~>|<-grammar.possessive>\s+)(?:(?:[\w’'-]+\s+){0,3}|[“\"‘](?:[\w’'-]+\s+){0,6})$"


_HELD = r"(?i)<organiser.organises>\s+$"  # 'the festival hosted a panel': what was held counts for more


def find_kind(draft: Draft) -> None:
    """The kind of event that the title or else the opening names."""
    headings = [block.text for block in draft.blocks if isinstance(block, Heading)]
    opening = [block.text for block in draft.opening()]
    extracts = draft.words.cue("events", "extracts")
    said = next((text for text in (*headings, *opening) if len(text) < 600 and extracts.search(text)), None)
    if said and (said in headings or draft.words.phrase(_ONE_EXTRACT).search(said)):
        draft.find("kind", Kind.EXTRACT, _span_of(draft, said), "kind-word")
        return
    if _is_opinion(draft):
        draft.is_record = False
        draft.find("kind", Kind.ARTICLE, None, "opinion")
        return
    draft.is_record = not (
        (_is_notice(draft) and not _tells_of_past(draft)) or _is_programme(draft) or _is_announcement(draft)
    )
    if not draft.is_record:
        draft.find("kind", Kind.OTHER, None, "no-record")
        return
    heads = [draft.title, draft.fields.get("subtitle"), draft.fields.get("series")]
    for text in filter(None, (*heads, *opening)):
        kind = _kind(text, draft.words, running=text in opening and len(text) > 120)
        if kind is Kind.MEETING and _is_vague(text, draft.words):
            text, kind = _said_more_closely(opening, draft.words) or (text, kind)
        if kind in (Kind.MEETING, Kind.OTHER) and (panel := _panel(draft)):
            draft.find("kind", Kind.PANEL, panel[0].span, "panellists", 0.7)
            return
        if kind:
            draft.find("kind", kind, _span_of(draft, text), "kind-word")
            return


def _panel(draft: Draft) -> list[Known]:
    """Who was on the panel, where it was several people; none in minutes, where a panel is a body."""
    panel = [person for person in draft.roster.known.values() if Part.PANELLIST in person.parts]
    return panel if len(panel) > 1 and not draft.people_lists else []


def _is_vague(text: str, words: Vocabulary) -> bool:
    """Whether a text says no more than that something was held: 'event', 'session'."""
    vague = words.words("events", "vague")
    return all(match.group().casefold() in vague for match in words.cue("kinds", "meeting").finditer(text))


def _said_more_closely(opening: list[str], words: Vocabulary) -> tuple[str, Kind | None] | None:
    """The paragraph of the opening that says which kind of event it was, with the kind: 'the roundtable'."""
    kinds = ((text, _kind(text, words, running=True)) for text in opening)
    return next(((text, kind) for text, kind in kinds if kind not in (None, Kind.MEETING, Kind.OTHER)), None)


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


def _tells_of_past(draft: Draft) -> bool:
    """Whether a press release says who spoke or what happened at an event, and nothing of what is to come."""
    words = draft.words
    texts = [block.text for block in draft.blocks[:LEAD] if isinstance(block, Paragraph)]
    if any(words.cue("events", "coming").search(text) for text in texts):
        return False
    happened = (words.cue("events", "happened"), words.cue("line-ups", "on-stage|on-panel"))
    if not any(cue.search(text) for text in texts for cue in happened):
        return False
    return any(words.cue("kinds", "|".join(words.terms["kinds"])).search(text) for text in texts)


def _is_opinion(draft: Draft) -> bool:
    """Whether the page itself calls the text an opinion."""
    lines = [piece.text for piece in draft.page[:12]] + [b.text for b in draft.blocks[:3] if isinstance(b, Paragraph)]
    parts = [part.strip(" *#").casefold() for line in lines if len(line) < 80 for part in re.split(r"[|·•/>]", line)]
    return not draft.words.words("events", "opinions").isdisjoint(parts)


def _is_announcement(draft: Draft) -> bool:
    """Whether a note invites to what is still to come: it says so more than once, and hardly what happened."""
    texts = [block.text for block in draft.blocks[:10] if isinstance(block, Paragraph)]
    words = draft.words
    coming = [words.cue("events", "coming").search(text) is not None for text in texts]
    happened = sum(
        words.cue("events", "happened").search(text) is not None
        for text, still in zip(texts, coming, strict=True)
        if not still
    )
    return sum(coming) > 1 and happened * 2 < sum(coming)


def _is_programme(draft: Draft) -> bool:
    """Whether a note is a programme: most of its lines begin with a time of day."""
    lines = [content for block in draft.blocks if not isinstance(block, Title | Directive) for content in texts(block)]
    timed = len([line for line in lines if line.text[:1].isdigit() and _TIME.match(line.text)])
    return timed >= 4 and timed * 3 >= len(lines)


def _kind(text: str, words: Vocabulary, *, running: bool) -> Kind | None:
    """The kind named first in a text; in running text only where it is this or some one event."""
    names = words.terms["kinds"]
    if not words.cue("kinds", "|".join(names)).may_be_in(text):
        return None
    found: list[tuple[bool, bool, int, Kind]] = []
    for name in names:
        for match in words.cue("kinds", name).finditer(text):
            one = words.phrase(_ONE).search(text, max(0, match.start() - 60), match.start())
            if not running or one:
                held = one and words.phrase(_HELD).search(text, max(0, one.start() - 30), one.start())
                found.append((name == "meeting", not held, match.start(), Kind(name)))
                break
    kinds = {kind for *_, kind in found}
    if Kind.PANEL in kinds and _is_body(text, words, meets=Kind.MEETING in kinds):
        return Kind.MEETING
    return min(found)[-1] if found else None


def _is_body(panel: str, words: Vocabulary, *, meets: bool) -> bool:
    """Whether a text that speaks of a panel means a body by that name; `meets`: it speaks of a meeting too."""
    named = meets and words.phrase(_PANEL).search(panel) is not None
    return named or words.cue("events", "panels-that-meet").search(panel) is not None


def settle_kind(draft: Draft) -> None:
    """The kind, now that it is known whether the note reports an event at all."""
    if "kind" in draft.stated or draft.kind in (Kind.EXTRACT, Kind.OTHER) or not draft.is_record:
        return
    if draft.date or any(section.role is not Role.PROSE for section in draft.sections):
        told = draft.kind or (Kind.OTHER if "people" in draft.stated or draft.is_talk else Kind.MEETING)
        draft.fields["kind"] = told  # who states the people and no kind leaves it open
        return
    if draft.kind is not None and (_tells_of_event(draft) or _panel(draft)):
        return
    if draft.kind is None and _lists_those_present(draft):
        draft.fields["kind"] = Kind.MEETING
        return
    prose = [block for block in draft.blocks if isinstance(block, Paragraph) and len(block.text) > 150]
    draft.fields["kind"] = Kind.ARTICLE if len(prose) >= 3 else Kind.OTHER


def _lists_those_present(draft: Draft) -> bool:
    """Whether the head has a line of those present or excused, as minutes do: 'Present: …'."""
    labels = draft.words.cue("people", "list-labels")
    heads = (block for block in draft.blocks[:HEAD] if isinstance(block, Paragraph) and id(block) in draft.people_lists)
    return any(labels.match(block.text) for block in heads)


def _tells_of_event(draft: Draft) -> bool:
    """Whether the title names an event, or the text says more than once what happened at one."""
    heads = [draft.title or "", draft.fields.get("subtitle") or ""]
    heads += [block.text for block in draft.blocks[:COVER] if isinstance(block, Paragraph) and is_bare(block)]
    if any(draft.words.cue("kinds", str(draft.kind)).search(head) for head in heads):
        return True
    happened = draft.words.cue("events", "happened")
    texts = [block.text for block in draft.blocks[:HEAD] if isinstance(block, Paragraph)]
    return sum(happened.search(text) is not None for text in texts) > 1
