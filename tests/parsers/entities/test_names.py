"""Names of people are told apart from bodies, places, titles and whatever else has capitals."""

import pytest

from fixtures import Case, cases, listed, note_in
from notekit import RichText
from notekit.parsers.entities.name_context import CERTAIN
from notekit.parsers.entities.names import Names
from notekit.parsers.languages import english


def found(text: str) -> str:
    return listed(*map(str, note_in(text).people))


@cases("parsers/names.txt")
def test_who_is_named_in_a_text(case: Case) -> None:
    assert found(case.given) == case.expected


@pytest.mark.parametrize("text", ["Dr Ruth Quill, a nurse, spoke.", "The poet Ruth Quill and Omar Farrant"])
def test_a_mention_stands_where_its_words_stand(text: str) -> None:
    mentions = list(Names(english()).find(RichText(text)))
    assert mentions
    assert all(text[mention.start : mention.end] == mention.name for mention in mentions)


def test_more_evidence_weighs_more_and_never_over_certainty() -> None:
    names = Names(english())

    def weight(text: str) -> float:
        return max((mention.confidence for mention in names.find(RichText(text))), default=0)

    bare, post = weight("and Quennell Abiola too"), weight("and Quennell Abiola, a nurse, too")
    assert 0 <= bare < post <= weight("Dr Quennell Abiola, a nurse, said this") <= CERTAIN
