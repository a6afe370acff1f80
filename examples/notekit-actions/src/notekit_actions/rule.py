"""The rule of the check: steps that nobody has set a date for."""

from collections.abc import Iterator

from notekit import Action, CheckRule, Remark, Role, Severity, Span, Status, Subject

__all__ = ["STEP_WITHOUT_DATE"]

_SHOWN = 60


def _look(subject: Subject) -> Iterator[Remark]:
    """A remark on each step that is open and has no date: marked actions anywhere, and items of next steps."""
    for passage in subject.passages:
        if passage.checked:
            continue
        marked = passage.content.of(Action)
        for action in marked:
            if action.due is None and action.status is not Status.DONE:
                yield _remark(passage.content.under(action), passage.place(action.start, action.end))
        listed = passage.form == "item" and not passage.quoted
        a_step = passage.checked is False or (passage.section and passage.section.role is Role.NEXT_STEPS)
        if listed and a_step and not marked:
            yield _remark(passage.text, passage.place())


def _remark(step: str, span: Span | None) -> Remark:
    words = " ".join(step.split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(None, 1)[0]} …"
    return Remark(f"no date is recognised for this step: {shown}", span, hint="write one, such as 'by 30 June 2031'")


STEP_WITHOUT_DATE = CheckRule(
    "step-without-date", "a step that is still to be done and has no date", _look, Severity.INFO
)
