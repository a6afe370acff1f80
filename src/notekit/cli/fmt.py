"""`notekit fmt`: Markdown in canonical form."""

import os
import sys
from collections.abc import Iterator
from difflib import unified_diff
from typing import IO

import click

from notekit.cli import DIFFERENT, FAILED, fail
from notekit.cli.inputs import STDIN, encoding_option, opened, options_from, settings_option
from notekit.cli.tidying import MARKDOWN, Tidied, tidied
from notekit.errors import NotekitError, SourceError
from notekit.files import read_file, rewrite_file, shown
from notekit.readers import format_of
from notekit.settings import Settings

__all__ = ["command"]

_NOT_OURS = ("node_modules",)


@click.command("fmt", short_help="Write Markdown in canonical form.")
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@click.option("--check", "checks", is_flag=True, help="Write nothing; list what would change, and exit with status 3.")
@click.option("--diff", "differs", is_flag=True, help="Write nothing; print what would change as a unified diff.")
@click.option("--set", "options", multiple=True, metavar="KEY=VALUE", help="Option of the format markdown.")
@encoding_option
@settings_option
def command(
    sources: tuple[str, ...],
    checks: bool,
    differs: bool,
    options: tuple[str, ...],
    encoding: str | None,
    settings: Settings | None,
) -> int:
    """Write each FILE in canonical form: Markdown, a folder with Markdown in it, or - for standard input.

    A document says the same afterwards, or it is not written. The files that changed are listed; what
    comes from standard input goes to standard output.

    \b
    notekit fmt notes.md
    notekit fmt notes/ --check
    notekit fmt notes/ --set width=100
    """
    if sources.count(STDIN) > 1:
        raise click.UsageError("standard input can be read once only")
    values = options_from(options)
    failed = number = changed = 0
    for name in _named(sources):
        number += 1
        try:
            if isinstance(name, NotekitError):
                raise name
            data = _read(name)
            document = tidied(data, name=shown(name), encoding=encoding, settings=settings, options=values)
            changed += document.before != document.after
            _put(name, document, checks=checks, differs=differs)
        except NotekitError as error:
            fail(error)
            failed += 1
    if failed and number > 1:
        fail(f"{failed} of {number} sources had errors")
    if failed:
        return FAILED
    return DIFFERENT if checks and changed else 0


def _named(sources: tuple[str, ...]) -> Iterator[str | NotekitError]:
    """The files named and those in folders that are named, each once; an error in place of what has none."""
    done: set[str] = set()
    for source in sources:
        if source == STDIN or not os.path.isdir(source):  # noqa: PTH112  # takes any text
            names: list[str] = [source]
        else:
            names = list(_markdown_in(source))
        if not names:
            yield SourceError(f"{shown(source)}: is a folder without Markdown documents; name files")
        for name in names:
            place = os.path.realpath(name) if "\0" not in name else name
            if place not in done:
                done.add(place)
                yield name


def _markdown_in(folder: str) -> Iterator[str]:
    """The Markdown documents in a folder and those in it, but not in hidden folders or those of package managers."""
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith(".") and each not in _NOT_OURS)
        yield from (os.path.join(path, each) for each in sorted(files) if format_of(each).name == MARKDOWN)  # noqa: PTH118


def _read(name: str) -> bytes:
    source: str | IO[bytes] = opened(name)
    return read_file(source) if isinstance(source, str) else source.read()


def _put(name: str, document: Tidied, *, checks: bool, differs: bool) -> None:
    """Writes a document, or says what would change."""
    changed = document.before != document.after
    if differs:
        click.echo(_difference(shown(name), document), nl=False)
    elif checks:
        if changed:
            click.echo(shown(name))
    elif name == STDIN:
        sys.stdout.buffer.write(document.after)
    elif changed:
        rewrite_file(name, document.before, document.after)
        click.echo(shown(name))


def _difference(name: str, document: Tidied) -> str:
    before, after = (text.splitlines(keepends=True) for text in (document.text_before, document.text_after))
    lines = unified_diff(before, after, name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
