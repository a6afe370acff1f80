"""What site generators put into Markdown is no text; its pictures, and the words within it, are."""

import pytest

import notekit
from notekit import Note


def note_of(text: str) -> Note:
    notebook = notekit.parse(f"# Quay evening\n\nWe met.\n\n{text}\n".encode(), media_type="text/markdown")
    assert notebook.coverage.complete
    (note,) = notebook.notes
    return note


def words_of(note: Note) -> list[str]:
    return [words.text for section in note.body for words in section.texts()]


@pytest.mark.parametrize(
    "code",
    [
        "{{< toc >}}",
        "{{% notice tip %}}",
        "{{< /details >}}",
        "{% include map.html id=3 %}",
        '[gallery ids="1,2"]',
        "[/more]",
        "{: .lead #top}",
    ],
)
def test_a_shortcode_that_stands_alone_is_furniture(code: str) -> None:
    note = note_of(code)
    assert words_of(note) == ["We met."]
    assert note.furniture == (code,)


def test_attributes_behind_a_link_or_heading_are_no_words_of_it() -> None:
    note = note_of('## Ropes {#ropes}\n\nA [rope](https://quay.example){:target="_blank" .wide} here.\n{: .lead}\n')
    assert words_of(note) == ["We met.", "Ropes", "A rope here."]


def test_braces_that_hold_no_attributes_are_words() -> None:
    assert words_of(note_of("A smile {: and a set {#1, #2}."))[1:] == ["A smile {: and a set {#1, #2}."]
    assert words_of(note_of("Type `{: .lead}` there."))[1:] == ["Type {: .lead} there."]


def test_a_figure_is_a_picture() -> None:
    (image,) = note_of('{{< figure src="quay.jpg" alt="A quay" caption="Dusk & “fog”" >}}').images
    assert (image.source, image.alt, image.caption) == ("quay.jpg", "A quay", "Dusk & “fog”")


def test_words_around_and_between_shortcodes_stay() -> None:
    note = note_of("The {{< mark >}}lamp{{< /mark >}} is lit. [caption width=3]The lamp[/caption]")
    assert words_of(note)[1:] == ["The lamp is lit. The lamp"]


def test_a_link_whose_address_is_made_by_a_shortcode_keeps_its_words() -> None:
    note = note_of(
        'See [the loft]({{< ref "loft.md" >}}), [the plan]({{ site.baseurl }}/plan.html) and [it]({{ url }}).'
    )
    assert words_of(note)[1:] == ["See the loft, the plan and it."]
    assert {link.url for link in note.links} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Dear {{ name }}, welcome.",
        "See [x], [a=b] and [Note: a=b].",
        "[x=1](https://example.org)",
        "A set {a, b} and {%}.",
        "Write `{{< toc >}}` for contents.",
    ],
)
def test_what_is_no_shortcode_is_text(text: str) -> None:
    plain = text.replace("`", "").removesuffix("(https://example.org)")
    assert words_of(note_of(text))[1:] == [plain.strip("[]") if "example" in text else plain]


def test_a_document_that_notekit_wrote_has_none() -> None:
    note = Note("Quay", body=[notekit.Section([notekit.Paragraph("Write {{< toc >}} or [/more] for contents.")])])
    written = notekit.render(note, "markdown").data
    (again,) = notekit.parse(written, media_type="text/markdown").notes
    assert words_of(again) == ["Write {{< toc >}} or [/more] for contents."]
