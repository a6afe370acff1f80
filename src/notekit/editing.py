"""Editing: a note with each piece of one kind changed, or with somebody renamed.

Everything of a note is frozen; what is given back is a new note, and what did not change is shared.
"""

import re
from collections.abc import Callable
from operator import is_
from typing import Any, TypeVar

from attrs import evolve, fields, has

from notekit.errors import SchemaError
from notekit.people import Person, united
from notekit.schema import Evidence, Note, Section
from notekit.text import Action, Speech

__all__ = ["change_each", "rename"]

T = TypeVar("T")
Whole = TypeVar("Whole")


def change_each(whole: Whole, kind: type[T], change: Callable[[T], T]) -> Whole:
    """`whole`, a notebook, a note or a part of one, with each piece of a kind in it as `change` gives it.

    `kind` is a class such as `Section`, `ListItem`, `RichText` or `Anchor`; a base such as `Mark` stands
    for all that derive from it. A piece is changed after those inside it. Raises `SchemaError` where a
    piece so changed has no place where the old one stood.
    """

    def changed(piece: Any) -> Any:
        if isinstance(piece, tuple):
            pieces = tuple(map(changed, piece))
            return piece if all(map(is_, pieces, piece)) else pieces
        if has(type(piece)):
            before = {field.name: getattr(piece, field.name) for field in fields(type(piece))}
            after = {name: new for name, old in before.items() if (new := changed(old)) is not old}
            piece = evolve(piece, **after) if after else piece
        return change(piece) if isinstance(piece, kind) else piece

    result: Whole = changed(whole)
    return result


def rename(note: Note, old: str, new: str) -> Note:
    """The note with the person called `old` called `new`, wherever it refers to them.

    That is among its people, in whose sections, quotations and actions are, and in its evidence; the
    words of its texts stay as they are. Where somebody is called `new` already, the two become one
    person, with the posts and parts of both. Raises `SchemaError` where nobody is called `old`, where
    `new` is blank, or where the two have different honorifics.
    """
    names = [person.name for person in note.people]
    if old not in names:
        raise SchemaError(f"Note.people has nobody called {old!r}; it has {', '.join(map(repr, names)) or 'nobody'}")
    new = Person(new).name  # as a name is kept
    within = re.compile(rf"(?<![\w’'-]){re.escape(old)}(?![\w’'-]*\w)")  # 'Ann Lee and Bo Wright' own a step together

    def called(name: str) -> str:
        return new if name == old else name

    def of_section(section: Section) -> Section:
        return evolve(section, by=dict.fromkeys(map(called, section.by))) if old in section.by else section

    def of_speech(speech: Speech) -> Speech:
        return evolve(speech, speaker=new) if speech.speaker == old else speech

    def of_action(action: Action) -> Action:
        owner = within.sub(lambda _: new, action.owner) if action.owner else None
        return evolve(action, owner=owner) if owner != action.owner else action

    def of_evidence(evidence: Evidence) -> Evidence:
        return evolve(evidence, field=f"people[{new}]") if evidence.field == f"people[{old}]" else evidence

    people = united(evolve(person, name=called(person.name)) for person in note.people)
    body = change_each(note.body, Section, of_section)
    body = change_each(change_each(body, Speech, of_speech), Action, of_action)
    return evolve(note, people=people, body=body, evidence=map(of_evidence, note.evidence))
