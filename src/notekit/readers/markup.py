"""Light markup inside plain text: what is whole is understood, what is not stays text."""

import re

from notekit.text import Anchor, Code, Emphasis, Mark, RichText, Strong

__all__ = ["rich"]

_MARKUP = re.compile(
    r"""\*\*(?=[^\s*])(?P<strong>[^*]+)(?<=\S)\*\*
    |(?<!\w)__(?=[^\s_])(?P<strong_>[^_]+)(?<=\S)__(?!\w)
    |\*(?=[^\s*])(?P<emphasis>[^*]+)(?<=\S)\*(?!\*)
    |(?<![\w_])_(?=[^\s_])(?P<emphasis_>[^_]+)(?<=\S)_(?![\w_])
    |`(?=\S)(?P<code>[^`\n]+)(?<=\S)`
    |\[(?P<words>[^\[\]]+)\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)
    |<(?P<auto>https?://[^\s<>]+)>
    |(?<![\w.+@/:-])(?P<mail>\w[\w.+-]{0,63}@\w[\w-]{0,62}(?:\.\w[\w-]{0,62}){1,6})
    |(?P<bare>\b(?:https?://|www\.)[^\s<>()\[\]"“”‘’]+[^\s<>()\[\]"“”‘’.,;:!?'*_])""",
    re.VERBOSE,
)
_SIGNS = ("*", "_", "`", "[", "<", "://", "www.", "@")
_LITERAL = ("code", "auto", "bare", "mail")
_LINKED = ("url", "auto", "bare", "mail")
DEEPEST = 3


def rich(text: str) -> RichText:
    """The text with its markup as marks."""
    if not any(map(text.__contains__, _SIGNS)):
        return RichText(text)
    plain, marks = _resolve(text.strip(), DEEPEST)
    return RichText(plain, marks)


def _resolve(text: str, depth: int) -> tuple[str, list[Mark]]:
    """The plain text and its marks; markup nested more than `depth` deep is left as it is."""
    pieces: list[str] = []
    marks: list[Mark] = []
    length = last = 0
    for match in _MARKUP.finditer(text):
        kind = match.lastgroup
        before = text[last : match.start()]
        inner = match["words"] if kind == "url" else match[kind or 0]
        inner_marks: list[Mark] = []
        if depth and kind not in _LITERAL:
            inner, inner_marks = _resolve(inner, depth - 1)
        start = length + len(before)
        end = start + len(inner)
        linked = kind in _LINKED
        marks += [
            type(mark)(mark.start + start, mark.end + start, *_address(mark))
            for mark in inner_marks
            if not (linked and isinstance(mark, Anchor))
        ]
        if kind == "code":
            marks.append(Code(start, end))
        elif linked:
            marks.append(Anchor(start, end, f"mailto:{inner}" if kind == "mail" else match[kind or 0]))
        else:
            marks.append(Strong(start, end) if kind and kind.startswith("strong") else Emphasis(start, end))
        pieces += (before, inner)
        length, last = end, match.end()
    pieces.append(text[last:])
    return "".join(pieces), marks


def _address(mark: Mark) -> tuple[str | None, ...]:
    return (mark.url,) if isinstance(mark, Anchor) else ()
