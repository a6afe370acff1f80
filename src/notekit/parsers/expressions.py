"""Regular expressions for many terms at once, with shared beginnings written once.

Tried one after the other, two hundred terms are slow; as a tree of letters they cost little more than one.
"""

import re
from collections.abc import Iterable
from typing import Any

__all__ = ["any_term"]

_END = ""
_SYMBOL = re.compile(r"\s+\*$|\s+|_(?=\s|$)|\*|.", re.DOTALL)


def _symbol(written: str) -> str:
    """A piece of a term as an expression.

    `*` stands for any ending of a word, `_` for any one word, ` *` at the end for whatever follows.
    """
    if written.isspace() is False and written.endswith("*") and len(written) > 1:
        return r"\s+\S.*"
    if written.isspace():
        return r"\s+"
    if written == "_":
        return r"[\w’'-]+"
    if written == "*":
        return r"[\w’'-]*"
    if written in "'’":
        return "['’]"
    return re.escape(written)


def _tree(terms: Iterable[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for term in terms:
        node = root
        for symbol in map(_symbol, _SYMBOL.findall(term)):
            node = node.setdefault(symbol, {})
        node[_END] = None
    return root


def _written(node: dict[str, Any]) -> str:
    """The expression for what may follow in the tree; what goes on is tried before what ends."""
    branches = [symbol + _written(following) for symbol, following in node.items() if symbol != _END]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if _END in node else joined


def any_term(terms: Iterable[str]) -> str:
    """One expression, a group of its own, for any of the terms; a letter at a term's edge is a word's edge."""
    groups: dict[tuple[bool, bool], list[str]] = {}
    for term in terms:
        edges = (term[0].isalnum() or term[0] in "*_", term[-1].isalnum() or term[-1] in "*_")
        groups.setdefault(edges, []).append(term)
    written = [
        (r"(?<!\w)" if starts else "") + _written(_tree(listed)) + (r"(?!\w)" if ends else "")
        for (starts, ends), listed in groups.items()
    ]
    return f"(?:{'|'.join(written)})"
