"""Facts in lines that label them: 'Venue: Harbour Hall', the category above a post, its tags."""

import re
from itertools import takewhile

from attrs import define

from notekit.blocks import Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.roster import fold_name
from notekit.parsers.entities.dates import Dates
from notekit.parsers.structure.split import CategoryLine
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER

__all__ = ["find_category", "find_labelled", "find_tags"]

HEAD = 12
"""How many blocks from the start are looked at for labelled lines."""

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
