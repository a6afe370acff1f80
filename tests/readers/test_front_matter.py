"""Front matter gives texts, lists and mappings, and refuses what is surprising in YAML."""

import pytest

from notekit import SourceError
from notekit.readers.front_matter import read_toml, read_yaml


def yaml(text: str) -> object:
    return read_yaml(text, name="notes.md", line=2)


def test_every_value_stays_the_text_that_was_written() -> None:
    assert yaml("a: NO\nb: 12:30\nc: 2024-05-01\nd: 1.10\ne: null\nf:\ng: ''\n") == {
        "a": "NO",
        "b": "12:30",
        "c": "2024-05-01",
        "d": "1.10",
        "e": "null",
        "f": "",
        "g": "",
    }


def test_lists_and_mappings_nest() -> None:
    text = "people:\n  - name: Ann\n    posts:\n      - {role: Warden}\n    parts: [chair, speaker]\n"
    assert yaml(text) == {"people": [{"name": "Ann", "posts": [{"role": "Warden"}], "parts": ["chair", "speaker"]}]}


def test_a_value_with_a_colon_needs_no_quotes() -> None:
    assert yaml("title: Roundtable: NHS\nlist:\n  - name: Ann: Lee\n") == {
        "title": "Roundtable: NHS",
        "list": [{"name": "Ann: Lee"}],
    }


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert yaml("\ufefftitle: a") == {"title": "a"}


@pytest.mark.parametrize("text", ["", "only words", "- a\n- b\n"])
def test_what_is_no_mapping_is_no_front_matter(text: str) -> None:
    assert yaml(text) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: 1\na: 2", "notes.md:3: front matter takes no key twice, as 'a'"),
        ("a: &x 1\nb: *x", "notes.md:2: front matter takes no anchors or aliases"),
        ("a: 1\nb: *x", "notes.md:3: front matter takes no anchors or aliases"),
        ("a: !!int 1", "notes.md:2: front matter takes no tags"),
        ("a: !ruby/object x", "notes.md:2: front matter takes no tags"),
        ("? [a]\n: b", "notes.md:2: front matter takes no list or mapping for a key"),
        ("a: " + "[" * 30 + "]" * 30, "notes.md:2: front matter takes no values nested more than 20 deep"),
        ("a: b\nc: [d", 'quote the value: c: "[d"'),
        ('a: "b" c', "notes.md:2: front matter is no YAML"),
        ("a: b\n@@", 'write each field as key: "text"'),
        ("a: " + "x" * 200_000, "is the most it may have"),
    ],
)
def test_what_is_refused_names_file_and_line_and_what_to_write(text: str, what: str) -> None:
    with pytest.raises(SourceError) as refused:
        yaml(text)
    assert what in str(refused.value)
    assert "\n" not in str(refused.value)


def test_hostile_nesting_is_refused_not_followed() -> None:
    with pytest.raises(SourceError, match="nested more than 20 deep"):
        yaml("[" * 100_000)
    with pytest.raises(SourceError):
        read_toml("a = " + "[" * 100_000, name="notes.md", line=2)


def test_toml_values_become_texts() -> None:
    text = 'a = "b"\nc = 2024-05-01\nd = true\ne = [1, 2.5]\n[f]\ng = "h"\n'
    assert read_toml(text, name="notes.md", line=2) == {
        "a": "b",
        "c": "2024-05-01",
        "d": "true",
        "e": ["1", "2.5"],
        "f": {"g": "h"},
    }


def test_broken_toml_names_its_line() -> None:
    with pytest.raises(SourceError, match=r'^notes\.md:3: .*write a text as key = "text"$'):
        read_toml('a = "b"\nc = d\n', name="notes.md", line=2)
