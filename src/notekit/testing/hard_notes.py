"""Notes that are hard to render: empty, hostile, in other scripts, huge. Every name in them is invented."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from notekit import (
    Action,
    Anchor,
    Block,
    BlockQuote,
    Code,
    EventDate,
    Furniture,
    Heading,
    Image,
    Kind,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Person,
    Post,
    Preformatted,
    RichText,
    Role,
    Rule,
    Section,
    Speech,
    Strong,
    Table,
    Verse,
)
from notekit.testing.everything import full_note

__all__ = ["FURNITURE", "filled_note", "hard_notes", "huge_note", "short_note"]

FURNITURE = "Skip to the quayside menu"
"""What the page says around the note `furniture`, and no renderer."""

_WORDS = {
    "markup": "'\"></p></title></style><script>alert(1)</script><img src=x onerror=alert(1)> "
    "<a href='javascript:alert(1)'>x</a> [x](javascript:alert(1)) "
    "]]> --> {{ 7*7 }} ${7*7} <%= 7 %> &amp; \\ `up` *not* _marked_ # | \\input{x}",
    "formula": "=1+1",
    "signs": "@SUM(1+1)*cmd|' /C calc'!A0",
    "controls": "bell \x07 null \x00 escape \x1b[31m feed \x0c next \x85 lines \u2028 and \u2029 and all",
    "right to left": "מפגש השכונה על הנהר ونادي الجسر القديم",
    "directions": "\u202ereversed\u202c \u2066isolated\u2069 \u200fmarked\u200e zero\u200bwidth \ufeffmarked",
    "emoji": "👩‍🚒 tells 🧑🏽‍🌾 of 🏴󠁧󠁢󠁷󠁬󠁳󠁿 and e\u0301 \U0001d400 日本語",
    "long words": "Flussufer" * 300,
}


def hard_notes() -> dict[str, Note]:
    """The notes, each by a name that says what is hard about it."""
    return dict(_made())


@cache
def _made() -> dict[str, Note]:
    return {
        "empty": Note(),
        "nothing but a title": Note("The title is all there is"),
        "no title": Note(kind=Kind.MEETING, body=(Section(("Nobody had thought of a title.",)),)),
        "no body": Note("Named and dated", date=date(2033, 2, 1), people=(Person("Ines Varga", parts=("speaker",)),)),
        "nothing but people": Note(people=(Person("Ines Varga", posts=(("Ferryman", "Lower Marl"),)),)),
        "empty sections": Note(
            "Headings without words", body=(Section((), heading="First"), Section((), heading="Last"))
        ),
        "furniture": Note("A page of its own", page=(Furniture(FURNITURE),), body=(Section(("What it says.",)),)),
        "short": short_note(),
        "everything": full_note(),
        "speakers together": _joint_note(),
        "verse": _verse_note(),
        "nested": Note("Lists in lists", body=(Section((_nested(30),)),)),
        **{name: filled_note(words) for name, words in _WORDS.items()},
    }


def short_note() -> Note:
    """A small note, in which nearly every field is left open."""
    return Note(
        "A walk along the leat",
        kind=Kind.WORKSHOP,
        date=date(2031, 6, 3),
        body=(Section(("We walked, and looked, and walked back.", ListBlock(("Boots", "Maps"), ordered=True))),),
    )


def filled_note(words: str) -> Note:
    """A note with `words` in every field that takes words, some of them marked."""
    rich = RichText(words)
    end = len(rich.text)
    marked = RichText(rich.text, (Strong(0, end), Anchor(0, end, url="https://x.example/" + words)))
    owed = RichText(rich.text + " .", (Action(end + 1, end + 2, "Orla " + words, EventDate(text=words)),))
    quoted = RichText(". " + rich.text, (Speech(0, 1, "Orla " + words),))
    blocks: list[Block] = [
        *(Paragraph(rich), Paragraph(marked), Paragraph(owed), Heading(rich), Verse((rich, marked))),
        *(
            ListBlock((ListItem(rich, (Paragraph(rich),)), ListItem(marked, checked=True))),
            Table(((rich, marked),) * 2),
        ),
        *(BlockQuote((Paragraph(quoted),)), Preformatted(words, words), Rule()),
        *(Image(words, words + ".", words), Image(source=words + "x")),
    ]
    people = [Person(words, "Dr" + words, (Post(words, words),), ("speaker",))]
    return Note(
        words,
        words,
        date=EventDate(text=words),
        place=words,
        organiser=words,
        series=words,
        topics=(words,),
        supporters=(words,),
        url="https://x.example/" + words,
        teaser=words,
        highlights=(words,),
        language="en" + words,
        people=people,
        body=[
            Section(blocks, role, words, people, "Group " + words, (Paragraph(". " + words),))
            for role in (Role.KEY_MESSAGES, Role.CONTRIBUTION, Role.NEXT_STEPS)
        ],
    )


def huge_note(size: int) -> Note:
    """A note that has `size` of each thing that a note may have many of: people, sections, items, rows, marks."""
    people = [Person(f"Speaker{number} Ofmany", posts=((f"Post{number}", "Lower Marl"),)) for number in range(size)]
    return Note(
        "All of the river talks",
        people=people,
        body=[
            *(_talk(person) for person in people),
            Section((ListBlock([f"Point {number} made." for number in range(size)]),), Role.DISCUSSION, "Points"),
            Section((ListBlock([_step(f"Task {number}", people[number]) for number in range(size)]),), Role.NEXT_STEPS),
            Section((Verse([f"Line {number} sung" for number in range(size)]), _linked(size)), heading="Rest"),
            Section((Table([(f"Gate {number}", f"mended {number}") for number in range(size)]),), heading="Gates"),
        ],
    )


def _talk(person: Person) -> Section:
    said = f"{person.name} said: “The water rises.” All of it was new."
    start = said.index("The water")
    content = RichText(said, (Strong(0, len(person.name)), Speech(start, said.index("”"), person.name)))
    return Section((Paragraph(content), "And nobody answered."), Role.CONTRIBUTION, f"Talk of {person.name}", (person,))


def _step(task: str, owner: Person) -> ListItem:
    return ListItem(RichText(task, (Action(0, len(task), owner.name, EventDate.from_iso("2031-05")),)))


def _linked(size: int) -> Paragraph:
    """One paragraph with a link on every word, and every other one in code."""
    words = [f"word{number}" for number in range(size)]
    links = list(_links(words))
    return Paragraph(RichText(" ".join(words), [*links, *(Code(link.start, link.end) for link in links[::2])]))


def _links(words: list[str]) -> Iterator[Anchor]:
    start = 0
    for word in words:
        yield Anchor(start, start + len(word), f"https://rivers.example/{word}")
        start += len(word) + 1


def _nested(depth: int) -> Block:
    block: Block = Paragraph("The innermost words.")
    for level in range(depth):
        item = ListItem(f"Level {level} above it", (block,))
        block = BlockQuote((block,)) if level % 5 == 4 else ListBlock((item,))
    return block


def _joint_note() -> Note:
    people = [
        Person(name, posts=((post, "Canal Office"),)) for name, post in (("Ann Ede", "Diver"), ("Bo Ott", "Miller"))
    ]
    return Note(
        "Two voices",
        people=people,
        body=(
            Section(("They took turns at the lectern.",), Role.CONTRIBUTION, by=people),
            Section((ListBlock(("Both of them agreed.",)),), Role.RESPONSE, "Reply", people[::-1]),
        ),
    )


def _verse_note() -> Note:
    lines = ("The weir has a song of its own,", "  and sings it to nobody,", "and sings it to nobody.")
    sung = Section((Verse(lines), Verse(("Amen.",))), Role.RESPONSE, "In verse", ("Cy Ude",))
    return Note("A song for the weir", people=("Cy Ude",), body=(sung,))
