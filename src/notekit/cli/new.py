"""`notekit new`: a skeleton of a note to fill in."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from notekit.cli.inputs import settings_option
from notekit.cli.questions import PERSON, ask
from notekit.errors import FormatError, SchemaError
from notekit.files import Destination, shown
from notekit.parsers.languages import english
from notekit.people import Part, united
from notekit.readers import format_of
from notekit.schema import Kind, Note
from notekit.settings import Settings
from notekit.skeletons.answers import Answers
from notekit.skeletons.collection import SUFFIX, Skeleton, skeleton_by, skeletons
from notekit.skeletons.filling import filled

__all__ = ["command"]

STDOUT = "-"
_LINES = ("title", "subtitle", "place", "organiser", "series")
_PARTS = (Part.SPEAKER, Part.CHAIR, Part.FACILITATOR, Part.RESPONDENT, Part.AUTHOR)

T = TypeVar("T")


def _is_text(_context: click.Context, _parameter: click.Parameter, value: Any) -> Any:
    for text in value if isinstance(value, tuple) else (value or "",):
        try:
            text.encode()
        except UnicodeEncodeError:
            raise click.BadParameter(f"{text!a} is no text in UTF-8; type it anew") from None
    return value


def _detail_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each thing that may be known of a note beforehand."""
    helps = {
        "title": "What the note is called.",
        "subtitle": "What stands below the title.",
        "date": "Such as 2031-05-06 or '6 May 2031'.",
        "place": "Where it took place.",
        "organiser": "Who held it.",
        "series": "What the event is one of.",
    }
    options = [click.option(f"--{name}", metavar="TEXT", callback=_is_text, help=helps[name]) for name in helps]
    several: dict[str, Any] = {"multiple": True, "callback": _is_text}
    options.append(click.option("--topic", "topics", metavar="TEXT", help="May be repeated.", **several))
    for part in _PARTS:
        about = f"As '{PERSON}'; may be repeated." if part is _PARTS[0] else f"As --{_PARTS[0]}."
        options.append(click.option(f"--{part}", metavar="PERSON", help=about, **several))
    for option in reversed(options):
        function = option(function)
    return function


@click.command("new", short_help="Begin a note: a skeleton to fill in.")
@click.argument("kind", metavar="KIND", required=False)
@_detail_options
@click.option("--template", metavar="NAME|PATH", help="The skeleton to take, if not that of KIND.")
@click.option("-o", "--output", metavar="PATH", default=".", help="Folder or file to write; - is standard output.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@click.option("--list", "lists", is_flag=True, help="List the kinds, and where the skeleton of each comes from.")
@settings_option
def command(
    kind: str | None,
    template: str | None,
    output: str,
    force: bool,
    lists: bool,
    settings: Settings | None,
    **details: Any,
) -> int:
    """Write a skeleton in Markdown of a note of KIND, with what is known of the event already filled in.

    KIND is roundtable, workshop, webinar, meeting, panel, extract, article or other, or the name of a file in
    the folder skeletons beside notekit.toml. On a terminal, with nothing told about the event, it asks.

    \b
    notekit new roundtable
    notekit new workshop --title "Boats for all" --date "6 May 2031" --speaker "Ann Lee, Director, Quay Trust"
    """
    folder = settings.skeletons if settings else None
    if lists:
        _list(folder)
        return 0
    if kind is None:
        raise click.UsageError(f"name a kind of note: {', '.join(skeletons(folder))}")
    skeleton = _chosen(kind, template, folder)
    _check_suffix(output)
    answers = Answers(settings.vocabulary if settings else english())
    if not any(details.values()) and _is_terminal():
        details = ask(answers)
    note = _note(details, answers)
    known = Kind(kind) if kind in list(Kind) else None
    text = filled(skeleton.text(), note, known, name=shown(skeleton.path or kind))
    if output == STDOUT:
        sys.stdout.buffer.write(text.encode())
        return 0
    path = Destination(output, single=True, force=force).write(text.encode(), stem=note.title or kind, suffix=SUFFIX)
    click.echo(shown(path))
    return 0


def _list(folder: Path | None) -> None:
    known = skeletons(folder)
    width = max(map(len, known))
    for name, skeleton in known.items():
        click.echo(f"{name:{width}}  {shown(skeleton.path) if skeleton.path else 'notekit'}")


def _chosen(kind: str, template: str | None, folder: Path | None) -> Skeleton:
    """The skeleton asked for; a name that is none is wrong usage."""
    try:
        skeleton = skeleton_by(kind, folder)
        if template is None:
            return skeleton
        is_path = Path(template).suffix or Path(template).name != template
        return Skeleton(kind, Path(template)) if is_path else skeleton_by(template, folder)
    except FormatError as error:
        raise click.UsageError(str(error)) from None


def _check_suffix(output: str) -> None:
    """Refuse the name of a file that would not be read as Markdown."""
    suffix = Path(output).suffix
    if output != STDOUT and suffix and not Path(output).is_dir() and format_of(output).name != "markdown":
        raise click.UsageError(f"{shown(output)}: a skeleton is Markdown; name a file that ends in {SUFFIX}")


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _note(details: dict[str, Any], answers: Answers) -> Note:
    """What was told about a note; what cannot be read is wrong usage."""
    people = [
        _read(f"--{part}", text, lambda text, part=part: answers.person(text, part))  # type: ignore[misc]  # bound now
        for part in _PARTS
        for text in details.get(part, ())
        if text.strip()
    ]
    date = details.get("date")
    if isinstance(date, str):
        date = _read("--date", date, answers.date) if date.strip() else None
    topics = [topic for topic in details.get("topics", ()) if topic.strip()]
    lines: dict[str, Any] = {name: details.get(name) for name in _LINES}
    return Note(**lines, date=date, topics=topics, people=united(people))


def _read(option: str, text: str, read: Callable[[str], T]) -> T:
    try:
        return read(text)
    except SchemaError as error:
        raise click.BadParameter(str(error), param_hint=option) from None
