"""Names of people and organisations that are spelled in two ways."""

import re
from collections import Counter
from collections.abc import Iterator

from notekit.checks.finding import Remark
from notekit.checks.passages import Form, Subject
from notekit.checks.stated_names import misspelt_owners_and_speakers
from notekit.likeness import SHORTEST, is_slip
from notekit.source import Span

__all__ = ["misspelt_organisations", "misspelt_people"]

MOST = 50
"""How many names are compared with one that differs from them in a word."""

_WORD = r"[A-Z][\w’'-]*\w"
_PAIR = re.compile(rf"(?<![\w’'-])(?=({_WORD})[ \u00a0]({_WORD}))")
_BODY = re.compile(rf"(?<![\w’'-]){_WORD}(?:[’']?(?:\s+(?:of|and|for|the|&|in|on))*\s+{_WORD})+")
_LEADING = re.compile(r"(?:(?:The|Our|Your|About|This|In|At|For|And)\s+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


def misspelt_people(subject: Subject) -> Iterator[Remark]:
    """Names that differ by a letter from a person's: one word of the two the same, the other all but.

    Those come last that do not stand in the text, but are stated of a step or a quotation.
    """
    names = [person.name for person in subject.note.people]
    full = dict.fromkeys(tuple(name.split()) for name in names if len(name.split()) == 2)
    by_first: dict[str, set[str]] = {}
    by_last: dict[str, set[str]] = {}
    for first, last in full:
        if len(by_first.setdefault(first, set())) < MOST:
            by_first[first].add(last)
        if len(by_last.setdefault(last, set())) < MOST:
            by_last[last].add(first)
    told: set[tuple[str, str]] = set()
    for passage in subject.passages:
        for match in _PAIR.finditer(passage.text):
            first, last = match[1], _POSSESSIVE.sub("", match[2])
            if (first, last) in told:
                continue
            meant = next(
                (f"{first} {other}" for other in by_first.get(first, ()) if is_slip(last, other)), None
            ) or next((f"{other} {last}" for other in by_last.get(last, ()) if is_slip(first, other)), None)
            known = (first, last) in full
            if meant is None or (known and names.index(f"{first} {last}") < names.index(meant)):
                continue
            told.add((first, last))
            yield Remark(
                f"“{first} {last}” is spelled “{meant}” elsewhere",
                passage.place(match.start(), match.end(2) - len(match[2]) + len(last)),
                hint="spell the name in one way",
            )
    yield from misspelt_owners_and_speakers(subject, told)


def misspelt_organisations(subject: Subject) -> Iterator[Remark]:
    """Names of bodies that differ in one word, and in that by a letter or an apostrophe; the rarer is told."""
    kinds = subject.words.words("organisations", "words")
    counts: Counter[tuple[str, ...]] = Counter()
    places: dict[tuple[str, ...], tuple[str, Span | None]] = {}
    for passage in subject.passages:
        if passage.form is Form.VERSE:
            continue
        for match in _BODY.finditer(passage.text):
            start = match.start() + _leading(match.group())
            words = tuple(passage.text[start : match.end()].replace("’", "'").split())
            if words[-1].casefold().removesuffix("s") not in kinds and words[-1].casefold() not in kinds:
                continue
            counts[words] += 1
            if words not in places:
                places[words] = " ".join(passage.text[start : match.end()].split()), passage.place(start, match.end())
    alike: dict[tuple[tuple[str, ...], int], list[tuple[str, ...]]] = {}
    told: set[tuple[str, ...]] = set()
    for words in counts:
        if len(words) < 2:
            continue
        for at in range(len(words) - 1):
            others = alike.setdefault((words[:at] + words[at + 1 :], at), [])
            meant = next((other for other in others if _same_body(words[at], other[at])), None)
            if len(others) < MOST:
                others.append(words)
            if meant is None:
                continue
            rare, common = (words, meant) if counts[words] <= counts[meant] else (meant, words)
            if rare not in told:
                told.add(rare)
                yield Remark(
                    f"“{places[rare][0]}” is spelled “{places[common][0]}” elsewhere",
                    places[rare][1],
                    hint="spell the name in one way",
                )


def _leading(name: str) -> int:
    """How many characters of a name are words such as 'The' that do not belong to it."""
    match = _LEADING.match(name)
    return match.end() if match else 0


def _same_body(one: str, other: str) -> bool:
    """Whether two words within a name are one misspelt: by an apostrophe, an 's', or letters."""
    if one.replace("'", "").removesuffix("s") == other.replace("'", "").removesuffix("s"):
        return min(len(one), len(other)) >= SHORTEST
    return is_slip(one, other)
