"""What is found in the documents of seeds/: what an editor would, and nothing in those that are as they should be."""

from collections import Counter
from pathlib import Path

import pytest

import notekit
from notekit import Severity

SEEDS = Path(__file__).parents[2] / "seeds"

# What lies in them on purpose: addresses that copying lost, markers that converting broke, wrong levels.
EXPECTED = {
    "allotments-panel.md": {},
    "bus-opinion.txt": {},
    "coast-minutes.md": {"skipped-heading-level": 5},
    "data-trust-transcript.txt": {},
    "harbour-roundtable.txt": {"link-without-address": 1},
    "library-extract.txt": {"link-without-address": 2},
    "night-shelter-scribble.txt": {},
    "orchard-proceedings.txt": {"link-without-address": 3, "broken-list-marker": 5},
    "river-network-listing.txt": {"link-without-address": 1, "respondent-without-points": 1},
    "school-meals-webinar.md": {},
}
CLEAN = ["bus-opinion.txt", "data-trust-transcript.txt", "night-shelter-scribble.txt", "school-meals-webinar.md"]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_warnings_are_those_that_an_editor_would_give(name: str) -> None:
    findings = notekit.check(notekit.parse(SEEDS / name))
    assert Counter(one.code for one in findings if one.severity is Severity.WARNING) == EXPECTED[name]


@pytest.mark.parametrize("name", CLEAN)
def test_documents_that_are_clean_have_no_findings_at_all(name: str) -> None:
    assert notekit.check(notekit.parse(SEEDS / name)) == ()


def test_every_document_is_looked_at() -> None:
    assert {path.name for path in SEEDS.iterdir()} == {*EXPECTED, "README.md"}
