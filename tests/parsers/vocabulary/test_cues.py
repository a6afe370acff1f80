"""The vocabulary is data; looking its words up first never changes what is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notekit.parsers.languages import english
from notekit.parsers.vocabulary.cues import Vocabulary

WORDS = english()
KEYS = [(section, key) for section, keys in WORDS.terms.items() for key in keys if keys[key] and key != "given-names"]


def test_the_vocabulary_is_loaded_once() -> None:
    assert english() is WORDS


@pytest.mark.parametrize(("section", "key"), KEYS, ids=[".".join(key) for key in KEYS])
def test_each_list_of_terms_is_lower_case_and_compiles(section: str, key: str) -> None:
    terms = WORDS.listed(section, key)
    assert all(term == term.lower().strip() and term for term in terms)
    cue = WORDS.cue(section, key)
    for term in terms:
        written = term.replace("*", "").replace("_", "word").strip() + (" word" if term.endswith(" *") else "")
        assert cue.search(written), term


_texts = st.lists(
    st.sampled_from([term for section, key in KEYS[::3] for term in WORDS.listed(section, key)][::7])
    | st.sampled_from(["tide", "gull", ".", ",", "Slipway", "\n"]),
    min_size=20,
    max_size=40,
).map(lambda words: " ".join(words).replace("*", "s").replace("_", "word"))


@given(_texts, st.sampled_from(KEYS))
def test_a_cue_finds_in_a_long_text_what_its_expression_finds(text: str, key: tuple[str, str]) -> None:
    cue = WORDS.cue(*key)
    assert [match.span() for match in cue.finditer(text)] == [match.span() for match in cue.pattern.finditer(text)]
    assert (cue.search(text) is None) == (cue.pattern.search(text) is None)


@pytest.mark.parametrize(
    ("term", "written"), [("οδοσ", "ΟΔΟΣ"), ("café talk", "CAFÉ Talk"), ("quay*", "QUAYS"), ("tide", "Tide")]
)
@pytest.mark.parametrize("before", ["", "Gulls and boats. " * 20, "Gulls and boats in Aydın. " * 20])
def test_a_cue_is_found_in_any_case_and_script(term: str, written: str, before: str) -> None:
    cue = Vocabulary({"sea": {"things": [term]}}, frozenset()).cue("sea", "things")
    match = cue.search(f"{before}{written}, he said.")
    assert match
    assert match.span() == (len(before), len(before) + len(written))


def test_a_cue_is_looked_for_between_two_offsets() -> None:
    cue = WORDS.cue("kinds", "workshop")
    text = f"A workshop. {'Tides and gulls. ' * 20}A workshop."
    first, last = text.index("workshop"), text.rindex("workshop")
    assert [match.start() for match in cue.finditer(text)] == [first, last]
    assert [match.start() for match in cue.finditer(text, first + 1)] == [last]
    assert cue.search(text, first + 1, last) is None


def test_a_phrase_holds_terms_in_place_of_their_keys_and_is_compiled_once() -> None:
    vocabulary = Vocabulary({"sea": {"things": ["gull", "tide"]}}, frozenset())
    phrase = vocabulary.phrase(r"the <sea.things>s?")
    assert phrase.fullmatch("the tide")
    assert not phrase.fullmatch("the quay")
    assert vocabulary.phrase(r"the <sea.things>s?") is phrase


@pytest.mark.parametrize(
    "text", ["director", "Deputy Director", "two nurses", "co-chair", "a hydrologist", "beekeeper"]
)
def test_what_somebody_may_be_is_a_role(text: str) -> None:
    assert WORDS.has_role(text)


@pytest.mark.parametrize("text", ["", "in a red coat", "directory", "chairs-and-tables", "Slipway Trust"])
def test_what_nobody_is_is_no_role(text: str) -> None:
    assert not WORDS.has_role(text)
