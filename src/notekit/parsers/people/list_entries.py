"""One entry of a list of people: a name, its posts, and the part that a bracket gives."""

import re
from collections.abc import Iterator

from attrs import define, evolve

from notekit.blocks import ListBlock, Paragraph, Table
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.body_names import could_be_body
from notekit.parsers.entities.glued_posts import before_glued_post
from notekit.parsers.entities.name_context import ENOUGH
from notekit.parsers.entities.name_words import (
    is_given,
    is_honour,
    is_initial,
    is_post_nominal,
    is_role_word,
    plain_honorific,
)
from notekit.parsers.entities.names import CAPITALISED, Names
from notekit.parsers.entities.posts import INITIALS_FIRST, Posts, are_initials
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.people import Part, Post
from notekit.text import RichText

__all__ = [
    "Listed",
    "body_behind",
    "could_be_entry",
    "entry",
    "entry_with_body",
    "is_entry",
    "is_full_name",
    "part_named",
    "pieces_of",
]

LONGEST_NAME = 5
"""How many words a name has at most, particles left out."""
MOST_BEFORE = 4
"""How many words a label has at most before the last that says who is listed."""
NEAR = 12
"""How many characters before a gap hold the honorific that goes on behind it: 'Mr and Mrs Lee'."""
_ASIDE = re.compile(r"(?<=\w)\s?\([^()]{1,80}\)$")  # 'Present (in person)'
_OPENS = r"^<grammar.the|our|other|also><~>"
_ENDS_IN = r"\s<people.list-ends>$"  # 'board members in attendance'

_APART = rf"(?:(?:(?<!\s)\s+)?(?:,|;|\n|<grammar.and>|&|\+(?=\s))\s*|(?<=\))\s+(?=[{UPPER}]))(?![^()]{{0,200}}\))"
_ADDS = r"^(?i:<people.list-adds>)\s+(?:<grammar.the>\s+)?"  # 'plus Ann Lee'
_OF_WARD = (
    rf"^\s*(?:[{UPPER}][{LOWER}]+\s){{1,2}}(?=(?i:<people.councillors>)\.?\s[{UPPER}])"  # 'District Cllr Ann Lee'
)
_TOKEN = (
    rf"(?:(?:[{UPPER}]\.)+|(?:al|el)-{CAPITALISED}|(?i:<people.titles>|<people.ranks>|st)\.|(?:[dD][’'])?{CAPITALISED})"
)
_SMALL = "(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|bin|bint|ibn|al|el|ap|ab|ter|ten|zu|y)"
_NICKNAME = rf"(?:\s+(?:\([{UPPER}][{LOWER}]+\)|[“\"‘'][{UPPER}][\w.-]{{1,15}}[”\"’'])(?=\s+[{UPPER}][{LOWER}]))?"
_NAME = (
    r"\W*(?:(?i:<people.plural-honorifics>)\.?\s+)?"  # 'Cllrs Ann Lee and Bo Ek'
    rf"(?P<name>{_TOKEN}{_NICKNAME}(?:(?:\s+|(?<=\.))(?:{_SMALL}\s+)*{_TOKEN}){{0,9}})"
)
_REST = r"(?P<rest>(?s:.*))$"
_STOPS = r"\s*(?:\.?$|[,(–—|@:\[-]|\s<grammar.from|of|at><~>)"
_ENTRY = f"{_NAME}{_REST}"
_NAMED = f"(?>{_NAME})(?={_STOPS}){_REST}"
_BRACKETS = re.compile(r"(?:\s*\([^()]{1,80}\)){1,3}")
_WITH_POST = re.compile(rf"\s*\([{LOWER}][^(),]{{2,60}},[^()]{{2,80}}\)")
_LAST_BRACKET = re.compile(r"(?<=[\w.)]\s)\([^()]{3,40}\)\W*$")
_NICKNAMED = re.compile(rf"(?:^|(?<=[,;&]\s)){CAPITALISED}\s+(?P<bracket>\([{UPPER}][{LOWER}]+\))\s+{CAPITALISED}")
_WITHIN_WORD = re.compile(r"(?P<first>[A-Z][a-z]+)[A-Z]")


@define
class Listed:
    """Somebody in a list: the name, what stands with it, and what being on that list says."""

    name: str
    honorific: str | None
    posts: list[Post]
    part: Part | None
    block: Paragraph | ListBlock | Table


def part_named(text: str, draft: Draft) -> Part | None:
    """The part that a heading, label or bracket gives: 'Panellists', '(Chair)'; None where it names none."""
    bare = draft.words.phrase(_OPENS).sub("", _ASIDE.sub("", text.strip(" \u00a0\u202f:.*")).casefold())
    for name in draft.words.terms["people-lists"]:
        if bare in draft.words.words("people-lists", name):
            return Part(name)
    ends = draft.words.phrase(_ENDS_IN).search(bare) if bare.count(" ") <= MOST_BEFORE else None
    return Part.PARTICIPANT if ends else None


def pieces_of(text: str, draft: Draft) -> list[str]:
    """A labelled line as it is parted by commas and after brackets, but for a nickname: 'Ann (Annie) Lee'."""
    could_be = Names(draft.words).could_be
    nicknames = _NICKNAMED.finditer(text) if "(" in text else ()
    within = {nickname.end("bracket") for nickname in nicknames if could_be(nickname.group())}
    gaps = [
        gap.span()
        for gap in draft.words.phrase(_APART).finditer(text)
        if gap.start() not in within and not _is_couple(text, gap.start(), draft.words)
    ]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    adds, ward = draft.words.phrase(_ADDS), draft.words.phrase(_OF_WARD)
    pieces = [ward.sub("", adds.sub("", text[start:end])) for start, end in zip(starts, ends, strict=True)]
    for at, (start, end) in enumerate(gaps):
        if any(map(str.isalpha, text[start:end])) or "&" in text[start:end]:  # 'and', and no mere comma
            pieces[at] = _with_surname(pieces[at], pieces[at + 1], draft)
    return pieces


def _is_couple(text: str, gap: int, words: Vocabulary) -> bool:
    """Whether a gap stands right behind an honorific: the 'and' of 'Mr and Mrs Lee'."""
    before = text[max(0, gap - NEAR) : gap].rpartition(" ")[2]
    return before.rstrip(".").casefold() in words.words("people", "titles")


def _with_surname(piece: str, following: str, draft: Draft) -> str:
    """A given name with the surname and the body of who follows it: 'Ann' of 'Ann & Bo Lee (Quay Trust)'."""
    given, _, rest = following.strip().partition(" ")
    if not rest or piece.strip() not in draft.words.given_names or given not in draft.words.given_names:
        return piece
    return f"{piece.strip()} {rest}" if rest[0].isupper() and rest[1:2].islower() else piece


def is_entry(text: str, draft: Draft) -> bool:
    """Whether a line is somebody's full name and, after a comma or in brackets, what stands with it."""
    match = draft.words.phrase(_ENTRY).match(text)
    if match is None or len(match["name"].split()) < 2 or match["rest"].lstrip()[:1] not in (",", "("):
        return False
    return could_be_entry(text, draft)


def is_full_name(said: str, words: Vocabulary) -> bool:
    """Whether words are somebody's full name, with a given name that is known."""
    return " " in said and is_given(said.split()[0], words) and Names(words).could_be(said)


def could_be_entry(piece: str, draft: Draft) -> bool:
    """Whether a line is a name by itself, or a name and what stands with it."""
    match = draft.words.phrase(_NAMED).match(piece)
    if match is None:
        return False
    _, tokens = _role_before(match["name"].split(), draft.words)
    honorific, tokens = _honorific_before(tokens, draft.words)
    while tokens and is_post_nominal(tokens[-1], draft.words):
        tokens.pop()  # 'Ann Lee MBE', and in a piece of its own
    if _is_post(tokens, draft.words):
        return False
    if len(tokens) == 1 and (within := _WITHIN_WORD.match(tokens[0])):
        return within["first"].casefold() in draft.words.words("people", "joined-particles")
    return bool(tokens) and _is_name(tokens, draft, honorific)


def _is_post(tokens: list[str], words: Vocabulary) -> bool:
    """Whether the words are a post, and not the name of somebody with a surname such as 'Weaver'."""
    return words.has_role(" ".join(tokens)) and not (len(tokens) == 2 and is_given(tokens[0], words))


def _is_name(tokens: list[str], draft: Draft, honorific: str | None = None) -> bool:
    bodies = frozenset[str]() if honorific else draft.words.words("organisations", "words")
    others = draft.words.words("people", "not-names")
    folded = [token.casefold().rstrip(".") for token in tokens]
    given_too = draft.words.words("people", "given-too")
    if len(folded) > 1 and (folded[0] in given_too or tokens[0] in draft.words.given_names):
        folded = folded[1:]  # 'Will Nichol'
    surnames = draft.words.words("people", "surnames")
    if len(tokens) > 1 and (is_initial(tokens[0]) if honorific else tokens[0] in draft.words.given_names):
        folded = folded[:-1] if honorific or folded[-1] in surnames else folded  # 'Cllr A Box', 'Sue Ward'
    particles = draft.words.words("people", "particles")
    others = others - particles if len(folded) > 1 and folded[-1] not in particles else others
    # one letter is an initial here: the 'A.' of 'A. Lee' is no article
    return not any(len(token) > 1 and (token in bodies or token in others) for token in folded) and not any(
        len(token) > 2 and token.isupper() and "." not in token for token in tokens
    )


def entry(
    text: str, part: Part | None, block: Paragraph | ListBlock | Table, draft: Draft, posts: Posts
) -> Iterator[Listed]:
    """The person whom an entry of a list begins with, if it does; `part` is what being on that list says."""
    text = _without_initials(text)
    match = draft.words.phrase(_NAMED).match(text)
    if match is None:
        return
    end = before_glued_post(text, match.start("name"), match.end("name"), draft.words)
    honorific, tokens = _honorific_before(text[match.start("name") : end].split(), draft.words)
    if len(tokens) > 2 and tokens[0].rstrip(".").casefold() in draft.words.words("people", "ranks"):
        honorific, tokens = honorific or tokens[0].rstrip("."), tokens[1:]  # 'PC Bo Ek', 'Col. Ann Lee'
    while len(tokens) > 2 and tokens[0].casefold() in draft.words.words("people", "before-names"):
        further, tokens = _honorific_before(tokens[1:], draft.words)  # 'Sophomore Ann Lee', 'The Hon Ann Lee'
        honorific = further or honorific
    role, tokens = _role_before(tokens, draft.words)
    if role:
        honorific, tokens = _honorific_before(tokens, draft.words)  # 'Civic Minister Dame Ann Lee'
    offices: list[Post] = []
    while len(tokens) > 2 and is_post_nominal(tokens[-1], draft.words):
        if tokens[-1].casefold() in draft.words.words("people", "offices-after"):
            offices.append(Post(tokens[-1]))  # 'Ann Lee MP'
        end = text.rindex(tokens.pop(), 0, end)
    if len(tokens) > 2 and draft.words.has_role(" ".join(tokens[2:])):  # 'Ann Lee Harbour Manager'
        end = text.index(tokens[1], text.index(tokens[0])) + len(tokens[1])
        tokens = tokens[:2]
    if len(tokens) == 1 and _stands_for_name(tokens[0]):
        return
    if len(tokens) > LONGEST_NAME or not _is_name(tokens, draft, honorific) or _is_post(tokens, draft.words):
        return
    own = _part_in_brackets(match["rest"], draft)
    if own and (bracket := _BRACKETS.match(match["rest"])):
        behind = text[end + bracket.end() :].strip(" .,;")
        if is_full_name(behind, draft.words):
            text = text[: end + bracket.end()]  # 'Ann Lee (Chair), Bo Ek'
        elif behind:
            text = text[:end] + text[end + bracket.end() :]  # 'Ann Lee (Chair), Quay Trust'
    before, comma, last = text.rpartition(", ")
    part_said = part_named(last, draft) if comma and len(before) >= end else None
    if part_said and (len(before) > end or part_said is Part.MENTIONED):
        text, own = before, part_said  # 'Ann Lee, Quay Trust, Facilitator', 'Ann Lee, apologies'
    found = posts.after(text, end, _next_name(text, end, draft)) or offices
    yield Listed(" ".join(tokens), honorific, _with_role(found, role), own or part, block)


def entry_with_body(
    text: str, part: Part | None, block: Paragraph | ListBlock | Table, draft: Draft, posts: Posts
) -> Iterator[Listed]:
    """As `entry`, where whatever stands behind a comma is a body: the 'Tidekit' of 'Ann Lee, Tidekit'."""
    for one in entry(text, part, block, draft, posts):
        yield one if one.posts else evolve(one, posts=body_behind(text, posts))


def body_behind(text: str, posts: Posts) -> list[Post]:
    """The body behind the first comma, if that is what stands there; 'PhD' and 'online' are none."""
    name, _, body = text.partition(", ")
    body, words = body.rstrip(" ."), posts.words
    if not body or name.count("(") > name.count(")") or body.count(" ") > LONGEST_NAME or is_honour(body, words):
        return []
    first = body.split()[0].rstrip(":").casefold()
    if words.cue("posts", "remarks").fullmatch(body) or first in words.words("people", "not-names"):
        return []
    read = posts.read(body)
    if len(read) != 1 or read[0].role is not None:
        return []
    return read if could_be_body(read[0].affiliation or "", words) else []


def _without_initials(text: str) -> str:
    """An entry without the initials that stand before what else a bracket holds: 'Ann Lee (AL, Chair)'."""
    match = INITIALS_FIRST.search(text)
    if match is None or not are_initials(match["initials"], text, match.start()):
        return text
    return text[: match.start("initials")] + text[match.end() :]


def _next_name(text: str, end: int, draft: Draft) -> int | None:
    """Where the next full name begins after one that ends at `end`.

    What stands in a bracket right behind, after a post, is a body: '(head teacher, Ladder Primary)'.
    """
    bracket = _WITH_POST.match(text, end)
    begins = bracket.end() if bracket else end
    others = [mention for mention in Names(draft.words).find(RichText(text)) if mention.confidence >= ENOUGH]
    following = [mention for mention in others if mention.start > begins]
    if len(following) == 1 and following[0].end == len(text.rstrip(" .")):
        said = text[end : following[0].start].rstrip(" ,")
        if draft.words.has_role(said) and not said.endswith(")"):
            return None  # 'Ann Lee – organiser, Rio Vivo', which is a body
    return following[0].start if following else None


def _honorific_before(tokens: list[str], words: Vocabulary) -> tuple[str | None, list[str]]:
    """The honorific before a name, None where there is none, and the name."""
    honorific = None
    while len(tokens) > 1 and tokens[0].rstrip(".").casefold() in words.words("people", "honorifics"):
        honorific, tokens = plain_honorific(tokens[0]), tokens[1:]
    return honorific, tokens


def _role_before(tokens: list[str], words: Vocabulary) -> tuple[str | None, list[str]]:
    """The post that stands before a full name, None where there is none, and the name: 'Chief Executive Ann Lee'."""
    last = next((at for at in range(len(tokens) - 3, -1, -1) if is_role_word(tokens[at].casefold(), words)), None)
    if last is None or (last > 1 and (is_given(tokens[0], words) or not is_given(tokens[last + 1], words))):
        return None, tokens  # 'Ann Lee Managing Director Quay Trust'
    return " ".join(tokens[: last + 1]), tokens[last + 1 :]


def _with_role(posts: list[Post], role: str | None) -> list[Post]:
    """The posts of somebody before whose name a role stands, which is that at the body behind the name."""
    if role is None:
        return posts
    if posts and posts[0].role is None:
        return [evolve(posts[0], role=role), *posts[1:]]
    return [Post(role), *posts]


def _stands_for_name(word: str) -> bool:
    """Whether a word is no name but stands for somebody's, or for that of a body: 'AL', 'UN-Quay'."""
    return (len(word) <= 3 and word.isupper()) or (len(word) > 3 and word[:2].isupper())


def _part_in_brackets(rest: str, draft: Draft) -> Part | None:
    """The part that a bracket directly after a name or at the end says: 'Ann Lee (AL) (Chair)'."""
    brackets = _BRACKETS.match(rest) or _LAST_BRACKET.search(rest)
    if brackets is None:
        return None
    parts = (part_named(bracket.strip(" ,.)"), draft) for bracket in brackets.group().split("("))
    return next(filter(None, parts), None)
