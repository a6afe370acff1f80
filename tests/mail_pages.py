"""Newsletters of every kind, for the tests that look at them as a mail program shows them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

import notekit
from newsletters import html
from notekit import (
    BlockQuote,
    Depth,
    Issue,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Person,
    RichText,
    Role,
    Section,
    Speech,
    Table,
    abridge,
)
from notekit.testing import filled_note, full_note, hard_notes

__all__ = ["NAMES", "Newsletter", "newsletter"]

SEEDS = Path(__file__).parents[1] / "seeds"
FULL_NOTE = "https://notes.example/full"


@frozen
class Newsletter:
    """A page, and the notes that it is of."""

    notes: Sequence[Note]
    html: str


def _note() -> Sequence[Note]:
    return notekit.parse(SEEDS / "harbour-roundtable.txt").notes


def _several() -> Sequence[Note]:
    return notekit.parse(SEEDS / "river-network-listing.txt").notes


def _everything() -> Sequence[Note]:
    return (full_note(),)


def _filled() -> Sequence[Note]:
    return (evolve(filled_note("A row of plain words, as long as a sentence"), language="en-GB"),)


def _hostile() -> Sequence[Note]:
    title = hard_notes()["markup"].title
    return (evolve(filled_note(title or ""), language="en-GB"),)


def _right_to_left() -> Sequence[Note]:
    said = RichText("«نريد أن يبقى الرصيف مفتوحًا للجميع.» قالت ليلى ورد.")
    return (
        Note(
            "لقاء الجيران عند الجسر القديم",
            "ماذا نفعل بالرصيف بعد الفيضان؟",
            place="قاعة الحي",
            language="ar",
            people=(Person("ليلى ورد", posts=(("رئيسة الجمعية", "جمعية ضفة النهر"),), parts=("speaker",)),),
            body=(
                Section(
                    (Paragraph("يُصلَح الرصيف قبل الشتاء."), ListBlock(("أولًا", "ثانيًا"), ordered=True)),
                    Role.KEY_MESSAGES,
                ),
                Section(
                    (
                        Paragraph("تحدث الجيران عن الجسر وعن الماء، ثم مشوا معًا إلى الضفة."),
                        BlockQuote((Paragraph(RichText(said.text, (Speech(0, 37, "ليلى ورد"),))),)),
                        Table((("العمل", "الموعد"), ("تنظيف الرصيف", "الربيع")), header=True),
                    ),
                    heading="ما قيل",
                ),
                Section((ListBlock(("تكتب الجمعية إلى البلدية.",)),), Role.NEXT_STEPS),
            ),
        ),
    )


def _digest() -> Issue:
    """All seeds, at every depth, in two groups, with an introduction."""
    found = [note for path in sorted(SEEDS.glob("*.*")) if path.stem != "README" for note in notekit.parse(path).notes]
    items = [
        Item(abridge(note, depth), depth, link=FULL_NOTE, group=group)
        for note, depth, group in zip(found, cycle(Depth), cycle(("On the water", "On the water", "On land")))
    ]
    return Issue(
        sorted(items, key=lambda item: item.group or ""),
        title="What was said this spring",
        date="2031-06",
        introduction=[Paragraph("Dear all, this is what you said."), ListBlock(["In halls", "In harbours"])],
    )


NOTES: Mapping[str, Callable[[], Sequence[Note]]] = {
    "note": _note,
    "several": _several,
    "everything": _everything,
    "filled": _filled,
    "hostile": _hostile,
    "right-to-left": _right_to_left,
}
ISSUES: Mapping[str, dict[str, Any]] = {
    "digest": {"service": "listmonk", "footer": "You get this because you asked.", "address": "1 Quay\nThornsby"},
    "branded": {"name": "The Quay", "accent": "#f2c200", "ground": "#fff6d6", "paper": "#fffdf5", "ink": "#5a3d00"},
}
"""The options of each page of an issue."""

NAMES = (*NOTES, *ISSUES)
"""The names of all pages."""


@cache
def newsletter(name: str) -> Newsletter:
    """The page of that name."""
    if name in NOTES:
        notes = NOTES[name]()
        return Newsletter(notes, html(*notes, link=FULL_NOTE))
    issue = _digest()
    page = notekit.digest(issue, "newsletter", **ISSUES[name]).data.decode()
    return Newsletter([item.note for item in issue.items], page)
