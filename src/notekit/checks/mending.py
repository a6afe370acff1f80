"""Mending: the fixes of findings, put into the text of a source."""

from collections.abc import Iterable

from notekit.checks.finding import Finding, Fix

__all__ = ["mend"]


def mend(text: str, findings: Iterable[Finding]) -> tuple[str, tuple[Finding, ...]]:
    """The text of a source with the fixes of these findings in it, and the findings that were mended.

    Of fixes that overlap the first is made; the other findings are found again in the text given back.
    """
    mended: list[Finding] = []
    pieces: list[str] = []
    reached = 0
    for fix, finding in _in_order(findings):
        if fix.span.start >= reached:
            pieces += [text[reached : fix.span.start], fix.replacement]
            reached = fix.span.end
            mended.append(finding)
    return "".join((*pieces, text[reached:])), tuple(mended)


def _in_order(findings: Iterable[Finding]) -> list[tuple[Fix, Finding]]:
    return sorted(((one.fix, one) for one in findings if one.fix), key=lambda pair: pair[0].span)
