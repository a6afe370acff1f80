"""A note with all that a note may hold: every role of section, kind of block and mark. Every name in it is invented."""

import notekit
from notekit import (
    Action,
    Anchor,
    BlockQuote,
    Code,
    Emphasis,
    EventDate,
    Heading,
    Image,
    Kind,
    ListBlock,
    ListItem,
    Mark,
    Note,
    Paragraph,
    Part,
    Person,
    Post,
    Preformatted,
    RichText,
    Role,
    Rule,
    Section,
    Speech,
    Status,
    Strong,
    Table,
    Verse,
)

__all__ = ["HOSTILE", "full_note"]

HOSTILE = (
    "<script>alert(1)</script> & </w:t>]]> {{ 7*7 }} {% raw %} *not* _marked_ `up` [x](javascript:alert(1)) \\ "
    "# no heading | no | table \u202egnp\u202c \u200bزمان 日本語 e\u0301 👩‍🚒 \u2028end \u2029of it \ufeff"
)


def _over(text: str, words: str, mark: type[Mark], **fields: object) -> Mark:
    """A mark of the given kind over the first occurrence of `words` in `text`."""
    start = text.index(words)
    return mark(start, start + len(words), **fields)


def full_note() -> notekit.Note:
    """A note that uses every section role, block kind and mark, with people who speak together and hostile text."""
    return Note(
        "Who keeps the river? <Flood wardens & friends>",
        "Notes of the spring roundtable",
        kind=Kind.ROUNDTABLE,
        date=EventDate.from_iso("2031-04-07/2031-04-08", "7 and 8 April 2031"),
        place="Lower Marl Town Hall",
        organiser="Marl Valley Rivers Forum",
        series="River conversations",
        topics=("Flooding", "Volunteers & volunteering"),
        supporters=("The Ostler Bequest",),
        url="https://rivers.example/notes/spring?part=1&of=2",
        teaser="Wardens, bakers & engineers ask who keeps the river: nobody, it turns out.",
        highlights=("Wardens first", "Gates that nobody mends, and what they cost: <a lot>"),
        people=_people(),
        body=(_welcome(), _key_messages(), *_contributions(), *_discussions(), *_responses(), *_steps(), _annex()),
    )


def _people() -> tuple[Person, ...]:
    return (
        Person("Ottilie Brandreth", "Dr", (("Chair", "Marl Valley Rivers Forum"),), (Part.CHAIR,)),
        Person("Kwabena Hollis", posts=(("Flood warden", "Upper Marl"), ("Baker", None)), parts=(Part.SPEAKER,)),
        Person("Sunniva Okell", posts=(Post("Chief Engineer", "Canal Office", former=True),), parts=(Part.SPEAKER,)),
        Person("Piotr Vane", "Professor", ((None, "University of Ensford"),), (Part.SPEAKER,)),
        Person("Maud Ilesanmi", parts=(Part.RESPONDENT, Part.PARTICIPANT)),
        Person("Tam O'Reilly-Çelik", posts=(("Poet <in> residence & editor", None),), parts=(Part.RESPONDENT,)),
        Person("Bea Quill", parts=(Part.MENTIONED,)),
    )


def _welcome() -> Section:
    styled = "Strong words, soft words, strong and soft words, and sluice --open typed out."
    linked = "The full report is on the forum's site and the slides were here once; write to the secretary."
    said = "Bea Quill put it simply: “The river does not read our plans.” Nobody disagreed."
    return Section(
        (
            Paragraph(
                RichText(
                    styled,
                    (
                        _over(styled, "Strong words", Strong),
                        _over(styled, "soft words", Emphasis),
                        _over(styled, "strong and soft", Strong),
                        _over(styled, "and soft words", Emphasis),
                        _over(styled, "sluice --open", Code),
                    ),
                )
            ),
            Paragraph(
                RichText(
                    linked,
                    (
                        _over(linked, "full report", Anchor, url="https://rivers.example/report?a=1&b=2"),
                        _over(linked, "report", Strong),
                        _over(linked, "here", Anchor),
                        _over(linked, "write to the secretary", Anchor, url="mailto:office@rivers.example"),
                    ),
                )
            ),
            Paragraph(
                RichText(said, (_over(said, "The river does not read our plans.", Speech, speaker="Bea Quill"),))
            ),
            Paragraph("First line of an address\nSecond line of it"),
            Paragraph(HOSTILE),
        )
    )


def _key_messages() -> Section:
    strong = "Wardens first: they know the water."
    return Section(
        (
            ListBlock(
                (RichText(strong, (_over(strong, "Wardens first", Strong),)), "Share the gauges.", "Fund the small."),
                ordered=True,
            ),
        ),
        Role.KEY_MESSAGES,
        "Key messages",
    )


def _contributions() -> tuple[Section, ...]:
    return (
        Section(
            ("Kwabena Hollis has watched the weir for nineteen winters.", "He keeps a diary of every one."),
            Role.CONTRIBUTION,
            "From the bank",
            ("Kwabena Hollis",),
        ),
        Section(
            (
                "They spoke together about gates that nobody had mended.",
                Heading("What the gates cost", 2),
                Table(
                    (
                        ("Gate", "Last mended", RichText("Cost", (Emphasis(0, 4),))),
                        ("Upper | north", "2019", "£4,200"),
                        ("Lower", "", "£<900>"),
                    )
                ),
                Table((("no header", "here"), ("second", "row")), header=False),
            ),
            Role.CONTRIBUTION,
            "Gates",
            ("Sunniva Okell", "Piotr Vane"),
            lead_in=("A double act, in their own words.",),
        ),
        Section(("A contribution without any heading.",), Role.CONTRIBUTION, by=("Piotr Vane",)),
    )


def _discussions() -> tuple[Section, ...]:
    return (
        Section(
            (
                ListBlock(
                    (
                        ListItem(
                            "Start from the street.",
                            (
                                ListBlock(
                                    (
                                        ListItem("Knock on doors.", (ListBlock(("Twice.", "In daylight.")),)),
                                        "Ask who is missing.",
                                    )
                                ),
                                Paragraph("This belongs to the item about the street."),
                                ListBlock(("one of two", "two of two"), ordered=True, start=4),
                            ),
                        ),
                        "Keep the meetings short.",
                    )
                ),
                "A point made in a paragraph.",
            ),
            Role.DISCUSSION,
            "Breakout discussions",
            group="Group A: streets",
            lead_in=("What would make neighbours feel ready?",),
        ),
        Section(
            (ListBlock(("First of the second list.", "Second of it."), ordered=True),),
            Role.DISCUSSION,
            Heading("Group B: money", 2),
            group="Group B: money",
        ),
    )


def _responses() -> tuple[Section, ...]:
    refrain = "and the water said its name"
    return (
        Section(
            (ListBlock(("She heard hope.", "She heard tiredness too.")),),
            Role.RESPONSE,
            "Responses",
            ("Maud Ilesanmi",),
        ),
        Section(
            (
                Verse(("The gauge went up a hand by night,", RichText(refrain, (Emphasis(0, len(refrain)),)))),
                Verse(("We wrote it on the chapel wall,", "  the chapel & the <wall>.")),
            ),
            Role.RESPONSE,
            by=("Tam O'Reilly-Çelik",),
        ),
    )


def _steps() -> tuple[Section, ...]:
    prose = "Before summer the Forum will publish the gauges, and Kwabena Hollis will train ten wardens."
    publish = "Publish the minutes by 1 May 2031"
    return (
        Section(
            (
                ListBlock(
                    (
                        ListItem(
                            RichText(
                                publish,
                                (
                                    Action(0, len(publish), "Ottilie Brandreth", EventDate.from_iso("2031-05-01")),
                                    _over(publish, "minutes", Strong),
                                ),
                            )
                        ),
                        ListItem("Thank the hall", checked=True),
                        ListItem("Mend the lower gate", checked=False),
                        "Meet again",
                    )
                ),
            ),
            Role.NEXT_STEPS,
            "Next steps",
        ),
        Section(
            (
                Paragraph(
                    RichText(
                        prose,
                        (
                            _over(prose, "publish the gauges", Action, owner="the Forum"),
                            _over(prose, "train ten wardens", Action, owner="Kwabena Hollis", status=Status.OPEN),
                        ),
                    )
                ),
            ),
            Role.NEXT_STEPS,
            Heading("And later", 2),
        ),
    )


def _annex() -> Section:
    return Section(
        (
            BlockQuote(
                (
                    Paragraph("Set apart as quoted."),
                    BlockQuote((Paragraph("Quoted within the quotation."),)),
                    ListBlock(("quoted item",)),
                )
            ),
            Rule(),
            Image("A heron on a sluice gate", "The lower gate in March", "https://rivers.example/heron.jpg"),
            Image(caption="A picture whose address was lost"),
            Image(source="pictures/map.png"),
            Preformatted('if level > 2.4:\n    ring("bell")  # <twice>\n\n\tdone', "python"),
            Heading("Deepest", 5),
            Paragraph("The last words."),
        ),
        heading="Annex",
    )
