import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notekit.alignment import NEIGHBOURS, Aligned, align, common, moves

members = st.lists(st.sampled_from("abcde"), max_size=12)


def pairs(aligned: Aligned) -> list[tuple[int, int]]:
    return [(i, j) for i, j in aligned if i is not None and j is not None]


def longest_common(before: list[str], after: list[str]) -> int:
    """The length of the longest common subsequence, by the book."""
    best = [0] * (len(after) + 1)
    for one in before:
        row = [0]
        for j, other in enumerate(after):
            row.append(best[j] + 1 if one == other else max(best[j + 1], row[j]))
        best = row
    return best[-1]


@given(members, members)
def test_every_member_stands_once_and_in_order(before: list[str], after: list[str]) -> None:
    aligned = align(before, after)
    assert [i for i, _ in aligned if i is not None] == list(range(len(before)))
    assert [j for _, j in aligned if j is not None] == list(range(len(after)))
    assert all(before[i] == after[j] for i, j in pairs(aligned))


@given(st.lists(st.integers(0, 20), max_size=14), st.lists(st.integers(0, 20), max_size=14))
def test_as_many_equal_members_are_paired_as_can_be(before: list[int], after: list[int]) -> None:
    expected = longest_common([*map(str, before)], [*map(str, after)])
    assert len(pairs(align(before, after))) == expected


@given(members, members)
def test_the_other_way_round_the_pairs_are_the_same(before: list[str], after: list[str]) -> None:
    def like(i: int, j: int) -> float:
        return 0.75 if abs(ord(before[i]) - ord(after[j])) == 1 else 0.0

    forth = pairs(align(before, after, like))
    back = pairs(align(after, before, lambda j, i: like(i, j)))
    assert forth == [(i, j) for j, i in back]


def test_what_is_missing_stands_before_what_is_new() -> None:
    assert align("axc", "ayc") == [(0, 0), (1, None), (None, 1), (2, 2)]


def test_members_that_are_alike_are_paired_between_equal_ones() -> None:
    before, after = ["one", "lamp", "two"], ["one", "new", "lamps", "two"]
    aligned = align(before, after, lambda i, j: 0.9 if after[j].startswith(before[i]) else 0.0)
    assert aligned == [(0, 0), (None, 1), (1, 2), (2, 3)]


def test_members_that_are_hardly_alike_are_no_pair() -> None:
    assert align("ab", "cd", lambda _i, _j: 0.4) == [(0, None), (1, None), (None, 0), (None, 1)]


def test_of_several_pairings_the_one_of_the_greatest_likeness_is_taken() -> None:
    likenesses = {(0, 0): 0.5, (0, 1): 0.9, (1, 1): 0.6}
    assert pairs(align("ab", "cd", lambda i, j: likenesses.get((i, j), 0.0))) == [(0, 0), (1, 1)]
    assert pairs(align("a", "cd", lambda i, j: likenesses.get((i, j), 0.0))) == [(0, 1)]


@pytest.mark.parametrize(("before", "after"), [("", ""), ("", "ab"), ("ab", "")])
def test_an_empty_sequence_has_no_pairs(before: str, after: str) -> None:
    assert pairs(align(before, after, lambda _i, _j: 1.0)) == []


def test_what_left_one_place_and_stands_in_another_moved() -> None:
    before, after = "axbcx", "abcxx"
    assert moves(before, after, align(before, after)) == {3: 1}
    assert moves("ab", "ac", align("ab", "ac")) == {}


def test_the_common_beginning_is_counted() -> None:
    assert [common("abc", "abd"), common("", "a"), common("a", "b")] == [2, 0, 0]


@pytest.mark.parametrize(
    ("before", "after", "fewest"),
    [
        (["x"] * 10_000, ["x"] * 9_000, 9_000),
        (["x", "y"] * 5_000, ["y", "y", "x", "x"] * 2_500, 5_000),
        ([*range(10_000)], [*range(10_000, 20_000)], 0),
        ([*range(10_000)], [*range(5_000, 10_000), *range(5_000)], 5_000),
    ],
    ids=["one line again and again", "two lines", "nothing in common", "halves that changed places"],
)
def test_long_sequences_ask_for_few_comparisons(before: list[object], after: list[object], fewest: int) -> None:
    asked = 0

    def like(_i: int, _j: int) -> float:
        nonlocal asked
        asked += 1
        return 0.0

    assert len(pairs(align(before, after, like))) >= fewest
    assert asked <= 3 * NEIGHBOURS * len(before)


def test_among_hundreds_of_equal_members_the_order_is_kept() -> None:
    draw = random.Random(7)
    before, after = draw.choices("ab", k=2_000), draw.choices("ab", k=2_000)
    found = pairs(align(before, after))
    assert found == sorted(found)
    assert all(before[i] == after[j] for i, j in found)
    assert len(found) > 1_000
