"""People listed: 'Present: …', a list under 'Speakers', a table with a column of names."""

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import define

from notekit.blocks import Heading, ListBlock, Paragraph, Table
from notekit.parsers.cues import Vocabulary
from notekit.parsers.draft import Draft
from notekit.parsers.expressions import LOWER, UPPER
from notekit.parsers.headings import is_bare
from notekit.parsers.names import CAPITALISED, ENOUGH, Names, is_post_nominal, plain_honorific
from notekit.parsers.posts import Posts
from notekit.people import Part, Post
from notekit.text import RichText

__all__ = ["Listed", "bare_people", "could_be_entry", "entry", "is_entry", "listed_people", "people_of", "pieces_of"]

_LABEL = re.compile(
    rf"(?:\d{{1,2}}[.)]?\s+)?(?P<label>[A-Za-z{UPPER}][\w’' -]{{1,30}}?)\s*:\s*(?P<rest>\S.*)$", re.DOTALL
)
_NEXT_LABEL = r"(?<=[\w).,;])\s+(?=<^people.list-labels>(?:\s*:|\s+[–—-]\s))"
_BARE_LABEL = rf"(?s)(?P<label><^people.list-labels>)\s+(?:[–—-]\s+)?(?P<rest>[{UPPER}].*)$"
_APART = rf"(?:\s*(?:,|;|\n|<grammar.and>|&)\s*|(?<=\))\s+(?=[{UPPER}]))(?![^()]{{0,200}}\))"
_BY_SEMICOLON = r"\s*[;\n]\s*(?:<grammar.and>\s+)?"
_TOKEN = rf"(?:(?:[{UPPER}]\.)+|(?:al|el)-{CAPITALISED}|(?i:<people.titles>|st)\.|(?:[dD][’'])?{CAPITALISED})"
_SMALL = "(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|bin|bint|ibn|al|el|ap|ab|ter|ten|zu|y)"
_NICKNAME = rf"(?:\s+\([{UPPER}][{LOWER}]+\)(?=\s+[{UPPER}][{LOWER}]))?"
_NAME = (
    r"\W*(?:(?i:<people.plural-honorifics>)\.?\s+)?"  # 'Cllrs Ann Lee and Bo Ek'
    rf"(?P<name>{_TOKEN}{_NICKNAME}(?:(?:\s+|(?<=\.))(?:{_SMALL}\s+)*{_TOKEN}){{0,9}})"
)
_REST = r"(?P<rest>(?s:.*))$"
_LEADS_IN = r"(?i)<people-lists.KEY>(?:\s+<people.list-members>)?(?:,?\s+<people.list-comprises>[^.:]{0,60})?\s*:$"
_WERE = r"\s+<line-ups.where>\s[^.:]{1,80}<people.list-comprises>\s*:$"
# 'We heard from these three:', 'It featured talks and debates from four people:', 'On the panel at the quay were:'
_LED_IN_BY = (
    ("people", "sits-with", r"(?i)<people.sits-with>[^.:]{0,60}:$", Part.PANELLIST),
    ("line-ups", "panellists", rf"(?i)<line-ups.panellists>{_WERE}", Part.PANELLIST),
    ("line-ups", "speakers", rf"(?i)<line-ups.speakers>{_WERE}", Part.SPEAKER),
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
_STOPS = r"\s*(?:$|[,(–—|@:\[-]|\s<grammar.from|of|at><~>)"
_ENTRY = f"{_NAME}{_REST}"
_NAMED = f"(?>{_NAME})(?={_STOPS}){_REST}"
_BRACKETS = re.compile(r"(?:\s*\([^()]{1,80}\)){1,3}")
_LAST_BRACKET = re.compile(r"(?<=[\w.)]\s)\([^()]{3,40}\)\W*$")
_NICKNAMED = re.compile(rf"(?:^|(?<=[,;&]\s)){CAPITALISED}\s+(?P<bracket>\([{UPPER}][{LOWER}]+\))\s+{CAPITALISED}")
_WITHIN_WORD = re.compile(r"(?P<first>[A-Z][a-z]+)[A-Z]")
_ENDS_IN = r"\s<people.list-ends>$"  # 'board members in attendance'
_OPENS = r"^<grammar.the|our|other|also><~>"
_SPEAKING = (Part.SPEAKER, Part.PANELLIST, Part.RESPONDENT)

LEAD_IN = 80
"""How many characters at the end of a lead-in are looked at for what it says of the people listed."""
LED_IN = 160
"""How many do so where it says more: 'The panellists at our forum in the old harbour hall were:'."""
LEAD_OUT = 8
"""From which character on a further label may stand in a line: 'Present: … Apologies: …'."""
MOST_BEFORE = 4
"""How many words a label has at most before the last that says who is listed."""
LEAST = 3
"""How many names with posts make a list of people that nothing introduces."""
LONGEST_NAME = 5
"""How many words a name has at most, particles left out."""
MOST = 200
"""How many characters a line about one person has at most."""


@define
class Listed:
    """Somebody in a list: the name, what stands with it, and what being on that list says."""

    name: str
    honorific: str | None
    posts: list[Post]
    part: Part | None
    block: Paragraph | ListBlock | Table


def _part(text: str, draft: Draft) -> Part | None:
    bare = draft.words.phrase(_OPENS).sub("", text.strip(" \u00a0\u202f:.*").casefold())
    for name in draft.words.terms["people-lists"]:
        if bare in draft.words.words("people-lists", name):
            return Part(name)
    ends = draft.words.phrase(_ENDS_IN).search(bare) if bare.count(" ") <= MOST_BEFORE else None
    return Part.PARTICIPANT if ends else None


_SPOKE = r",\s+(?:<grammar.then|also>\s+)?<people.speaks>\s"


def listed_people(draft: Draft, posts: Posts) -> Iterator[Listed]:
    """The people whom the draft lists, in order."""
    under: Part | None = None  # what the heading above says of those listed
    led_in: Part | None = None  # what the lead-in says of those listed directly below it
    for block in draft.blocks:
        if isinstance(block, Heading):
            under = _part(block.text, draft)
            led_in = under if under not in _SPEAKING else None  # lines with names may each head what is said
        elif isinstance(block, Paragraph):
            labelled = list(_labelled(block.text, draft))
            if labelled:
                for labelled_part, rest in labelled:
                    yield from _entries(rest, labelled_part, block, draft, posts)
            else:
                people = _lines(block, led_in, draft, posts) if led_in else []
                yield from people
                led_in = _led_in(block, draft) or (led_in if people or is_bare(block) else None)
        elif isinstance(block, ListBlock) and not (led_in or under):
            for item in block.items:  # '1. Apologies: Ann Lee, Bo Ek'
                for labelled_part, rest in _labelled(item.text, draft):
                    yield from _entries(rest, labelled_part, block, draft, posts)
        elif isinstance(block, ListBlock) and (part := led_in or under):
            people = [one for item in block.items for one in entry(item.text, part, block, draft, posts)]
            people = people if under else [one for one in people if " " in one.name]
            if under or len(people) * 2 >= len(block.items):
                yield from people
            led_in = None
        elif isinstance(block, Table):
            yield from _rows(block, under or Part.PARTICIPANT, draft, posts)


def bare_people(draft: Draft, posts: Posts) -> Iterator[Listed]:
    """The people of lists and runs of lines that consist of names and posts, and that nothing introduces.

    What `draft.people_lists` holds is passed over: it has been read under what introduces it.
    """
    run: list[Listed] = []
    for block in (*draft.blocks, None):
        known = id(block) in draft.people_lists
        may_list = isinstance(block, Paragraph) and not known and _may_list(block.text)
        may_list = may_list and isinstance(block, Paragraph) and not _tells(block.text, draft)
        found = _lines(block, None, draft, posts) if may_list and isinstance(block, Paragraph) else []
        if found and all(one.posts and " " in one.name for one in found):
            run += found
            continue
        if len(run) >= LEAST:
            yield from run
        run = []
        if isinstance(block, ListBlock) and not known and len(block.items) >= LEAST:
            items = [item.text for item in block.items]
            if sum(map(_may_list, items)) * 5 < len(items) * 4:
                continue
            people = [one for text in items for one in entry(text, None, block, draft, posts)]
            people = [one for one in people if one.posts and " " in one.name]
            if len(people) * 5 >= len(items) * 4:
                yield from people


def _tells(text: str, draft: Draft) -> bool:
    """Whether a line that begins with a name is a sentence: 'Ann Lee, a pilot, spoke about the tides.'"""
    if text[-1] != "." or not draft.words.cue("people", "speaks").may_be_in(text):
        return False
    return draft.words.phrase(_SPOKE).search(text) is not None


def people_of(line: str, draft: Draft, posts: Posts) -> Iterator[Listed]:
    """The people whom a line of front matter names: 'Ann Lee (Harbour Trust), Bo Ek'; one alone by a given name too."""
    if line in draft.words.given_names:
        yield Listed(line, None, [], None, Paragraph(line))
    for one in _entries(line, None, Paragraph(line), draft, posts):
        if " " in one.name:
            yield one


def _labelled(text: str, draft: Draft) -> Iterator[tuple[Part, str]]:
    """What stands after each label of a text that is made up of labelled lines: 'Present: …', 'Apologies: …'."""
    labels = draft.words.cue("people", "list-labels")
    if ":" not in text and not labels.may_be_in(text):
        return
    if text[:1].isupper() and labels.search(text, LEAD_OUT):
        text = draft.words.phrase(_NEXT_LABEL).sub("\n", text)
    lines = text.split("\n")
    starts = [at for at, line in enumerate(lines) if _label(line, draft) or (line.endswith(":") and _part(line, draft))]
    if not starts or starts[0] > 0:
        return
    for start, end in pairwise([*starts, len(lines)]):
        if label := _label("\n".join(lines[start:end]), draft):
            yield label


def _label(text: str, draft: Draft) -> tuple[Part, str] | None:
    label = (_LABEL.match(text) if ":" in text else None) or draft.words.phrase(_BARE_LABEL).match(text)
    part = _part(label["label"], draft) if label else None
    return (part, label["rest"]) if label and part else None


def _may_list(text: str) -> bool:
    """Whether a text is short, and has something after a comma or in brackets, as one about a person has."""
    return len(text) <= MOST and ("," in text or "(" in text)


def _led_in(block: Paragraph, draft: Draft) -> Part | None:
    """What a paragraph that leads in a list of people says they did: 'The panel members were:'."""
    if not block.text.endswith(":"):
        return None
    if part := _part(block.text, draft):
        return part
    return _listed_as(block.text[-LEAD_IN:], draft.words) or _led_in_by(block.text[-LED_IN:], draft.words)


def _listed_as(last: str, words: Vocabulary) -> Part | None:
    """What a lead-in calls those listed, at its end: 'Apologies were received from:'."""
    names = words.terms["people-lists"]
    if words.cue("people-lists", "|".join(names)).search(last) is None:
        return None
    for name in names:
        if words.cue("people-lists", name).search(last) and words.phrase(_LEADS_IN.replace("KEY", name)).search(last):
            return Part(name)
    return None


def _led_in_by(last: str, words: Vocabulary) -> Part | None:
    """What a lead-in says that those listed did: 'We heard from these three:'."""
    for section, keys, form, part in _LED_IN_BY:
        if words.cue(section, keys).may_be_in(last) and words.phrase(form).search(last):
            return part
    return None


def _lines(block: Paragraph, part: Part | None, draft: Draft, posts: Posts) -> list[Listed]:
    """The people of a paragraph each of whose lines names somebody; none where a line does not."""
    several = block.text.count("),") > 1
    read = _entries if several else entry
    people = [list(read(line, part, block, draft, posts)) for line in block.text.split("\n")]
    if part and not several:
        for line, found in zip(block.text.split("\n"), people, strict=True):
            _add_body(found, line, posts)
    found = [one for line in people for one in line]
    return found if all(people) and len(block.text) <= MOST * len(people) else []


def _add_body(found: list[Listed], line: str, posts: Posts) -> None:
    """Gives somebody who stands in a line of an attendance list the body after the comma: 'Ann Lee, Harbour Watch'."""
    body = line.partition(", ")[2]
    if len(found) != 1 or not body or found[0].posts or body.count(" ") > LONGEST_NAME:
        return
    read = posts.read(body)
    if len(read) == 1 and read[0].role is None and posts.fits_body(read[0].affiliation or ""):
        found[0].posts.append(read[0])


def _entries(
    text: str, part: Part | None, block: Paragraph | ListBlock, draft: Draft, posts: Posts
) -> Iterator[Listed]:
    """The people of a labelled line; what is no name after a comma belongs to the one before."""
    if ";" in text or "\n" in text:
        for piece in draft.words.phrase(_BY_SEMICOLON).split(text):
            yield from entry(piece, part, block, draft, posts)
        return
    entries: list[list[str]] = []
    for piece in pieces_of(text, draft):
        if entries and not could_be_entry(piece, draft):
            entries[-1].append(piece)
        else:
            entries.append([piece])
    for pieces in entries:
        yield from entry(", ".join(pieces), part, block, draft, posts)


def pieces_of(text: str, draft: Draft) -> list[str]:
    """A labelled line as it is parted by commas and after brackets, but for a nickname: 'Ann (Annie) Lee'."""
    could_be = Names(draft.words).could_be
    nicknames = _NICKNAMED.finditer(text) if "(" in text else ()
    within = {nickname.end("bracket") for nickname in nicknames if could_be(nickname.group())}
    gaps = [gap.span() for gap in draft.words.phrase(_APART).finditer(text) if gap.start() not in within]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def is_entry(text: str, draft: Draft) -> bool:
    """Whether a line is somebody's full name and, after a comma or in brackets, what stands with it."""
    match = draft.words.phrase(_ENTRY).match(text)
    if match is None or len(match["name"].split()) < 2 or match["rest"].lstrip()[:1] not in (",", "("):
        return False
    return could_be_entry(text, draft)


def could_be_entry(piece: str, draft: Draft) -> bool:
    """Whether a line is a name by itself, or a name and what stands with it."""
    match = draft.words.phrase(_NAMED).match(piece)
    if match is None or draft.words.has_role(match["name"]):
        return False
    tokens = match["name"].split()
    while tokens and is_post_nominal(tokens[-1], draft.words):
        tokens.pop()  # 'Ann Lee MBE', and in a piece of its own
    if len(tokens) == 1 and (within := _WITHIN_WORD.match(tokens[0])):
        return within["first"].casefold() in draft.words.words("people", "joined-particles")
    return bool(tokens) and _is_name(tokens, draft)


def _is_name(tokens: list[str], draft: Draft, honorific: str | None = None) -> bool:
    bodies = frozenset[str]() if honorific else draft.words.words("organisations", "words")
    others = draft.words.words("people", "not-names")
    folded = [token.casefold().rstrip(".") for token in tokens]
    given_too = draft.words.words("people", "given-too")
    if len(folded) > 1 and (folded[0] in given_too or tokens[0] in draft.words.given_names):
        folded = folded[1:]  # 'Will Nichol'
    if (
        len(tokens) > 1
        and tokens[0] in draft.words.given_names
        and folded[-1] in draft.words.words("people", "surnames")
    ):
        folded = folded[:-1]  # 'Sue Ward'
    particles = draft.words.words("people", "particles")
    others = others - particles if len(folded) > 1 and folded[-1] not in particles else others
    return not any(token in bodies or token in others for token in folded) and not any(
        len(token) > 2 and token.isupper() and "." not in token for token in tokens
    )


def entry(
    text: str, part: Part | None, block: Paragraph | ListBlock | Table, draft: Draft, posts: Posts
) -> Iterator[Listed]:
    """The person whom an entry of a list begins with, if it does; `part` is what being on that list says."""
    match = draft.words.phrase(_NAMED).match(text)
    if match is None:
        return
    tokens = match["name"].split()
    honorific = None
    while len(tokens) > 1 and tokens[0].rstrip(".").casefold() in draft.words.words("people", "honorifics"):
        honorific, tokens = plain_honorific(tokens[0]), tokens[1:]
    while len(tokens) > 2 and tokens[0].casefold() in draft.words.words("people", "before-names"):
        tokens = tokens[1:]  # 'Sophomore Ann Lee'
    end = match.end("name")
    while len(tokens) > 2 and is_post_nominal(tokens[-1], draft.words):
        end = text.rindex(tokens.pop(), 0, end)
    if len(tokens) > 2 and draft.words.has_role(" ".join(tokens[2:])):  # 'Ann Lee Harbour Manager'
        end = text.index(tokens[1], text.index(tokens[0])) + len(tokens[1])
        tokens = tokens[:2]
    if len(tokens) == 1 and _are_initials(tokens[0]):
        return
    if len(tokens) > LONGEST_NAME or not _is_name(tokens, draft, honorific) or draft.words.has_role(" ".join(tokens)):
        return
    own = _part_in_brackets(match["rest"], draft)
    before, comma, last = text.rpartition(", ")
    if comma and len(before) > end and (part_said := _part(last, draft)):  # 'Ann Lee, Quay Trust, Facilitator'
        text, own = before, part_said
    others = (mention.start for mention in Names(draft.words).find(RichText(text)) if mention.confidence >= ENOUGH)
    found = posts.after(text, end, next((start for start in others if start > end), None))
    yield Listed(" ".join(tokens), honorific, found, own or part, block)


def _are_initials(word: str) -> bool:
    """Whether a word is no name but stands for one: 'AL'."""
    return len(word) <= 3 and word.isupper()


def _part_in_brackets(rest: str, draft: Draft) -> Part | None:
    """The part that a bracket directly after a name or at the end says: 'Ann Lee (AL) (Chair)'."""
    brackets = _BRACKETS.match(rest) or _LAST_BRACKET.search(rest)
    if brackets is None:
        return None
    parts = (_part(bracket.strip(" ,.)"), draft) for bracket in brackets.group().split("("))
    return next(filter(None, parts), None)


def _rows(table: Table, part: Part, draft: Draft, posts: Posts) -> Iterator[Listed]:
    """The people of a table whose first row names a column of names."""
    head = [cell.text.strip(" *:").casefold() for cell in table.rows[0]]
    columns, post = draft.words.words("people", "name-columns"), draft.words.cue("people", "post-columns")
    names = next((i for i, cell in enumerate(head) if cell in columns), None)
    if names is None or not any(post.match(cell) for cell in head):
        return
    for row in table.rows[1:]:
        others = ", ".join(cell.text for title, cell in zip(head, row, strict=True) if cell and post.match(title))
        yield from entry(f"{row[names].text}, {others}" if others else row[names].text, part, table, draft, posts)
