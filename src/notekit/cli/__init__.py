"""The command line. Each command stands in a module of its own, imported when it is run."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from notekit import __version__
from notekit.errors import NotekitError

__all__ = ["COMMANDS", "DIFFERENT", "FAILED", "USAGE", "WARNED", "commands", "fail", "main"]

FAILED, USAGE, WARNED = 1, 2, 3
DIFFERENT = 3
_INTERRUPTED = 130
_LOOKING = frozenset(["check", "explain", "show"])
"""The commands by which people see what rules find: those of a plugin too, which may be broken."""

COMMANDS = {
    "check": "Find what an editor would mend.",
    "convert": "Turn raw notes into documents.",
    "diff": "Show what changed between two documents.",
    "digest": "Put many notes together as one newsletter.",
    "explain": "Show why a field has its value.",
    "fmt": "Write Markdown in canonical form.",
    "formats": "List what can be read and written, and by which plugin.",
    "new": "Begin a note: a skeleton to fill in.",
    "plugins": "List the plugins, say what is wrong with them, begin one.",
    "show": "Show what is recognised in a document.",
    "template": "Write the document to begin a house style with.",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if any(ctx.params.values()):  # before the command is looked for, which may be one of a plugin
            from notekit.plugins import choose_plugins

            choose_plugins(**ctx.params)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            from notekit.cli.foreign import foreign_command  # loads the plugins

            return foreign_command(cmd_name)
        command: click.Command = import_module(f"notekit.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 done, 1 something failed, 2 wrong usage, 3 warnings with --fail-if-warnings, "
    "changes with --fail-if-different or fmt --check, findings with --fail-if-findings.",
)
@click.version_option(__version__, message="notekit %(version)s")
@click.option("--no-plugin", "without", metavar="NAME", multiple=True, help="Do without this plugin.")
@click.option("--plugins-dir", "folders", metavar="DIR", multiple=True, help="Take the files of DIR as plugins too.")
@click.option("--first", metavar="NAME", multiple=True, help="Prefer this plugin where several supply one name.")
@click.pass_context
def commands(context: click.Context, /, **_choice: tuple[str, ...]) -> None:
    """Turn raw write-ups of events into structured notes, and notes into documents.

    notekit convert notes.txt -t word -o out/

    Plugins may add commands: `notekit plugins` lists them.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def fail(message: object) -> None:
    """Print an error, on one line whatever it holds."""
    line = " ".join(str(message).split())
    click.echo(f"notekit: {line}", err=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with these arguments, those of the process if None; gives the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Unicode is no reason to stop
    try:
        status = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        return FAILED
    except OSError as error:
        _close_stdout()
        fail(f"{error.filename or 'standard output'}: {error.strerror or error}")
        return FAILED
    return status


def _run(arguments: Sequence[str] | None) -> int:
    try:
        status = commands.main(arguments, prog_name="notekit", standalone_mode=False)
    except click.Abort:
        return _INTERRUPTED
    except SystemExit:  # click's own answer to a reader that has gone, such as `| head`
        return FAILED
    except click.UsageError as error:
        asked = f"; see '{error.ctx.command_path} --help'" if error.ctx else ""
        fail(error.format_message().rstrip(".") + asked)
        return USAGE
    except click.ClickException as error:
        fail(error.format_message())
        return FAILED
    except NotekitError as error:
        fail(error)
        return FAILED
    except OSError:
        raise
    except Exception as error:
        if os.environ.get("NOTEKIT_DEBUG"):
            sys.excepthook(type(error), error, error.__traceback__)
        fail(f"internal error ({type(error).__name__}: {error}); please report it; NOTEKIT_DEBUG=1 shows where")
        return FAILED
    status = status if isinstance(status, int) else 0
    if status in (0, WARNED):
        _tell_of_broken_plugins(arguments)
    return status


def _tell_of_broken_plugins(arguments: Sequence[str] | None) -> None:
    """Says what was done without by a command that shows what is found."""
    if _LOOKING.isdisjoint(sys.argv[1:] if arguments is None else arguments):
        return
    from notekit.plugins import broken_plugins  # late, as the commands are

    for what in broken_plugins():
        fail(what)


def _close_stdout() -> None:
    """Let nothing be written any more, so that the interpreter does not fail on flushing as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
