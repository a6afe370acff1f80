"""`notekit explain`: why a field has its value."""

from difflib import get_close_matches

import click

from notekit.cli.evidence import PLACES, evidence_lines, place_lines
from notekit.cli.inputs import encoding_option, format_option, language_option, opened, settings_option
from notekit.cli.report import warnings_of
from notekit.files import shown
from notekit.metadata_keys import ALIASES
from notekit.metadata_keys import FIELDS as OF_FRONT_MATTER
from notekit.notebook import Notebook
from notekit.pipeline import parse
from notekit.settings import Settings

__all__ = ["FIELDS", "command"]

FIELDS = (
    "title",
    "subtitle",
    "kind",
    "date",
    "place",
    "organiser",
    "series",
    "topics",
    "supporters",
    "url",
    "teaser",
    "highlights",
    "people",
    "contributions",
    "discussions",
    "responses",
    "key_messages",
    "next_steps",
    "quotes",
    "links",
    *PLACES,
)
_ALSO = {**ALIASES, "images": "pictures", "sections": "body", "steps": "next_steps", "actions": "next_steps"}
"""Other words for fields, in which people may ask."""
_MARKED = {"contributions": "contribution", "discussions": "discussion", "responses": "response"}
_MARKED |= {"key_messages": "key-messages", "next_steps": "next-steps"}
"""The marks that state sections."""


def _field(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    field = value if "[" in value else value.lower().replace("-", "_")
    field = field if field in FIELDS else _ALSO.get(field, field)
    if field.partition("[")[0] not in FIELDS:
        close = get_close_matches(field, FIELDS, n=1)
        hint = f"did you mean {close[0]!r}? " if close else ""
        raise click.BadParameter(f"{value!r} is no field; {hint}known are {', '.join(FIELDS)} and people[NAME]")
    return field


@click.command("explain", short_help="Show why a field has its value.")
@click.argument("source", metavar="SOURCE")
@click.argument("field", metavar="FIELD", callback=_field)
@format_option
@encoding_option
@language_option
@settings_option
def command(source: str, field: str, media_type: str | None, encoding: str | None, settings: Settings | None) -> None:
    """Show the words of SOURCE that each finding of FIELD was taken from, and the rule that took them.

    FIELD is a field or view of a note, such as date, people, people[NAME], quotes or next_steps, or what show
    lists: body, pictures, furniture.
    """
    notebook = parse(opened(source), media_type=media_type, encoding=encoding, settings=settings)
    failures = [remark for remark in notebook.diagnostics if remark.code == "plugin-failed"]
    for line in warnings_of(failures, shown(source), notebook.source):
        click.echo(line, err=True)
    lines = list(evidence_lines(notebook, shown(source), field)) or list(place_lines(notebook, shown(source), field))
    for line in lines or [f"{shown(source)}: no words of the text tell its {field}{_what_to_do(notebook, field)}"]:
        click.echo(line)


def _what_to_do(notebook: Notebook, field: str) -> str:
    """How to ask for what was meant, or to state what was not found; nothing for a note without a source."""
    if "[" in field:
        asked = field.partition("[")[2].rstrip("]").casefold()
        names = [person.name for note in notebook.notes for person in note.people]
        close = [name for name in names if asked and asked in name.casefold()] or get_close_matches(asked, names)
        return f"; did you mean {' or '.join(f'people[{name}]' for name in close[:3])}?" if close else ""
    if notebook.source is None:
        return ""
    if field in _MARKED:
        return f"; state it in Markdown, by <!-- notekit: {_MARKED[field]} --> above the section"
    if field in OF_FRONT_MATTER:
        return f"; state it at the head of the document, as {field}: … between two lines of ---"
    return ""
