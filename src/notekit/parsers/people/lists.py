"""People listed: 'Present: …', a list under 'Speakers', a table with a column of names."""

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve

from notekit.blocks import Heading, ListBlock, Paragraph, Table
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.roster import SPEAKING
from notekit.parsers.entities.name_words import is_given
from notekit.parsers.entities.names import Names
from notekit.parsers.entities.posts import Posts
from notekit.parsers.people.list_entries import Listed, could_be_entry, entry, part_named
from notekit.parsers.people.list_rows import entries, is_label_of_body, row
from notekit.parsers.people.people_tables import tabled_people
from notekit.parsers.structure.forms import labelled_cells
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.lone_lines import BARS, is_bare
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.people import Part
from notekit.segmentation import sentences
from notekit.text import Anchor

__all__ = ["bare_people", "listed_people", "people_of"]

_LABEL = re.compile(
    rf"(?:\d{{1,2}}[.)]?\s+)?(?P<label>[A-Za-z{UPPER}][\w’' -]{{1,30}}?)\s*:\s*(?P<rest>\S.*)$", re.DOTALL
)
_NEXT_LABEL = r"(?<=[\w).,;])\s+(?=<^people.list-labels>(?:\s*:|\s+[–—-]\s))"
_NEXT_PART = r"(?<=[.;)])\s+(?=<^people-lists.chair|facilitator|panellist|speaker>\s*:\s)"  # '(Quay Trust). Panel: …'
_BARE_LABEL = rf"(?s)(?P<label><^people.list-labels>)\s+(?:[–—-]\s+)?(?P<rest>[{UPPER}].*)$"
_LEADS_IN = (
    r"(?i)(?P<said><people-lists.KEY>)(?:\s+<people.list-members>)?"
    r"(?:,?\s+<people.list-comprises>[^.:]{0,60})?\s*:$"
)
_WERE = r"\s+<line-ups.where>\s[^.:]{1,80}<people.list-comprises>\s*:$"
# 'We heard from these three:', 'It featured talks and debates from four people:', 'On the panel at the quay were:'
_LED_IN_BY = (
    ("people", "joined", r"(?i)<people.joined>[^.:]{0,60}:$", Part.PANELLIST),
    ("people", "sits-with", r"(?i)<people.sits-with>[^.:]{0,60}:$", Part.PANELLIST),
    ("line-ups", "panellists", rf"(?i)<line-ups.panellists>{_WERE}", Part.PANELLIST),
    ("line-ups", "speakers", rf"(?i)<line-ups.speakers>{_WERE}", Part.SPEAKER),
    ("line-ups", "featuring", r"(?i)<line-ups.featuring>\s*:$", Part.SPEAKER),
    ("people", "announces", r"(?i)<people.announces>(?<!,)[^.:,]{0,60}:$", Part.SPEAKER),
    (
        "speech",
        "talks|speeches",
        r"(?i)<speech.talks|speeches>\s[^.:]{0,60}<grammar.from|by>\s[^.:]{0,60}:$",
        Part.SPEAKER,
    ),
    (
        "people-lists",
        "participant",
        r"(?i)<people-lists.participant>\s+<line-ups.where>\s[^.:]{1,60}<people.list-comprises>\s*:$",
        Part.PARTICIPANT,
    ),
)
"""What a lead-in says that those listed did, each with the section and the keys of the cue that it begins with."""
_GO_ON = (",", ";", " and")
"""With what a line of names ends that is gone on with on the next one."""
_ALONE = (Part.CHAIR, Part.AUTHOR)
"""The parts of which a label names who had them in one sentence."""
_PRESIDING = (Part.CHAIR, Part.FACILITATOR)
_ONLY_THERE = (Part.PARTICIPANT, Part.MENTIONED)
"""The parts of which a label before one name leads in those on the lines below: 'Present: Ann Lee', 'Bo Ek'."""
_SAYS = re.compile(r":[*_]*\s+(?:[“\"‘«]|(?:\S+\s+){3,30}?\S+[.!?](?:\s|$))")  # 'Ann Lee, a pilot: “The tide waits.”'
_TITLED = rf"(?:^|(?<=, ))(?:[{UPPER}]\w+\s+){{0,2}}(?i:<people.surname-honorifics>)\.?\s+[{UPPER}]"
_SPOKE = r"[,)]\s+(?:<grammar.then|also>\s+)?<people.speaks>\s"

_SENTENCE_ENDS = ".!?”\"’'"

LEAD_IN = 80
"""How many characters at the end of a lead-in are looked at for what it says of the people listed."""
LED_IN = 160
"""How many do so where it says more: 'The panellists at our forum in the old harbour hall were:'."""
LONGEST_ROW = 1000
"""How many characters a row of several labels has at most."""
LEAD_OUT = 8
"""From which character on a further label may stand in a line: 'Present: … Apologies: …'."""
LEAST = 3
"""How many names with posts make a list of people that nothing introduces."""
MOST = 200
"""How many characters a line about one person has at most."""


def listed_people(draft: Draft, posts: Posts) -> Iterator[Listed]:
    """The people whom the draft lists, in order."""
    under: Part | None = None  # what the heading above says of those listed
    led_in: Part | None = None  # what the lead-in says of those listed directly below it
    above: Heading | None = None  # the heading that says it
    body: str | None = None  # whose people stand below, as a heading below that one says
    name: str | None = None  # whose post may stand directly below, as a heading below that one says
    for block in draft.blocks:
        if name and isinstance(block, Paragraph) and is_bare(block):
            yield from entry(f"{name}, {block.text}", under, block, draft, posts)
            name = None
            continue
        name = None
        if isinstance(block, Heading):
            body = _body_of(block, above, draft) if under else None
            name = block.text if under and not body and _is_name_below(block, above, draft) else None
            if body or name:
                continue
            under, above = part_named(block.text, draft), block
            if under is None and block.text.endswith(":"):
                under = _listed_as(block.text[-LEAD_IN:], draft.words)  # '1. Apologies accepted from:'
            led_in = under if under not in SPEAKING else None  # lines with names may each head what is said
        elif isinstance(block, Paragraph):
            labelled = list(_labelled(block.text, draft))
            if labelled:
                people = [one for part, rest in labelled for one in entries(rest, part, block, draft, posts)]
                yield from people
                last = labelled[-1][0]
                goes_on = block.text.endswith(_GO_ON) or (last in _ONLY_THERE and len(people) == 1)
                led_in = last if goes_on else led_in
            else:
                people = _lines(block, led_in, draft, posts) if led_in else []
                yield from people
                led_in = _led_in(block, draft) or (led_in if led_in and (people or is_bare(block)) else None)
        elif isinstance(block, ListBlock) and not (led_in or under):
            yield from _labelled_items(block, draft, posts)
        elif isinstance(block, ListBlock) and (part := led_in or under):
            people = [one for item in block.items for one in row(item.text, part, block, draft, posts, body)]
            surely = under is not None and body is None
            people = people if surely else [one for one in people if " " in one.name]
            if surely or len(people) * 2 >= len(block.items):
                yield from people
            led_in = None
        elif isinstance(block, Table):
            yield from list(_filled_in(block, draft, posts)) or tabled_people(block, under, draft, posts)


def _is_name_below(heading: Heading, above: Heading | None, draft: Draft) -> bool:
    """Whether a heading below one such as 'Speakers' is somebody's full name."""
    if above is None or heading.level <= above.level or " " not in heading.text:
        return False
    return could_be_entry(heading.text, draft)


def _filled_in(table: Table, draft: Draft, posts: Posts) -> Iterator[Listed]:
    """The people of a table that is filled in like a form: 'Chair' beside 'Ann Lee', and no 'Present' above names."""
    heads_column = draft.words.cue("people", "role-columns|body-columns")
    for label, value in labelled_cells(table):
        part = part_named(label, draft)
        if part and heads_column.fullmatch(value.strip(" *:")) is None:
            yield from entries(value, part, table, draft, posts)


def _body_of(heading: Heading, above: Heading | None, draft: Draft) -> str | None:
    """The body whose people stand below a heading, where one above it says what they did: 'Quay Trust' in 'Present'."""
    said = heading.text.strip(" :*")
    if above is None or heading.level <= above.level or heading_role(said, draft.words) is not None:
        return None
    return said if part_named(said, draft) is None and is_label_of_body(said, draft.words) else None


def _labelled_items(block: ListBlock, draft: Draft, posts: Posts) -> Iterator[Listed]:
    """The people of items that say what they did: '1. Apologies: Ann Lee, Bo Ek', 'Present:' above its own list."""
    part: Part | None = None
    for item in block.items:
        for labelled_part, rest in _labelled(item.text, draft):
            yield from entries(rest, labelled_part, block, draft, posts)
        if item.text:
            part = part_named(item.text, draft) if item.text.endswith(":") else None
        for inner in item.blocks if part else ():
            if part and isinstance(inner, ListBlock):
                for one in inner.items:
                    yield from row(one.text, part, block, draft, posts)


def bare_people(draft: Draft, posts: Posts) -> Iterator[Listed]:
    """The people of lists and runs of lines that consist of names and posts, and that nothing introduces.

    What `draft.people_lists` holds is passed over: it has been read under what introduces it.
    """
    run: list[Listed] = []
    under: Part | None = None  # what the heading directly above says of those named below it
    for block in (*draft.blocks, None):
        known = id(block) in draft.people_lists
        may_list = isinstance(block, Paragraph) and not known and _may_list(block.text)
        may_list = may_list and isinstance(block, Paragraph) and not _tells(block.text, draft)
        found = _lines(block, None, draft, posts) if may_list and isinstance(block, Paragraph) else []
        if found and all(one.posts and " " in one.name for one in found):
            run += [evolve(one, part=one.part or under) for one in found]
            continue
        if len(run) >= LEAST:
            yield from run
        run = []
        under = part_named(block.text, draft) if isinstance(block, Heading) else None
        if isinstance(block, ListBlock) and not known and len(block.items) >= LEAST:
            items = [item.text for item in block.items]
            are_names = _are_names(items, draft.words)
            if not are_names and sum(map(_may_list, items)) * 5 < len(items) * 4:
                continue
            people = [one for text in items for one in entry(text, None, block, draft, posts)]
            people = [one for one in people if " " in one.name and (are_names or one.posts)]
            if len(people) * 5 >= len(items) * 4:
                yield from people


def _are_names(items: list[str], words: Vocabulary) -> bool:
    """Whether the items of a list are full names and nothing else, most with a given name that is known."""
    could_be, given_too = Names(words).could_be, words.words("people", "given-too")
    if not all(" " in item and could_be(item) for item in items):
        return False
    firsts = [item.split()[0] for item in items]
    return sum(is_given(first, words) or first.casefold() in given_too for first in firsts) * 3 >= len(items) * 2


def _tells(text: str, draft: Draft) -> bool:
    """Whether a line that begins with a name is a sentence: 'Ann Lee, a pilot, spoke', 'Ann Lee (Quay Trust) spoke'."""
    if text[-1] not in _SENTENCE_ENDS or not draft.words.cue("people", "speaks").may_be_in(text):
        return False
    return draft.words.phrase(_SPOKE).search(text) is not None


def people_of(line: str, draft: Draft, posts: Posts) -> Iterator[Listed]:
    """The people whom a line of front matter names: 'Ann Lee (Harbour Trust), Bo Ek'; one alone by a given name too."""
    if line in draft.words.given_names:
        yield Listed(line, None, [], None, Paragraph(line))
    for one in entries(line, None, Paragraph(line), draft, posts):
        if " " in one.name:
            yield one


def _labelled(text: str, draft: Draft) -> Iterator[tuple[Part, str]]:
    """What stands after each label of a text that is made up of labelled lines: 'Present: …', 'Apologies: …'."""
    labels = draft.words.cue("people", "list-labels")
    if ":" not in text and "\n" not in text and not labels.may_be_in(text):
        return
    if text[:1].isupper() and labels.search(text, LEAD_OUT):
        first = _LABEL.match(text)
        begins = first.start("rest") if first and part_named(first["label"], draft) else 0  # 'Members Present: …'
        text = text[:begins] + draft.words.phrase(_NEXT_LABEL).sub("\n", text[begins:])
    if text.count(":") > 1 and len(text) <= LONGEST_ROW:
        text = draft.words.phrase(_NEXT_PART).sub("\n", text)
    if all(map(_LABEL.match, BARS.split(text))):
        text = BARS.sub("\n", text)
    lines = text.split("\n")
    starts = {
        at for at, line in enumerate(lines) if _label(line, draft) or (line.endswith(":") and part_named(line, draft))
    }
    if not starts and len(lines) > 1 and (part := part_named(lines[0], draft)):
        yield part, "\n".join(lines[1:])  # a line that is a label, above lines with names
        return
    if not starts or not all(map(_LABEL.match, lines[: min(starts)])):
        return
    others = {at for at, line in enumerate(lines) if _LABEL.match(line)}  # such as 'Venue: …'
    for start, end in pairwise(sorted({*starts, *others, len(lines)})):
        if start in starts and (label := _label("\n".join(lines[start:end]), draft)):
            yield label


def _label(text: str, draft: Draft) -> tuple[Part, str] | None:
    label = (_LABEL.match(text) if ":" in text else None) or draft.words.phrase(_BARE_LABEL).match(text)
    part = part_named(label["label"], draft) if label else None
    if label is None or part is None:
        return None
    rest = label["rest"]
    if part in _ALONE and rest:
        start, end = sentences(rest)[0]
        rest = rest[start:end]  # 'Chair: Ann Lee. 23 members came.'
    return part, rest


def _may_list(text: str) -> bool:
    """Whether a text is short, and has something after a comma or in brackets, as one about a person has."""
    return len(text) <= MOST and ("," in text or "(" in text)


def _led_in(block: Paragraph, draft: Draft) -> Part | None:
    """What a paragraph that leads in a list of people says they did: 'The panel members were:'."""
    if not block.text.endswith(":"):
        return None
    if part := part_named(block.text, draft):
        return part
    return _led_in_by(block.text[-LED_IN:], draft.words) or _listed_as(block.text[-LEAD_IN:], draft.words)


def _listed_as(last: str, words: Vocabulary) -> Part | None:
    """What a lead-in calls those listed, at its end: 'Apologies were received from:'."""
    names = words.terms["people-lists"]
    if words.cue("people-lists", "|".join(names)).search(last) is None:
        return None
    found = {
        Part(name): match
        for name in names
        if words.cue("people-lists", name).search(last)
        and (match := words.phrase(_LEADS_IN.replace("KEY", name)).search(last))
    }
    for part in _PRESIDING:
        if part in found and found[part].end("said") == found[part].end() - 1:
            return part  # 'The panel was moderated by:'
    return next(iter(found), None)


def _led_in_by(last: str, words: Vocabulary) -> Part | None:
    """What a lead-in says that those listed did: 'We heard from these three:'."""
    for section, keys, form, part in _LED_IN_BY:
        if words.cue(section, keys).may_be_in(last) and words.phrase(form).search(last):
            return part
    return None


def _lines(block: Paragraph, part: Part | None, draft: Draft, posts: Posts) -> list[Listed]:
    """The people of a paragraph each of whose lines names somebody; none where a line does not."""
    if _SAYS.search(block.text) or _points_elsewhere(block, draft.words):
        return []
    several = block.text.count("),") > 1 or len(draft.words.phrase(_TITLED).findall(block.text)) > 1
    alone = row if part else entry
    read = entries if several else alone
    people = [list(read(line, part, block, draft, posts)) for line in block.text.split("\n")]
    found = [one for line in people for one in line]
    return found if all(people) and len(block.text) <= MOST * len(people) else []


def _points_elsewhere(block: Paragraph, words: Vocabulary) -> bool:
    """Whether a line names something, nobody, and gives a link for it: 'Quay Nets: [What we learnt](…)'."""
    label, colon, rest = block.text.partition(":")
    start = len(block.text) - len(rest.lstrip())
    linked = any(link.start <= start and link.end >= len(block.text.rstrip()) for link in block.content.of(Anchor))
    return bool(colon) and linked and not is_given(label.split(" ")[0], words)
