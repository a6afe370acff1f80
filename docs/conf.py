"""How the pages become a site: `make docs` writes it to build/docs. Nothing is fetched on the way.

The pages are plain Markdown, to be read on a forge as well. So their order stands nowhere but in the lists of
index.md, of which the table of contents is made here.
"""

import re
from typing import TYPE_CHECKING

import notekit

if TYPE_CHECKING:  # the tests ask for the contents where there is no Sphinx
    from sphinx.application import Sphinx

project = "notekit"
author = "the notekit authors"
copyright = author  # noqa: A001  # the name that Sphinx asks for
release = notekit.__version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3
smartquotes = False  # `--set` and 'words' stay as they are written
nitpicky = True

html_theme = "furo"
html_title = "notekit"
html_copy_source = False

INDEX = "index"


def contents(index: str) -> str:
    """For each list of pages below a heading of the index, a table of contents of that name."""
    tables = []
    for heading, below in re.findall(r"^## (.+)\n((?:(?!^## ).*\n)*)", index, re.MULTILINE):
        pages = re.findall(r"^- \[[^]]+\]\((\S+)\.md\)", below, re.MULTILINE)
        if pages:
            tables.append("\n".join(["```{toctree}", ":hidden:", f":caption: {heading}", "", *pages, "```"]))
    return "\n\n".join(tables)


def adapt(_app: "Sphinx", page: str, source: list[str]) -> None:
    """Put the table of contents below the index, and leave links out of docs/ as their words."""
    text = re.sub(r"\[([^]]+)\]\(\.\./[^)]+\)", r"\1", source[0])
    source[0] = f"{text}\n\n{contents(text)}\n" if page == INDEX else text


def setup(app: "Sphinx") -> None:
    """Called by Sphinx."""
    app.connect("source-read", adapt)
