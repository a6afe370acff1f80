"""Steps: what is to be done, each with the event at which it was agreed."""

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from notekit import EventDate, NextStep, Note, Status

__all__ = ["Step", "steps_of", "still_to_do"]


@frozen
class Step:
    """One next step of one event.

    `document` is the file in which it stands, None where nobody knows; it takes no part in equality, since the same
    step may well stand in a draft and in the document made of it.
    """

    event: str | None
    date: EventDate | None
    todo: NextStep
    document: str | None = field(default=None, eq=False)

    @property
    def text(self) -> str:
        """What is to be done, on one line."""
        return " ".join(self.todo.text.split())


def steps_of(notes: Iterable[Note], document: str | None = None) -> Iterator[Step]:
    """The next steps of notes, in their order."""
    for note in notes:
        for step in note.next_steps:
            yield Step(note.title, note.date, step, document)


def still_to_do(steps: Iterable[Step]) -> list[Step]:
    """The steps that nobody says are done."""
    return [step for step in steps if step.todo.status is not Status.DONE]
