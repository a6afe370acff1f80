"""Regular expressions for many terms at once, with shared beginnings written once.

Tried one after the other, two hundred terms are slow; as a tree of letters they cost little more than one.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

__all__ = ["LOWER", "UPPER", "any_term"]

UPPER = "A-ZÀ-ÖØ-Þ"
LOWER = "a-zß-öø-ÿ"
"""Letters as they stand in a class of characters: those of Latin-1, for a class with others is searched slower."""

FEW = 20
"""Up to how many terms no tree is made."""

_END = ""
_BEGINNING = r"\w{0,20}"
_SYMBOL = re.compile(r"\s+\*$|\s+|_(?=\s|$)|\*|.", re.DOTALL)


@cache
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


def _symbols(term: str) -> list[str]:
    """The pieces of a term as expressions. `*` at its start stands for a beginning of bounded length."""
    found = [_symbol(written) for written in _SYMBOL.findall(term)]
    return [_BEGINNING, *found[1:]] if term.startswith("*") else found


def _tree(terms: Iterable[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for term in terms:
        node = root
        for symbol in _symbols(term):
            node = node.setdefault(symbol, {})
        node[_END] = None
    return root


def _listed(terms: Iterable[str]) -> str:
    """The expression for few terms, for which a tree is not worth making: the longest are tried first."""
    return f"(?:{'|'.join(''.join(_symbols(term)) for term in sorted(terms, key=len, reverse=True))})"


def _written(node: dict[str, Any]) -> str:
    """The expression for what may follow in the tree; what goes on is tried before what ends."""
    branches = [symbol + _written(following) for symbol, following in node.items() if symbol != _END]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if _END in node else joined


def any_term(terms: Iterable[str], *, endings: bool = False) -> str:
    """One expression, a group of its own, for any of the terms; a letter at a term's edge is a word's edge.

    As `endings` they may stand right after something else: 'st' in '1st'. Without terms nothing matches.
    """
    groups: dict[tuple[bool, bool], list[str]] = {}
    for term in terms:
        starts = not endings and (term[0].isalnum() or term[0] in "*_")
        edges = (starts, term[-1].isalnum() or term[-1] in "*_")
        groups.setdefault(edges, []).append(term)
    written = [
        (r"(?<!\w)" if starts else "")
        + (_listed(listed) if len(listed) <= FEW else _written(_tree(listed)))
        + (r"(?!\w)" if ends else "")
        for (starts, ends), listed in groups.items()
    ]
    return f"(?:{'|'.join(written)})" if written else "(?!)"
