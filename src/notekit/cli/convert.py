"""`notekit convert`: sources in, documents out."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click
from attrs import Factory, define

from notekit.cli import FAILED, WARNED, fail
from notekit.cli.inputs import (
    STDIN,
    encoding_option,
    format_option,
    language_option,
    opened,
    options_from,
    settings_option,
)
from notekit.cli.report import warnings_of
from notekit.errors import NotekitError, SettingsError
from notekit.files import Destination, shown
from notekit.notebook import Notebook
from notekit.pipeline import conversions, parse, stem_of
from notekit.plugins import load_plugins
from notekit.settings import Settings
from notekit.targets import JSON, Target, targets

__all__ = ["command"]

STDOUT = "-"
USUAL = ("word", "markdown", "newsletter")
PLAIN = ".txt"
"""A suffix that says little: text of any format may be named so."""
PRINTED = ".pdf"
UNPRINTED = "no format is PDF; write a .docx, which any word processor saves as one"


@define
class _Outcome:
    """What came of one source: files written, lines to print, whether all went well."""

    paths: list[Path] = Factory(list)
    warnings: list[str] = Factory(list)
    errors: list[str] = Factory(list)
    data: bytes = b""


@click.command("convert", short_help="Turn raw notes into documents.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("-t", "--to", "names", multiple=True, metavar="FORMAT,...", help="Formats to write; see notekit formats.")
@click.option("-o", "--output", metavar="PATH", help="Folder or file to write; - is standard output.  [default: .]")
@format_option
@click.option("--set", "options", multiple=True, metavar="KEY=VALUE", help="Option for the formats that know it.")
@encoding_option
@language_option
@settings_option
@click.option("--split", is_flag=True, help="Write a file for each note, named after its title.")
@click.option("--force", is_flag=True, help="Replace files that exist.")
@click.option("--fail-if-warnings", is_flag=True, help="Exit with status 3 if there is any warning.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    names: tuple[str, ...],
    output: str | None,
    media_type: str | None,
    options: tuple[str, ...],
    encoding: str | None,
    settings: Settings | None,
    split: bool,
    force: bool,
    fail_if_warnings: bool,
    quiet: bool,
) -> int:
    """Read each SOURCE and write what was recognised in it as documents.

    A SOURCE is a path, or - for standard input. -o names a folder, in which files are named after
    their source, or with a suffix the one file to write. Without -t the format follows that suffix;
    without either, word, markdown and newsletter are written.

    \b
    notekit convert notes.txt
    notekit convert notes.txt -t word,markdown -o out/
    notekit convert notes.txt -o notes.docx
    notekit convert - -t markdown -o - < notes.txt
    """
    if sources.count(STDIN) > 1:
        raise click.UsageError("standard input can be read once only")
    chosen = _chosen(names, output, options_from(options), settings)
    single = len(sources) == len(chosen) == 1 and not split
    if single and names:
        _check_suffix(output or ".", chosen[0].name)
    if output == STDOUT and not single:
        raise click.UsageError("standard output takes one source in one format; name it with -t")
    files = [Path(source) for source in sources if source != STDIN]
    destination = None
    if output != STDOUT:
        _check_folder(output, single)
        destination = Destination(output or ".", single=single, force=force, sources=files)
    outcomes: list[_Outcome] = []
    try:
        outcomes.extend(
            _convert(source, chosen, destination, split, media_type, encoding, settings)
            for source in _with_progress(sources, quiet)
        )
    finally:
        _report(outcomes, quiet)
    if any(outcome.errors for outcome in outcomes):
        return FAILED
    return WARNED if fail_if_warnings and any(outcome.warnings for outcome in outcomes) else 0


def _chosen(
    names: Sequence[str], output: str | None, options: Mapping[str, str], settings: Settings | None
) -> tuple[Target, ...]:
    """The formats asked for with their options; what is wrong about them, and not in the settings, is wrong usage."""
    asked = [name.strip() for each in names for name in each.split(",") if name.strip()]
    try:
        return targets(asked or _told_by_suffix(output or ".") or USUAL, options, settings)
    except SettingsError:
        raise
    except NotekitError as error:
        raise click.UsageError(str(error)) from error


def _suffix_of(output: str) -> str:
    """The suffix of the file to write; empty where a folder or standard output is named."""
    if output == STDOUT or output.endswith("/") or Path(output).is_dir():
        return ""
    return Path(output).suffix


def _of_suffix(output: str) -> list[str]:
    """The formats whose files end as the one to write does; none where a folder or standard output is named.

    Raises click.UsageError for a suffix that no format can have.
    """
    suffix = _suffix_of(output)
    if suffix == PRINTED:
        raise click.UsageError(f"{shown(output)}: {UNPRINTED}")
    if suffix == f".{JSON}":
        return [JSON]
    return load_plugins().by_suffix(suffix) if suffix else []


def _told_by_suffix(output: str) -> list[str]:
    """The one format that the file to write is in by its suffix; none where that says nothing."""
    found, suffix = _of_suffix(output), _suffix_of(output)
    if suffix and not found:
        raise click.UsageError(f"{shown(output)}: no format is known by the suffix {suffix!r}; name one with -t")
    if len(found) > 1:
        raise click.UsageError(f"{shown(output)}: could be any of {', '.join(found)}; name one with -t")
    return found


def _check_suffix(output: str, name: str) -> None:
    """Refuse a file name that says it holds another format than the one asked for."""
    others = _of_suffix(output)
    if others and name not in others and _suffix_of(output) != PLAIN:
        raise click.UsageError(f"{shown(output)}: is the name of a file of {' or '.join(others)}, not of {name}")


def _check_folder(output: str | None, single: bool) -> None:
    """Refuse the name of a document where a folder is needed."""
    if output is None or single or output.endswith("/") or Path(output).is_dir():
        return
    suffix = Path(output).suffix
    if suffix == f".{JSON}" or (suffix and load_plugins().by_suffix(suffix)):
        raise click.UsageError(f"{shown(output)}: is one file, but several are to be written; name a folder")


def _convert(
    source: str,
    chosen: Sequence[Target],
    destination: Destination | None,
    split: bool,
    media_type: str | None,
    encoding: str | None,
    settings: Settings | None,
) -> _Outcome:
    outcome = _Outcome()
    name = shown(source)
    try:
        document = opened(source)
        notebook = parse(document, media_type=media_type, encoding=encoding, settings=settings)
    except NotekitError as error:
        outcome.errors.append(str(error))
        return outcome
    outcome.warnings += warnings_of(notebook.diagnostics, name, notebook.source)
    if destination is None:
        _render(notebook, chosen[0], name, outcome)
        return outcome
    for conversion in conversions(notebook, chosen, destination, stem=stem_of(document, notebook), split=split):
        outcome.warnings += warnings_of(conversion.diagnostics, name, notebook.source)
        if conversion.path:
            outcome.paths.append(conversion.path)
        if conversion.error:
            outcome.errors.append(f"{name}: {conversion.error}")
    return outcome


def _render(notebook: Notebook, target: Target, name: str, outcome: _Outcome) -> None:
    try:
        artefact = target.render(notebook)
    except NotekitError as error:
        outcome.errors.append(f"{name}: {error}")
    else:
        outcome.warnings += warnings_of(artefact.diagnostics, name, notebook.source)
        outcome.data = artefact.data


def _with_progress(sources: Sequence[str], quiet: bool) -> Iterable[str]:
    """The sources, with a bar on a terminal if they are many enough for one to be of use."""
    if quiet or len(sources) < 2 or not sys.stderr.isatty():
        return sources
    from rich.console import Console
    from rich.progress import track

    return track(sources, "Converting", console=Console(stderr=True), transient=True)


def _report(outcomes: Sequence[_Outcome], quiet: bool) -> None:
    for outcome in outcomes:
        for line in () if quiet else outcome.warnings:
            click.echo(line, err=True)
        for line in outcome.errors:
            fail(line)
        if outcome.data:
            sys.stdout.buffer.write(outcome.data)
        for path in () if quiet else outcome.paths:
            click.echo(shown(path))
    failed = sum(1 for outcome in outcomes if outcome.errors)
    if failed and len(outcomes) > 1:
        fail(f"{failed} of {len(outcomes)} sources had errors")
