"""What may be set for a Word document."""

from pathlib import Path

from attrs import field, frozen

__all__ = ["WordOptions"]


@frozen(kw_only=True)
class WordOptions:
    """What may be set for a Word document."""

    contents: bool = field(
        default=False,
        metadata={"help": "list the headings at the beginning; a document of several notes lists their titles anyway"},
    )
    people_table: bool = field(
        default=False,
        metadata={"help": "end each note with a table of its people: role, organisation and part"},
    )
    reference_doc: Path | None = field(
        default=None,
        metadata={"help": "the organisation's own document, whose styles, letterhead and page set-up are taken"},
    )
    pictures: Path | None = field(
        default=None,
        metadata={"help": "the folder in which pictures are looked up by their sources; without it they are in words"},
    )
