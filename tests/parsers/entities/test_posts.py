"""Posts are read as a role and a body, each in the words of the text."""

import pytest

from fixtures import Case, cases, listed, note_in
from notekit import Post
from notekit.parsers.entities.posts import Posts
from notekit.parsers.languages import english
from people import people_of


def found(text: str) -> str:
    return listed(*people_of(note_in(text)))


@cases("parsers/posts.txt")
def test_posts_of_people(case: Case) -> None:
    assert found(case.given) == case.expected


@pytest.mark.parametrize(
    ("phrase", "posts"),
    [
        ("", []),
        ("who was late", []),
        ("in a red coat", []),
        ("a nurse", [Post("nurse")]),
        ("from the Slipway Trust", [Post(None, "Slipway Trust")]),
        ("the founder of the Quay Trust", [Post("founder", "Quay Trust")]),
    ],
)
def test_a_phrase_is_read_as_posts(phrase: str, posts: list[Post]) -> None:
    assert Posts(english()).read(phrase) == posts
