"""`notekit explain`: why a field has its value."""

import click

from notekit.cli.evidence import evidence_lines
from notekit.cli.inputs import encoding_option, format_option, language_option, opened, settings_option
from notekit.files import shown
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
)


def _field(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    field = value if "[" in value else value.replace("-", "_")
    if field.partition("[")[0] not in FIELDS:
        raise click.BadParameter(f"{value!r} is no field; known are {', '.join(FIELDS)} and people[NAME]")
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

    FIELD is a field or view of a note, such as date, people, people[NAME], quotes or next_steps.
    """
    notebook = parse(opened(source), media_type=media_type, encoding=encoding, settings=settings)
    lines = list(evidence_lines(notebook, shown(source), field))
    for line in lines or [f"{shown(source)}: no words of the text tell its {field}"]:
        click.echo(line)
