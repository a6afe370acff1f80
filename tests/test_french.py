"""How well French is recognised: the scores of the write-ups in tests/french do not fall."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "benchmarks"))

from recognition import measure  # noqa: E402


def mean(folder: str) -> float:
    rows = measure(HERE / "french" / folder).values()
    scores = [2 * hit / (2 * hit + missed + extra) for hit, missed, extra, _ in rows if hit + missed + extra]
    return sum(scores) / len(scores)


@pytest.mark.parametrize(("folder", "least"), [("tuning", 0.93), ("unseen", 0.9)])
def test_the_mean_score_over_the_fields_holds(folder: str, least: float) -> None:
    assert mean(folder) >= least
