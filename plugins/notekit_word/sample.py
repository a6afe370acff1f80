"""A sample: the note whose document people change into their own house style."""

import notekit

__all__ = ["sample"]

_TEXT = (
    "Running text is set in the style Body Text. Change a style, and every document that takes this one for its "
    "reference_doc looks so; the words of this one are never taken."
)


def sample() -> notekit.Note:
    """A note in which every style is used, each named where it stands."""
    deeper = notekit.ListBlock(["List Bullet 3"])
    nested = notekit.ListBlock([notekit.ListItem("List Bullet 2", [deeper])])
    steps = [_step("What is to be done stands in Table Text", "who", "2031-10-31"), _step("under Table Heading", "who")]
    return notekit.Note(
        "Title",
        "Subtitle",
        kind=notekit.Kind.ROUNDTABLE,
        date="2031-10-31",
        place="Details",
        organiser="your organisation",
        series="Kicker",
        topics=["a topic", "another"],
        people=[notekit.Person("Speaker", posts=[("Detail", "your organisation")], parts=[notekit.Part.SPEAKER])],
        body=[
            notekit.Section([_TEXT, *_inline()], heading="Heading 1"),
            notekit.Section(
                ["What one speaker said."],
                role=notekit.Role.CONTRIBUTION,
                by=["Speaker"],
                heading=notekit.Heading("Heading 2", 2),
            ),
            notekit.Section(
                [notekit.ListBlock([notekit.ListItem("List Bullet", [nested]), "List Bullet"])],
                role=notekit.Role.DISCUSSION,
                heading=notekit.Heading("Heading 3", 3),
                lead_in=["A question stands in Lead-in:"],
                group="Group",
            ),
            notekit.Section(
                [
                    notekit.ListBlock(["List Number", "List Number"], ordered=True),
                    notekit.BlockQuote([notekit.Paragraph("Words set apart stand in Quote.")]),
                    notekit.Verse(["Lines whose ends matter", "stand in Verse."]),
                ],
                heading=notekit.Heading("Heading 4", 4),
            ),
            notekit.Section(
                [
                    notekit.Table([["Table Heading", "Table Heading"], ["Table Text", "Table Text"]]),
                    notekit.Image(alt="Pictures", caption="have their caption in caption."),
                    notekit.Preformatted("Text as typed stands in Code."),
                    notekit.Rule(),
                ],
                heading=notekit.Heading("Heading 5", 5),
            ),
            notekit.Section([notekit.ListBlock(steps)], role=notekit.Role.NEXT_STEPS, heading="Next steps"),
        ],
    )


def _inline() -> list[notekit.Paragraph]:
    text = "Words are in Strong, in Emphasis, in Code Char, or a Hyperlink."
    marks = [
        _over(text, "Strong", notekit.Strong),
        _over(text, "Emphasis", notekit.Emphasis),
        _over(text, "Code Char", notekit.Code),
    ]
    start = text.index("Hyperlink")
    return [notekit.Paragraph(notekit.RichText(text, [*marks, notekit.Anchor(start, start + 9, "https://a.example")]))]


def _over(text: str, words: str, mark: type[notekit.Mark]) -> notekit.Mark:
    start = text.index(words)
    return mark(start, start + len(words))


def _step(text: str, owner: str, due: str | None = None) -> notekit.ListItem:
    return notekit.ListItem(notekit.RichText(text, [notekit.Action(0, len(text), owner, due=due)]))
