"""Whatever the source, parsing ends, accounts for every character, and invents nothing."""

import io
import re
from collections.abc import Callable, Iterator
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import notekit
from fixtures import note_in, notes_in
from notekit import Kind, Note, Notebook, SourceError
from notekit.parsers.parse import RULES


def parsed(text: str) -> Notebook:
    return notekit.parse(io.StringIO(text))


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", name) for name in names)


RECORD = """Slipway workshop

Date: 3 May 2031

Ruth Quill, a nurse, spoke first. She said: “The tide waits for nobody, and it never has.”

The following points were raised in discussion:

- The stones are loose

Next steps

- Omar Farrant to buy rope by 9 June 2031
"""


def test_a_record_becomes_one_note() -> None:
    note = note_in(RECORD)
    assert (note.title, note.kind, note.date and note.date.iso) == ("Slipway workshop", Kind.WORKSHOP, "2031-05-03")
    assert [person.name for person in note.speakers] == ["Ruth Quill"]
    assert [point.text for point in note.breakout_points] == ["The stones are loose"]
    assert [(step.owner, step.due and step.due.iso) for step in note.next_steps] == [("Omar Farrant", "2031-06-09")]
    assert [quote.speaker for quote in note.quotes] == ["Ruth Quill"]


def test_fields_have_evidence_where_they_stand() -> None:
    said = {fact.field: RECORD[fact.span.start : fact.span.end] for fact in note_in(RECORD).evidence}
    assert said["title"] == "Slipway workshop"
    assert said["date"] == "3 May 2031"
    assert said["people[Ruth Quill]"] == "Ruth Quill"


def test_what_is_marked_has_evidence_also_below_front_matter() -> None:
    text = f"---\ntitle: Other\n---\n\n{RECORD}"
    (note,) = notekit.parse(text.encode(), media_type="markdown").notes
    said = {fact.field: text[fact.span.start : fact.span.end] for fact in note.evidence}
    assert said["quotes"] == "The tide waits for nobody, and it never has."
    assert said["next_steps"] == "Omar Farrant to buy rope by 9 June 2031"
    assert said["people[Ruth Quill]"] == "Ruth Quill"


def test_people_whom_the_author_states_have_no_other_evidence() -> None:
    text = f"---\npeople:\n- name: Ruth Quill\n---\n\n{RECORD}"
    (note,) = notekit.parse(text.encode(), media_type="markdown").notes
    facts = [fact for fact in note.evidence if fact.field.startswith("people")]
    assert [fact.field for fact in facts] == ["people", "people[Ruth Quill]"]
    assert all(fact.span.end < text.index(RECORD) for fact in facts)


def test_words_quoted_twice_have_each_their_own_place() -> None:
    text = "Slipway workshop\n\nOn 3 May 2031 Ruth Quill said: “It is as it is.” She said again: “It is as it is.”\n"
    spans = [fact.span for fact in note_in(text).evidence if fact.field == "quotes"]
    assert [span.start for span in spans] == [text.index("It is"), text.rindex("It is")]


def test_a_note_spans_from_its_first_to_its_last_character() -> None:
    note = note_in(f"\n\n{RECORD}\n\n")
    assert note.span is not None
    assert (note.span.start, note.span.end) == (2, 2 + len(RECORD.rstrip()))


def test_what_the_author_states_is_never_changed() -> None:
    text = f"---\ntitle: Other\ndate: 2030-01-02\nkind: panel\norganiser: Moon Fund\n---\n\n{RECORD}".encode()
    (note,) = notekit.parse(text, media_type="markdown").notes
    assert (note.title, note.kind, note.organiser) == ("Other", Kind.PANEL, "Moon Fund")
    assert note.date is not None
    assert note.date.iso == "2030-01-02"


def test_a_template_holds_nobody_and_nothing() -> None:
    note = note_in(
        "Name of event:\n\nDate:\n\nSpeakers:\n\n-\n-\n\nWhat was said:\n\n-\n-\n\nNext steps:\n\n-\n\n(sign here)\n"
    )
    assert note.people == note.quotes == note.contributions == ()
    assert note.date is None


def test_an_opinion_piece_has_no_event() -> None:
    note = note_in(
        "Why slipways matter\n\nBy Ruth Quill\n\n"
        "A slipway is where the land lets go of a boat. Without one we carry what we love on our backs, and we carry "
        "less each year, until one day there is nothing left.\n\n"
        "The council should act. It will not, and we will have to do it for them, with our own hands and with our own "
        "stones, as those who came before us did it for us.\n\n"
        "So let us build them again. It is neither dear nor hard, and those who say that it is have never tried to "
        "live without one, which is the only test that counts.\n"
    )
    assert note.kind is Kind.ARTICLE
    assert note.speakers == note.contributions == note.discussions == note.next_steps == ()
    assert note.date is None


# Bad input

BAD: dict[str, str] = {
    "one letter": "a",
    "one digit": "7",
    "one bullet": "-",
    "one quotation mark": "“",
    "one line break in the middle": "a\nb",
    "zero-width and bidi characters": "\u200bRuth\u202e Quill\u2028\u2066 spoke\ufeff",
    "combining characters": "e" + "\u0301" * 2000,
    "no letters": "!?.,;:-–—()[]{}<>|/\\\"'“”‘’…*_`~#@&%$^+=" * 500,
    "capitals": "A" * 20_000,
    "commas": "," * 50_000,
    "bullets": "- a\n" * 20_000,
    "bullets on one line": "•" * 20_000,
    "one long line": "the tide waits for nobody, and no boat for the tide; " * 20_000,
    "one long line without a space": "tide" * 250_000,
    "dates": "on 3 May 2031 " * 3000,
    "dates without years": "on 3 May, " * 3000,
    "control characters among words": "\x01a tide \x02 waits \x7f for nobody " * 500,
    "tabs": "a\t" * 20_000,
    "spaces": "a" + " " * 100_000 + "b",
    "emoji": "👩‍🚒" * 5000,
    "right to left": "שלום עולם. " * 2000,
    "lone surrogates": "tide \ud800 waits \udfff for nobody",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_input_is_accounted_for(text: str) -> None:
    notebook = parsed(text)
    coverage = notebook.coverage
    assert coverage is not None
    assert coverage.complete, (coverage.missing[:3], coverage.doubled[:3])
    assert notekit.loads(notekit.dumps(notebook)) == notebook


@pytest.mark.parametrize(
    "text", ["", " ", "\n", " \t\n\r\n\x0c\u2003\n"], ids=["empty", "space", "break", "white space"]
)
def test_what_is_blank_holds_no_note(text: str) -> None:
    notebook = parsed(text)
    assert notebook.notes == notebook.left_over == ()
    assert [remark.code for remark in notebook.diagnostics] == ["empty-source"]


def test_nothing_but_control_characters_is_no_text() -> None:
    with pytest.raises(SourceError, match="not a text document"):
        notekit.parse(b"\x01" * 5000)


# Time grows with the text, not with its square: eight times the text may take many times as long, but not 64 times.

SIZE = 4_000
FACTOR = 8
HOSTILE: dict[str, str] = {
    "capitals": "A",
    "capitalised words": "Aa Bb ",
    "commas": ",",
    "bullets": "- a\n",
    "bullets alone": "•",
    "words": "the tide waits for nobody ",
    "dates": "on 3 May 2031 ",
    "opened quotations": "“",
    "straight quotation marks": '"',
    "apostrophes": "'",
    "quotations": "“Why is it so?” said Ruth Quill. ",
    "names": "Ruth Quill and ",
    "names with posts": "Ruth Quill, director of the Quay Trust, ",
    "speakers": "Ruth Quill, a nurse, spoke of tides.\n\n",
    "honorifics": "Dr ",
    "roles": "director of ",
    "brackets": "(",
    "stops": ". ",
    "sentences": "The tide is out. ",
    "labelled actions": "ACTION: Ruth to buy rope\n\n",
    "turns": "Ruth Quill: yes\n\n",
    "short lines": "a b c\n",
    "lead-ins": "The following points were raised:\n- a\n\n",
    "labels": "A: ",
    "digits": "1",
    "addresses": "https://a.example/b ",
    "links": "[a](b) ",
    "lost links": "find it here. ",
    "stars": "*a ",
    "pipes": "|",
    "rules": "---\n\n",
    "doubled lines": "A b A b\n\n",
    "titles": "# A\n\n3 May 2031\n\n",
    "times": "10:00 tea\n",
    "pictures": "[Image: a]\n\n",
    "non-breaking spaces": "\u00a0Ruth",
}


def _name(number: int) -> str:
    first, last = divmod(number, 100)
    return f"Ruth{'aeiou'[first % 5]}{chr(97 + first // 5 % 26)} Quill{chr(97 + last // 10)}{chr(97 + last % 10)}"


GROWING: dict[str, Callable[[int], str]] = {
    "people in one paragraph": lambda n: " ".join(f"{_name(i)} said so." for i in range(n)),
    "people of one sentence": lambda n: ", ".join(f"Dr {_name(i)}" for i in range(n)),
    "people listed, nowhere as written": lambda n: "Present: " + "; ".join(f"**Ruth** {_name(i)}" for i in range(n)),
    "people who each speak": lambda n: "\n\n".join(f"{_name(i)}: we have tides here." for i in range(n)),
    "initials of many people": lambda n: (
        "Present: " + ", ".join(map(_name, range(n))) + "\n\nNext steps\n\n" + "- Buy rope (RQ)\n" * n
    ),
    "a part that many people have": lambda n: (
        "Present: " + ", ".join(f"{_name(i)} (chair)" for i in range(n)) + "\n\n" + "Chair: we go on\n\n" * n
    ),
    "words in a bracket": lambda n: "We (" + "a " * 8 * n + "and Ruth Quill said so.",
    "dates among page numbers": lambda n: "3 May 2031\n\n12\n\n" * n,
    "one quotation over and over": lambda n: "“It is as it is.” " * n,
    "quotations that do not end": lambda n: "“it is " * n,
}


def seconds(text: str) -> float:
    """How long it takes to parse a text and to ask for all that was found."""
    start = process_time()
    for note in parsed(text).notes:
        for _ in (note.contributions, note.responses, note.next_steps, note.links):
            pass
    return process_time() - start


@pytest.mark.parametrize("text", GROWING.values(), ids=GROWING)
def test_time_grows_with_how_much_there_is_to_find_and_not_with_its_square(text: Callable[[int], str]) -> None:
    parsed(text(20))
    small = min(seconds(text(1000)) for _ in range(3))
    assert seconds(text(1000 * FACTOR)) < 4 * FACTOR * small + 0.5


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    parsed(text)  # what is loaded once is not counted
    small = min(seconds(text) for _ in range(3))
    assert seconds(text * FACTOR) < 4 * FACTOR * small + 0.5


# Nothing is invented

_pieces = st.sampled_from(
    [
        *("Slipway workshop", "Ruth Quill, a nurse at the Quay Hospital,", "Dr Omar Farrant", "spoke of tides."),
        *("3 May 2031", "On 5 June", "the Quay Trust hosted a meeting", "chaired by", "Next steps", "Discussion"),
        *("“Nobody has ever asked us why,” said", "Present:", "Venue:", "will buy rope by", "ACTION:", "Moon House"),
        *("Supported by", "Quay Network | 9 July 2031 | online", "our Tidal Lives series", "Speakers", "Responses"),
        *("The following points were raised:", "read more here.", "(chair)", "former", "the director of", "-", "and"),
        *(",", ".", ":", "\n", "\n\n", "\n\n", "\n- "),
    ]
)
documents = st.lists(_pieces, min_size=2, max_size=30).map(" ".join)


def _said(note: Note) -> Iterator[str | None]:
    yield from (note.title, note.subtitle, note.place, note.organiser, note.series, note.date and note.date.text)
    yield from (*note.topics, *note.supporters, note.url, note.teaser, *note.highlights)
    for person in note.people:
        yield from (person.name, person.honorific)
        for post in person.posts:
            yield from (post.role, post.affiliation)
    for quote in note.quotes:
        yield from (quote.text, quote.speaker)
    for step in note.next_steps:
        yield from (step.text, step.owner, step.due and step.due.text)
    for discussion in note.discussions:
        yield from (discussion.heading, discussion.group, *(point.text for point in discussion.points))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@given(documents)
def test_no_field_says_what_is_not_in_the_source(text: str) -> None:
    source = set(_words(text))
    for note in notes_in(text):
        for said in filter(None, _said(note)):
            assert set(_words(said)) <= source, said


@given(documents)
def test_parsing_twice_gives_the_same(text: str) -> None:
    assert notekit.dumps(parsed(text)) == notekit.dumps(parsed(text))


@given(documents)
def test_whoever_speaks_or_responds_is_among_the_people(text: str) -> None:
    for note in notes_in(text):
        names = {person.name for person in note.people}
        assert all(set(section.by) <= names for section in note.body)


@pytest.mark.parametrize("read", [str.strip, str.upper, str.lower, lambda text: text.replace("\n\n", "\n")])
def test_a_record_in_other_dress_is_accounted_for(read: Callable[[str], str]) -> None:
    coverage = parsed(read(RECORD)).coverage
    assert coverage is not None
    assert coverage.complete
