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


def count(
    tally: Tally, field: str, found: list[str], wanted: list[str], either: Sequence[str] = (), *, starts: bool = False
) -> None:
    """Counts one field of one note: each wanted item is met by one found item at most.

    What is found of `either`, the borderline items, is neither right nor wrong.
    """
    free, missed = [item for item in found if not any(item.startswith(one) for one in either)], []
    for want in wanted:
        hit = next((item for item in free if item == want or (starts and item.startswith(want))), None)
        if hit is None:
            missed.append(want)
        else:
            free.remove(hit)
    row = tally[field]
    row[0] += len(wanted) - len(missed)
    row[1] += len(missed)
    row[2] += len(free)
    row[3] += [("missed", want) for want in missed] + [("extra", left) for left in free]


def one(value: object) -> list[str]:
    """A value as a list of at most one."""
    return [plain(value)] if value else []


def posts(people: Iterable[Any], field: str) -> list[str]:
    """Roles or affiliations with the names they belong to."""
    found = []
    for person in people:
        values = person.get(field) if isinstance(person, dict) else [getattr(post, field) for post in person.posts]
        name = person["name"] if isinstance(person, dict) else person.name
        values = values if isinstance(values, list) else [values]
        found += [f"{plain(name)}: {plain(value)}" for value in values if value]
    return found


def measure_note(tally: Tally, note: notekit.Note, gold: dict[str, Any]) -> None:
    """Counts all fields of a note."""
    count(tally, "title", one(note.title), one(gold["title"]))
    count(tally, "kind", one(note.kind), one(gold["kind"]))
    count(tally, "date", one(note.date and note.date.iso), one((gold.get("date") or {}).get("iso")))
    count(tally, "people", [plain(p.name) for p in note.people], texts(gold["people"]))
    for field in ("role", "affiliation"):
        count(tally, field, posts(note.people, field), posts(gold["people"], field))
    count(tally, "speakers", [plain(p.name) for p in note.speakers], texts(gold["speakers"]))
    count(tally, "respondents", [plain(p.name) for p in note.respondents], texts(gold["respondents"]))
    said = [" + ".join(sorted(plain(p.name) for p in c.by)) for c in note.contributions]
    count(tally, "contributions", said, [" + ".join(sorted(map(plain, c["by"]))) for c in gold["contributions"]])
    points = [point for discussion in gold["discussion"] for point in discussion["points"]]
    beginnings = (
        ("points", note.breakout_points, points),
        ("next steps", note.next_steps, gold["next_steps"]),
        ("key messages", note.key_messages, gold["key_messages"]),
        ("quotations", note.quotes, gold["quotes"]),
    )
    for field, items, wanted in beginnings:
        said, either = [plain(item.text) for item in items], texts(wanted, borderline=True)
        count(tally, field, said, texts(wanted), either, starts=True)
    count(tally, "headings", [plain(h.text) for h in note.headings], texts(gold["sections"]))


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
