"""What a person should know about a source or an output that is no reason to stop."""

from enum import StrEnum

from attrs import field, frozen

from notekit.source import Span

__all__ = ["Diagnostic", "Severity"]


class Severity(StrEnum):
    """How much a diagnostic matters: `warning` may have cost something, `info` did not."""

    INFO = "info"
    WARNING = "warning"


@frozen
class Diagnostic:
    """One remark on a source or an output.

    `code` is stable and may be relied on; `message` says what and `hint` what to do. `span` is the
    place in the source text, or None where the remark concerns the whole.
    """

    code: str
    message: str
    severity: Severity = field(default=Severity.WARNING, converter=Severity)
    span: Span | None = None
    hint: str | None = None
