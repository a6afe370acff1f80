"""An abridged note says less than the note, in its words, and nothing else."""

import pytest
from attrs import evolve
from hypothesis import given

import notekit
from notekit import (
    Action,
    Anchor,
    BlockQuote,
    Depth,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Part,
    Person,
    Post,
    RichText,
    Role,
    Rule,
    SchemaError,
    Section,
    Speech,
    Verse,
    abridge,
)
from strategies import notes

SLIPWAY = Note(
    "The old slipway",
    date="2031-05-14",
    kind="roundtable",
    topics=["Harbours"],
    supporters=["Tern Trust"],
    people=[
        Person("Ann Lee", posts=[Post("Harbour master", "Port of Wick")]),
        Person("Bo Wright", parts=["chair"]),
        Person("Cy Dunn", parts=["respondent"]),
        Person("Di Fox", parts=["participant"]),
        Person("Ed Gray", parts=["mentioned"]),
    ],
    body=[
        Section(["Date: 14 May", "Place: the net loft"]),
        Section(["We asked who owns the slipway. Nobody knew. It has stood empty since 1998."], heading="Setting out"),
        Section(["The port would sell it for a pound. She meant it."], role="contribution", by=["Ann Lee"]),
        Section(
            [
                ListBlock(
                    [
                        ListItem("Ask the county first.", [ListBlock(["By letter."])]),
                        "Insure the boats. Then move them.",
                        "Paint nothing yet.",
                        "Keep the crane.",
                    ]
                )
            ],
            role="discussion",
            group="Group A",
            heading="What was said",
            lead_in=["What shall be done?"],
        ),
        Section([ListBlock(["We would pay for the paint."])], role="response", by=["Cy Dunn"]),
        Section(
            [
                Paragraph(
                    RichText("Bo Wright will write to the county by June. We had tea.").marked(
                        Action, "Bo Wright will write to the county by June.", owner="Bo Wright"
                    )
                )
            ],
        ),
        Section([ListBlock(["Count the boats."])], role="next-steps", heading="Next steps"),
    ],
)


def words(note: Note) -> list[str]:
    return [text.text for section in note.body for text in section.texts()]


def test_a_full_note_is_the_note_itself() -> None:
    assert abridge(SLIPWAY, "full") is SLIPWAY


def test_highlights_are_the_first_sentences_the_first_points_and_the_next_steps() -> None:
    assert words(abridge(SLIPWAY)) == [
        "We asked who owns the slipway. Nobody knew. It has stood empty since 1998.",
        *(
            "What was said",
            "Ask the county first.",
            "By letter.",
            "Insure the boats. Then move them.",
            "Paint nothing yet.",
        ),
        *("Next steps", "Count the boats.", "Bo Wright will write to the county by June."),
    ]


def test_a_teaser_is_the_first_sentences_alone() -> None:
    assert words(abridge(SLIPWAY, Depth.TEASER)) == [
        "We asked who owns the slipway. Nobody knew. It has stood empty since 1998."
    ]


def test_where_nothing_says_what_a_note_is_about_its_teaser_is_its_first_point() -> None:
    note = evolve(SLIPWAY, body=SLIPWAY.body[3:5])
    assert words(abridge(note, "teaser")) == ["Ask the county first.", "By letter."]
    assert abridge(Note("Only a title"), "teaser").body == ()


@pytest.mark.parametrize("depth", ["highlights", "teaser"])
def test_where_there_is_no_point_either_it_is_what_somebody_says_first(depth: str) -> None:
    short = abridge(evolve(SLIPWAY, body=SLIPWAY.body[2:3]), depth)
    assert words(short) == ["The port would sell it for a pound. She meant it."]
    assert short.body[0].by == ("Ann Lee",)


def test_those_who_spoke_stay_and_those_who_attended_do_not() -> None:
    assert [(person.name, person.parts, person.posts) for person in abridge(SLIPWAY).people] == [
        ("Ann Lee", (Part.SPEAKER,), (Post("Harbour master", "Port of Wick"),)),
        ("Bo Wright", (Part.CHAIR,), ()),
        ("Cy Dunn", (Part.RESPONDENT,), ()),
    ]
    assert [(person.name, person.posts) for person in abridge(SLIPWAY, "teaser").people] == [
        *(("Ann Lee", ()), ("Bo Wright", ()), ("Cy Dunn", ())),
    ]


def test_the_head_stays_but_for_topics_and_supporters() -> None:
    short = abridge(SLIPWAY)
    assert (short.title, short.date, short.kind) == (SLIPWAY.title, SLIPWAY.date, SLIPWAY.kind)
    assert (short.topics, short.supporters) == ((), ())


def test_points_come_with_their_group_and_with_whose_they_are() -> None:
    short = abridge(SLIPWAY, points=["Keep the crane", "we would pay"])
    assert [(section.role, section.group, section.by) for section in short.body[1:3]] == [
        (Role.DISCUSSION, "Group A", ()),
        (Role.RESPONSE, None, ("Cy Dunn",)),
    ]


def test_an_editor_chooses_by_first_words_in_any_order() -> None:
    short = abridge(SLIPWAY, points=["Paint nothing", "Ask the county"], teaser="nobody knew")
    assert words(short)[2:5] == ["Paint nothing yet.", "Ask the county first.", "By letter."]


def test_a_sentence_within_a_point_may_be_chosen_and_comes_alone() -> None:
    assert words(abridge(SLIPWAY, points=["Then move"]))[1:3] == ["What was said", "Then move them."]


def test_words_that_reach_into_several_sentences_choose_all_of_them() -> None:
    short = abridge(SLIPWAY, "teaser", teaser="Nobody knew. It has")
    assert words(short) == ["Nobody knew. It has stood empty since 1998."]


def test_what_somebody_said_stands_under_the_name_as_a_teaser_too() -> None:
    short = abridge(SLIPWAY, "teaser", teaser="She meant it")
    assert [(section.by, words(short)) for section in short.body] == [(("Ann Lee",), ["She meant it."])]


@pytest.mark.parametrize("chosen", ["owns the slipway", "The moon", "Next steps", " ", "?"])
def test_words_with_which_nothing_begins_are_refused(chosen: str) -> None:
    for choice in ({"teaser": chosen}, {"points": [chosen]}):
        with pytest.raises(SchemaError, match=r"nothing in 'The old slipway' begins with"):
            abridge(SLIPWAY, **choice)  # type: ignore[arg-type]


def test_words_that_are_nearly_right_are_answered_with_what_stands_there() -> None:
    with pytest.raises(SchemaError, match=r"did you mean 'Paint nothing yet\.'"):
        abridge(SLIPWAY, points=["Paint nothing now"])


def test_an_author_chooses_in_the_note_itself() -> None:
    note = evolve(SLIPWAY, teaser="Nobody knew.", highlights=["Keep the crane", "A word of the author's own"])
    assert words(abridge(note))[:4] == [
        "Nobody knew.",
        "What was said",
        "Keep the crane.",
        "A word of the author's own",
    ]
    assert abridge(note).teaser is None
    assert abridge(note).highlights == ()


def test_an_editor_wins_over_the_author_and_may_choose_the_author_s_words() -> None:
    note = evolve(SLIPWAY, teaser="What the author says. And more.", highlights=["Keep the crane"])
    assert words(abridge(note, "teaser", teaser="Nobody knew"))[0] == "Nobody knew."
    assert words(abridge(note, "teaser", teaser="And more"))[0] == "And more."
    assert words(abridge(note, points=[]))[1] == "Next steps"


def test_words_choose_the_point_and_not_the_highlight_that_names_it() -> None:
    note = evolve(SLIPWAY, highlights=["Keep the"])
    assert words(abridge(note))[2] == words(abridge(note, points=["Keep"]))[2] == "Keep the crane."


def test_what_the_teaser_says_is_no_point_again() -> None:
    short = abridge(SLIPWAY, teaser="Nobody knew", points=["Nobody knew", "Keep the crane"])
    assert words(short)[:3] == ["Nobody knew.", "What was said", "Keep the crane."]


def test_a_point_is_not_lost_for_its_words_stand_in_the_teaser_by_chance() -> None:
    points = ListBlock(["Boats", ListItem("We met.", [ListBlock(["Twice."])])])
    note = Note(body=[Section(["Boats came. We met."]), Section([points], role="discussion")])
    assert words(abridge(note)) == ["Boats came. We met.", "Boats", "We met.", "Twice."]


def test_a_note_of_next_steps_alone_is_teased_with_them() -> None:
    assert words(abridge(evolve(SLIPWAY, body=SLIPWAY.body[-1:]), "teaser")) == ["Next steps", "Count the boats."]


def test_words_that_are_no_sentence_are_better_than_none() -> None:
    assert words(abridge(Note("Fair", body=[Section(["Date: 14 May", "no stop at all"])]), "teaser")) == [
        "Date: 14 May"
    ]


def test_points_are_first_words_in_a_list() -> None:
    for points in ("Keep the crane", [3]):
        with pytest.raises(SchemaError, match="points takes a list with the first words of each"):
            abridge(SLIPWAY, points=points)  # type: ignore[arg-type]


def test_how_many_points_may_be_said() -> None:
    assert len(abridge(SLIPWAY, most=1).breakout_points) == 1
    assert abridge(SLIPWAY, most=0).breakout_points == ()
    assert len(abridge(SLIPWAY, most=99).breakout_points) == 4


def test_key_messages_come_before_points() -> None:
    note = evolve(SLIPWAY, body=[*SLIPWAY.body, Section([ListBlock(["It is ours."])], role="key-messages")])
    assert words(abridge(note, most=2))[1:4] == ["It is ours.", "What was said", "Ask the county first."]


def test_verse_and_prose_are_points_where_there_is_no_list() -> None:
    verse = Section([Verse(["We owned the sea,", "the sea owned us."])], role="discussion")
    prose = Section(["One thing. Then another.", "And a last."], role="discussion")
    assert [point.text for point in abridge(Note(body=[verse])).breakout_points] == list(
        map(str, verse.blocks[0].lines)
    )  # type: ignore[union-attr]
    assert [point.text for point in abridge(Note(body=[prose])).breakout_points] == [
        "One thing. Then another.",
        "And a last.",
    ]


def test_a_summary_is_preferred_to_what_stands_first() -> None:
    note = Note(body=[Section(["Doors opened at six."]), Section(["The pier is ours."], heading="Summary")])
    assert words(abridge(note, "teaser")) == ["The pier is ours."]


def test_a_teaser_holds_as_many_whole_sentences_as_there_is_room_for() -> None:
    sentence = "This is a sentence of fifty characters, to count. "
    assert words(abridge(Note(body=[Section([sentence * 9])]), "teaser")) == [(sentence * 6).strip()]
    long = f"It goes on{' and on' * 99}."
    assert words(abridge(Note(body=[Section([f"{long} It ends."])]), "teaser")) == [long]


def test_what_is_marked_stays_marked() -> None:
    text = RichText("See the map. “It leaks,” said Ann Lee of the roof.").marked(Anchor, "map", url="https://m.example")
    text = text.marked(Speech, "“It leaks,”", speaker="Ann Lee")
    note = Note(people=["Ann Lee"], body=[Section([Paragraph(text)])])
    assert abridge(note, "teaser").links == note.links
    assert abridge(note, "teaser", teaser="“It leaks").quotes == note.quotes
    assert abridge(note, "teaser", teaser='"it leaks').quotes == note.quotes


@given(notes())
def test_no_next_step_is_lost_and_nothing_is_said_that_the_note_does_not_say(note: Note) -> None:
    short = abridge(note)
    shown = {step.text for step in short.next_steps} | set(words(short))
    assert all(any(step.text in text for text in shown) for step in note.next_steps)
    said = {text.text for section in note.body for text in section.texts()} | {note.teaser, *note.highlights}
    assert all(any(text in whole for whole in said if whole) for text in words(short))
    assert {person.name for person in short.people} <= {person.name for person in note.people}


@given(notes())
def test_a_note_is_abridged_the_same_way_each_time_and_can_be_written_down(note: Note) -> None:
    for depth in Depth:
        short = abridge(note, depth)
        assert short == abridge(note, depth)
        assert notekit.loads(notekit.dumps(short)).notes == (short,)


def test_a_quotation_that_is_chosen_is_given_whole_and_says_whose_it_is() -> None:
    said = RichText("The trust has lied. To all of us.").marked(Speech, speaker="Tom Reed")
    quote = BlockQuote([Paragraph(said), Paragraph("— Tom Reed")])
    note = Note(people=["Tom Reed"], body=[Section([quote])])
    assert abridge(note, "teaser", teaser="To all").body[0].blocks == (quote,)
    (points,) = abridge(note, points=["The trust has"]).body[-1].blocks
    assert points == ListBlock([ListItem("", [quote])])


def test_no_teaser_ends_within_a_quotation_or_before_the_name_of_who_spoke() -> None:
    long = f"It goes on{' and on' * 60}."
    text = f"“The county owes us. {long} It lied.” Those were the words of Tom Reed. We left."
    quoted = RichText(text).marked(Speech, text[: text.index("”") + 1], speaker="Tom Reed")
    note = Note(people=["Tom Reed"], body=[Section([Paragraph(quoted)])])
    assert words(abridge(note, "teaser")) == [text.removesuffix(" We left.")]
    assert words(abridge(note, "teaser", teaser="It lied")) == [text.removesuffix(" We left.")]
    unmarked = Note(body=[Section([f"He said (this is long. {long} So long) nothing. We left."])])
    assert words(abridge(unmarked, "teaser"))[0].endswith("So long) nothing.")


def test_points_come_with_what_leads_in_to_them() -> None:
    listed = [Paragraph("Nobody wanted the following:"), ListBlock(["Sell it;", "Burn it."])]
    headed = [Heading("Rejected", 2), ListBlock(["Sink it."])]
    note = Note(body=[Section([*listed, *headed], role="discussion", heading="Points")])
    assert words(abridge(note)) == [
        "Points",
        "Nobody wanted the following:",
        "Sell it;",
        "Burn it.",
        "Rejected",
        "Sink it.",
    ]
    assert words(abridge(note, points=["Burn"])) == ["Points", "Nobody wanted the following:", "Burn it."]


def test_what_is_nobody_s_is_set_apart_from_what_somebody_said() -> None:
    note = evolve(SLIPWAY, body=[*SLIPWAY.body, Section(["A word at the end."])])
    first, _, second = abridge(note, "highlights", points=["we would pay", "A word"]).body[:3]
    assert (first.by, second.by) == ((), ())
    body = abridge(note, "highlights", points=["we would pay", "A word"]).body
    assert [isinstance(section.content[0], Rule) for section in body[:3]] == [False, False, True]


def test_steps_of_others_come_under_the_name_and_not_under_that_of_the_last() -> None:
    burn = Section([ListBlock([ListItem("I shall burn it.", checked=False)])], role="contribution", by=["Cy Dunn"])
    mine = Section([ListBlock(["Count."])], role="next-steps", by=["Ann Lee"], heading="Ann Lee will")
    note = evolve(SLIPWAY, body=[burn, mine, SLIPWAY.body[-2]])
    steps = [section for section in abridge(note, most=0).body if section.role is Role.NEXT_STEPS]
    assert [(section.by, [text.text for text in section.texts()]) for section in steps] == [
        ((), ["Bo Wright will write to the county by June."]),
        (("Ann Lee",), ["Ann Lee will", "Count."]),
        (("Cy Dunn",), ["I shall burn it."]),
    ]


def test_sections_below_next_steps_are_steps_too() -> None:
    below = [Section([ListBlock([name])], role="discussion", heading=Heading(name, 2)) for name in ("Harbour", "Boats")]
    after = Section(["We left."], heading="Close")
    note = Note(body=[Section(role="next-steps", heading="Next steps"), *below, after])
    assert words(abridge(note, most=0)) == ["We left.", "Next steps", "Harbour", "Harbour", "Boats", "Boats"]
    ticked = Section([ListBlock([ListItem("Lock up.", checked=False)])], heading="Door")
    *_, first, steps, _, _ = abridge(evolve(note, body=[*note.body, ticked]), most=0).body
    assert [text.text for section in (first, steps) for text in section.texts()] == ["Lock up.", "Next steps"]


def test_words_are_whole_words() -> None:
    note = Note(body=[Section([ListBlock(["Artists are dear.", "Art is long."])], role="discussion")])
    assert words(abridge(note, points=["Art"])) == ["Art is long."]


def test_of_points_alike_but_for_capitals_the_one_is_chosen_that_is_written_so() -> None:
    note = Note(body=[Section([ListBlock(["Art is Long.", "Art is long."])], role="discussion")])
    assert words(abridge(note, points=["Art is long"])) == ["Art is long."]


def test_who_is_to_act_is_known_where_the_step_is_given() -> None:
    step = RichText("Lynette to bring soup.").marked(Action, owner="Lynette Bayliss")
    note = Note(people=["Lynette Bayliss"], body=[Section([ListBlock([ListItem(step)])], role="next-steps")])
    assert [(person.name, person.parts) for person in abridge(note).people] == [("Lynette Bayliss", (Part.MENTIONED,))]
