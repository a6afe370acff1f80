from collections.abc import Mapping

from notekit import Note, Section
from notekit.testing import RendererContract
from notekit_outline import Options, OutlineRenderer, notekit_renderers


class TestContract(RendererContract):
    """What notekit asks of every renderer."""

    renderer = OutlineRenderer()

    def said(self, note: Note) -> Mapping[str, list[str]]:
        """Of all that a note says, an outline gives the title, the headings of sections, and who speaks in each."""
        return {
            "titles": [note.title] if note.title else [],
            "headings": [section.heading.text for section in note.body if section.heading],
            "names": [name for section in note.body for name in section.by],
        }


NOTE = Note(
    "Sharing a kiln",
    people=["Hanne Okoro"],
    body=[
        Section(["Clay forgives."], role="contribution", heading="Heat", by=["Hanne Okoro"]),
        Section(["Draw up a rota."], role="next-steps"),
    ],
)


def outline(*notes: Note, options: Options | None = None) -> str:
    return OutlineRenderer().render(notes, options or Options()).data.decode()


def test_each_section_is_a_line_with_its_heading_or_role() -> None:
    assert outline(NOTE) == "Sharing a kiln\n- Heat (Hanne Okoro)\n- Next steps\n"


def test_options_change_the_bullet_and_leave_out_people() -> None:
    assert outline(NOTE, options=Options(bullet="*", people=False)) == "Sharing a kiln\n* Heat\n* Next steps\n"


def test_several_notes_stand_apart() -> None:
    assert outline(Note("One"), Note("Two")) == "One\n\nTwo\n"


def test_an_empty_note_has_no_outline() -> None:
    assert not OutlineRenderer().can_render(Note())


def test_the_hook_supplies_the_renderer() -> None:
    assert [renderer.name for renderer in notekit_renderers()] == ["outline"]
