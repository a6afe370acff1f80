"""Changes as lines for people."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from notekit.comparison import Change, ChangeKind, Piece

__all__ = ["difference_lines"]

_AROUND = 40
"""How many characters of what stayed are shown on either side of a change."""
_LONGEST = 1000
"""How many characters of what was added or removed are shown."""

_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~", ChangeKind.MOVED: ">"}
_STYLES = {ChangeKind.ADDED: "green", ChangeKind.REMOVED: "red"}
_BRACKETS = {ChangeKind.ADDED: ("{+", "+}"), ChangeKind.REMOVED: ("[-", "-]")}


def difference_lines(changes: Sequence[Change], *, brackets: bool) -> Iterator[Text]:
    """The changes by note, and by section or person within it; the last line counts them.

    Words that were removed are red and struck out, those added green and underlined. With `brackets`,
    for where there are no colours, they stand in `[-...-]` and `{+...+}`.
    """
    for _, in_note in groupby(changes, key=lambda change: change.notes):
        of_note = list(in_note)
        yield Text(_visible(of_note[0].note or "(no title)"), "bold cyan")
        for within, in_part in groupby(of_note, key=lambda change: change.within):
            indent = "  " if within is None else "    "
            if within is not None:
                yield Text(f"  {_visible(within)}", "bold")
            for change in in_part:
                yield from _change_lines(change, indent, brackets)
    yield Text(_summary(changes), "bold")


def _change_lines(change: Change, indent: str, brackets: bool) -> Iterator[Text]:
    line = Text.assemble(indent, (_SIGNS[change.kind], _STYLES.get(change.kind, "yellow")), f" {change.what}  ")
    inner = f"{indent}    "
    if change.kind is ChangeKind.CHANGED:
        for piece in _shortened(change.words):
            _append(line, piece, inner, brackets)
    else:
        line.append(_indented(_cut(_visible(change.after or change.before or "")), inner), _STYLES.get(change.kind, ""))
    yield line
    if change.kind is ChangeKind.MOVED:
        yield Text(f"{inner}moved from {_visible(change.moved_from or '')} to {_visible(change.where)}", "dim")
    for remark in change.remarks:
        yield Text(f"{inner}{_visible(remark)}")


def _append(line: Text, piece: Piece, indent: str, brackets: bool) -> None:
    if piece.kind is None:
        line.append(_indented(_visible(piece.text), indent))
        return
    before, after = _BRACKETS[piece.kind] if brackets else ("", "")
    words = _cut(_visible(piece.text.replace("\n", "↵\n")))
    if words.startswith(" ") and words.strip():
        line.append(" ")
        words = words[1:]
    style = "green underline" if piece.kind is ChangeKind.ADDED else "red strike"
    line.append(f"{before}{_indented(words, indent)}{after}", "" if brackets else style)


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, of what stayed only the words next to a change."""
    for index, piece in enumerate(pieces):
        if piece.kind is not None:
            yield piece
            continue
        first = _AROUND if index > 0 or len(pieces) == 1 else 0
        last = _AROUND if index < len(pieces) - 1 else 0
        if len(piece.text) <= first + last + _AROUND:
            yield piece
            continue
        begins = piece.text[:first].rpartition(" ")[0] + " " if first else ""
        ends = " " + piece.text[-last:].partition(" ")[2] if last else ""
        yield Piece(f"{begins}…{ends}")


def _cut(text: str) -> str:
    rest = len(text) - _LONGEST
    return text if rest <= 0 else f"{text[:_LONGEST]}… ({rest:,} characters more)"


def _indented(text: str, indent: str) -> str:
    return text.replace("\n", f"\n{indent}")


def _visible(text: str) -> str:
    """The text with what cannot be seen, or would steer a terminal, written out; line breaks stay."""
    return "".join(each if each.isprintable() or each == "\n" else _escaped(each) for each in text)


def _escaped(character: str) -> str:
    return " " if character.isspace() else character.encode("unicode_escape").decode()


def _summary(changes: Sequence[Change]) -> str:
    if not changes:
        return "no changes"
    counts = Counter(change.kind for change in changes)
    kinds = ", ".join(f"{counts[kind]:,} {kind}" for kind in ChangeKind if counts[kind])
    return f"{len(changes):,} change{'' if len(changes) == 1 else 's'}: {kinds}"
