"""`notekit diff`: what changed between two documents."""

import json
import sys
from collections.abc import Sequence
from typing import Any

import click
from attrs import asdict

from notekit.cli import DIFFERENT
from notekit.cli.inputs import STDIN, encoding_option, format_option, opened, settings_option
from notekit.cli.report import warnings_of
from notekit.comparison import Change, compare
from notekit.files import shown
from notekit.migrations import VERSION
from notekit.notebook import Notebook
from notekit.pipeline import parse
from notekit.settings import Settings
from notekit.source import Span

__all__ = ["command"]


@click.command("diff", short_help="Show what changed between two documents.")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@format_option
@encoding_option
@settings_option
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON.")
@click.option("--fail-if-different", is_flag=True, help="Exit with status 3 if there is any change.")
def command(
    before: str,
    after: str,
    media_type: str | None,
    encoding: str | None,
    settings: Settings | None,
    as_json: bool,
    fail_if_different: bool,
) -> int:
    """Show what changed from the notes in A to those in B, field by field and block by block.

    A and B are paths of documents in any format that notekit reads; one of them may be - for
    standard input. -f and --encoding are about standard input if it is read, else about both.

    \b
    notekit diff sent.docx returned.docx
    notekit diff notes.md notes.docx --json
    """
    if before == after == STDIN:
        raise click.UsageError("standard input can be read once only")
    piped = STDIN in (before, after)
    notebooks = [
        _parsed(name, *((media_type, encoding) if name == STDIN or not piped else (None, None)), settings)
        for name in (before, after)
    ]
    changes = compare(*notebooks)
    if as_json:
        sys.stdout.buffer.write(_json(changes))
    else:
        _show(changes)
    return DIFFERENT if changes and fail_if_different else 0


def _parsed(name: str, media_type: str | None, encoding: str | None, settings: Settings | None) -> Notebook:
    notebook = parse(opened(name), media_type=media_type, encoding=encoding, settings=settings)
    for line in warnings_of(notebook.diagnostics, shown(name), notebook.source):
        click.echo(line, err=True)
    return notebook


def _json(changes: Sequence[Change]) -> bytes:
    document = {"notekit": VERSION, "changes": [asdict(change, recurse=False) for change in changes]}
    return json.dumps(document, ensure_ascii=False, indent=2, default=_as_json).encode() + b"\n"


def _as_json(value: object) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    raise TypeError(f"there is no JSON for {value!r}")


def _show(changes: Sequence[Change]) -> None:
    from rich.console import Console

    from notekit.cli.differences import difference_lines

    console = Console(highlight=False)
    plain = console.no_color or console.color_system is None
    lines = difference_lines(changes, brackets=plain)
    if console.is_terminal:
        console.print(*lines, sep="\n", soft_wrap=True)
    else:  # many times as fast
        click.echo("\n".join(line.plain for line in lines))
