"""What ordinary front matter states is used, and what cannot be used is remarked on."""

import pytest

import notekit
from notekit import Note, Part, Role, SchemaError

TOLD = "We met and talked for two hours about kettles."


def note_of(front_matter: str) -> tuple[Note, list[str]]:
    notebook = notekit.parse(
        f"---\ntitle: Kettles\n{front_matter}\n---\n\n{TOLD}\n".encode(), media_type="text/markdown"
    )
    (note,) = notebook.notes
    return note, [remark.message for remark in notebook.diagnostics]


def test_a_date_in_words_is_the_date() -> None:
    note, remarks = note_of("date: 6th May 2031")
    assert note.date is not None
    assert (note.date.iso, note.date.text, remarks) == ("2031-05-06", "6th May 2031", [])


@pytest.mark.parametrize(("key", "part"), [("speakers", Part.SPEAKER), ("author", Part.AUTHOR), ("Chair", Part.CHAIR)])
def test_people_named_in_plain_words_have_the_part_of_their_key(key: str, part: Part) -> None:
    note, remarks = note_of(f"{key}: [Ann Leigh, Bo Quinn]")
    assert [(person.name, person.parts) for person in note.people] == [("Ann Leigh", (part,)), ("Bo Quinn", (part,))]
    assert remarks == []


@pytest.mark.parametrize(
    ("front_matter", "people"),
    [
        ("attendees: Ann Leigh and Bo Quinn", {"Ann Leigh": [Part.PARTICIPANT], "Bo Quinn": [Part.PARTICIPANT]}),
        ("participants: [Ann Leigh, Emma]", {"Ann Leigh": [Part.PARTICIPANT], "Emma": [Part.PARTICIPANT]}),
        ("speaker: Ann Leigh\nmoderator: Ann Leigh", {"Ann Leigh": [Part.SPEAKER, Part.FACILITATOR]}),
        ("apologies: [Ann Leigh]", {"Ann Leigh": [Part.MENTIONED]}),
        ("attendees: [the whole crew, Harbour Board]", {}),
    ],
)
def test_those_who_were_there_are_named_one_by_one_or_on_a_line(
    front_matter: str, people: dict[str, list[Part]]
) -> None:
    note, remarks = note_of(front_matter)
    assert {person.name: list(person.parts) for person in note.people} == people
    assert bool(remarks) == (not people)


def test_a_name_may_come_with_a_post() -> None:
    note, _ = note_of("speakers:\n  - Dr Ann Leigh (Moon Fund)\n  - Bo Quinn, warden")
    assert [(person.honorific, person.name, [str(post) for post in person.posts]) for person in note.people] == [
        ("Dr", "Ann Leigh", ["Moon Fund"]),
        (None, "Bo Quinn", ["warden"]),
    ]


def test_who_paid_supports() -> None:
    assert note_of("funder: Moon Fund")[0].supporters == ("Moon Fund",)


@pytest.mark.parametrize(
    ("front_matter", "remark"),
    [
        ("notes: Confidential until June\nstatus: draft", "front matter fills no field with notes, status"),
        ("author: the communications team", "front matter fills no field with author"),
        ("kind: conference", "kind: 'conference' does not fit"),
        ("date: yesterday", "date: 'yesterday' does not fit"),
        ("people: [{role: Warden}]", "people: person 1 has no name"),
        (
            "people: ['the team, all of it']",
            "people: the team, all of it: role and affiliation stand under keys of their own",
        ),
        ("people: [{name: Ann Leigh, part: speaker}]", "people: Ann Leigh: nothing is done with part"),
        ("people: [{name: Ann Leigh, parts: pilot}]", f"people: Ann Leigh: a part is one of {', '.join(Part)}"),
    ],
)
def test_what_fills_no_field_is_remarked_on(front_matter: str, remark: str) -> None:
    assert note_of(front_matter)[1] == [remark]


def test_a_person_of_whom_something_cannot_be_read_is_one_of_the_people_all_the_same() -> None:
    note, remarks = note_of(
        "people:\n  - {name: Bo Quinn, role: Keeper, parts: [Speaker]}\n  - name: Ann Leigh\n    role:\n"
        "    posts: [x]\n  - Cy Fox\n  - {name: Di Moss, parts: [moderator, pilot]}"
    )
    assert [(person.name, [str(post) for post in person.posts], person.parts) for person in note.people] == [
        ("Bo Quinn", ["Keeper"], (Part.SPEAKER,)),
        ("Ann Leigh", [], ()),
        ("Cy Fox", [], ()),
        ("Di Moss", [], (Part.FACILITATOR,)),
    ]
    assert len(remarks) == 2


def test_what_only_a_site_generator_needs_is_passed_over() -> None:
    assert note_of("layout: post\nslug: kettles\ndraft: true")[1] == []


TEASER = "Two hours, nine kettles: and no tea."


def test_where_a_note_is_published_and_what_is_read_first_are_stated() -> None:
    note, remarks = note_of(
        f"url: https://kettles.example/log/1\nteaser: '{TEASER}'\nhighlights:\n  - Copper, tin\n  - 'Tea: at last'"
    )
    assert note.url == "https://kettles.example/log/1"
    assert (note.teaser, note.highlights, remarks) == (TEASER, ("Copper, tin", "Tea: at last"), [])


@pytest.mark.parametrize(
    ("front_matter", "remark"),
    [
        (f"excerpt: '{TEASER}'", []),
        (f"description: A slogan of ours\nsummary: '{TEASER}'", ["front matter fills no field with description"]),
        (f"description: A slogan of ours\nteaser: '{TEASER}'", ["front matter fills no field with description"]),
        (f"teaser: /img/kettle.jpg\nabstract: '{TEASER}'", ["front matter fills no field with teaser"]),
        (f"excerpt: true\nDescription: '{TEASER}'", ["front matter fills no field with excerpt"]),
        (f"summary: [a, b]\ndescription: '{TEASER}'", ["front matter fills no field with summary"]),
        (f"excerpt: <p>Two hours</p>\ndescription: '{TEASER}'", ["front matter fills no field with excerpt"]),
    ],
)
def test_of_several_keys_with_a_teaser_the_first_that_is_a_text_is_used(front_matter: str, remark: list[str]) -> None:
    note, remarks = note_of(front_matter)
    assert (note.teaser, remarks) == (TEASER, remark)


@pytest.mark.parametrize("key", ["url", "canonical", "canonical_url", "Canonical-URL", "permalink", "link"])
def test_an_address_of_the_web_says_where_a_note_is_published(key: str) -> None:
    note, remarks = note_of(f"{key}: https://kettles.example/log/1")
    assert (note.url, remarks) == ("https://kettles.example/log/1", [])


@pytest.mark.parametrize("value", ["/log/1", "log/1.html", "mailto:a@kettles.example", "javascript:alert(1)", "http:"])
def test_other_addresses_do_not(value: str) -> None:
    for key in ("url", "permalink"):
        assert note_of(f"{key}: {value}")[0].url is None
        assert note_of(f"{key}: {value}")[1] == []
    assert note_of(f"link: {value}")[1] == ["front matter fills no field with link"]


@pytest.mark.parametrize(
    ("value", "highlights"),
    [("Copper, tin; iron", ("Copper, tin; iron",)), ("[a, b]", ("a", "b")), ("true", ()), ("[{a: b}, c]", ())],
)
def test_highlights_are_texts_of_a_list_or_one(value: str, highlights: tuple[str, ...]) -> None:
    note, remarks = note_of(f"key-points: {value}")
    assert note.highlights == highlights
    assert remarks == ([] if highlights else ["front matter fills no field with key-points"])


def test_evidence_for_them_is_the_line_of_the_key_that_was_used() -> None:
    keys = f"description: A slogan of ours\nsummary: '{TEASER}'\nlink: https://k.example/1\nkey_points: [a]"
    text = f"---\n{keys}\n---\n\n{TOLD}"
    notebook = notekit.parse(text.encode(), media_type="text/markdown")
    assert notebook.source
    lines = {each.field: notebook.source.slice(each.span) for each in notebook.notes[0].evidence}
    assert lines == {
        "teaser": f"summary: '{TEASER}'",
        "url": "link: https://k.example/1",
        "highlights": "key_points: [a]",
    }


def stated_people(people: str, text: str) -> Note:
    (note,) = notekit.parse(f"---\npeople:\n{people}---\n\n{text}\n".encode(), media_type="text/markdown").notes
    return note


def test_people_whom_the_author_states_are_known_by_names_that_nobody_else_has() -> None:
    note = stated_people(
        "  - {name: bell of Aldra, parts: [speaker]}\n  - {name: Rook Q. Hathersage III, parts: respondent}\n",
        "# Kettles\n\n## bell of Aldra: steam\n\nHot.\n\n## Response: Rook Q. Hathersage III\n\n- Cold.",
    )
    assert [(section.role, section.by) for section in note.body] == [
        (Role.CONTRIBUTION, ("bell of Aldra",)),
        (Role.RESPONSE, ("Rook Q. Hathersage III",)),
    ]


def test_who_speaks_beside_those_whom_the_author_states_is_one_of_the_people_too() -> None:
    note = stated_people(
        "  - {name: Ann Leigh, parts: [speaker]}\n",
        "# Kettles panel\n\n## Ann Leigh: steam\n\nHot, as Sarah Moss said.\n\n"
        "## Ruth Quinn, Director of the Tea Trust\n\nRuth Quinn told us about tea.",
    )
    assert [(person.name, person.parts) for person in note.people] == [
        ("Ann Leigh", (Part.SPEAKER,)),
        ("Ruth Quinn", (Part.SPEAKER,)),
    ]


def test_a_person_who_is_stated_twice_is_refused_with_the_line() -> None:
    with pytest.raises(SchemaError, match=r"-:1: Note.people\[1\] is a second 'Ann Leigh'; each person stands once"):
        stated_people("  - name: Ann Leigh\n  - name: Ann Leigh\n", "Tea.")


def test_a_key_that_is_still_to_be_filled_in_says_nothing() -> None:
    note, remarks = note_of("place:\ntopics: []\npeople:\nvenue: Hall\ncolour:")
    assert (note.place, note.topics, note.people, remarks) == ("Hall", (), (), [])


def test_the_type_of_a_post_does_not_hide_the_kind() -> None:
    assert note_of("type: post\nkind: panel")[0].kind is notekit.Kind.PANEL


def test_the_day_of_an_event_goes_before_that_of_a_post() -> None:
    note, _ = note_of("kind: panel\ndate: 2031-01-01\nevent-date: 2031-05-06")
    assert note.date is not None
    assert note.date.iso == "2031-05-06"


PEOPLE = """\
kind: panel
people:
  - name: Ann Lee
    parts: [chair, speaker]
  - name: bell hooks
    role: Clerk
    parts: [speaker]
  - name: 王小明
    parts: [respondent]
"""


@pytest.mark.parametrize(
    ("heading", "role", "by"),
    [
        ("## bell hooks", Role.CONTRIBUTION, ("bell hooks",)),
        ("## bell hooks: on kettles", Role.CONTRIBUTION, ("bell hooks",)),
        ("## bell hooks and Ann Lee: on kettles", Role.CONTRIBUTION, ("bell hooks", "Ann Lee")),
        ("## 王小明", Role.RESPONSE, ("王小明",)),
        ("## Response: bell hooks", Role.RESPONSE, ("bell hooks",)),
        ("## On bell hooks", Role.PROSE, ()),
    ],
)
def test_a_heading_goes_by_the_people_who_are_stated(heading: str, role: Role, by: tuple[str, ...]) -> None:
    text = f"---\ntitle: Kettles\n{PEOPLE}---\n\n{TOLD}\n\n{heading}\n\nThey told of kettles.\n"
    (note,) = notekit.parse(text.encode(), media_type="text/markdown").notes
    assert [(section.role, section.by) for section in note.body if section.heading] == [(role, by)]


@pytest.mark.parametrize("head", ["title:\n", "Title: ''\n"])
def test_where_the_title_is_still_to_be_filled_in_no_lesser_heading_is_the_title(head: str) -> None:
    for text, title in (("## Cups\n\nTea.\n", None), ("Cups\n\nTea.\n", None), ("# Cups\n\nTea.\n", "Cups")):
        (note,) = notekit.parse(f"---\n{head}kind: panel\n---\n\n{text}".encode(), media_type="text/markdown").notes
        assert note.title == title


def test_a_heading_with_the_name_of_a_speaker_is_no_title() -> None:
    text = f"---\n{PEOPLE}---\n\n## bell hooks\n\nThey told of kettles.\n"
    (note,) = notekit.parse(text.encode(), media_type="text/markdown").notes
    assert note.title is None


def test_a_person_who_is_stated_stands_where_the_name_does() -> None:
    text = "---\npeople:\n  - name: Ann Leigh\n    parts: [speaker]\n---\n\nTea.\n"
    (note,) = notekit.parse(text.encode(), media_type="text/markdown").notes
    (fact,) = [fact for fact in note.evidence if fact.field == "people[Ann Leigh]"]
    assert (text[fact.span.start : fact.span.end], fact.rule, fact.confidence) == ("Ann Leigh", "stated-speaker", 1.0)


def test_front_matter_that_nothing_ends_is_remarked_on() -> None:
    notebook = notekit.parse(b"---\nkind: workshop\n\n# Kettles\n\nTea.\n", media_type="text/markdown")
    assert [remark.code for remark in notebook.diagnostics] == ["open-front-matter"]
    assert notekit.parse(b"---\n\nTea: hot.\n", media_type="text/markdown").diagnostics == ()


def test_who_states_the_people_and_no_kind_leaves_it_open() -> None:
    text = "# Kettles\n\n## Next steps\n\n- Buy tea"
    assert stated_people("  - name: Ann Leigh\n", text).kind == "other"
