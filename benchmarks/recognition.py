"""How well recognition does on annotated write-ups: precision, recall and F1, field by field.

    python benchmarks/recognition.py                       the documents of tests/tuning and tests/unseen
    python benchmarks/recognition.py FOLDER                any folder of documents with annotations beside them
    python benchmarks/recognition.py FOLDER --misses       and what was missed or found in excess

`tests/unseen` measures what nobody tuned for: run it, and do not read what it misses.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import notekit

ROOT = Path(__file__).resolve().parent.parent
MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})

_MARKER = re.compile(r"^(?:(?:[-•*]|\d+[.)])\s*|[qa]: (?:\([^()]*\) )?)")

Tally = dict[str, list[Any]]


def plain(value: object) -> str:
    """A value as it is compared: without regard to case, spacing, kinds of marks, or an article before it."""
    text = " ".join(str(value).translate(MARKS).split()).casefold()
    return re.sub(r"^(?:the|a|an) ", "", _MARKER.sub("", text)).strip(" .,;:*\"'")


def texts(items: Iterable[Any], *, borderline: bool = False) -> list[str]:
    """Annotated items: plain texts, or the beginnings of records. Those marked as borderline are apart."""
    found = []
    for item in items:
        if isinstance(item, dict) and bool(item.get("borderline")) == borderline:
            found.append(plain(item.get("starts") or item.get("heading") or item.get("name") or ""))
        elif isinstance(item, str) and not borderline:
            found.append(plain(item))
    return [text for text in found if text]


def optional(gold: dict[str, Any], key: str) -> list[str]:
    """What an annotation says may be found of a field or not; a mere 'true' names nothing, and excuses nothing."""
    said = gold.get(f"{key}_optional")
    return texts(said) if isinstance(said, list) else []


def count(
    tally: Tally, field: str, found: list[str], wanted: list[str], either: Sequence[str] = (), *, starts: bool = False
) -> None:
    """Counts one field of one note: each wanted item is met by one found item at most.

    What else is found of `either`, the borderline items, is neither right nor wrong.
    """
    free, missed = list(found), []
    for want in wanted:
        hit = next((item for item in free if item == want or (starts and item.startswith(want))), None)
        if hit is None:
            missed.append(want)
        else:
            free.remove(hit)
    extra = [item for item in free if not any(item.startswith(one) for one in either)]
    row = tally[field]
    row[0] += len(wanted) - len(missed)
    row[1] += len(missed)
    row[2] += len(extra)
    row[3] += [("missed", want) for want in missed] + [("extra", item) for item in extra]


def one(value: object) -> list[str]:
    """A value as a list of at most one."""
    return [plain(value)] if value else []


def readings(gold: dict[str, Any], field: str) -> list[Any]:
    """The annotated value of a field, and others that are as good."""
    named = gold.get("alternatives", {})
    return [gold.get(field), *gold.get(f"{field}_alternatives", ()), *named.get(field, ())]


def nearest(found: Sequence[str], wanted: Iterable[list[str]]) -> list[str]:
    """Which of several readings agrees best with what was found; the first of them where several do."""

    def agreement(reading: list[str]) -> int:
        met = sum(any(item.startswith(want) for item in found) for want in reading)
        return 2 * met - len(reading)

    return max(wanted, key=agreement)


def count_value(tally: Tally, field: str, value: object, wanted: Sequence[object]) -> None:
    """Counts a field of one value; where there may be none, another reading is neither right nor wrong."""
    found = one(value)
    if None in wanted:
        count(tally, field, found, [], [plain(reading) for reading in wanted if reading])
    else:
        count(tally, field, found, nearest(found, [one(reading) for reading in wanted]))


def dates(gold: dict[str, Any]) -> list[Any]:
    """The days or stretches of days that a date may be read as."""
    date = gold.get("date") or {}
    others = (other.get("iso") if isinstance(other, dict) else other for other in date.get("alternatives", ()))
    named = gold.get("alternatives", {}).get("date.iso", ())
    return [date.get("iso"), *others, *named]


def posts(name: str, reading: dict[str, Any], field: str) -> list[str]:
    """Annotated roles or affiliations, one, several or none, with the name they belong to."""
    values = reading.get(field)
    return [f"{name}: {plain(value)}" for value in (values if isinstance(values, list) else [values]) if value]


def count_posts(tally: Tally, people: Iterable[notekit.Person], gold: Iterable[dict[str, Any]]) -> None:
    """Counts roles and affiliations, each person by the reading of both that agrees best; former posts may be found."""
    found: dict[str, list[str]] = {"role": [], "affiliation": []}
    for person in people:
        for post in person.posts:
            for field, values in found.items():
                values += posts(plain(person.name), {field: getattr(post, field)}, field)
    wanted: dict[str, list[str]] = {field: [] for field in found}
    either: dict[str, list[str]] = {field: [] for field in found}
    for annotated in gold:
        name = plain(annotated["name"])
        if annotated.get("borderline"):
            for names in either.values():
                names.append(f"{name}:")
            continue
        known = {field: {post for post in found[field] if post.startswith(f"{name}:")} for field in found}
        read = [
            {field: posts(name, one, field) for field in found}
            for one in (annotated, *annotated.get("alternatives", ()))
        ]
        best = min(read, key=lambda one: sum(len({*one[field]} ^ known[field]) for field in found))
        for field in found:
            wanted[field] += best[field]
            either[field] += [post for former in annotated.get("former", ()) for post in posts(name, former, field)]
    for field, values in found.items():
        count(tally, field, values, wanted[field], either[field])


def points(gold: Iterable[dict[str, Any]], found: Sequence[str]) -> tuple[list[str], list[str]]:
    """The points of all discussions, and those that are borderline."""
    wanted, either = [], []
    for discussion in gold:
        others = [
            other["points"] if isinstance(other, dict) else other
            for other in discussion.get("alternatives", ())
            if isinstance(other, list) or "points" in other
        ]
        if discussion.get("borderline"):
            either += texts(discussion["points"])
        else:
            wanted += nearest(found, [texts(reading) for reading in (discussion["points"], *others)])
        either += texts(discussion["points"], borderline=True)
    return wanted, either


def beginnings(gold: Iterable[Any], found: Sequence[str]) -> list[str]:
    """How items begin, each by the reading that was found."""
    wanted: list[str] = []
    for item in gold:
        others = item.get("alternatives", ()) if isinstance(item, dict) else ()
        others = [other.get("starts") if isinstance(other, dict) else other for other in others]
        wanted += nearest(found, [texts([item]), *(texts([other]) for other in others if other)])
    return wanted


def speakers_of(gold: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Who speaks in each contribution, as one text, and who may be found instead."""
    wanted: list[str] = []
    either: list[str] = []
    for contribution in gold["contributions"]:
        others = [other for other in contribution.get("alternatives", ()) if isinstance(other, dict)]
        said = [" + ".join(sorted(map(plain, one["by"]))) for one in (contribution, *others) if "by" in one]
        (either if contribution.get("borderline") else wanted).append(said[0])
        either += said[1:]
    return wanted, either


def measure_note(tally: Tally, note: notekit.Note, gold: dict[str, Any]) -> None:
    """Counts all fields of a note."""
    count_value(tally, "title", note.title, readings(gold, "title"))
    count_value(tally, "kind", note.kind, readings(gold, "kind"))
    count_value(tally, "date", note.date and note.date.iso, dates(gold))
    names, annotated = [plain(person.name) for person in note.people], gold["people"]
    count(tally, "people", names, texts(annotated), texts(annotated, borderline=True))
    count_posts(tally, note.people, annotated)
    speakers = [plain(person.name) for person in note.speakers]
    count(tally, "speakers", speakers, texts(gold["speakers"]), optional(gold, "speakers"))
    count(tally, "respondents", [plain(p.name) for p in note.respondents], texts(gold["respondents"]))
    said = [" + ".join(sorted(plain(p.name) for p in c.by)) for c in note.contributions]
    count(tally, "contributions", said, *speakers_of(gold))
    found = [plain(point.text) for point in note.breakout_points]
    wanted, either = points(gold["discussion"], found)
    count(tally, "points", found, wanted, [*either, *optional(gold, "discussion")], starts=True)
    for field, items in (
        ("next steps", note.next_steps),
        ("key messages", note.key_messages),
        ("quotations", note.quotes),
    ):
        key = "quotes" if field == "quotations" else field.replace(" ", "_")
        found, wanted = [plain(item.text) for item in items], gold[key]
        either = [*texts(wanted, borderline=True), *optional(gold, key)]
        count(tally, field, found, beginnings(wanted, found), either, starts=True)
    headings = [plain(heading.text) for heading in note.headings]
    count(tally, "headings", headings, texts(gold["sections"]), optional(gold, "sections"))


def measure(folder: Path) -> Tally:
    """Counts all annotated documents of a folder."""
    tally: Tally = defaultdict(lambda: [0, 0, 0, []])
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        notes = notekit.parse(folder / gold["document"]).notes
        count(tally, "notes", ["note"] * len(notes), ["note"] * len(gold["notes"]))
        for note, wanted in zip(notes, gold["notes"], strict=False):
            measure_note(tally, note, wanted)
    return tally


def show(tally: Tally, *, misses: bool) -> None:
    """Prints the table of a folder."""
    print(f"{'field':14} {'hit':>4} {'missed':>6} {'extra':>6} {'F1':>6}")
    scores = []
    for field, (hit, missed, extra, _) in tally.items():
        scores.append(2 * hit / (2 * hit + missed + extra) if hit + missed + extra else 1.0)
        print(f"{field:14} {hit:4} {missed:6} {extra:6} {scores[-1]:6.2f}")
    print(f"mean F1 over fields {sum(scores) / len(scores):.2f}\n")
    for field, row in tally.items() if misses else ():
        for what, item in row[3]:
            print(f"{field}: {what}: {item[:100]}")


def main() -> None:
    """Measures the folders asked for."""
    options = argparse.ArgumentParser(description="How well recognition does on annotated write-ups.")
    options.add_argument("folders", nargs="*", type=Path, default=[ROOT / "tests/tuning", ROOT / "tests/unseen"])
    options.add_argument("--misses", action="store_true", help="list what was missed and found in excess")
    asked = options.parse_args()
    for folder in asked.folders:
        print(folder.name)
        show(measure(folder), misses=asked.misses)


if __name__ == "__main__":
    main()
