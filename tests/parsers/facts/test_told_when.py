"""A date in front matter is that of writing where the text tells of the event from there."""

import notekit

LAST_WEEK = "Last week the Quay Trust held a workshop on ropes, and forty people came to the boat house."


def found(front_matter: str, text: str) -> str | None:
    (note,) = notekit.parse(f"---\n{front_matter}\n---\n\n{text}\n".encode(), media_type="markdown").notes
    return note.date.iso if note.date else None


def test_the_date_above_what_was_held_last_week_is_that_of_writing() -> None:
    assert found("title: Ropes\ndate: 2031-05-03", LAST_WEEK) is None
    assert found("title: Ropes\ndate: 2031-05-03", LAST_WEEK.replace("Last week", "Yesterday")) is None


def test_a_date_beside_keys_of_an_event_is_the_event_s() -> None:
    assert found("title: Ropes\ndate: 2031-05-03\nvenue: Quay Hall", LAST_WEEK) == "2031-05-03"


def test_what_others_did_last_week_is_not_the_event() -> None:
    assert found(
        "title: Ropes\ndate: 2031-05-03", "The county cut its grants last week, as all of us feared it would."
    ) == ("2031-05-03")


def test_the_day_on_which_the_text_says_that_it_was_held_comes_before_that_of_writing() -> None:
    text = "On Tuesday 22 April we ran a half-day workshop on ropes for thirty people from the north quay."
    assert found("title: Ropes\ndate: 2031-05-03", text) == "2031-04-22"


def test_a_day_of_another_meeting_is_not_that_of_the_event() -> None:
    text = "After the meeting held on 22 April we wanted to hear from those on the north quay, so we met again."
    assert found("title: Ropes\ndate: 2031-05-03", text) == "2031-05-03"
    text = "On 22 April a ship ran into the quay, and so thirty of us wanted to hear what can be done about it."
    assert found("title: Ropes\ndate: 2031-05-03\nvenue: Quay Hall", text) == "2031-05-03"


def test_the_day_may_stand_at_the_end_of_the_sentence_that_says_what_was_held() -> None:
    text = "A half-day workshop on ropes was held in the boat house on 22 April, and thirty people came to it."
    assert found("title: Ropes\ndate: 2031-05-03", text) == "2031-04-22"
    assert found("title: Ropes\ndate: 2031-05-03", f"## Summary\n\n- {text}\n- Ropes are long.") == "2031-04-22"
    text = "The next workshop on ropes was held back, as the last meeting was held on 22 April, and few came."
    assert found("title: Ropes\ndate: 2031-05-03", text) == "2031-05-03"


def test_people_came_to_an_event_on_its_day() -> None:
    text = "More than fifty people came to the boat house on 22 April for our workshop on ropes, which we ran."
    assert found("title: Ropes\ndate: 2031-05-03", text) == "2031-04-22"
