"""The rule of recognition: what was captioned and says of itself nothing else was a webinar."""

from notekit import Draft, Kind, ParserRule

__all__ = ["RECORDED"]

CAPTIONS = frozenset({"text/vtt", "application/x-subrip"})


def _find_kind(draft: Draft) -> None:
    """Fills the kind of a recording in which several people take turns, where no word has told it."""
    if draft.source.media_type in CAPTIONS and draft.in_turns:
        draft.find("kind", Kind.WEBINAR, None, RECORDED.name)


RECORDED = ParserRule("recorded-webinar", _find_kind, after="kind")
