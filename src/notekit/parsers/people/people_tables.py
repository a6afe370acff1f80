"""People in tables: a column of names, and columns of their posts or bodies."""

from collections.abc import Iterator

from attrs import evolve

from notekit.blocks import Table
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.posts import Posts
from notekit.parsers.people.list_entries import Listed, entry, entry_with_body, is_full_name, part_named
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.people import Part, Post

__all__ = ["tabled_people"]


def tabled_people(table: Table, under: Part | None, draft: Draft, posts: Posts) -> Iterator[Listed]:
    """The people of a table that has a column of names, and one of posts or bodies beside it.

    The first row heads the columns; `under` is what a heading above says of whoever is listed below it, who may
    stand in a table without such a row, or without posts.
    """
    words = draft.words
    head = [cell.text.strip(" *:").casefold() for cell in table.rows[0]]
    named = words.words("people", "name-columns")
    names = next((at for at, cell in enumerate(head) if cell in named), None)
    surnames, role, body = (_column(head, key, words) for key in ("surname-columns", "role-columns", "body-columns"))
    rows = table.rows[1:]
    if names is None and under and is_full_name(table.rows[-1][0].text, words):
        names, rows = 0, table.rows if is_full_name(table.rows[0][0].text, words) else rows
        beside = 1 if len(head) > 1 else None
    else:
        beside = names + 1 if names is not None and head[names + 1 : names + 2] == [""] else None
    body = beside if role is body is None else body
    if names is None or not (under or role is not None or body is not None):
        return
    part = under or part_named(head[names], draft) or Part.PARTICIPANT
    for row in rows:
        columns = names, surnames, role, body
        name, surname, said, at = ("" if column is None else row[column].text for column in columns)
        entered = ", ".join(filter(None, (f"{name} {surname}".rstrip(), said, at)))
        read = entry_with_body if at else entry
        for one in read(entered, part, table, draft, posts):
            whole = not (said and at) or any(post.role and post.affiliation for post in one.posts)
            yield one if whole or one.part is not part else evolve(one, posts=[Post(said, at)])


def _column(head: list[str], key: str, words: Vocabulary) -> int | None:
    """Which column one of the terms under a key heads; None where none does."""
    return next((at for at, cell in enumerate(head) if words.cue("people", key).match(cell)), None)
