"""Quotations, links and steps are marked in every block of a note, and nothing else in it changes."""

import notekit
from fixtures import note_in
from notekit import Action, BlockQuote, Heading, Note, Paragraph, Speech, Strong, Table, Verse


def markdown(text: str) -> Note:
    (note,) = notekit.parse(text.encode(), media_type="markdown").notes
    return note


SAID = "“The tide waits for nobody,” said Ruth Quill."


def test_quotations_are_marked_in_lists_quotations_and_tables() -> None:
    note = markdown(
        f"# Slipway workshop\n\n{SAID}\n\n- {SAID}\n  - {SAID}\n\n> {SAID}\n\n| a | b |\n|---|---|\n| c | {SAID} |\n"
    )
    assert [quote.speaker for quote in note.quotes] == ["Ruth Quill"] * 5
    assert {quote.text for quote in note.quotes} == {"The tide waits for nobody,"}


def test_headings_and_verse_are_left_as_they_are() -> None:
    note = markdown(f"# Slipway workshop\n\n## {SAID}\n\nTea.\n")
    assert [heading.content.marks for heading in note.headings] == [()]
    note = note_in(
        f"Slipway evening\n\nRuth Quill, a poet, read a poem:\n\n{SAID}\nThe gulls come home\nThe rope is old"
    )
    verses = [block for section in note.body for block in section.content if isinstance(block, Verse)]
    assert [line.marks for verse in verses for line in verse.lines] == [(), (), ()]


def test_marks_that_stand_already_are_kept() -> None:
    note = note_in(
        "Slipway workshop\n\n**Ruth Quill** said: “The tide **waits** for nobody.” Read on [here](https://a.example)."
    )
    (paragraph,) = (block for section in note.body for block in section.content if isinstance(block, Paragraph))
    assert [type(mark).__name__ for mark in paragraph.content.marks] == ["Strong", "Speech", "Strong", "Anchor"]
    assert paragraph.content.under(paragraph.content.of(Strong)[1]) == "waits"
    assert paragraph.content.of(Speech)[0].speaker == "Ruth Quill"


def test_the_text_is_the_same_with_marks_as_without() -> None:
    text = f"Slipway workshop\n\n{SAID} Read more here.\n\nACTION: Omar to buy rope"
    note = note_in(text)
    said = [block.text for section in note.body for block in section.content if isinstance(block, Paragraph)]
    assert said == text.split("\n\n")[1:]


def test_a_quotation_that_runs_over_paragraphs_is_nobodys_for_each() -> None:
    note = note_in(
        "Slipway workshop\n\n“The tide waits for nobody, and it never did, and nobody has asked why.\n\n"
        "“It is a thing of the moon, which waits for nobody either,” said Ruth Quill.\n"
    )
    assert all("“" not in quote.text for quote in note.quotes)


def test_what_will_happen_by_itself_is_no_step() -> None:
    note = note_in("Slipway workshop\n\nTea was late.\n\nPeople will come and go, and the tide will too.\n")
    assert not any(
        block.content.of(Action) for section in note.body for block in section.content if isinstance(block, Paragraph)
    )


def test_blocks_keep_their_kind_and_order() -> None:
    note = markdown("# A\n\n> b\n\n## C\n\n| d | e |\n|---|---|\n| f | g |\n\nh\n")
    kinds = [type(block) for section in note.body for block in (section.heading, *section.content) if block]
    assert kinds == [BlockQuote, Heading, Table, Paragraph]


def test_a_sentence_set_off_in_a_contribution_is_the_speakers_and_a_definition_is_nobodys() -> None:
    note = markdown(
        "# Slipway workshop\n\n## Ruth Quill: why we mend\n\nRuth showed a map.\n\n> We have to mend it before the tide"
        "\n\nShe used this definition:\n\n> A slipway is a slope on which boats are drawn.\n"
    )
    assert [(quote.speaker, quote.text) for quote in note.quotes] == [
        ("Ruth Quill", "We have to mend it before the tide")
    ]
