"""Fact labels: words before a colon that say a fact of the event or who was there, and head nothing: 'Venue'."""

from notekit.parsers.vocabulary.cues import Vocabulary

__all__ = ["labels_fact"]

_FACTS = (
    ("organiser", "places"),
    ("organiser", "labels"),
    ("organiser", "supporters"),
    ("organiser", "topics"),
    ("organiser", "dates"),
    ("people-lists", "participant"),
    ("people-lists", "mentioned"),
    ("people-lists", "author"),
    ("people-lists", "chair"),
    ("people-lists", "facilitator"),
)


def labels_fact(label: str, words: Vocabulary) -> bool:
    """Whether a label says a fact of the event, or who was there: 'Venue', 'Apologies'."""
    label = label.casefold()
    return any(label in words.words(*key) for key in _FACTS)
