"""`notekit formats`: what can be read and written, by whom, and with which options."""

import click

from notekit.errors import PluginError
from notekit.options import Option, options_of
from notekit.plugins import Origin, load_plugins
from notekit.plugins.registry import Plugins
from notekit.readers import FORMATS, Format, Reader
from notekit.rendering import Renderer

__all__ = ["command"]

_WIDTH = 100


@click.command("formats", short_help="List what can be read and written, and by which plugin.")
def command() -> None:
    """List what can be read and written, the plugin behind each format, and the options that --set takes."""
    plugins = load_plugins()
    formatter = click.HelpFormatter(width=_WIDTH)
    with formatter.section("Read, -f"):
        own = [(known.name, _reading(known)) for known in FORMATS]
        formatter.write_dl([*own, *((reader.name, _foreign(reader, origin)) for reader, origin in plugins.readers)])
    with formatter.section("Written, -t"):
        formatter.write_dl([("json", "The notebook as JSON (.json). From notekit itself.")])
        for name in plugins.names:
            _write(formatter, plugins, name)
    if plugins.failures:
        with formatter.section("Failed"):
            formatter.write_dl([(failure.plugin, str(failure)) for failure in plugins.failures])
    click.echo(formatter.getvalue().rstrip())


def _reading(known: Format) -> str:
    return f"{known.title[0].upper()}{known.title[1:]} ({', '.join(known.suffixes)})."


def _foreign(reader: Reader, origin: Origin) -> str:
    summary = " ".join(reader.summary.split()).rstrip(".")
    return f"{summary[:1].upper()}{summary[1:]} ({', '.join(reader.suffixes)}). From plugin {origin}."


def _write(formatter: click.HelpFormatter, plugins: Plugins, name: str) -> None:
    renderer = plugins.renderer(name)
    summary = " ".join(renderer.summary.split()).rstrip(".")
    summary = summary[:1].upper() + summary[1:]
    formatter.write_dl([(name, f"{summary} ({renderer.suffix}). From plugin {plugins.origin(name)}.")])
    if options := _options(renderer):
        formatter.indent()
        formatter.write_dl(options)
        formatter.dedent()


def _options(renderer: Renderer) -> list[tuple[str, str]]:
    try:
        options = options_of(renderer).values()
    except PluginError as error:
        return [("!", str(error))]
    return [(f"--set {option.name}=", _described(option)) for option in options]


def _described(option: Option) -> str:
    default = option.default
    said = str(default).lower() if isinstance(default, bool) else default
    return f"{option.help} [{option.takes}" + ("]" if default is None else f"; default: {said}]")
