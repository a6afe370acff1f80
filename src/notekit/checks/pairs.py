"""Marks that come in pairs: quotation marks and brackets."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from attrs import field, frozen

from notekit.checks.finding import Remark
from notekit.checks.passages import Form, Passage, Subject

__all__ = ["unbalanced_brackets", "unbalanced_quotes"]

REACH = 4
"""How many passages on a quotation or bracket may still be closed: a page or picture may have cut it in two."""

_DOUBLE = re.compile('[“”"]')
_BRACKET = re.compile(r"[()\[\]]")
_INCHES = re.compile(r"\d\s?[\"″](?!$|[\s.,;:)])|\d[\"″]\s+\w|\d['’]\s?\d+[\"”″]")
_FOREIGN = re.compile("[„«»‚‹›「」]")
_SINGLE_OPENS = re.compile(r"(?<![\w’])‘(?=\w)(?!(?:\d0s|em|til|tis|twas|cause|n|bout|round|neath)\b)", re.IGNORECASE)
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,;:!?…)\]”\"%-])’(?![^\W\d_])")
_SMILING = re.compile(r"[:;=]['’]?[-^]?[)\]]+(?!\w)")
_FROWNING = re.compile(r"(?<!\S)(?:[:;=]['’]?[-^]?[(\[]+|[(\[][-^]?[:;=])(?!\S)")
_LABEL = re.compile(r"(?:^|(?<=[\s,;:(]))(?:[a-zA-Z]|\d{1,3}|[ivxIVX]{1,5}|\d{1,2}\.\d{1,2})[)\]]")
_ADDRESS = re.compile(r"https?://\S+")


@frozen
class _Mark:
    """A mark in a text, and whether it closes what another has opened."""

    offset: int
    sign: str
    closes: bool = field(kw_only=True)


@frozen
class _Open:
    """A mark that waits for the one which closes it."""

    passage: Passage
    offset: int
    mark: str
    number: int


def unbalanced_quotes(subject: Subject) -> Iterator[Remark]:
    """Quotation marks that are opened and never closed, or closed and never opened.

    A quotation over several paragraphs opens each of them and closes the last.
    """
    yield from _unbalanced(subject, _double_marks, "quotation mark")
    yield from _unclosed_single(subject)


def unbalanced_brackets(subject: Subject) -> Iterator[Remark]:
    """Round and square brackets without their other half; those of smileys and of 'a)' need none."""
    yield from _unbalanced(subject, _brackets, "bracket")


def _unbalanced(subject: Subject, marks: Callable[[Passage], list[_Mark] | None], what: str) -> Iterator[Remark]:
    """Marks left over when passage after passage is read; `marks` gives None for one that is not clear."""
    waiting: list[_Open] = []
    for number, passage in enumerate(subject.passages):
        late = bisect_left(waiting, number - REACH, key=lambda one: one.number)
        yield from (_unclosed(one, what) for one in waiting[:late])
        del waiting[:late]
        found = marks(passage)
        if found is None:
            waiting.clear()
            continue
        if found and waiting and found[0] == _Mark(0, waiting[-1].mark, closes=False) and waiting[-1].mark in '“"':
            waiting.pop()  # a further paragraph of a quotation opens it once more
        own: list[_Open] = []
        for mark in found:
            if not mark.closes:
                own.append(_Open(passage, mark.offset, mark.sign, number))
            elif own and _fits(own[-1], mark):
                own.pop()
            elif waiting and _fits(waiting[-1], mark):
                waiting.pop()
            else:
                yield _unopened(passage, mark, what)
        waiting += own
    for left in waiting:
        yield _unclosed(left, what)


def _unclosed(left: _Open, what: str) -> Remark:
    place = left.passage.place(left.offset, left.offset + 1)
    return Remark(f"the {what} {left.mark} is opened and not closed", place, hint="close it, or take it out")


def _unopened(passage: Passage, mark: _Mark, what: str) -> Remark:
    place = passage.place(mark.offset, mark.offset + 1)
    return Remark(f"the {what} {mark.sign} closes what nothing has opened", place, hint="open it, or take it out")


def _fits(opened: _Open, mark: _Mark) -> bool:
    return opened.mark + mark.sign in ("“”", "()", "[]", '""')


def _double_marks(passage: Passage) -> list[_Mark] | None:
    """The double quotation marks of a passage; None where its ways with them are not clear."""
    text = passage.text
    if not any(mark in text for mark in '“”"'):
        return []
    curly, straight = text.count("“") + text.count("”"), text.count('"')
    if passage.form is Form.VERSE or _FOREIGN.search(text) or (curly and straight) or _INCHES.search(text):
        return None
    if "“" not in text and curly and curly % 2 == 0:
        return None  # opened with the closing mark throughout, as in Swedish
    marks: list[_Mark] = []
    opened = False
    for match in _DOUBLE.finditer(text):
        offset, sign = match.start(), match.group()
        if passage.is_code(offset):
            continue
        closes = sign == "”" or (sign == '"' and (opened or _ends_word(text, offset)))
        opened = not closes
        marks.append(_Mark(offset, sign, closes=closes))
    return marks


def _ends_word(text: str, offset: int) -> bool:
    return offset > 0 and not text[offset - 1].isspace() and text[offset - 1] not in "([—–-"


def _unclosed_single(subject: Subject) -> Iterator[Remark]:
    """Single quotation marks that are opened where no later mark of the passages near can close them."""
    passages = [one for one in subject.passages if one.form is not Form.VERSE]
    for index, passage in enumerate(passages):
        text = passage.text
        if "‘" not in text or _FOREIGN.search(text):
            continue
        opens = [match.start() for match in _SINGLE_OPENS.finditer(text)]
        if not opens or _SINGLE_CLOSES.search(text, opens[-1] + 1):
            continue
        if any("’" in near.text and _goes_on(near) for near in passages[index + 1 : index + 1 + REACH]):
            continue
        start = opens[-1]
        yield _unclosed(_Open(passage, start, "‘", index), "quotation mark")


def _goes_on(passage: Passage) -> bool:
    """Whether a single quotation of a passage before may end here."""
    closes = len(_SINGLE_CLOSES.findall(passage.text))
    return passage.text.startswith("‘") or closes > len(_SINGLE_OPENS.findall(passage.text))


def _brackets(passage: Passage) -> list[_Mark] | None:
    """The brackets of a passage but those of smileys, labels, addresses and code; None where it is verse."""
    text = passage.text
    if not _BRACKET.search(text):
        return []
    if passage.form is Form.VERSE:
        return None
    passed = [match.span() for form in (_FROWNING, _ADDRESS) for match in form.finditer(text)]
    skipped = {offset for start, end in passed for offset in range(start, end)}
    alone = {match.end() - 1 for form in (_LABEL, _SMILING) for match in form.finditer(text)}
    depth = {"(": 0, "[": 0}
    marks: list[_Mark] = []
    for match in _BRACKET.finditer(text):
        offset, sign = match.start(), match.group()
        closes = sign in ")]"
        opening = {")": "(", "]": "["}.get(sign, sign)
        if offset in skipped or passage.is_code(offset) or (closes and offset in alone and not depth[opening]):
            continue
        depth[opening] = max(0, depth[opening] + (-1 if closes else 1))
        marks.append(_Mark(offset, sign, closes=closes))
    return marks
