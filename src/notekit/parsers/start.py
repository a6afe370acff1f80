"""The start of a draft: the blocks of one note, and the fields that its author states."""

from notekit.parsers.cues import Vocabulary
from notekit.parsers.draft import Draft
from notekit.parsers.facts import find_category
from notekit.parsers.split import Stretch
from notekit.parsers.stated import stated_fields
from notekit.reading import Metadata, PageFurniture
from notekit.schema import Evidence
from notekit.source import Source

__all__ = ["start_draft"]


def start_draft(stretch: Stretch, source: Source, words: Vocabulary) -> Draft:
    """A draft of the stretch's blocks, with what front matter and category line state."""
    metadata = next((block for block in (*stretch.blocks, *stretch.aside) if isinstance(block, Metadata)), None)
    blocks = [block for block in stretch.blocks if not isinstance(block, Metadata | PageFurniture)]
    draft = Draft(source, words, blocks, metadata)
    if metadata is not None:
        _take_metadata(draft, metadata)
    for block in stretch.aside:
        if not isinstance(block, Metadata):
            draft.discard(block)
    find_category(draft, stretch.category)
    return draft


def _take_metadata(draft: Draft, metadata: Metadata) -> None:
    if metadata.stated:
        draft.fields.update({name: value for name, value in stated_fields(metadata).items() if value})
        draft.stated = frozenset(draft.fields)
    if metadata.span is None:
        return
    draft.head_spans.append(metadata.span)
    draft.evidence += [Evidence(name, metadata.span, "stated") for name in sorted(draft.stated)]
