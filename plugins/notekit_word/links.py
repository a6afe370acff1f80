"""Addresses that the document links to."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships

import notekit

__all__ = ["Links"]

_LONGEST = 2083  # characters; Word takes no longer address


class Links:
    """Hands out the relationship of an address, the same each time it is asked for."""

    def __init__(self, relationships: Relationships) -> None:
        self.diagnostics: list[notekit.Diagnostic] = []
        self._relationships = relationships
        self._ids: dict[str, str] = {}

    def relationship(self, url: str) -> str | None:
        """The id of the relationship to an address; None, with a diagnostic, where Word could not take it."""
        if len(url) > _LONGEST:
            message = f"a link is given as its words: Word takes no address of {len(url)} characters"
            self.diagnostics.append(notekit.Diagnostic("link-too-long", message))
            return None
        if url not in self._ids:
            self._ids[url] = f"rIdLink{len(self._ids) + 1}"
            self._relationships.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, url, self._ids[url], is_external=True)
        return self._ids[url]
