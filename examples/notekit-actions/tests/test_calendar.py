"""The calendar is one by RFC 5545, and says of a step what the text says."""

import re

import pytest

from notekit import EventDate, ListBlock, NextStep, Note, Section
from notekit_actions.calendar import as_calendar
from notekit_actions.renderers import CalendarOptions, CalendarRenderer
from notekit_actions.steps import Step

_LINE = re.compile(r"(?P<name>[A-Z-]+)(?:;(?P<parameters>[A-Z]+=[A-Z-]+))?:(?P<value>.*)")
_FORMS = {
    "UID": r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "DTSTAMP": r"\d{8}T\d{6}Z",
    "SUMMARY": r"(?:[^\\;,]|\\[\\;,n])+",
    "DESCRIPTION": r"(?:[^\\;,]|\\[\\;,n])+",
    "DUE": r"\d{8}",
    "STATUS": "NEEDS-ACTION|COMPLETED|IN-PROCESS|CANCELLED",
}
_ESCAPES = {"\\n": "\n", "\\\\": "\\", "\\;": ";", "\\,": ","}


def read_to_dos(data: bytes) -> list[dict[str, str]]:
    """The to-dos of a calendar, each as its properties with their values unescaped; nothing is let pass that RFC 5545
    does not allow."""
    first, version, program, *rest, last = unfolded(data)
    assert (first, version, last) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    assert program.startswith("PRODID:")
    to_dos: list[dict[str, str]] = []
    inside = False
    for line in rest:
        if line in ("BEGIN:VTODO", "END:VTODO"):
            assert inside is (line == "END:VTODO")
            inside = not inside
            to_dos += [{}] if inside else []
        else:
            assert inside
            read_property(line, to_dos[-1])
    assert not inside
    assert to_dos
    assert all({"UID", "DTSTAMP"} <= to_do.keys() for to_do in to_dos)
    identities = [to_do["UID"] for to_do in to_dos]
    assert len(set(identities)) == len(identities)
    return to_dos


def unfolded(data: bytes) -> list[str]:
    assert data.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(0 < len(line) <= 75 for line in physical)
    assert all(line.decode("utf-8") for line in physical)  # no character is cut in two
    return data.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def read_property(line: str, to_do: dict[str, str]) -> None:
    match = _LINE.fullmatch(line)
    assert match, line
    name, value = match["name"], match["value"]
    assert name not in to_do, f"{name} is given twice"
    assert re.fullmatch(_FORMS[name], value, re.DOTALL), line
    assert match["parameters"] == ("VALUE=DATE" if name == "DUE" else None)
    to_do[name] = re.sub(r"\\.", lambda escape: _ESCAPES[escape[0]], value) if "\\" in value else value


MAY = EventDate.from_iso("2031-05-06", "Tuesday 6 May 2031")


def to_dos(*steps: NextStep, event: str | None = "Clocks", date: EventDate | None = MAY) -> list[dict[str, str]]:
    return read_to_dos(as_calendar([Step(event, date, step) for step in steps]))


def test_a_step_is_a_to_do_with_what_is_known_of_it() -> None:
    due = EventDate.from_iso("2031-06-30", "by the end of June")
    (to_do,) = to_dos(NextStep("Find the key", "Ottilie Marchbanks", due, "open"))
    assert to_do.pop("UID")
    assert to_do == {
        "DTSTAMP": "20310506T000000Z",
        "SUMMARY": "Find the key",
        "DESCRIPTION": "Owner: Ottilie Marchbanks\nDue: by the end of June\nAgreed at: Clocks, Tuesday 6 May 2031",
        "DUE": "20310630",
        "STATUS": "NEEDS-ACTION",
    }


def test_nothing_is_said_that_the_text_does_not_say() -> None:
    (to_do,) = to_dos(NextStep("Find the key"), event=None, date=None)
    assert to_do.keys() == {"UID", "DTSTAMP", "SUMMARY"}
    assert to_do["DTSTAMP"] == "19700101T000000Z"


@pytest.mark.parametrize(
    "due", [EventDate.from_iso("2031-06"), EventDate.from_iso("2031"), EventDate(text="after the harvest")]
)
def test_a_date_that_is_no_day_is_no_date_of_a_calendar(due: EventDate) -> None:
    (to_do,) = to_dos(NextStep("Find the key", due=due))
    assert "DUE" not in to_do
    assert f"Due: {due}" in to_do["DESCRIPTION"]


def test_the_last_day_of_several_is_when_a_step_is_due() -> None:
    (to_do,) = to_dos(NextStep("Find the key", due=EventDate.from_iso("2031-06-01/2031-06-03")))
    assert to_do["DUE"] == "20310603"


def test_what_is_done_is_completed() -> None:
    assert to_dos(NextStep("Find the key", status="done"))[0]["STATUS"] == "COMPLETED"


@pytest.mark.parametrize(
    "words",
    [
        "Write; call, or walk",
        "BEGIN:VTODO",
        r"Mend C:\new and \, and \n",
        "ünïcödé " * 40,
        "𝄞" * 90,
        "é" * 37 + "a" + "é" * 90,
        "x" * 67,
        "x" * 68,
        "x" * 500,
        "Say “yes”: then END:VCALENDAR",
        "a\u2028b\u0085c\x0bd",
    ],
)
def test_any_words_come_back_as_they_were(words: str) -> None:
    step = Step(Note(words).title, MAY, NextStep(words))
    (to_do,) = read_to_dos(as_calendar([step]))
    assert to_do["SUMMARY"] == step.text


def test_a_step_is_the_same_to_a_calendar_when_it_is_corrected() -> None:
    (before,) = to_dos(NextStep("Find the key"))
    (after,) = to_dos(NextStep("Find the key", "Orla", MAY, "done"))
    (other,) = to_dos(NextStep("Find the key"), event="Bells")
    assert before["UID"] == after["UID"] != other["UID"]


def test_steps_in_the_same_words_are_told_apart() -> None:
    first, second = to_dos(NextStep("Send notes", "Orla"), NextStep("Send notes", "Rafe"))
    assert first["UID"] != second["UID"]


def test_the_renderer_gives_the_same_bytes_each_time() -> None:
    note = Note("Clocks", date=MAY, body=[Section([ListBlock(["Find the key", "Oil it"])], role="next-steps")])
    renderer = CalendarRenderer()
    artefact = renderer.render([note], CalendarOptions())
    assert artefact == renderer.render([note], CalendarOptions())
    assert (artefact.media_type, artefact.suffix) == ("text/calendar", ".ics")
    assert [to_do["SUMMARY"] for to_do in read_to_dos(artefact.data)] == ["Find the key", "Oil it"]
    assert not renderer.can_render(Note("Clocks"))
