from hypothesis import given

from notekit.likeness import gist, likeness, likeness_of
from strategies import lines


def like(one: str, other: str) -> float:
    return likeness(gist(one), gist(other))


@given(lines, lines)
def test_likeness_is_between_0_and_1_and_the_same_from_either_side(one: str, other: str) -> None:
    assert 0 <= like(one, other) == like(other, one) <= 1


def test_case_and_punctuation_do_not_matter() -> None:
    assert like("We met by the old mill pond, at noon.", "we met by the old mill pond at Noon") == 1


def test_a_sentence_of_which_a_word_changed_is_alike() -> None:
    assert like("We met by the old mill pond at noon.", "We met by the old mill pond at dusk.") > 0.8


def test_other_sentences_are_not() -> None:
    assert like("The lamps on the towpath are broken.", "Orla will bring rope to the boat house.") < 0.5


def test_short_texts_are_compared_by_their_letters() -> None:
    assert like("Reeds", "Reed") > 0.5
    assert like("Reeds", "Lamps") == 0


def test_a_text_without_words_is_like_none() -> None:
    assert like("…", "…") == 0


def test_texts_are_compared_by_index() -> None:
    assert likeness_of(["Reeds", "Lamps"], ["Lamps"])(1, 0) == 1
