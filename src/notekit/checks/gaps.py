"""What a note should say and does not: who spoke, for whom, who will do it, whose words these are."""

import re
from collections import Counter
from collections.abc import Iterator

from notekit.checks.finding import Remark
from notekit.checks.passages import Form, Subject
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.schema import Role
from notekit.text import Action, Speech, Status

__all__ = [
    "contributions_without_speaker",
    "quotes_without_source",
    "respondents_without_points",
    "speakers_without_organisation",
    "steps_without_owner",
]

TWICE = 2
"""Whoever is named so often may have answered in words that are not told apart."""

_NAME = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^\W\d_]*[A-Z]\S*\s+(?:\S+\s+){3,}\S*[^?\s]$", re.DOTALL)  # no catchword and no question
_SOMEBODY = (
    r"\b(?:[Tt]he|[Oo]ur)\s+(?:[\w’'-]+\s+){1,4}?(?i:<checks.takes-on>)\b(?!\s+be\b)"
    r"|\b(?!(?:It|This|That|There|We|They|One)\b)[A-Z][\w’'-]+\s+(?i:<checks.takes-on>)\b(?!\s+be\b)"
)
"""Whoever a step may be the task of without being found: 'the council will', 'Ann to'."""
_LABEL = re.compile(r"(?P<who>[A-Z][^:.]{2,40}):\s")


def speakers_without_organisation(subject: Subject) -> Iterator[Remark]:
    """Speakers of whom the note says neither what they are nor for whom they spoke."""
    for person in subject.note.speakers:
        if not person.posts:
            yield Remark(
                f"nothing says for whom {person} spoke",
                subject.evidence(f"people[{person.name}]"),
                hint="add a role or an organisation",
            )


def respondents_without_points(subject: Subject) -> Iterator[Remark]:
    """Respondents of whom the note does not say what they answered."""
    answered = {person.name for response in subject.note.responses if response.points for person in response.by}
    silent = [person for person in subject.note.respondents if person.name not in answered]
    if not silent:
        return
    said = Counter(word for passage in subject.passages for word in _NAME.findall(passage.text))
    for person in silent:
        if max(said[word] for word in _NAME.findall(person.name) or [""]) < TWICE:
            yield Remark(
                f"nothing says what {person} answered",
                subject.evidence(f"people[{person.name}]"),
                hint="add what was said, or do not call the person a respondent",
            )


def contributions_without_speaker(subject: Subject) -> Iterator[Remark]:
    """Contributions that are nobody's."""
    for section in subject.note.body:
        if section.role is Role.CONTRIBUTION and not section.by and section.content:
            span = section.heading.span if section.heading else section.content[0].span
            yield Remark("nothing says whose contribution this is", span, hint="name the speaker")


def steps_without_owner(subject: Subject) -> Iterator[Remark]:
    """Next steps that are nobody's task and not done."""
    names = {word for person in subject.note.people for word in _NAME.findall(person.name) if word[0].isupper()}
    somebody = subject.words.phrase(_SOMEBODY)
    for passage in subject.passages:
        if passage.checked:
            continue
        actions = passage.content.of(Action)
        steps = [(one.start, one.end) for one in actions if one.owner is None and one.status is not Status.DONE]
        listed = passage.section is not None and passage.section.role is Role.NEXT_STEPS
        if not actions and passage.form is Form.ITEM and listed:
            steps = [(0, len(passage.text))]
        for start, end in steps:
            said = passage.text[start:end]
            named = somebody.search(said) or _labels_somebody(said, subject.words)
            if names.isdisjoint(_NAME.findall(said)) and not named:
                yield Remark("nothing says who will do this", passage.place(start, end), hint="name a person or body")


def _labels_somebody(said: str, words: Vocabulary) -> bool:
    """Whether a step begins with an office, a body or a group that is asked to take it: 'Harbour Team: …'."""
    match = _LABEL.match(said)
    if match is None:
        return False
    last = match["who"].split()[-1].casefold()
    bodies = words.words("steps", "owning-groups") | words.words("organisations", "kinds")
    return words.has_role(match["who"]) or last in bodies or match["who"].casefold() in words.words("steps", "owners")


def quotes_without_source(subject: Subject) -> Iterator[Remark]:
    """Quotations of which nothing says whose words they are."""
    for passage in subject.passages:
        for speech in passage.content.of(Speech):
            if speech.speaker is None and _SENTENCE.match(passage.content.under(speech)):
                yield Remark(
                    "nothing says whose words these are",
                    passage.place(speech.start, speech.end),
                    hint="name the speaker",
                )
