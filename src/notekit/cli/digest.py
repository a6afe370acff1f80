"""`notekit digest`: many notes in, one newsletter out."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import evolve, frozen

from notekit.cli import FAILED, WARNED, fail
from notekit.cli.choices import manifest_of
from notekit.cli.inputs import STDIN, encoding_option, format_option, opened, options_from, settings_option
from notekit.cli.report import warnings_of
from notekit.digests.gathering import Gathered, gather
from notekit.digests.manifest import MANIFEST, MOST, Manifest, Order, as_toml
from notekit.errors import NotekitError
from notekit.files import Destination, shown
from notekit.issue import Depth
from notekit.notebook import Notebook
from notekit.pipeline import parse
from notekit.plugins import load_plugins
from notekit.rendering import Artefact
from notekit.settings import Settings
from notekit.targets import digest, shared_out

__all__ = ["command"]

STDOUT = "-"


@frozen
class _Output:
    """One file to write: its format, None for a manifest."""

    path: str
    format: str | None


@click.command("digest", short_help="Put many notes together as one newsletter.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", help="What to write: .html, .txt, .eml, .toml."
)
@click.option("-t", "--to", "name", metavar="FORMAT", help="Format of the one output; else its suffix tells.")
@click.option("--title", help="Title of the issue.")
@click.option("--date", help="Date of the issue: 2026-06-12, or words.")
@click.option("--introduction", metavar="FILE", help="What the editor says first, in Markdown.")
@click.option("--language", metavar="TAG", help="Language of the issue.  [default: en-GB]")
@click.option(
    "--depth",
    "depths",
    multiple=True,
    metavar="[SOURCE=]DEPTH",
    help=f"How much of each note: {', '.join(Depth)}.  [default: {Depth.HIGHLIGHTS}]",
)
@click.option("--points", type=click.IntRange(0, MOST), metavar="N", help="How many points of each note.  [default: 3]")
@click.option("--point", "leads", multiple=True, metavar="WORDS", help="Give the point that begins so.")
@click.option("--teaser", "teasers", multiple=True, metavar="WORDS", help="Let the sentence that begins so say it all.")
@click.option("--link", "links", multiple=True, metavar="[SOURCE=]URL", help="Where the full note is published.")
@click.option("--order", type=click.Choice(list(map(str, Order))), help="Order of the notes.  [default: given]")
@click.option("--group", type=click.Choice(["topic"]), help="Set notes of one topic together.")
@format_option
@click.option("--set", "options", multiple=True, metavar="KEY=VALUE", help="Option of the newsletter.")
@encoding_option
@settings_option
@click.option("-k", "--keep-going", is_flag=True, help="Leave out notes that fail, and name them.")
@click.option("--force", is_flag=True, help="Replace files that exist.")
@click.option("--fail-if-warnings", is_flag=True, help="Exit with status 3 if there is any warning.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def command(
    sources: tuple[str, ...],
    outputs: tuple[str, ...],
    name: str | None,
    teasers: tuple[str, ...],
    leads: tuple[str, ...],
    media_type: str | None,
    options: tuple[str, ...],
    encoding: str | None,
    settings: Settings | None,
    keep_going: bool,
    force: bool,
    fail_if_warnings: bool,
    quiet: bool,
    **choices: Any,
) -> int:
    """Put the notes of each SOURCE together as one issue of a newsletter.

    A SOURCE is a document that `notekit convert` reads, or - for standard input; each of its notes is an item.
    Or the one SOURCE is a manifest, such as issue.toml, which says what is taken from which documents; the
    options then win over what it says. With an output that ends in .toml, the choice is written as a manifest.

    \b
    notekit digest notes/*.md --title "June" -o june.html -o june.eml
    notekit digest notes/*.md --depth notes/harbour.md=full -o june.toml
    notekit digest june.toml -o june.html
    """
    wanted = _outputs(outputs, name)
    manifest, folder = manifest_of(sources, choices)

    def read(source: str) -> Notebook:
        path = opened(source) if source == STDIN else str(folder / source)
        return parse(path, media_type=media_type, encoding=encoding, settings=settings)

    gathered = gather(manifest, folder=folder, teasers=teasers, points=leads, opened=read)
    for error in gathered.errors:
        fail(error)
    if gathered.issue is None or (gathered.errors and not keep_going):
        fail("nothing was written" + ("; --keep-going leaves out what fails" if gathered.issue else ""))
        return FAILED
    if options and not any(output.format for output in wanted):
        raise click.UsageError("--set is for newsletters, and a manifest is none; name another output too")
    given = shared_out([output.format for output in wanted if output.format], options_from(options))
    artefacts = [
        digest(output.format, gathered.issue, given[output.format], settings)
        if output.format
        else _written(gathered.manifest, folder, Path(output.path).parent)
        for output in wanted
    ]
    read_from = [folder / item.source for item in manifest.items if item.source != STDIN]
    read_from += [Path(name) for name in (*sources, choices["introduction"]) if name and name != STDIN]
    places = [Destination(output.path, single=True, force=force, sources=read_from) for output in wanted]
    for place, output, artefact in zip(places, wanted, artefacts, strict=True):
        if output.path != STDOUT:
            place.check(stem="issue", suffix=artefact.suffix)
    for place, output, artefact in zip(places, wanted, artefacts, strict=True):
        _write(place, output, artefact, quiet=quiet)
    warnings = list(dict.fromkeys(_warnings(gathered, artefacts)))
    for line in () if quiet else warnings:
        click.echo(line, err=True)
    if gathered.errors:
        return FAILED
    return WARNED if fail_if_warnings and warnings else 0


def _outputs(paths: Sequence[str], name: str | None) -> list[_Output]:
    if not paths:
        raise click.UsageError("name what to write with -o, such as -o issue.html; several are written with several -o")
    if name and len(paths) > 1:
        raise click.UsageError("-t names the format of one output; leave it out, and the suffixes tell")
    if len(set(map(os.path.realpath, paths))) < len(paths):
        raise click.UsageError("one file is named twice with -o; each is written once")
    if STDOUT in paths and (len(paths) > 1 or not name):
        raise click.UsageError("standard output takes one format; name it with -t, and nothing else with -o")
    return [_Output(path, name or _format(path)) for path in paths]


def _format(path: str) -> str | None:
    suffix = Path(path).suffix.lower()
    if suffix == MANIFEST:
        return None
    plugins = load_plugins()
    able = [each for each in plugins.names if hasattr(plugins.renderer(each), "digest")]
    found = [each for each in plugins.by_suffix(suffix) if each in able]
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(f"{shown(path)}: could be any of {', '.join(found)}; name one with -t")
    known = ", ".join(dict.fromkeys([*(plugins.renderer(each).suffix for each in able), MANIFEST]))
    raise click.UsageError(f"{shown(path)}: a digest is written to a file that ends in one of {known}")


def _written(manifest: Manifest, folder: Path, beside: Path) -> Artefact:
    """The manifest as a file in the folder `beside`; its sources are seen from `folder` so far."""
    items = [evolve(item, source=_seen_from(beside, folder, item.source)) for item in manifest.items]
    return Artefact(as_toml(evolve(manifest, items=items)), "application/toml", MANIFEST)


def _seen_from(folder: Path, sources: Path, source: str) -> str:
    if source == STDIN:
        raise NotekitError("-: a manifest names files; what comes from standard input has no name in it")
    path = os.path.relpath(os.path.realpath(sources / source), os.path.realpath(folder))
    return path if path != STDIN else os.path.join(os.curdir, path)  # noqa: PTH118  # Path takes the dot away


def _write(place: Destination, output: _Output, artefact: Artefact, *, quiet: bool) -> None:
    if output.path == STDOUT:
        sys.stdout.buffer.write(artefact.data)
        return
    path = place.write(artefact.data, stem="issue", suffix=artefact.suffix)
    if not quiet:
        click.echo(shown(path))


def _warnings(gathered: Gathered, artefacts: Sequence[Artefact]) -> Iterator[str]:
    for name, notebook in gathered.notebooks.items():
        yield from warnings_of(notebook.diagnostics, shown(name), notebook.source)
    for remarks in (gathered.diagnostics, *(artefact.diagnostics for artefact in artefacts)):
        yield from warnings_of(remarks, "digest", None)
