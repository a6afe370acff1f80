"""All rules, in order."""

from notekit.checks.dates import contradicting_dates, dates_without_year, due_before_event, wrong_weekdays
from notekit.checks.gaps import (
    contributions_without_speaker,
    quotes_without_source,
    respondents_without_points,
    speakers_without_organisation,
    steps_without_owner,
)
from notekit.checks.links import images_without_alt, links_without_address
from notekit.checks.lists import broken_list_markers
from notekit.checks.names import misspelt_organisations, misspelt_people
from notekit.checks.pairs import unbalanced_brackets, unbalanced_quotes
from notekit.checks.rule import CheckRule
from notekit.checks.statements import unreadable_statements
from notekit.checks.structure import empty_sections, left_over_texts, pasted_furniture, skipped_levels
from notekit.checks.wording import doubled_words
from notekit.diagnostics import Severity

__all__ = ["RULES"]

INFO = Severity.INFO

RULES = (
    CheckRule("link-without-address", "words that read as a link and have no address", links_without_address),
    CheckRule("image-without-alt", "a picture of which no words say what it shows", images_without_alt),
    CheckRule("unbalanced-quotes", "a quotation opened and not closed, or closed and not opened", unbalanced_quotes),
    CheckRule("unbalanced-brackets", "a bracket without its other half", unbalanced_brackets),
    CheckRule("doubled-word", "a word written twice", doubled_words),
    CheckRule("broken-list-marker", "a list marker that came out wrong", broken_list_markers),
    CheckRule("date-without-year", "an event's date without its year", dates_without_year),
    CheckRule("wrong-weekday", "a date that falls on another day of the week", wrong_weekdays),
    CheckRule("contradicting-dates", "a second date for the event that contradicts the first", contradicting_dates),
    CheckRule("due-before-event", "a next step that was due before the event", due_before_event),
    CheckRule("person-spelled-two-ways", "a person whose name is spelled in two ways", misspelt_people),
    CheckRule(
        "organisation-spelled-two-ways", "an organisation whose name is spelled in two ways", misspelt_organisations
    ),
    CheckRule(
        "speaker-without-organisation", "a speaker without role and organisation", speakers_without_organisation, INFO
    ),
    CheckRule("respondent-without-points", "a respondent of whom no answer is told", respondents_without_points),
    CheckRule("contribution-without-speaker", "a contribution that is nobody's", contributions_without_speaker, INFO),
    CheckRule("step-without-owner", "a next step that is nobody's task", steps_without_owner, INFO),
    CheckRule("quote-without-source", "a quotation without a speaker", quotes_without_source, INFO),
    CheckRule("empty-section", "a heading with nothing below it", empty_sections),
    CheckRule("skipped-heading-level", "a heading more than one level below the one before", skipped_levels),
    CheckRule("left-over-text", "text that belongs to no note", left_over_texts),
    CheckRule(
        "unreadable-statement", "a comment, front matter or an address that cannot be read", unreadable_statements
    ),
    CheckRule("pasted-furniture", "navigation or page numbers pasted with the text", pasted_furniture, INFO),
)
