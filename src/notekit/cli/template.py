"""`notekit template`: the document to begin a house style with."""

import sys

import click

from notekit.files import Destination, shown
from notekit.targets import template

__all__ = ["command"]

STDOUT = "-"


@click.command("template", short_help="Write the document to begin a house style with.")
@click.argument("name", metavar="FORMAT")
@click.option("-o", "--output", metavar="PATH", default=".", help="Folder or file to write; - is standard output.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def command(name: str, output: str, force: bool) -> int:
    """Write the document that decides how FORMAT looks, for an organisation to make its own.

    \b
    notekit template word -o house.docx
    notekit convert notes.txt -t word --set reference_doc=house.docx
    notekit template newsletter -o house.mjml
    notekit convert notes.txt -t newsletter --set template=house.mjml
    """
    artefact = template(name)
    if output == STDOUT:
        sys.stdout.buffer.write(artefact.data)
        return 0
    path = Destination(output, single=True, force=force).write(artefact.data, stem="template", suffix=artefact.suffix)
    click.echo(shown(path))
    return 0
