"""The questions that `notekit new` asks on a terminal."""

from collections.abc import Callable
from typing import Any

import click

from notekit.errors import SchemaError
from notekit.people import Part
from notekit.skeletons.answers import Answers

__all__ = ["PERSON", "ask"]

PERSON = "Name, Role, Organisation"


def ask(answers: Answers) -> dict[str, Any]:
    """What a person on the terminal answers, by the name of the option that says the same; None for no answer.

    A question whose answer cannot be read is put again. Raises `click.Abort` where the person breaks off.
    """

    def names_somebody(text: str) -> str:
        answers.person(text, Part.SPEAKER)
        return text

    click.echo("What is known already? Enter leaves a question out.")
    details: dict[str, Any] = {"title": _answer("Title"), "date": _answer("Date", answers.date)}
    details |= {"place": _answer("Place"), "organiser": _answer("Organiser")}
    details["speaker"] = speakers = list[str]()
    while speaker := _answer(f"{'Another speaker' if speakers else 'Speaker'} ({PERSON})", names_somebody):
        speakers.append(speaker)
    return details


def _answer(question: str, read: Callable[[str], Any] = str.strip) -> Any:
    def value(answer: str) -> Any:
        try:
            return read(answer) if answer.strip() else None
        except SchemaError as error:
            raise click.BadParameter(str(error)) from None  # and the question is put again

    return click.prompt(question, default="", show_default=False, value_proc=value)
