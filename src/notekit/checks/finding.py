"""What a check has to say: findings, the places they are about, and how to mend them."""

from attrs import field, frozen

from notekit.diagnostics import Severity
from notekit.source import Span

__all__ = ["Finding", "Fix", "Remark"]


@frozen
class Fix:
    """What should stand in the source in place of the characters under `span`."""

    span: Span
    replacement: str


@frozen
class Remark:
    """What a rule noticed, before the rule's code and severity are put to it; fields as those of `Finding`."""

    message: str
    span: Span | None = None
    fix: Fix | None = None
    hint: str | None = None


@frozen
class Finding:
    """One thing in a source that an editor would mend.

    `code` is that of the rule, is stable and may be relied on; `message` is one sentence that says what is
    wrong and `hint` what to do, None where the message says enough. `span` is the place in the source text,
    None where the notebook has no source or the finding concerns the whole. `fix` is None where nothing but
    a person can mend it.
    """

    code: str
    message: str
    severity: Severity = field(default=Severity.WARNING, converter=Severity)
    span: Span | None = None
    fix: Fix | None = None
    hint: str | None = None
