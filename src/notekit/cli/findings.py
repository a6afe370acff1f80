"""Findings in the forms that people, programs and code hosts read."""

import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from attrs import frozen

from notekit import __version__
from notekit.checks.finding import Finding
from notekit.checks.rules import RULES
from notekit.diagnostics import Severity
from notekit.files import shown
from notekit.migrations import VERSION
from notekit.source import Source, Span

__all__ = ["FORMS", "Checked"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.WARNING: ("warning", "warning"), Severity.INFO: ("notice", "note")}


@frozen
class Checked:
    """A document by the name it was asked for, its source (None where it has none), and what was found in it."""

    name: str
    source: Source | None
    findings: tuple[Finding, ...]

    def region(self, span: Span | None) -> dict[str, int]:
        """Where a span begins and ends, in lines and columns from 1, the end excluded; empty without a place."""
        if span is None or self.source is None:
            return {}
        first, last = span.start, max(span.end, span.start)
        return {
            "startLine": self.source.line(first),
            "startColumn": self.source.column(first),
            "endLine": self.source.line(last),
            "endColumn": self.source.column(last),
        }


def _as_text(documents: Iterable[Checked]) -> str:
    return "".join(f"{_line(document, finding)}\n" for document in documents for finding in document.findings)


def _line(document: Checked, finding: Finding) -> str:
    place = document.region(finding.span)
    at = f":{place['startLine']}:{place['startColumn']}" if place else ""
    hint = f"; {finding.hint}" if finding.hint else ""
    return shown(" ".join(f"{document.name}{at}: {finding.code}: {finding.message}{hint}".split()))


def _as_json(documents: Iterable[Checked]) -> str:
    found = [_record(document, finding) for document in documents for finding in document.findings]
    return json.dumps({"notekit": VERSION, "findings": found}, ensure_ascii=False, indent=2) + "\n"


def _record(document: Checked, finding: Finding) -> dict[str, Any]:
    place = document.region(finding.span)
    fix = finding.fix
    return {
        "file": document.name,
        "line": place.get("startLine"),
        "column": place.get("startColumn"),
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "span": [finding.span.start, finding.span.end] if finding.span else None,
        "fix": {"span": [fix.span.start, fix.span.end], "replacement": fix.replacement} if fix else None,
    }


def _as_annotations(documents: Iterable[Checked]) -> str:
    """Commands to GitHub's workflows, which show them beside the lines of a change."""
    lines = []
    for document in documents:
        for finding in document.findings:
            place = document.region(finding.span)
            values = {"file": document.name}
            if place:
                values |= {"line": str(place["startLine"]), "col": str(place["startColumn"])}
            said = ",".join(
                f"{key}={_escaped(value, ':,')}" for key, value in (values | {"title": finding.code}).items()
            )
            lines.append(f"::{_LEVELS[finding.severity][0]} {said}::{_escaped(finding.message)}\n")
    return "".join(lines)


def _escaped(text: str, further: str = "") -> str:
    for character in ("%", "\r", "\n", *further):
        text = text.replace(character, f"%{ord(character):02X}")
    return shown(text)


def _as_sarif(documents: Sequence[Checked]) -> str:
    rules = [
        {
            "id": rule.code,
            "shortDescription": {"text": rule.finds},
            "defaultConfiguration": {"level": _LEVELS[rule.severity][1]},
        }
        for rule in RULES
    ]
    run = {
        "tool": {"driver": {"name": "notekit", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(document, finding) for document in documents for finding in document.findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(document: Checked, finding: Finding) -> dict[str, Any]:
    artefact = {"uri": quote(document.name.replace("\\", "/"))}
    place = document.region(finding.span)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": next(number for number, rule in enumerate(RULES) if rule.code == finding.code),
        "level": _LEVELS[finding.severity][1],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": artefact} | ({"region": place} if place else {})}],
    }
    if finding.fix:
        replacement = {
            "deletedRegion": document.region(finding.fix.span),
            "insertedContent": {"text": finding.fix.replacement},
        }
        change = {"artifactLocation": artefact, "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": finding.hint or finding.message}, "artifactChanges": [change]}]
    return result


FORMS = {"text": _as_text, "json": _as_json, "github": _as_annotations, "sarif": _as_sarif}
