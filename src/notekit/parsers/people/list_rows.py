"""Rows of a list: what a labelled line, an item or a line says of one person, of several, or of those of a body."""

import re
from collections.abc import Iterator

from attrs import evolve

from notekit.blocks import ListBlock, Paragraph, Table
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.body_names import could_be_body, names_body
from notekit.parsers.entities.names import Names
from notekit.parsers.entities.posts import Posts
from notekit.parsers.people.list_entries import (
    Listed,
    could_be_entry,
    entry_with_body,
    is_full_name,
    part_named,
    pieces_of,
)
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.people import Part, Post

__all__ = ["entries", "is_label_of_body", "row"]

_BODY_LABEL = re.compile(r"(?P<body>[^:–—]{2,80}?)\*{0,2}(?:(?P<colon>:)\s+|\s+[–—-]\s+)(?P<rest>\S.*)")
_APART = re.compile(r"(?<=\S)(?:\s+[|·•/]\s+|;\s+)")
_COLUMNS = re.compile(r"(?<=\S)(?:\s{3,}+|[^\S\t]*+\t\s*+)(?=\S)")
_INNER_LABEL = re.compile(rf"^\s*[{LOWER}][\w -]{{2,30}}:\s+(?=[{UPPER}])")  # 'student members: Ann Lee'
_BY_SEMICOLON = r"\s*[;\n]\s*(?:<grammar.and>\s+)?"
_COUNTED = r"(?i)(?:[a-z]+\s+){0,2}?(?:\d+|<discussion.numbers>)\s+(?:[a-z-]+\s+){0,2}?<organiser.gathered>(?!\w)"
_SEVERAL = rf"\s*(?i:<people.plural-honorifics>)\.?\s|[^;]*?,\s+(?i:<people.surname-honorifics>)\.?\s+[{UPPER}]"
_FROM_ONE_BODY = r"\s+(?:<grammar.and>|&)\s+(?P<name>(?:[\w.’'-]+\s+){1,4}?[\w.’'-]+),?\s+<grammar.from|of|at><~>"
FAR = 1000
"""How many characters behind a name the next one is looked for."""
LONGEST_POST = 80
"""How many characters a post has at most that goes on behind 'and'."""
MOST_OF_POST = 6
"""How many words a post behind a name and a colon has at most."""
FEWEST_BODIES = 2
"""How many single words behind full names are bodies: one may be somebody's only name."""


def entries(
    text: str, part: Part | None, block: Paragraph | ListBlock | Table, draft: Draft, posts: Posts
) -> Iterator[Listed]:
    """The people of a labelled line; what is no name after a comma belongs to the one before."""
    lines = text.split("\n")
    if len(lines) > 1 and all(line.rstrip().endswith(",") for line in lines[:-1]):
        text = " ".join(lines)  # one list, on several lines
    if ";" in text or "\n" in text:
        for piece in draft.words.phrase(_BY_SEMICOLON).split(text):
            several = draft.words.phrase(_SEVERAL).match(piece) is not None
            read = entries if several else entry_with_body
            yield from read(piece, part, block, draft, posts)
        return
    named: list[list[str]] = []
    every = pieces_of(text, draft)
    bodies = _lone_bodies(every, draft)
    behind = 0  # where the piece before ends
    for piece in every:
        piece = _INNER_LABEL.sub("", piece)
        found = text.find(piece, behind, behind + FAR + len(piece))
        between, behind = (text[behind:found], found + len(piece)) if found >= 0 else ("", behind)
        if named and (
            piece in bodies or not could_be_entry(piece, draft) or _is_body_of_post(piece, named[-1], draft.words)
        ):
            post = named[-1][-1]
            if piece[:1].islower() and post[-1:].islower() and len(post) < LONGEST_POST and between.strip().isalpha():
                named[-1][-1] = post + between + piece  # 'director of ropes and nets'
            elif not draft.words.phrase(_COUNTED).match(piece):
                named[-1].append(piece)
        else:
            named.append([piece])
    listed = [one for pieces in named for one in entry_with_body(", ".join(pieces), part, block, draft, posts)]
    at = 0
    for number, one in enumerate(listed):
        other = listed[number + 1] if number + 1 < len(listed) else None
        found = text.find(one.name, at, at + FAR)
        at = found if found >= 0 else at
        if other and found >= 0 and not one.posts and _is_of_body_with(other, text, found + len(one.name), draft.words):
            one = evolve(one, posts=[Post(None, post.affiliation) for post in other.posts if post.affiliation])
        yield one


def _is_body_of_post(piece: str, entry: list[str], words: Vocabulary) -> bool:
    """Whether one word behind somebody's post is the body: the 'Tidekit' of 'Ann Lee, Director of Boats, Tidekit'."""
    if " " in piece or piece in words.given_names or len(entry) < 2:
        return False
    return words.has_role(entry[-1])


def _is_of_body_with(other: Listed, text: str, end: int, words: Vocabulary) -> bool:
    """Whether somebody whose name ends there is said to be from one body with another: 'Ann Lee and Bo Ek from X'."""
    joined = words.phrase(_FROM_ONE_BODY).match(text, end)
    return joined is not None and joined["name"].endswith(other.name)


def _lone_bodies(pieces: list[str], draft: Draft) -> frozenset[str]:
    """Words of a list that are bodies, since nobody goes by one name: the 'Tidekit' of 'Ann Lee, Tidekit, Bo Ek'.

    One that follows no full name makes names of them all.
    """
    lone = [at for at, piece in enumerate(pieces) if " " not in piece]
    behind = all(at and " " in pieces[at - 1] and pieces[at] not in draft.words.given_names for at in lone)
    return frozenset(pieces[at] for at in lone) if behind and len(lone) >= FEWEST_BODIES else frozenset()


def row(
    text: str, part: Part | None, block: Paragraph | ListBlock, draft: Draft, posts: Posts, above: str | None = None
) -> Iterator[Listed]:
    """The person of an item or line, or the people behind the name of their body: 'Quay Trust: Ann Lee, Bo Ek'.

    `above` is the body below whose name the list stands; None where there is none.
    """
    if ";" in text and _are_entries(text, draft):
        yield from entries(text, part, block, draft, posts)
        return
    text = _with_commas(text, draft)
    label = _BODY_LABEL.match(text)
    body, rest = (label["body"].strip(" *"), label["rest"]) if label else ("", "")
    if label and (said := part_named(body, draft)):
        yield from entries(rest, said, block, draft, posts)  # 'Apologies: Ann Lee', among those who were there
        return
    of_body = is_label_of_body(body, draft.words)
    of_group = label is not None and label["colon"] is not None and not Names(draft.words).could_be(body)
    named = list(entries(rest, part, block, draft, posts)) if of_body or of_group else []
    dashed = label is not None and label["colon"] is None  # which may stand before a post as well
    known = named and (not dashed or is_full_name(named[0].name, draft.words))
    if not known or not all(" " in one.name for one in named):
        if label and is_full_name(body, draft.words) and _is_post(rest, draft.words):
            text = f"{body}, {rest}"  # 'Ann Lee: Quay Trust'
        named, body = list(entry_with_body(text, part, block, draft, posts)), above or ""
    elif not of_body:
        body = ""  # 'Staff side: Ann Lee, Bo Ek'
    yield from (evolve(one, posts=_at(body, one.posts)) for one in named) if body else named


def _are_entries(text: str, draft: Draft) -> bool:
    """Whether a row names several people between semicolons: 'Ann Lee, Quay Trust; Bo Ek, Tidekit'."""
    pieces = text.split(";")
    return all(could_be_entry(piece.strip(), draft) for piece in pieces if piece.strip())


def _is_post(said: str, words: Vocabulary) -> bool:
    """Whether what stands behind a name and a colon is a body, or a post, and nothing that they said."""
    first = said.partition(",")[0]
    return could_be_body(said, words) or (first.count(" ") < MOST_OF_POST and words.has_role(first))


def _with_commas(text: str, draft: Draft) -> str:
    """A row that begins with somebody's name, with commas for other signs or gaps: 'Ann Lee | Chair | Quay Trust'."""
    columns = _COLUMNS.split(text, maxsplit=1)
    if len(columns) > 1 and could_be_entry(columns[0], draft):
        return _COLUMNS.sub(", ", text)
    name = _APART.split(text, maxsplit=1)[0].strip(" *")
    return _APART.sub(", ", text) if name != text and is_full_name(name, draft.words) else text


def _at(body: str, posts: list[Post]) -> list[Post]:
    """What somebody holds who stands below or behind the name of a body: their roles there, or a post of their own."""
    roles = [post.role for post in posts if post.role and post.affiliation is None]
    return [Post(role, body) for role in roles] or posts or [Post(None, body)]


def is_label_of_body(said: str, words: Vocabulary) -> bool:
    """Whether what stands before a colon may be the name of a body, and is nobody's."""
    is_body = bool(said) and (could_be_body(said, words) or names_body(said, words))
    if not is_body or said.casefold() in words.words("people", "not-names"):
        return False
    return said[0].isupper() and not Names(words).could_be(said)
