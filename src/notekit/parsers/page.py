"""What a page says of itself, in its head or its linked data, fills what its text leaves open."""

from notekit.parsers.draft import Draft
from notekit.parsers.metadata import stated_fields

__all__ = ["find_page_facts"]

_FIELDS = ("title", "date", "place", "organiser")


def find_page_facts(draft: Draft) -> None:
    """Title, date, place and organiser from the page's metadata, where nothing else told them."""
    metadata = draft.metadata
    if metadata is None or metadata.stated:
        return
    fields = stated_fields(metadata)
    for name in _FIELDS:
        if value := fields.get(name):
            place = draft.place(metadata, str(metadata.values[name]))
            draft.find(name, value, place, "page-metadata", 0.7)
