"""The kit finds what rules and vocabularies do wrong, and nothing in those that do all right."""

import itertools
from collections.abc import Iterable
from typing import Any, ClassVar

import pytest
from attrs import evolve

import notekit
from notekit import CheckRule, Draft, Fix, Notebook, ParserRule, Remark, Span, Subject
from notekit.testing import CheckRuleContract, ParserRuleContract, VocabularyContract, hard_texts


def sign(draft: Draft) -> None:
    if "ferry" in draft.source.text:
        draft.find("series", "ferry", None, "sign")


SIGN = ParserRule("sign", sign, after="title")


class TestSign(ParserRuleContract):
    rule = SIGN


class TestWords(VocabularyContract):
    vocabulary: ClassVar = {"headings": {"next-steps": ["sparks", "embers of *"], "discussion": ["ripples"]}}


def look(subject: Subject) -> Iterable[Remark]:
    for passage in subject.passages:
        at = passage.text.find("rope")
        if at >= 0:
            place = passage.place(at, at + 4)
            yield Remark("a rope is meant", place, Fix(place, "line") if place else None, "write line")


ROPE = CheckRule("rope", "a rope that is no line", look)


class TestRope(CheckRuleContract):
    rule = ROPE


TEXT = hard_texts()["minutes"]
COUNT = itertools.count()


def fails(draft: Draft) -> None:
    raise SystemExit


def loses(draft: Draft) -> None:
    del draft.blocks[1:]


def doubles(draft: Draft) -> None:
    draft.blocks[:] = [*draft.blocks, *draft.blocks[-1:]]


def misplaces(draft: Draft) -> None:
    draft.evidence[:] = [evolve(each, span=Span(0, len(draft.source.text) + 9)) for each in draft.evidence]


def invents(draft: Draft) -> None:
    draft.find("series", "Atlantis talks", None, "sign")


def counts(draft: Draft) -> None:
    words = draft.source.text.split()
    draft.find("series", words[next(COUNT) % len(words)], None, "sign")


def overrules(draft: Draft) -> None:
    draft.fields["place"] = draft.source.text.split()[-1]


def writes(draft: Draft) -> None:
    open("notekit-kit-written", "wb").close()  # noqa: PTH123  # the plainest way to write


def compares(draft: Draft) -> None:
    for one in draft.blocks:
        for other in draft.blocks:
            if one is other:
                break


def hoards(draft: Draft) -> None:
    held = [draft.source.text[:at] for at in range(0, len(draft.source.text), 20)]
    assert all(len(piece) < 10**9 for piece in held)


RULE_FAULTS = [
    (evolve(SIGN, name="title"), "notekit_takes_it_for_a_rule", "there is a rule 'title' already"),
    (evolve(SIGN, apply=fails), "nothing_fails", "the rule 'sign' failed"),
    (evolve(SIGN, apply=invents), "nothing_fails", "series is 'Atlantis talks', which the source does not say"),
    (evolve(SIGN, apply=doubles), "nothing_of_a_text_is_lost", "two blocks"),
    (evolve(SIGN, apply=misplaces), "evidence_stands_within_the_text", "is not within the source"),
    (evolve(SIGN, apply=counts), "the_same_text_gives_the_same_notes", "gives other notes"),
    (evolve(SIGN, apply=overrules), "what_the_author_states_stays", "what the author stated as .* has become"),
    (evolve(SIGN, apply=writes), "nothing_is_fetched_or_written", "open 'notekit-kit-written'"),
    (evolve(SIGN, apply=compares), "work_grows_no_faster_than_the_text", "steps grows faster"),
    (evolve(SIGN, apply=hoards), "memory_grows_no_faster_than_the_text", "memory grows faster"),
]


@pytest.mark.parametrize(
    ("rule", "test", "message"), RULE_FAULTS, ids=[f"{case[0].apply.__name__} {case[1]}" for case in RULE_FAULTS]
)
def test_a_fault_of_a_parser_rule_is_found_by_its_test(rule: ParserRule, test: str, message: str) -> None:
    contract: Any = type("Contract", (ParserRuleContract,), {"rule": rule})()
    method = getattr(contract, f"test_{test}")
    with pytest.raises(AssertionError, match=message):
        method(*([TEXT] if "text" in method.__annotations__ else []))


def test_every_test_of_parser_rules_finds_some_fault() -> None:
    tested = {f"test_{test}" for _, test, _ in RULE_FAULTS}
    assert tested == {name for name in dir(ParserRuleContract) if name.startswith("test_")}


def test_words_that_do_not_fit_or_are_not_understood_are_found() -> None:
    odd: Any = type("Contract", (VocabularyContract,), {"vocabulary": {"heading": {}}})()
    with pytest.raises(AssertionError, match="notekit_vocabulary returns words that do not fit"):
        odd.test_notekit_takes_it_for_a_vocabulary()
    words = {"headings": {"discussion": ["next steps"]}}  # which says something else already
    unheard: Any = type("Contract", (VocabularyContract,), {"vocabulary": words})()
    with pytest.raises(AssertionError, match="'Next steps' is taken for next-steps"):
        unheard.test_headings_say_what_a_section_is()


def texts_only(subject: Subject) -> Iterable[Any]:
    return ["a remark"]


def two_lines(subject: Subject) -> Iterable[Remark]:
    return [Remark("a\nb")]


def beyond(subject: Subject) -> Iterable[Remark]:
    return [Remark("a", Span(0, 10**6))]


def mends_beyond(subject: Subject) -> Iterable[Remark]:
    return [Remark("a", None, Fix(Span(0, 10**6), ""))]


def numbered(subject: Subject) -> Iterable[Remark]:
    return [Remark(str(next(COUNT)))]


def written(subject: Subject) -> Iterable[Remark]:
    writes(None)  # type: ignore[arg-type]
    return []


def each_with_each(subject: Subject) -> Iterable[Remark]:
    for one in subject.passages:
        for other in subject.passages:
            if one is not other and one.text is other.text:
                yield Remark("a")


def gathered(subject: Subject) -> Iterable[Remark]:
    texts = [passage.text for passage in subject.passages]
    held = ["".join(texts[:at]) for at in range(len(texts))]
    return [Remark(held[0])] if not held else []


CHECK_FAULTS = [
    (evolve(ROPE, code="A rope"), "notekit_takes_it_for_a_rule_of_the_check", "may have the name 'A rope'"),
    (evolve(ROPE, look=texts_only), "it_gives_remarks_only", "notekit.Remark, and not 'a remark'"),
    (evolve(ROPE, look=two_lines), "it_gives_remarks_only", "a message is one line"),
    (evolve(ROPE, look=beyond), "places_and_fixes_stand_within_the_source", "not within the source"),
    (evolve(ROPE, look=mends_beyond), "places_and_fixes_stand_within_the_source", "not within the source"),
    (evolve(ROPE, look=numbered), "the_same_notebook_gives_the_same_remarks", "the remarks are others"),
    (evolve(ROPE, look=written), "nothing_is_fetched_or_written", "open 'notekit-kit-written'"),
    (evolve(ROPE, look=each_with_each), "work_grows_no_faster_than_the_text", "steps grows faster"),
    (evolve(ROPE, look=gathered), "memory_grows_no_faster_than_the_text", "memory grows faster"),
]


@pytest.mark.parametrize(("rule", "test", "message"), CHECK_FAULTS, ids=[str(at) for at in range(len(CHECK_FAULTS))])
def test_a_fault_of_a_rule_of_the_check_is_found_by_its_test(rule: CheckRule, test: str, message: str) -> None:
    contract: Any = type("Contract", (CheckRuleContract,), {"rule": rule})()
    method = getattr(contract, f"test_{test}")
    notebook: Notebook = notekit.parse(TEXT.encode(), media_type="markdown")
    with pytest.raises(AssertionError, match=message):
        method(*([notebook] if "notebook" in method.__annotations__ else []))


def test_every_test_of_rules_of_the_check_finds_some_fault() -> None:
    tested = {f"test_{test}" for _, test, _ in CHECK_FAULTS}
    assert tested == {name for name in dir(CheckRuleContract) if name.startswith("test_")}
