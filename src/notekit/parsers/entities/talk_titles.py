"""Titles of talks that stand after a name where a body might: 'Ann Lee, *Higher tides: what they bring*'."""

from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER
from notekit.people import Post
from notekit.text import Emphasis, RichText

__all__ = ["without_title"]

NEAR = 4
"""How many characters stand at most between a name and the title."""
_PLAIN_WORD = rf"(?<![\w’'-])(?!<posts.small>)[{LOWER}]"


def without_title(posts: list[Post], content: RichText, end: int, words: Vocabulary) -> list[Post]:
    """The posts read after a name that ends at `end`, but bodies read out of a title set in italics there."""
    title = next((mark for mark in content.of(Emphasis) if end <= mark.start <= end + NEAR), None)
    if title is None:
        return posts
    said = content.text[title.start : title.end]
    is_title = ":" in said or words.phrase(_PLAIN_WORD).search(said) is not None
    return [post for post in posts if post.role] if is_title else posts
