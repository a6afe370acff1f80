"""Remarks on a document as lines, in the form that people and editors know."""

from collections.abc import Iterable

from notekit.diagnostics import Diagnostic, Severity
from notekit.source import Source

__all__ = ["line_of", "warnings_of"]


def line_of(remark: Diagnostic, name: str, source: Source | None) -> str:
    """`FILE:LINE: message [code]; hint`, without the line where the remark concerns the whole."""
    place = f"{name}:{source.line(remark.span.start)}" if source and remark.span else name
    hint = f"; {remark.hint}" if remark.hint else ""
    return " ".join(f"{place}: {remark.message} [{remark.code}]{hint}".split())


def warnings_of(remarks: Iterable[Diagnostic], name: str, source: Source | None) -> list[str]:
    """The warnings among the remarks, as lines of the command."""
    return [f"notekit: {line_of(remark, name, source)}" for remark in remarks if remark.severity is Severity.WARNING]
