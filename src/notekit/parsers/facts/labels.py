"""Facts in lines that label them: 'Venue: Harbour Hall', the category above a post, its tags."""

import re
from itertools import takewhile, zip_longest

from attrs import define

from notekit.blocks import Paragraph, Table
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.roster import fold_name
from notekit.parsers.entities.dates import Dates
from notekit.parsers.entities.names import Names
from notekit.parsers.structure.forms import labelled_cells
from notekit.parsers.structure.lone_lines import BARS
from notekit.parsers.structure.split import CategoryLine
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.text import RichText

__all__ = ["field_labelled", "find_category", "find_labelled", "find_tags"]

HEAD = 12
"""How many blocks from the start are looked at for labelled lines."""
LONGEST_VALUE = 200
LONGEST_BELOW = 80
"""How many characters a value has at most that stands on the line below its label; what is below 'Themes' is said."""

_FAR_APART = re.compile(rf"{BARS.pattern}|(?<!\s)(?:\s{{3,}}|\s*\t\s*)(?=\S)")
_FIELDS = (
    ("place", "organiser", "places"),
    ("organiser", "organiser", "labels"),
    ("topics", "organiser", "topics"),
    ("supporters", "organiser", "supporters"),
    ("date", "organiser", "dates"),
)
_LABELLED = re.compile(rf"(?P<label>[{UPPER}][\w ]{{1,24}}?)\s*:\s*(?P<value>\S.*)$", re.DOTALL)


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


def field_labelled(label: str, words: Vocabulary) -> str | None:
    """The field that a label names: 'place' for 'Venue'; None where it names none."""
    folded = label.strip(" *:").casefold()
    return next((name for name, section, key in _FIELDS if folded in words.words(section, key)), None)


def _label(text: str, words: Vocabulary) -> _Label | None:
    """The field that a line such as 'Venue: Harbour Hall' fills, and its value."""
    match = _LABELLED.match(text) if ":" in text else None
    if match is None or len(match["value"]) > LONGEST_VALUE:
        return None
    name = field_labelled(match["label"], words)
    return _Label(name, match["value"].strip(" .")) if name else None


def _pieces(line: str) -> list[str]:
    """The facts of a line that labels several: 'Date: 5 May | Location: Quay Hall'; any other line as it is."""
    pieces = _FAR_APART.split(line)
    return pieces if all(map(_LABELLED.match, pieces)) else [line]


def find_labelled(draft: Draft) -> None:
    """Fields stated in labelled lines at the head; lines that a field holds whole are taken."""
    for block, below in zip_longest(draft.blocks[:HEAD], draft.blocks[1:HEAD]):
        if isinstance(block, Table):
            for said, value in labelled_cells(block):
                if value and (name := field_labelled(said, draft.words)):
                    _find_fact(_Label(name, value.strip(" .")), block, draft)
        if not isinstance(block, Paragraph):
            continue
        if isinstance(below, Paragraph) and _is_value(below.text):
            name = field_labelled(block.text, draft.words)
            if name and name != "topics" and _find_fact(_Label(name, below.text.strip(" .")), below, draft):
                _take(draft, block, below)
                continue
        if ":" not in block.text:
            continue
        lines = [piece for line in block.text.split("\n") for piece in _pieces(line)]
        for line in lines:
            label = _label(line, draft.words)
            held = label is not None and _find_fact(label, block, draft)
            if held and len(lines) == 1:
                _take(draft, block)


def _is_value(text: str) -> bool:
    """Whether a text can be the value of a label on the line above: a short line, no sentence, and with no label."""
    return len(text) <= LONGEST_BELOW and "\n" not in text and text[-1] not in ".:" and not _LABELLED.match(text)


def _take(draft: Draft, *blocks: Paragraph) -> None:
    """Takes blocks that a field holds whole off the draft."""
    for taken in blocks:
        if taken.span:
            draft.blocks = [block for block in draft.blocks if block is not taken]
            draft.head_spans.append(taken.span)


def _find_fact(label: _Label, block: Paragraph | Table, draft: Draft) -> bool:
    """Fills the field of a label; whether it holds all of what stands behind that."""
    value: object = label.value
    whole = True
    if label.name == "date":
        found = next(Dates(draft.words).find(label.value), None)
        if found is None:
            return False
        value, whole = found.date, found.date.text == label.value
    elif label.name in ("topics", "supporters"):
        value = tuple(filter(None, (piece.strip() for piece in re.split(r"[,;]", label.value))))
    elif label.name == "organiser":
        supported = draft.words.cue("organiser", "supporters").search(label.value)
        value = label.value[: supported.start()].rstrip(" ,;(") if supported else label.value
        if supported:
            whole = False
            _find_fact(_Label("supporters", label.value[supported.end() :].strip(" :)")), block, draft)
        if not value or fold_name(value) in draft.roster.known or Names(draft.words).opens(RichText(value)):
            return False  # people organised it
    if draft.fields.get(label.name) or label.name in draft.stated:
        return False
    draft.find(label.name, value, draft.place(block, label.value), "labelled-line", 0.95)
    return whole


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
