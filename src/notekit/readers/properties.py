"""What a document's properties say of it, but for what programs put there themselves."""

import re
from collections.abc import Iterator, Mapping

from notekit.characters import printable

__all__ = ["facts_of"]

_NAMES = {"title": "title", "author": "author", "subject": "description", "keywords": "keywords"}
_NOTHING_SAID = re.compile(
    r"\(?(?:untitled|unspecified|anonymous|unknown|author|word document|document\d*|python-docx|docx4j|apache poi"
    r"|microsoft(?: office)? (?:word|user|powerpoint)\b.*|(?:powerpoint )?presentation\d*)\)?"
    r"|.*\.(?:docx?|pdf|indd|pptx?|odt|rtf)",
    re.IGNORECASE,
)


def facts_of(properties: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Metadata by name, from properties by their names in small letters."""
    for key, name in _NAMES.items():
        value = " ".join(printable(properties.get(key, ""))[0].split())
        if value and not _NOTHING_SAID.fullmatch(value):
            yield name, value
