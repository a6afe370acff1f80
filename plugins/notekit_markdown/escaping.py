"""Escapes: plain text that no Markdown parser takes for markup, with as few of them as are safe."""

import re
from collections.abc import Collection

__all__ = ["address", "alternative", "escaped", "number", "quoted"]

_SPECIAL = re.compile(r"[\\`*_\[\]<&!~|\n]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")
_TAG = re.compile(r"<[A-Za-z/!?]")
_CHECK = re.compile(r"\[[ xX]\](?:\s|$)")
_BARE_ADDRESS = re.compile(r"[^\s<>()\\|\x00-\x20\x7f]+")
_LINE_START = re.compile(
    r"""(?P<number>\d{1,9})[.)](?=[ \t]|$)   # an ordered list
    |\#{1,6}(?=[ \t]|$)                      # a heading
    |>                                       # a quotation
    |[-+*](?=[ \t]|$)                        # a list with bullets
    |=+[ \t]*$                               # the underline of a heading
    |-[- \t]*$                               # the same, or a rule
    |[*_]                                    # a rule
    |~{3}                                    # code
    |(?=[|: \t]*-)[|:-][|:\- \t]*$           # the second row of a table
    """,
    re.VERBOSE,
)


def number(character: str) -> str:
    """A character as a reference, which no parser takes for a letter or a space beside markup."""
    return f"&#{ord(character)};"


def escaped(
    text: str,
    borders: Collection[int] = (),
    *,
    numbered: Collection[int] = (),
    linked: Collection[int] = (),
    begins: bool = True,
    cell: bool = False,
) -> list[str]:
    """Each character of a text as Markdown; a `\\n` becomes a hard line break.

    `borders` are the offsets where markup stands, `numbered` the characters to be written as
    references, `linked` those within a link's words. `begins` says whether the text begins a block,
    `cell` whether it stands in a table.
    """
    written = list(text)
    many_tildes = text.count("~") > 1
    for match in _SPECIAL.finditer(text):
        at = match.start()
        character = match.group()
        if character == "\n":
            written[at] = "\\\n"
        elif character == "|":
            written[at] = "\\|" if cell else "|"
        elif character == "&":
            written[at] = "&amp;" if _ENTITY.match(text, at) else "&"
        elif _is_special(text, at, borders, numbered, linked, many_tildes):
            written[at] = "\\" + character
    _escape_line_starts(text, written, begins=begins)
    for at in numbered:
        written[at] = number(text[at])
    return written


def _is_special(
    text: str,
    at: int,
    borders: Collection[int],
    numbered: Collection[int],
    linked: Collection[int],
    many_tildes: bool,
) -> bool:
    """Whether the character at an offset would be read as markup, or might be."""
    before, character, after = text[at - 1 : at], text[at], text[at + 1 : at + 2]
    beside_markup = at in borders or at + 1 in borders or at - 1 in numbered or at + 1 in numbered
    if character == "\\":
        return beside_markup or not (after == " " or (after.isascii() and after.isalnum()))
    if character in "*_":
        between_spaces = before == after == " "
        within_word = character == "_" and before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        return beside_markup or not (between_spaces or within_word)
    if character == "[":
        return at in linked
    if character == "]":
        return at in linked or after == "("
    if character == "<":
        return _TAG.match(text, at) is not None
    if character == "!":
        return at + 1 in borders
    return character == "`" or many_tildes or beside_markup


def _escape_line_starts(text: str, written: list[str], *, begins: bool) -> None:
    """Escapes what would begin a block, line by line; white space there becomes a reference."""
    start = 0
    for line in text.split("\n"):
        if begins and (match := _LINE_START.match(line)):
            at = start + len(match["number"] or "")
            written[at] = "\\" + text[at]
        elif begins and start == 0 and line.startswith("[") and ("]:" in text or _CHECK.match(line)):
            written[0] = "\\["
        elif start and line[:1].isspace():
            written[start] = number(line[0])
        begins = True
        start += len(line) + 1


def alternative(text: str) -> str:
    """The words of a picture or link, between square brackets."""
    written = "".join(escaped(text, linked=range(len(text)), begins=False))
    return "\\" + written if written.startswith("^") else written  # forges have notes in square brackets with ^


def address(url: str) -> str:
    """An address between round brackets."""
    if _BARE_ADDRESS.fullmatch(url) and not _ENTITY.search(url):
        return url
    return "<" + re.sub(r"[<>\\|]", r"\\\g<0>", _ENTITY.sub(_with_ampersand, url)) + ">"


def quoted(title: str) -> str:
    """A title in double quotes, as it may follow an address."""
    return '"' + _ENTITY.sub(_with_ampersand, re.sub(r'[\\"]', r"\\\g<0>", title)) + '"'


def _with_ampersand(match: re.Match[str]) -> str:
    return "&amp;" + match.group()[1:]
