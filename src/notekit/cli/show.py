"""`notekit show`: what was recognised in a document."""

import sys

import click

from notekit.cli.evidence import evidence_lines
from notekit.cli.inputs import encoding_option, format_option, language_option, opened, settings_option
from notekit.files import shown
from notekit.pipeline import parse
from notekit.settings import Settings

__all__ = ["command"]

_UNWRAPPED = 1_000_000


@click.command("show", short_help="Show what is recognised in a document.")
@click.argument("source", metavar="SOURCE")
@format_option
@encoding_option
@language_option
@settings_option
@click.option("--json", "as_json", is_flag=True, help="Print the notebook as JSON.")
@click.option("--evidence", "with_evidence", is_flag=True, help="Print the words each finding was taken from.")
def command(
    source: str,
    media_type: str | None,
    encoding: str | None,
    settings: Settings | None,
    as_json: bool,
    with_evidence: bool,
) -> None:
    """Show what is recognised in SOURCE, a path or - for standard input, as a tree with remarks.

    Nothing is written.
    """
    notebook = parse(opened(source), media_type=media_type, encoding=encoding, settings=settings)
    if as_json:
        from notekit.targets import target

        sys.stdout.buffer.write(target("json", {}).render(notebook).data)
        return
    if with_evidence:
        for line in evidence_lines(notebook, shown(source)):
            click.echo(line)
        return
    from rich.console import Console

    from notekit.cli.tree import tree_of

    console = Console(highlight=False, width=None if sys.stdout.isatty() else _UNWRAPPED)
    console.print(tree_of(notebook, shown(source)))
