"""The command `notekit actions`: the open steps of many documents, gathered in one list."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from secrets import token_hex

import click

import notekit
from notekit_actions.calendar import as_calendar
from notekit_actions.steps import Step, steps_of, still_to_do
from notekit_actions.table import as_table

__all__ = ["actions"]

DOCUMENTS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf"})
"""What is a document in a folder. Anything else is read where it is named itself."""

_WRITERS: Mapping[str, Callable[[Sequence[Step]], bytes]] = {".csv": as_table, ".ics": as_calendar}
_STDOUT = "-"


@click.command("actions", short_help="Gather the open steps of many documents.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", default=_STDOUT, metavar="FILE", help="A .csv or .ics; else the table is printed.")
@click.option("--all", "done_too", is_flag=True, help="Give the steps that are done as well.")
@click.option("--config", metavar="FILE", help="Settings; else notekit.toml of this folder or the nearest above it.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
def actions(sources: tuple[Path, ...], output: str, done_too: bool, config: str | None, force: bool) -> int:
    """Gather what is still to be done from documents, and from those in folders and the folders in them.

    The same step in several documents, such as a draft and what was made of it, is listed once.

    \b
    notekit actions minutes/ -o actions.csv
    notekit actions minutes/ board.docx -o actions.ics
    """
    suffix = ".csv" if output == _STDOUT else Path(output).suffix.lower()
    if suffix not in _WRITERS:
        raise click.UsageError(f"{output}: name a file that ends in .csv or .ics")
    found, errors = _gathered([path for source in sources for path in _documents(source)], _settings(config))
    for error in errors:
        click.echo(f"notekit: {error}", err=True)
    wanted = list(dict.fromkeys(found if done_too else still_to_do(found)))
    if not wanted:
        raise notekit.NotekitError("there is nothing to be done in these documents; nothing was written")
    _write(output, _WRITERS[suffix](wanted), force)
    return 1 if errors else 0


def _documents(source: Path) -> Iterator[Path]:
    """The source itself, or the documents of a folder in order, without those that programs hide."""
    if not source.is_dir():
        yield source
        return
    for path in sorted(source.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(source).parts)
        if path.suffix.lower() in DOCUMENTS and not hidden and path.is_file():
            yield path


def _settings(config: str | None) -> notekit.Settings | None:
    folder = Path.cwd()
    nearest = (each / "notekit.toml" for each in (folder, *folder.parents))
    path = config or next((path for path in nearest if path.is_file()), None)
    return notekit.read_settings(path) if path else None


def _gathered(
    paths: Sequence[Path], settings: notekit.Settings | None
) -> tuple[list[Step], list[notekit.NotekitError]]:
    """The steps of all documents, and what is wrong with those that cannot be read."""
    steps: list[Step] = []
    errors: list[notekit.NotekitError] = []
    for path in paths:
        try:
            steps += steps_of(notekit.parse(path, settings=settings).notes, str(path))
        except notekit.NotekitError as error:
            errors.append(error)
    return steps, errors


def _write(output: str, data: bytes, force: bool) -> None:
    """Write the list whole or not at all. Raises `OutputError`."""
    if output == _STDOUT:
        sys.stdout.buffer.write(data)
        return
    path = Path(output)
    if path.exists() and not (force and path.is_file()):
        raise notekit.OutputError(f"{output}: exists already; use --force to overwrite a file, or name another with -o")
    beside = path.with_name(f".{path.name}.{token_hex(4)}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise notekit.OutputError(f"{output}: cannot be written ({error.strerror}); nothing was changed") from None
    finally:
        beside.unlink(missing_ok=True)
    click.echo(output)
