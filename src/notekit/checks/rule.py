"""A rule: what it is known by, what it finds, and how it looks."""

from collections.abc import Callable, Iterable

from attrs import frozen

from notekit.checks.finding import Remark
from notekit.checks.passages import Subject
from notekit.diagnostics import Severity

__all__ = ["CheckRule"]


@frozen
class CheckRule:
    """One rule of the check, known by its code.

    `finds` says in some words what it finds. `look` gives what it notices in a note: a `Remark` for each.
    """

    code: str
    finds: str
    look: Callable[[Subject], Iterable[Remark]]
    severity: Severity = Severity.WARNING
