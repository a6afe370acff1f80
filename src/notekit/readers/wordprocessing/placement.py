"""Where lines that a person added to a page belong between the lines that were there."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from notekit.readers.wordprocessing.lines import AnyLine, Line
from notekit.readers.wordprocessing.record import Token

__all__ = ["places"]


def places(
    gap: Sequence[Token], open_now: Sequence[str], following: str | None, added: Sequence[AnyLine], *, begun: bool
) -> Iterator[tuple[int, list[AnyLine]]]:
    """Before which of the tokens between two lines, or with their number after all of them, added lines belong.

    `open_now` is what is open at the first of them: lists, items and quotations. `following` names the
    line after them, None at the end. `begun` says whether a section of the note stands before them.
    """
    states = list(_states(gap, open_now))
    least = 0 if begun else _first_of_section(gap, following)
    found: dict[int, list[AnyLine]] = {}
    for listed, run in groupby(added, key=_is_item):
        lines = list(run)
        least = (_of_item(states, lines[0], least) if listed else None) or _of_text(states, lines[0], least)
        found.setdefault(least, []).extend(lines)
    yield from found.items()


def _states(gap: Sequence[Token], open_now: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What is open before each token, and after the last."""
    state = list(open_now)
    yield tuple(state)
    for token in gap:
        if token[0] in ("list", "item", "quote"):
            state.append(token[0])
        elif token[0].startswith("/") and state:
            state.pop()
        yield tuple(state)


def _first_of_section(gap: Sequence[Token], following: str | None) -> int:
    """Where a section has begun that goes on without a heading; the beginning where there is none."""
    if following in ("heading", "head", None):
        return 0
    return next((at + 1 for at, token in enumerate(gap) if token[0] == "section"), 0)


def _is_item(line: AnyLine) -> bool:
    return isinstance(line, Line) and line.place is not None and line.heading is None


def _of_item(states: Sequence[tuple[str, ...]], line: AnyLine, least: int) -> int | None:
    """Where the list is open that an item belongs to by its level; None where there is none."""
    if not isinstance(line, Line) or line.place is None:
        return None
    fitting = [
        at
        for at, state in enumerate(states)
        if at >= least and state and state[-1] != "quote" and state.count("list") == line.place.level + 1
    ]
    between = [at for at in fitting if states[at][-1] == "list"]
    return next(iter((*between, *fitting)), None)


def _of_text(states: Sequence[tuple[str, ...]], line: AnyLine, least: int) -> int:
    """Where text belongs that is no item: in the quotation or item that its style tells, else where least is open."""
    name = line.style.name if isinstance(line, Line) else ""
    inner = "quote" if name == "quote" else "item" if name.startswith("list continue") else None
    open_there = [at for at in range(least, len(states)) if states[at][-1:] != ("list",)] or [len(states) - 1]
    if inner and (within := [at for at in open_there if states[at][-1:] == (inner,)]):
        return within[0]
    return min(open_there, key=lambda at: len(states[at]))
