"""Captions are read as who said what, and every character of them is accounted for."""

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notekit import Metadata, PageFurniture, Paragraph, Reader, Reading, SourceError
from notekit_captions import notekit_parser_rules, notekit_readers, notekit_vocabulary

VTT, SRT = notekit_readers()


def vtt(*cues: str, head: str = "WEBVTT") -> str:
    """A file with a cue a second."""
    timed = [f"00:00:{at:02}.000 --> 00:00:{at + 1:02}.000\n{words}" for at, words in enumerate(cues)]
    return "\n\n".join([head, *timed]) + "\n"


def read(text: str, reader: Reader = VTT) -> Reading:
    """The reading, once it is known that its blocks stand where they say, one after the other."""
    reading = reader.read(text.encode(), "talk.vtt")
    reached = 0
    for block in reading.blocks:
        assert block.span is not None
        assert block.span.start >= reached
        assert not isinstance(block, Paragraph | PageFurniture) or reading.source.slice(block.span) == block.text
        assert not reading.source.text[reached : block.span.start].strip()
        reached = block.span.end
    assert not reading.source.text[reached:].strip()
    return reading


def said(*cues: str) -> list[str]:
    return [block.text for block in read(vtt(*cues)).blocks if isinstance(block, Paragraph)]


def aside(text: str) -> list[str]:
    return [block.text for block in read(text).blocks if isinstance(block, PageFurniture)]


def test_cues_of_one_voice_are_one_paragraph() -> None:
    assert said("<v Ann Lee>Good afternoon,</v>", "<v Ann Lee>and welcome.", "<v.loud Bo Ek>Thank\nyou.</v>") == [
        "Ann Lee: Good afternoon, and welcome.",
        "Bo Ek: Thank you.",
    ]


def test_two_voices_of_one_cue_are_two_paragraphs() -> None:
    assert said("<v Ann Lee>Tea?</v> <v Bo Ek>Yes.</v>") == ["Ann Lee: Tea?", "Bo Ek: Yes."]


def test_names_may_stand_in_the_words_and_then_go_on_until_the_next() -> None:
    assert said("Ann Lee: Good afternoon,", "and welcome.", "Bo Ek: Thank you.", "Bo Ek: All of you.") == [
        "Ann Lee: Good afternoon, and welcome.",
        "Bo Ek: Thank you. All of you.",
    ]


def test_a_name_of_one_word_is_one_where_it_is_met_again() -> None:
    assert said("Host: Hello.", "Remember: bring rope.", "Ann Lee: I will.", "Host: Good.") == [
        "Host: Hello. Remember: bring rope.",
        "Ann Lee: I will.",
        "Host: Good.",
    ]


def test_nobody_is_given_the_words_that_follow_a_voice_tag() -> None:
    assert said("<v Ann Lee>Tea?</v>", "Yes, please.") == ["Ann Lee: Tea?", "Yes, please."]


def test_captions_without_names_are_one_paragraph() -> None:
    assert said("Good afternoon,", "and welcome.") == ["Good afternoon, and welcome."]


def test_a_sound_stands_alone() -> None:
    assert said("Ann Lee: Listen.", "[Music]", "Did you hear?") == ["Ann Lee: Listen.", "[Music]", "Did you hear?"]


def test_a_cue_without_words_ends_no_turn() -> None:
    assert said("<v Ann Lee>One,", "", "<v Ann Lee>two.") == ["Ann Lee: One, two."]


def test_tags_are_taken_away_and_what_only_looks_like_one_is_not() -> None:
    words = "<i>Is</i> <c.yellow.bg_blue>1 < 2</c> &amp;&amp; <00:00:00.500>3 > 2 <sic> or a<b?"
    assert said(words) == ["Is 1 < 2 && 3 > 2 <sic> or a<b?"]


def test_timings_names_and_comments_are_furniture() -> None:
    text = (
        "WEBVTT\nKind: captions\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\n"
        "intro\n00:01.000 --> 00:02.000 align:start\n<v Ann Lee>One,\n\n00:02.000 --> 00:03.000\n<v Ann Lee>two.\n"
    )
    assert aside(text) == [
        "WEBVTT\nKind: captions",
        "NOTE made by hand",
        "STYLE\n::cue { color: red }",
        "intro\n00:01.000 --> 00:02.000 align:start\n00:02.000 --> 00:03.000 Ann Lee:",
    ]


def test_the_words_of_the_first_line_are_the_title_where_there_is_no_other() -> None:
    first = read(vtt("One.", head="WEBVTT - Whose lamp is it?\nLanguage: en")).blocks[0]
    assert isinstance(first, Metadata)
    assert (first.values, first.stated) == ({"title": "Whose lamp is it?"}, False)


def test_subrip_is_read_likewise() -> None:
    text = "1\r\n00:00:01,000 --> 00:00:02,000\r\nAnn Lee: One,\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\ntwo.\r\n"
    reading = read(text, SRT)
    assert reading.source.media_type == "application/x-subrip"
    assert [block.text for block in reading.blocks if isinstance(block, Paragraph)] == ["Ann Lee: One, two."]


def test_words_with_an_empty_line_among_them_are_not_lost() -> None:
    assert said("Ann Lee: One,\n\ntwo,\n\n\n  three.", "four.") == ["Ann Lee: One, two, three. four."]


def test_cues_that_no_empty_line_parts_are_two() -> None:
    text = "1\n00:01.000 --> 00:02.000\nOne,\n2\n00:02.000 --> 00:03.000\ntwo."
    assert aside(text) == ["1\n00:01.000 --> 00:02.000\n2\n00:02.000 --> 00:03.000"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    reading = VTT.read(vtt("Zoë Ek: Déjà vu").encode(encoding), "talk.vtt")
    assert reading.source.text.endswith("Zoë Ek: Déjà vu")
    assert [remark.code for remark in reading.diagnostics] == (["encoding-assumed"] if encoding == "cp1252" else [])


def test_a_blank_file_is_said_to_be_one() -> None:
    reading = VTT.read(b" \n", "talk.vtt")
    assert reading.blocks == ()
    assert [remark.code for remark in reading.diagnostics] == ["empty-source"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"WEBVTT\n\nNOTE nothing yet\n", "holds no captions"),
        (b"Dear Ann,\n\nTea?\n", "holds no captions"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not a text document"),
        (b"\xff\xfea", "holds no captions"),
    ],
)
def test_what_holds_no_captions_is_an_error(data: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=rf"talk\.vtt: {why}"):
        VTT.read(data, "talk.vtt")


TIMING = "00:00:01.000 --> 00:00:02.000"
WORDS = st.text("abAB :.,-[]()'\n\t0é", max_size=40)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS | st.sampled_from(["Ann Lee: a", "Bo: b", "[Music]", TIMING, "NOTE x", "7"]), min_size=1))
def test_every_character_is_in_the_transcript(cues: list[str]) -> None:
    text = "WEBVTT\n\n" + "\n\n".join(f"{TIMING}\n{words}" for words in cues)
    lost = Counter("".join(text.split())) - Counter("".join(read(text).source.text.split()))
    assert not lost


@settings(max_examples=200, deadline=None)
@given(st.text() | st.text("<>v /&;:\nAb0-."), st.booleans())
def test_hostile_captions_are_read_or_refused(text: str, timed: bool) -> None:
    data = f"{TIMING}\n{text}" if timed else text
    try:
        read(data.encode("utf-8", "replace").decode())
    except SourceError:
        assert not timed or "\0" in text


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(SourceError):
        assert VTT.read(data, "talk.vtt").source.media_type == "text/vtt"


def test_the_hooks_give_the_rule_and_the_words() -> None:
    assert [(rule.name, rule.after) for rule in notekit_parser_rules()] == [("recorded-webinar", "kind")]
    assert "[music]" in notekit_vocabulary()["furniture"]["lines"]
