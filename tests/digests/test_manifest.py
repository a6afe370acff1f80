"""Manifests: what an editor writes down comes back, and what is wrong in it is named."""

from datetime import date
from pathlib import Path

import pytest

from notekit import Depth, EventDate, Manifest, NotekitError, Order, Selection, SourceError, read_manifest
from notekit.digests.manifest import as_toml

FULL = Manifest(
    items=[
        Selection("notes/slipway.md", depth="full", link="https://quay.example/slipway"),
        Selection("notes/many.txt", note="The pier", teaser="Nobody knew.", points=["Ask the", 'Say "no"\nthen go']),
        Selection("notes/many.txt", note=2, points=0, group="From the coast"),
    ],
    title="Quay news",
    date="2031-06",
    introduction="# Dear all\n\nIt was a *long* month: \\ and '''quotes'''.\n",
    language="en-IE",
    depth="teaser",
    points=5,
    order="date",
    group="topic",
)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_manifest_says_what_is_taken_from_where(tmp_path: Path) -> None:
    path = write(
        tmp_path / "issue.toml",
        """
        title = "Quay news"
        date = 2031-06-12
        order = "date"

        [[item]]
        source = "slipway.md"
        depth = "full"

        [[item]]
        source = "many.txt"
        note = 2
        points = ["Ask the county"]
        """,
    )
    assert read_manifest(path) == Manifest(
        items=[Selection("slipway.md", depth=Depth.FULL), Selection("many.txt", note=2, points=("Ask the county",))],
        title="Quay news",
        date=EventDate(date(2031, 6, 12)),
        order=Order.DATE,
    )


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "issue.toml"
    path.write_bytes(as_toml(FULL))
    assert read_manifest(path) == FULL


@pytest.mark.parametrize(
    "day", ["2031", "2031-06", "2031-06-12", "2031-06-12/2031-06-14", "Spring 2031", "12 June 2031"]
)
def test_a_date_may_be_partial_or_in_words(tmp_path: Path, day: str) -> None:
    path = write(tmp_path / "issue.toml", f'date = "{day}"\n[[item]]\nsource = "a.md"\n')
    read = read_manifest(path)
    assert str(read.date) == day
    path.write_bytes(as_toml(read))
    assert read_manifest(path) == read


def test_a_date_in_words_is_a_date() -> None:
    when = Manifest(date="Thursday 12 June 2031").date
    assert when
    assert (when.iso, when.text) == ("2031-06-12", "Thursday 12 June 2031")
    assert Manifest(date="12 juin 2031").date == EventDate(date(2031, 6, 12), text="12 juin 2031")


def test_what_is_left_at_its_default_is_not_written() -> None:
    assert as_toml(Manifest(items=[Selection("a.md")])) == b'[[item]]\nsource = "a.md"\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("title = ", r"issue\.toml: is no TOML \(Invalid value"),
        ("\xff", r"is no TOML"),
        ("title = 'x'", r"item: takes a table \[\[item\]\] for each item"),
        ("item = 3", r"item: takes a table \[\[item\]\]"),
        ("item = [3]", r"item 1: takes a table, not 3"),
        ("[[item]]\nnote = 'x'", r"item 1: source is missing"),
        ("[[item]]\nsource = ''", r"item 1: source takes the name of a file, not ''"),
        ("[[item]]\nsource = 'a.md'\ndept = 'full'", r"item 1: there is no 'dept'; did you mean 'depth'\?"),
        ("[[item]]\nsource = 'a.md'\ndepth = 'all'", r"item 1: Depth is one of full, highlights, teaser, not 'all'"),
        ("[[item]]\nsource = 'a.md'\npoints = -1", r"item 1: points takes how many, or a list"),
        ("[[item]]\nsource = 'a.md'\nnote = true", r"item 1: note takes a title, or a number from 1, not True"),
        ("[[item]]\nsource = 'a.md'\npoints = 99999", r"item 1: points takes how many"),
        ("points = " + "9" * 5000 + "\n[[item]]\nsource = 'a.md'", r"is no TOML"),
        ("[[item]]\nsource = 'a.md'\npoints = [1]", r"item 1: points takes how many, or a list"),
        ("[[item]]\nsource = 'a.md'\nnote = 1.5", r"item 1: note takes a title, or a number from 1"),
        ("[[item]]\nsource = 'a.md'\n[[item]]\nsource = 3", r"item 2: source takes"),
        ("titel = 'x'\n[[item]]\nsource = 'a.md'", r"issue\.toml: there is no 'titel'; did you mean 'title'\?"),
        ("items = []\n[[item]]\nsource = 'a.md'", r"there is no 'items'; did you mean 'item'\?"),
        ("title = 3\n[[item]]\nsource = 'a.md'", r"toml: title takes a text or None, not 3"),
        ("date = 12\n[[item]]\nsource = 'a.md'", r"a date takes"),
        ("date = '2031-13-01'\n[[item]]\nsource = 'a.md'", r"there is no such date as '2031-13-01'"),
        ("date = '32 May 2031'\n[[item]]\nsource = 'a.md'", r"there is no date in '32 May 2031'; write it as"),
        ("[[items]]\nsource = 'a.md'", r"with its source at least; \[\[items\]\] is written \[\[item\]\]"),
        ("order = 'size'\n[[item]]\nsource = 'a.md'", r"Order is one of given, date, topic, not 'size'"),
        ("group = 'size'\n[[item]]\nsource = 'a.md'", r"group takes \"topic\", not 'size'"),
        ("points = true\n[[item]]\nsource = 'a.md'", r"toml: points takes a whole number from 0"),
        ("introduction = ['x']\n[[item]]\nsource = 'a.md'", r"toml: introduction takes a str or None"),
        ("x = " + "[" * 9999, r"is no TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "issue.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(NotekitError, match=fault) as caught:
        read_manifest(path)
    assert str(caught.value).startswith(str(path))


def test_a_manifest_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.toml: there is no such file"):
        read_manifest(tmp_path / "none.toml")
