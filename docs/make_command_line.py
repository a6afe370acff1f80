"""Writes command-line.md: every command with its arguments and options, as `--help` tells them.

The commands themselves are the only truth: the page is made from them, and a test compares the file with what is made.
Run it as `make commands`.
"""

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from textwrap import fill

import click

from notekit.cli import COMMANDS, commands

PATH = Path(__file__).with_name("command-line.md")

INTRODUCTION = """\
# Command line

Every command and option, as `notekit COMMAND --help` tells them. This page is made from the commands themselves.

`-` stands for standard input, or standard output after `-o`. What is written is written beside and put in place when it
is whole. Warnings and errors go to standard error, one on a line, and each warning with its [code](diagnostics.md).

| exit status | means |
|---|---|
| 0 | done, with or without warnings |
| 1 | something failed; the rest was done |
| 2 | wrong usage; nothing was done |
| 3 | done, and there is what was asked about: warnings, findings or changes (`--fail-if-...`, `fmt --check`) |

| variable of the environment | does |
|---|---|
| `NO_COLOR` | prints without colours |
| `NOTEKIT_DEBUG` | shows where an internal error came from |
"""


def written() -> str:
    """The page as it stands in the file."""
    context = click.Context(commands, info_name="notekit")
    parts = [INTRODUCTION, "## notekit", *_described(commands, context)]
    for name in COMMANDS:
        parts += _of_command(name, context)
    return "\n".join(parts)


def _of_command(name: str, parent: click.Context) -> Iterator[str]:
    group = parent.command
    assert isinstance(group, click.Group)
    command = group.get_command(parent, name)
    assert command is not None
    context = click.Context(command, info_name=name, parent=parent)
    yield f"## {context.command_path}"
    yield from _described(command, context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            yield from _of_command(below, context)


def _described(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"\n```text\n{usage}\n```\n"
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        lines = paragraph.splitlines()
        if lines[0] == "\b":  # click leaves such a paragraph as it is
            yield "\n".join(["```sh", *lines[1:], "```", ""])
        elif lines[0].startswith("notekit "):
            yield "\n".join(["```sh", *lines, "```", ""])
        else:
            yield fill(" ".join(lines), width=120, break_long_words=False, break_on_hyphens=False) + "\n"
    rows = list(_rows(command, context))
    if rows:
        yield "\n".join(["| option | does |", "|---|---|", *rows, ""])


def _rows(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record is not None and isinstance(parameter, click.Option):
            names, text = record
            yield f"| `{names.replace('|', ', ')}` | {text.replace('  ', ' ').replace('|', ', ')} |"


if __name__ == "__main__":
    PATH.write_text(written(), encoding="utf-8")
