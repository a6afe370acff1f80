"""Each rule finds what an editor would mend, and gives no false alarm on what is as it should be."""

import io

import pytest

import notekit
from fixtures import FOLDER, Case, cases, listed, read_cases
from notekit import Finding, LeftOver, Note, Notebook, Person, Section, Source, Span
from notekit.checks.rules import RULES

PLAIN = "(plain text)"
"""How the title of a case ends that is no Markdown."""


def found(case: Case, code: str) -> str:
    """The findings of one rule: place, the words there, and what should stand there instead."""
    media_type = "text" if case.title.endswith(PLAIN) else "markdown"
    notebook = notekit.parse(io.StringIO(case.given), media_type=media_type)
    return listed(*(shown(finding, notebook.source) for finding in notekit.check(notebook, select=[code])))


def shown(finding: Finding, source: Source | None) -> str:
    if source is None or finding.span is None:
        return finding.message
    place = f"{source.line(finding.span.start)}:{source.column(finding.span.start)}"
    mended = f" -> {finding.fix.replacement}" if finding.fix else ""
    return f"{place} {' '.join(source.slice(finding.span).split())}{mended}"


@cases("checks/link-without-address.txt")
def test_link_without_address(case: Case) -> None:
    assert found(case, "link-without-address") == case.expected


@cases("checks/image-without-alt.txt")
def test_image_without_alt(case: Case) -> None:
    assert found(case, "image-without-alt") == case.expected


@cases("checks/unbalanced-quotes.txt")
def test_unbalanced_quotes(case: Case) -> None:
    assert found(case, "unbalanced-quotes") == case.expected


@cases("checks/unbalanced-brackets.txt")
def test_unbalanced_brackets(case: Case) -> None:
    assert found(case, "unbalanced-brackets") == case.expected


@cases("checks/unreadable-statement.txt")
def test_unreadable_statement(case: Case) -> None:
    assert found(case, "unreadable-statement") == case.expected


@cases("checks/doubled-word.txt")
def test_doubled_word(case: Case) -> None:
    assert found(case, "doubled-word") == case.expected


@cases("checks/broken-list-marker.txt")
def test_broken_list_marker(case: Case) -> None:
    assert found(case, "broken-list-marker") == case.expected


@cases("checks/date-without-year.txt")
def test_date_without_year(case: Case) -> None:
    assert found(case, "date-without-year") == case.expected


@cases("checks/wrong-weekday.txt")
def test_wrong_weekday(case: Case) -> None:
    assert found(case, "wrong-weekday") == case.expected


@cases("checks/contradicting-dates.txt")
def test_contradicting_dates(case: Case) -> None:
    assert found(case, "contradicting-dates") == case.expected


@cases("checks/due-before-event.txt")
def test_due_before_event(case: Case) -> None:
    assert found(case, "due-before-event") == case.expected


@cases("checks/person-spelled-two-ways.txt")
def test_person_spelled_two_ways(case: Case) -> None:
    assert found(case, "person-spelled-two-ways") == case.expected


@cases("checks/organisation-spelled-two-ways.txt")
def test_organisation_spelled_two_ways(case: Case) -> None:
    assert found(case, "organisation-spelled-two-ways") == case.expected


@cases("checks/speaker-without-organisation.txt")
def test_speaker_without_organisation(case: Case) -> None:
    assert found(case, "speaker-without-organisation") == case.expected


@cases("checks/respondent-without-points.txt")
def test_respondent_without_points(case: Case) -> None:
    assert found(case, "respondent-without-points") == case.expected


@cases("checks/contribution-without-speaker.txt")
def test_contribution_without_speaker(case: Case) -> None:
    assert found(case, "contribution-without-speaker") == case.expected


@cases("checks/step-without-owner.txt")
def test_step_without_owner(case: Case) -> None:
    assert found(case, "step-without-owner") == case.expected


@cases("checks/quote-without-source.txt")
def test_quote_without_source(case: Case) -> None:
    assert found(case, "quote-without-source") == case.expected


@cases("checks/empty-section.txt")
def test_empty_section(case: Case) -> None:
    assert found(case, "empty-section") == case.expected


@cases("checks/skipped-heading-level.txt")
def test_skipped_heading_level(case: Case) -> None:
    assert found(case, "skipped-heading-level") == case.expected


@cases("checks/pasted-furniture.txt")
def test_pasted_furniture(case: Case) -> None:
    assert found(case, "pasted-furniture") == case.expected


def test_left_over_text_is_told_with_the_first_note() -> None:
    source = Source.from_text("Ferry day\nand more\nPier day\n")
    piece = LeftOver("and more", Span(10, 18))
    notebook = Notebook([Note("Ferry day"), Note("Pier day")], left_over=[piece], source=source)
    (finding,) = notekit.check(notebook, select=["left-over-text"])
    assert finding.span == Span(10, 18)
    assert not notekit.check(Notebook([Note("Ferry day")], source=source), select=["left-over-text"])


@pytest.mark.parametrize("code", [rule.code for rule in RULES if rule.code != "left-over-text"])
def test_every_rule_has_cases_with_and_without_findings(code: str) -> None:
    expected = [case.expected for case in read_cases(FOLDER / "checks" / f"{code}.txt")]
    assert "nothing" in expected
    assert set(expected) != {"nothing"}


def test_a_notebook_without_a_source_has_findings_without_places() -> None:
    note = Note(
        "Ferry day",
        people=[Person("Ruth Quill")],
        body=[Section(["We mended the the pier (by hand."], heading="Pier", role="contribution", by=["Ruth Quill"])],
    )
    findings = notekit.check(Notebook([note]))
    codes = {finding.code for finding in findings}
    assert codes == {"doubled-word", "unbalanced-brackets", "speaker-without-organisation"}
    assert {(finding.span, finding.fix) for finding in findings} == {(None, None)}
