"""Hypothesis strategies for notes: every role of section, kind of block and mark, and texts out to cause trouble."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations, cycle
from typing import Any

from hypothesis import strategies as st

from notekit import (
    Action,
    Anchor,
    BlockQuote,
    Code,
    Emphasis,
    EventDate,
    Heading,
    Image,
    Kind,
    ListBlock,
    ListItem,
    Mark,
    Note,
    Paragraph,
    Part,
    Person,
    Post,
    Precision,
    Preformatted,
    RichText,
    Role,
    Rule,
    Section,
    Speech,
    Status,
    Strong,
    Table,
    Verse,
)

__all__ = ["blocks", "event_dates", "lines", "notes", "people", "rich_texts", "sections", "step_lists", "texts"]

TRAPS = (
    *"\\`*_{}[]()<>#+-.!|~=:&\"';%^$@/",
    *("---", "***", "___", "===", "```", "~~~", "+++", "- ", "* ", "+ ", "1. ", "2) ", "10.", "# ", "> ", "    "),
    *("[a]: b", "[a](b)", "![a](b)", "[^1]", "[^1]: x", "[x] ", "[ ]", "](", "<b>", "</b>", "<!-- x -->", "-->"),
    *("<!-- /quote -->", "<!-- notekit: verse -->", "&amp;", "&#35;", "&copy", "<http://a.example>", "a@b.example"),
    *("www.a.example", "http://a.example/b_c_d", "\\---", "a\\", "|---|", "| a |", "-|-", ":-:", "a_b_c", "2*3*4"),
    *("\u00a0", "\u2003", "\u2028", "\u200b", "\u200f", "\u202e", "\ufeff", "\u0301", "\ufffd", "\U0001f600", "é", "ß"),
    *("שלום", "日本", "½", "“", "”", "…", "–", "\t", "  ", "   ", "\\", "\\\\", "*", "**", "_", "__", "`", "``"),
    *("NO", "true", "12:30", "title: x", "notekit: 1", "• ", "::", "{#a}", "$x$", "ﬁ", "\U0001d400", "\x1c"),
)
WORDS = ("a", "b", "Ann", "agreed", "to", "the harbour", "1", "x", ".", ",", "?")

# Hypothesis draws a string in one step and a list in many. So a string is drawn, in which each of the first 256
# characters stands for a piece, beginning with the one that is tried first when a failure is made smaller.
_PIECES = (*WORDS, *TRAPS, *WORDS, *[" "] * 18, *["\n"] * 18, "\r", "\r\n", "\x85", "\n    ", "\n\t", "\n\u00a0")
_STAND_INS = dict(zip((*range(ord("0"), 256), *range(ord("0"))), cycle(_PIECES), strict=False))
_in_pieces = st.text(max_size=12)


def _spelt_out(text: str) -> str:
    return text.translate(_STAND_INS)


def texts(*, breaks: bool = True) -> st.SearchStrategy[str]:
    """Plain texts that are not blank, with line breaks or without."""

    def cleaned(text: str) -> str:
        whole = RichText(_spelt_out(text)).text or "a"
        return whole if breaks else whole.replace("\n", " ")

    return _in_pieces.map(cleaned)


lines: st.SearchStrategy[str] = texts(breaks=False)
_several_lines = texts()
_optional = st.none() | lines
_addresses = st.sampled_from(
    (
        *("https://a.example", "http://a.example/b?c=d&e=f#g", "https://a.example/(x)", "mailto:ann@a.example"),
        *("https://a.example/ü/日", "https://a.example/<b>", "https://a.example/a\\b|c", "https://a.example/&copy;_*`"),
        *("http://[::1]/", "https://a.example/%20%zz", "https://a.example/\u00a0x", 'https://a.example/"q"', "http:a"),
        None,
    )
)
_statuses = st.sampled_from((None, *Status))

_NOW = date(2024, 5, 30)
_days = st.integers(date.min.toordinal() - _NOW.toordinal(), date.max.toordinal() - _NOW.toordinal()).map(
    lambda days: _NOW + timedelta(days)
)
_precisions = st.sampled_from(Precision)


@st.composite
def event_dates(draw: st.DrawFn) -> EventDate:
    """Dates of every precision, ranges, and dates in words alone."""
    form = draw(st.sampled_from(("day", "range", "day in words", "range in words", "words")))
    text = draw(lines) if form.endswith("words") else None
    if form == "words":
        return EventDate(text=text, precision=draw(_precisions))
    start, end = sorted([draw(_days), draw(_days)]) if form.startswith("range") else (draw(_days), None)
    return EventDate(start, end, draw(_precisions), text)


# Where marks stand is drawn as bytes, each a part of 256 of the text: that too is one step, however many there are.
_styles = st.binary(max_size=12)
_edges = st.binary(min_size=2, max_size=4)
_stated: dict[type[Mark], st.SearchStrategy[dict[str, Any]]] = {
    Anchor: st.fixed_dictionaries({"url": _addresses}),
    Speech: st.fixed_dictionaries({"speaker": _optional}),
    Action: st.fixed_dictionaries({"owner": _optional, "due": st.none() | event_dates(), "status": _statuses}),
}
_kinds_stated = st.sampled_from([kinds for size in range(4) for kinds in combinations(_stated, size)])


@st.composite
def rich_texts(draw: st.DrawFn, *, breaks: bool = True) -> RichText:
    """Texts with marks of all kinds, crossing freely."""
    form = draw(st.sampled_from(("plain", "marked", "marked", "marked", "address")))
    if form == "address":
        text = draw(st.sampled_from(("https://a.example/x", "http://a.example/b_c")))
        return RichText(text, [Anchor(0, len(text), text), *draw(st.sampled_from(([], [Strong(0, len(text))])))])
    text = draw(_several_lines if breaks else lines)
    if form == "plain":
        return RichText(text)

    def places(edges: Iterable[int]) -> list[int]:
        return sorted(edge * (len(text) + 1) // 256 for edge in edges)

    styles = draw(_styles)
    marks: list[Mark] = [
        (Strong, Emphasis, Code)[kind % 3](*places(edges))
        for kind, *edges in zip(styles[::3], styles[1::3], styles[2::3], strict=False)
    ]
    for kind in draw(_kinds_stated):
        edges = places(draw(_edges))
        marks += [kind(*pair, **draw(_stated[kind])) for pair in zip(edges[::2], edges[1::2], strict=False)]
    return RichText(text, marks)


_one_line = rich_texts(breaks=False)
_paragraphs = st.builds(Paragraph, rich_texts())
_headings = st.builds(Heading, _one_line, st.integers(1, 5))
_verses = st.builds(Verse, st.lists(_one_line, min_size=1, max_size=3))
_cells = _one_line | st.just(RichText(""))
_tables = st.builds(Table, st.lists(st.lists(_cells, min_size=1, max_size=3), min_size=1, max_size=3), st.booleans())
_images = st.tuples(_optional, _optional, _addresses | lines).filter(any).map(lambda fields: Image(*fields))
_code = _in_pieces.map(_spelt_out).map(lambda text: text if text.strip() else "a")
_preformatted = st.builds(Preformatted, _code, st.none() | st.just("python") | lines)
_leaves = st.one_of(_paragraphs, _headings, _verses, _tables, _images, _preformatted, st.just(Rule()))


_checks = st.sampled_from((None, None, False, True))
_starts = st.sampled_from((1, 1, 0, 2, 9, 10, 999_999_999, 12_345_678_901))


def _containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, min_size=1, max_size=2)
    item = st.builds(ListItem, rich_texts(), st.just(()) | several, _checks)
    bare = st.builds(ListItem, st.just(RichText("")), several, _checks)
    lists = st.builds(ListBlock, st.lists(item | bare, min_size=1, max_size=3), st.booleans(), _starts)
    return lists | st.builds(BlockQuote, several)


_shallow = _leaves | _containers(_leaves)
_deep = _containers(_leaves | _containers(_shallow))
blocks: st.SearchStrategy[Any] = _shallow | _deep
_posts = st.builds(Post, lines, _optional, former=st.booleans()) | st.builds(Post, st.none(), lines)
_persons = st.builds(
    Person, lines, _optional, st.lists(_posts, max_size=2), st.lists(st.sampled_from(Part), max_size=2)
)
people = st.lists(_persons, max_size=3, unique_by=lambda person: person.name)


@st.composite
def _agreed(draw: st.DrawFn) -> RichText:
    """A text of which one part, or two, are actions with an owner or a date."""
    text = draw(lines)
    middle = draw(st.integers(1, len(text)))
    actions = [Action(0, middle, draw(lines), draw(st.none() | event_dates()), draw(_statuses))]
    if middle < len(text) and draw(st.booleans()):
        actions.append(Action(middle, len(text), draw(_optional), draw(st.none() | event_dates())))
    return RichText(text, actions)


def step_lists() -> st.SearchStrategy[ListBlock]:
    """Lists of next steps whose owners and dates their words mostly leave unsaid."""
    items = st.builds(ListItem, _agreed() | rich_texts(breaks=False), checked=st.none() | st.booleans())
    return st.builds(ListBlock, st.lists(items, min_size=1, max_size=4), st.booleans(), st.sampled_from((1, 3)))


_contents = st.lists(blocks, max_size=4)
_leads = st.sampled_from((0, 0, 1, 2))
_roles = st.sampled_from(Role)
_whose = st.lists(st.integers(0, 9), max_size=2)
_forms = st.sampled_from(("none", "any", "any", "telling"))
_words = st.sampled_from(("Next steps", "Discussion:", "Response: ", "Actions"))
_befores, _afters = st.sampled_from(("", "Response: ")), st.sampled_from(("", ":", ": tides"))


@st.composite
def _telling(draw: st.DrawFn, by: Sequence[str]) -> Heading:
    """Headings that may say what their section is, and whose."""
    words = draw(_befores) + " and ".join(by) + draw(_afters) if by else draw(_words)
    return Heading(words, draw(st.integers(1, 2)))


@st.composite
def sections(draw: st.DrawFn, names: Sequence[str]) -> Section:
    """Sections of every role, by some of the people named."""

    def some_names() -> list[str]:
        return [names[number % len(names)] for number in draw(_whose)] if names else []

    content = draw(_contents)
    lead = draw(_leads)
    form = draw(_forms)
    heading = draw(_telling(some_names())) if form == "telling" else None
    if form == "any" or not (heading or content):
        heading = draw(_headings)
    by = some_names()
    return Section(
        content[lead:],
        role=draw(_roles),
        heading=heading,
        by=by,
        group=draw(_optional),
        lead_in=content[:lead],
    )


_several = st.lists(lines, max_size=2)


@st.composite
def notes(draw: st.DrawFn) -> Note:
    """Whole notes, as anybody may build them from the schema."""
    persons = draw(people)
    fields = {name: draw(_optional) for name in ("title", "subtitle", "place", "organiser", "series")}
    return Note(
        **fields,
        kind=draw(st.sampled_from(Kind)),
        date=draw(st.none() | event_dates()),
        topics=draw(_several),
        supporters=draw(_several),
        url=draw(_addresses),
        teaser=draw(_optional),
        highlights=draw(_several),
        language=draw(st.sampled_from(("en-GB", "cy", "no"))),
        people=persons,
        body=draw(st.lists(sections([person.name for person in persons]), max_size=4)),
    )
