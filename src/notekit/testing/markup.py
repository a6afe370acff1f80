"""HTML as a browser takes it: what is to be read in a page, and what in it could run."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["dangers_of", "readable"]

_SILENT = "head, script, style, template, noscript"
_RUNNING = {"script", "iframe", "object", "embed", "base", "foreignobject", "animate", "set"}
_BREAKING = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dt",
        "figcaption",
        "figure",
        "footer",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "p", "pre", "section", "td", "th", "tr"),
}
_SCHEME = re.compile(r"(?:javascript|vbscript|data):")
_IGNORED = re.compile(r"[\x00-\x20]+")


def readable(page: str) -> str:
    """The text of a page, without its head, and with a line for each block."""
    tree = _parsed(page)
    for node in tree.css(_SILENT):
        node.decompose()
    return "".join(_pieces(tree.root)) if tree.root else ""


def dangers_of(page: str) -> list[str]:
    """What in a page could run or reload something: elements, attributes `on…`, and addresses that are programs.

    A script that says to be JSON is data, and never run.
    """
    found = []
    for node in _parsed(page).css("*"):
        tag = str(node.tag)
        if tag in _RUNNING and not (tag == "script" and (node.attributes.get("type") or "").endswith("json")):
            found.append(f"<{tag}>")
        for name, value in node.attributes.items():
            address = _IGNORED.sub("", value or "").lower()
            if name.startswith("on") or name == "srcdoc" or _SCHEME.match(address):
                found.append(f'<{tag} {name}="{(value or "")[:40]}">')
    return found


def _parsed(page: str) -> "LexborHTMLParser":
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(page)


def _pieces(node: "LexborNode") -> Iterator[str]:
    for each in node.traverse(include_text=True):
        if each.tag == "-text":
            yield each.text_content or ""
        elif each.tag in _BREAKING:
            yield "\n"
