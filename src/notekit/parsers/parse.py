"""Parsing: blocks into notes, by named rules that run in order.

Each rule looks at the draft of one note and takes a step: lays furniture aside, finds a field, makes
sections of blocks, marks a text. What an author stated is never changed by a rule.
"""

from collections.abc import Callable, Sequence

from attrs import frozen

from notekit.diagnostics import Diagnostic, Severity
from notekit.faults import fault_in_plugin
from notekit.ledger import left_over, take_stock
from notekit.notebook import Notebook
from notekit.parsers.draft.draft import Draft
from notekit.parsers.facts.cover import find_cover_facts, find_title
from notekit.parsers.facts.event_dates import find_date
from notekit.parsers.facts.kinds import find_kind, settle_kind
from notekit.parsers.facts.labels import find_labelled, find_tags
from notekit.parsers.facts.organisers import find_organiser, find_page_owner, find_supporters
from notekit.parsers.facts.page import find_page_facts
from notekit.parsers.facts.series import find_series
from notekit.parsers.facts.stated import is_stated, stated_note
from notekit.parsers.facts.stated_groups import groups_as_prose
from notekit.parsers.laid_aside import much_laid_aside
from notekit.parsers.languages import ENGLISH, LANGUAGES, Language, main_language, vocabulary_of
from notekit.parsers.languages import recognised as recognised_language
from notekit.parsers.languages import stated as stated_language
from notekit.parsers.marks.marks import mark_texts
from notekit.parsers.note import as_note
from notekit.parsers.people.authors import find_authors
from notekit.parsers.people.parts import find_parts, find_speakers
from notekit.parsers.people.people import find_people
from notekit.parsers.people.spellings import tell_spellings
from notekit.parsers.rule import ParserRule, invented
from notekit.parsers.sections.sections import find_sections
from notekit.parsers.start import start_draft
from notekit.parsers.structure.furniture import lay_aside
from notekit.parsers.structure.headings import find_headings
from notekit.parsers.structure.label_rows import part_label_rows
from notekit.parsers.structure.layout import find_pictures, find_verse
from notekit.parsers.structure.owner_lines import join_owner_lines
from notekit.parsers.structure.split import Stretch, split
from notekit.parsers.structure.turns import find_turn_takers, find_turns
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import Reading, SourceBlock
from notekit.schema import Note
from notekit.source import Source

__all__ = ["RULES", "parse_reading"]

RULES = (
    ParserRule("verse", find_verse),
    ParserRule("furniture", lay_aside),
    ParserRule("label-rows", part_label_rows),
    ParserRule("title", find_title),
    ParserRule("pictures", find_pictures),
    ParserRule("turns", find_turns),
    ParserRule("owner-lines", join_owner_lines),
    ParserRule("headings", find_headings),
    ParserRule("cover", find_cover_facts),
    ParserRule("people", find_people),
    ParserRule("parts", find_parts),
    ParserRule("turn-takers", find_turn_takers),
    ParserRule("labelled-lines", find_labelled),
    ParserRule("tags", find_tags),
    ParserRule("series", find_series),
    ParserRule("kind", find_kind),
    ParserRule("date", find_date),
    ParserRule("organiser", find_organiser),
    ParserRule("page-owner", find_page_owner),
    ParserRule("supporters", find_supporters),
    ParserRule("sections", find_sections),
    ParserRule("page-metadata", find_page_facts),
    ParserRule("settle-kind", settle_kind),
    ParserRule("authors", find_authors),
    ParserRule("speakers", find_speakers),
    ParserRule("marks", mark_texts),
    ParserRule("spellings", tell_spellings),
)


def parse_reading(
    reading: Reading,
    words: Vocabulary | Callable[[str], Vocabulary] = vocabulary_of,
    rules: Sequence[ParserRule] = RULES,
    *,
    language: str | None = None,
) -> Notebook:
    """Everything found in what a reader read; `words` give the cue words of a language by its tag, or are those of all.

    `language` is that of what does not state its own; None has it recognised. `rules` are those of notekit with
    those of plugins among them. Where one of a plugin fails, a note is read without it, and a diagnostic says so.
    """
    tongues = _Tongues(reading, words, language)
    first = tongues.of(reading.blocks)
    stretches = split(reading.blocks, tongues.words(first, reading.blocks))
    if len(stretches) == 1:
        drafts = [_parse(stretches[0], reading, tongues, rules, first)]
    else:
        drafts = [_parse(stretch, reading, tongues, rules, tongues.of(stretch.all)) for stretch in stretches]
    notes = [note for note, _ in drafts if _says_something(note)]
    left = left_over(reading.source, notes)
    diagnostics = [*reading.diagnostics, *(remark for _, remarks in drafts for remark in remarks)]
    if left:
        diagnostics.append(
            Diagnostic(
                "left-over",
                f"{len(left)} piece(s) of the source belong to no note",
                Severity.WARNING,
                left[0].span,
                "they are listed in the notebook's coverage",
            )
        )
    if aside := much_laid_aside(reading, notes):
        diagnostics.append(aside)
    return Notebook(
        notes,
        left_over=left,
        diagnostics=diagnostics,
        source=reading.source,
        coverage=take_stock(reading.source, notes, left),
    )


def _says_something(note: Note) -> bool:
    return bool(note.body or note.title or note.people or note.page)


@frozen
class _Tongues:
    """In which language a stretch of a reading is, and the words to read it by."""

    reading: Reading
    vocabularies: Vocabulary | Callable[[str], Vocabulary]
    default: str | None

    def of(self, blocks: Sequence[SourceBlock]) -> Language:
        """What is stated goes before the default, and that before what is recognised."""
        if told := stated_language(blocks, self.reading.source):
            return told
        return Language(self.default, "setting") if self.default else recognised_language(blocks)

    def words(self, language: Language, blocks: Sequence[SourceBlock]) -> Vocabulary:
        """The words of that language; of one that has none, those by which the blocks are best read."""
        if isinstance(self.vocabularies, Vocabulary):
            return self.vocabularies
        tag = main_language(language.tag)
        return self.vocabularies(tag if tag in LANGUAGES else recognised_language(blocks).tag)


def _started(stretch: Stretch, reading: Reading, language: Language, words: Vocabulary) -> Draft:
    """A draft that says its language; English, which every note is in that says nothing, is said of none."""
    draft = start_draft(stretch, reading.source, words)
    if main_language(language.tag) != ENGLISH:
        draft.find("language", language.tag, language.span, language.rule, language.confidence)
    return draft


def _parse(
    stretch: Stretch, reading: Reading, tongues: _Tongues, rules: Sequence[ParserRule], language: Language
) -> tuple[Note, list[Diagnostic]]:
    words = tongues.words(language, stretch.all)
    if is_stated(stretch.blocks):
        note = stated_note(stretch.blocks, reading.source, words, stretch.aside)
        return note, [*groups_as_prose(stretch.blocks, words)]
    remarks: list[Diagnostic] = []
    said = _said(stretch, reading.source) if rules is not RULES else ""
    while rules is not RULES:
        draft = _started(stretch, reading, language, words)
        failed = _failed(draft, rules, said)
        if failed is None:
            return as_note(draft), [*draft.diagnostics, *remarks]
        rules, remark = failed
        remarks.append(remark)
    draft = _started(stretch, reading, language, words)
    for rule in RULES:
        rule.apply(draft)
    return as_note(draft), [*draft.diagnostics, *remarks]


def _said(stretch: Stretch, source: Source) -> str:
    """The text of a note in its source, and of the page around it, on one line."""
    spans = [block.span for block in (*stretch.blocks, *stretch.aside) if block.span]
    if not spans:
        return ""
    return " ".join(source.text[min(span.start for span in spans) : max(span.end for span in spans)].split())


def _failed(draft: Draft, rules: Sequence[ParserRule], said: str) -> tuple[Sequence[ParserRule], Diagnostic] | None:
    """The rules to go on with after one has failed, and a remark; None where all of them work on the draft.

    `said` is the text of the note, of which a rule of a plugin may take words and no others. Where the rule
    is one of notekit's own, those of plugins have left the draft in disorder.
    """
    for rule in rules:
        fields, known = dict(draft.fields), len(draft.evidence)
        try:
            rule.apply(draft)
            if rule not in RULES and (what := invented(draft, fields, known, said)):
                raise ValueError(what)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a plugin may raise anything, SystemExit too
            others = RULES if rule in RULES else [each for each in rules if each is not rule]
            return (RULES if len(others) == len(RULES) else others), _fault(rule, error)
    try:
        as_note(draft)
    except Exception as error:
        return RULES, _fault(rules[-1], error)
    return None


def _fault(rule: ParserRule, error: BaseException) -> Diagnostic:
    return Diagnostic(
        "plugin-failed",
        f"the note is read without what a plugin adds, as the rule {rule.name!r} failed: {fault_in_plugin(error)}",
        Severity.WARNING,
        hint="notekit plugins says whose the rule is; tell its authors",
    )
