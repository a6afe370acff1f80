"""Hypothesis strategies for notes: every role of section, kind of block and mark, and texts out to cause trouble."""

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

_pieces = st.sampled_from(TRAPS) | st.sampled_from(WORDS) | st.characters(exclude_categories=["Cs"]) | st.just(" ")


def _filled(text: str) -> bool:
    return bool(RichText(text).text)


def texts(*, breaks: bool = True) -> st.SearchStrategy[str]:
    """Plain texts that are not blank, with line breaks or without."""
    pieces = (_pieces | st.just("\n") | st.just("\n")) if breaks else _pieces
    joined = st.lists(pieces, min_size=1, max_size=9).map("".join)
    return joined.map(lambda text: RichText(text if breaks else " ".join(text.split("\n"))).text).filter(_filled)


lines: st.SearchStrategy[str] = texts(breaks=False)
_addresses = st.sampled_from(
    (
        *("https://a.example", "http://a.example/b?c=d&e=f#g", "https://a.example/(x)", "mailto:ann@a.example"),
        *("https://a.example/ü/日", "https://a.example/<b>", "https://a.example/a\\b|c", "https://a.example/&copy;_*`"),
        *("http://[::1]/", "https://a.example/%20%zz", "https://a.example/\u00a0x", 'https://a.example/"q"', "http:a"),
    )
)


@st.composite
def event_dates(draw: st.DrawFn) -> EventDate:
    """Dates of every precision, ranges, and dates in words alone."""
    text = draw(st.none() | lines)
    if text is not None and draw(st.booleans()):
        return EventDate(text=text, precision=draw(st.sampled_from(Precision)))
    days = sorted(draw(st.lists(st.dates(), min_size=1, max_size=2)))
    end = days[1] if len(days) == 2 else None
    return EventDate(days[0], end, draw(st.sampled_from(Precision)), text)


def _stretches(size: int) -> st.SearchStrategy[tuple[int, int]]:
    offsets = st.integers(0, size)
    return st.tuples(offsets, offsets).map(lambda pair: (min(pair), max(pair)))


@st.composite
def rich_texts(draw: st.DrawFn, *, breaks: bool = True) -> RichText:
    """Texts with marks of all kinds, crossing freely."""
    text = draw(texts(breaks=breaks))
    if draw(st.integers(0, 2)) == 0:
        return RichText(text)
    if draw(st.integers(0, 9)) == 0:
        text = draw(st.sampled_from(("https://a.example/x", "http://a.example/b_c")))
        return RichText(text, [Anchor(0, len(text), text), *draw(st.sampled_from(([], [Strong(0, len(text))])))])
    marks: list[Mark] = []
    kinds = draw(st.lists(st.sampled_from((Strong, Emphasis, Code)), max_size=4))
    marks += [kind(*draw(_stretches(len(text)))) for kind in kinds]
    for kind in draw(st.lists(st.sampled_from((Anchor, Speech, Action)), max_size=3, unique=True)):
        edges = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4)))
        for start, end in zip(edges[::2], edges[1::2], strict=False):
            marks.append(draw(_apart(kind, start, end)))
    return RichText(text, marks)


def _apart(kind: type[Mark], start: int, end: int) -> st.SearchStrategy[Mark]:
    values: dict[str, st.SearchStrategy[Any]] = {}
    if kind is Anchor:
        values = {"url": st.none() | _addresses}
    elif kind is Speech:
        values = {"speaker": st.none() | lines}
    else:
        values = {
            "owner": st.none() | lines,
            "due": st.none() | event_dates(),
            "status": st.none() | st.sampled_from(Status),
        }
    return st.builds(kind, st.just(start), st.just(end), **values)


_one_line = rich_texts(breaks=False)
_paragraphs = st.builds(Paragraph, rich_texts())
_headings = st.builds(Heading, _one_line, st.integers(1, 5))
_verses = st.builds(Verse, st.lists(_one_line, min_size=1, max_size=3))
_cells = _one_line | st.just(RichText(""))
_tables = st.builds(Table, st.lists(st.lists(_cells, min_size=1, max_size=3), min_size=1, max_size=3), st.booleans())
_optional = st.none() | lines
_images = st.tuples(_optional, _optional, _optional | _addresses).filter(any).map(lambda fields: Image(*fields))
_code = st.lists(_pieces | st.just("\n") | st.just("\n  "), min_size=1, max_size=9).map("".join)
_preformatted = st.builds(Preformatted, _code.filter(lambda text: text.strip()), st.none() | st.just("python") | lines)
_leaves = st.one_of(_paragraphs, _headings, _verses, _tables, _images, _preformatted, st.just(Rule()))


def _containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, max_size=2)
    item = st.builds(ListItem, rich_texts(), several, st.none() | st.booleans())
    bare = st.builds(
        ListItem, st.just(RichText("")), st.lists(inner, min_size=1, max_size=2), st.none() | st.booleans()
    )
    starts = st.sampled_from((0, 1, 2, 9, 10, 999_999_999, 12_345_678_901))
    lists = st.builds(ListBlock, st.lists(item | bare, min_size=1, max_size=3), st.booleans(), starts)
    return lists | st.builds(BlockQuote, st.lists(inner, min_size=1, max_size=3))


blocks: st.SearchStrategy[Any] = st.recursive(_leaves, _containers, max_leaves=6)
_posts = st.tuples(_optional, _optional, st.booleans()).filter(lambda post: any(post[:2]))
people = st.lists(
    st.builds(
        Person,
        lines,
        _optional,
        st.lists(_posts.map(lambda post: Post(post[0], post[1], former=post[2])), max_size=2),
        st.lists(st.sampled_from(Part), max_size=2),
    ),
    max_size=3,
    unique_by=lambda person: person.name,
)


@st.composite
def _agreed(draw: st.DrawFn) -> RichText:
    """A text of which one part, or two, are actions with an owner or a date."""
    text = draw(lines)
    middle = draw(st.integers(1, len(text)))
    actions = [
        Action(0, middle, draw(lines), draw(st.none() | event_dates()), draw(st.none() | st.sampled_from(Status)))
    ]
    if middle < len(text) and draw(st.booleans()):
        actions.append(Action(middle, len(text), draw(_optional), draw(st.none() | event_dates())))
    return RichText(text, actions)


def step_lists() -> st.SearchStrategy[ListBlock]:
    """Lists of next steps whose owners and dates their words mostly leave unsaid."""
    items = st.builds(ListItem, _agreed() | rich_texts(breaks=False), checked=st.none() | st.booleans())
    return st.builds(ListBlock, st.lists(items, min_size=1, max_size=4), st.booleans(), st.sampled_from((1, 3)))


def _telling(names: list[str]) -> st.SearchStrategy[Heading]:
    """Headings that may say what their section is, and whose."""
    words = st.sampled_from(("Next steps", "Discussion:", "Response: ", "Actions"))
    whose = st.lists(st.sampled_from(names), min_size=1, max_size=2).map(" and ".join) if names else words
    titled = st.tuples(st.sampled_from(("", "Response: ")), whose, st.sampled_from(("", ":", ": tides"))).map("".join)
    return st.builds(Heading, words | titled, st.integers(1, 2))


@st.composite
def sections(draw: st.DrawFn, names: list[str]) -> Section:
    """Sections of every role, by some of the people named."""
    content = draw(st.lists(blocks, max_size=4))
    lead = draw(st.sampled_from((0, 0, 1, 2)))
    headed = _headings | _telling(names)
    heading = draw(st.none() | headed) if content else draw(headed)
    by = draw(st.lists(st.sampled_from(names), max_size=2)) if names else []
    return Section(
        content[lead:],
        role=draw(st.sampled_from(Role)),
        heading=heading,
        by=by,
        group=draw(_optional),
        lead_in=content[:lead],
    )


@st.composite
def notes(draw: st.DrawFn) -> Note:
    """Whole notes, as anybody may build them from the schema."""
    persons = draw(people)
    names = [person.name for person in persons]
    several = st.lists(lines, max_size=2)
    fields = {name: draw(_optional) for name in ("title", "subtitle", "place", "organiser", "series")}
    return Note(
        **fields,
        kind=draw(st.sampled_from(Kind)),
        date=draw(st.none() | event_dates()),
        topics=draw(several),
        supporters=draw(several),
        language=draw(st.sampled_from(("en-GB", "cy", "no"))),
        people=persons,
        body=draw(st.lists(sections(names), max_size=4)),
    )
