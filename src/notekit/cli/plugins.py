"""`notekit plugins`: what is installed, what is wrong with it, and the beginning of one of your own."""

from collections.abc import Iterator
from pathlib import Path

import click

from notekit import __version__
from notekit.cli import COMMANDS, FAILED
from notekit.errors import NotekitError
from notekit.files import shown
from notekit.hookspecs import API
from notekit.plugins import Origin, load_plugins
from notekit.plugins.finding import OWN
from notekit.plugins.registry import Plugins
from notekit.plugins.supply import KINDS, Supply, name_of
from notekit.scaffold import lay_out, plugin_name

__all__ = ["command"]

_WIDTH = 100
_TITLES = {
    "renderers": "writes",
    "readers": "reads",
    "parser_rules": "recognises by",
    "check_rules": "checks",
    "commands": "commands",
}


@click.group(
    "plugins", short_help="List the plugins, say what is wrong with them, begin one.", invoke_without_command=True
)
@click.pass_context
def command(context: click.Context) -> None:
    """List the plugins: name, distribution and version, what each gives, and whether it works.

    `notekit --no-plugin NAME ...` does without one, `notekit --first NAME ...` prefers one where several supply
    the same name, and `notekit --plugins-dir DIR ...` takes the single files of a folder as plugins too.
    """
    if context.invoked_subcommand is not None:
        return
    plugins = load_plugins()
    formatter = click.HelpFormatter(width=_WIDTH)
    faults: dict[Origin, list[str]] = {}
    for failure in plugins.failures:
        faults.setdefault(failure.origin, []).append(failure.what)
    rows = []
    for supply in plugins.supplies:
        told = "; but it ".join([_gives(supply), *faults.pop(supply.origin, [])])
        rows.append((supply.origin.plugin, f"{_home(supply.origin)}: {told}."))
    rows += [(origin.plugin, f"{_home(origin)}: FAILED, {'; '.join(what)}.") for origin, what in faults.items()]
    rows += [(origin.plugin, f"{_home(origin)}: left out.") for origin in plugins.unwanted]
    with formatter.section(f"Plugins, version {API} of the hooks"):
        formatter.write_dl(rows or [("none", "notekit is installed without its plugins.")])
    click.echo(formatter.getvalue().rstrip())


def _home(origin: Origin) -> str:
    return f"{origin.distribution} {origin.version}".rstrip()


def _gives(supply: Supply) -> str:
    given = [
        f"{_TITLES[kind]} {', '.join(map(name_of, getattr(supply, kind)))}" for kind in KINDS if getattr(supply, kind)
    ]
    return "; ".join([*given, *(["words of its own"] if supply.vocabulary else [])])


@command.command("doctor", short_help="Say what is wrong with plugins, and what to do.")
def doctor() -> int:
    """Say what is wrong with plugins, and what to do. The exit status is 1 where anything is."""
    plugins = load_plugins()
    wrong = [str(failure) for failure in plugins.failures] + list(_hidden(plugins))
    for line in wrong:
        click.echo(line)
    if not wrong:
        click.echo(f"all {len(plugins.supplies)} plugins work")
    return FAILED if wrong else 0


@command.command("new", short_help="Begin a plugin of your own.")
@click.argument("name", metavar="notekit-NAME")
@click.option("-o", "--output", "folder", metavar="FOLDER", default=".", help="Where to make it; here by default.")
def new(name: str, folder: str) -> None:
    """Begin a plugin of your own: a distribution with a renderer that works, its tests, and what checks them.

    It is made in a folder of its name.
    """
    try:
        plugin = plugin_name(name)
    except NotekitError as error:
        raise click.BadParameter(str(error)) from None
    plugins = load_plugins()
    if plugin in ("json", *plugins.names) or name == OWN:
        raise click.BadParameter(f"{name!r} is taken: there is a format {plugin!r} already; choose another name")
    place = lay_out(name, Path(folder), __version__)
    click.echo(shown(place))


def _hidden(plugins: Plugins) -> Iterator[str]:
    """The commands that nobody can run, since notekit has one of that name."""
    for supply in plugins.supplies:
        for name in map(name_of, supply.commands):
            if name in COMMANDS:
                yield f"plugin {supply.origin}: its command {name!r} is hidden by notekit's own; rename it"
