"""Post phrases: reading 'Deputy Director, People and Communities at the NHS' as a role and an affiliation."""

import re
from itertools import islice

from attrs import define

from notekit.parsers.entities.bodies_before import behind_body
from notekit.parsers.entities.body_names import (
    begins_with_body,
    begins_with_letters,
    could_be_body,
    names_body,
    opens_body,
)
from notekit.parsers.entities.held_signs import as_written, held
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.people import Post

__all__ = ["ABBREVIATION", "PostPhrases"]

CAPITAL_WITHIN = 5
"""Within how many words the name of a body begins: not in 'at such a happy time for all of us at the Trust'."""
OPENING = 40
"""How many characters of a post are looked at for whether it is a former one."""
_ROLE_STOPS = (
    r"(?i),?\s+(?:<people.stops-role>|[a-z]+<-grammar.participle>\s+<grammar.the|a|our|its|their|his><~>"
    r"|[a-z]+<-grammar.past>\s+<grammar.by>\s)"
)
_TITLE = rf"((?:[{UPPER}][\w-]+\s+){{0,2}}(?i:<people.roles>))\s+(?=[{UPPER}0-9])"  # 'Chief Executive Harbour Trust'
_AND_ROLE = (
    r"(?i)(?:,?\s+(?:<grammar.and>|&)\s+(?=(?:[\w-]+\s+){0,2}<people.roles>\s+<grammar.of|at|for|with><~>)"
    r"|,\s+<grammar.and>\s+(?=(?:[\w-]+\s+){0,2}<people.roles>(?:,|$))"
    r"|\s+<grammar.and>\s+(?=(?:[\w-]+\s+)?(?-i:(?=[a-z]))<people.roles>$))"
)
_SEAT = rf"(?=[{UPPER}])(?i:<people.offices-after>)\s+<grammar.for>\s+[{UPPER}]"  # 'MP for Quay North'
_AND_OFFICE = r"(?i),?\s+<grammar.and>\s+(?=(?:[\w-]+\s+){0,3}<people.roles>(?!\w))|,\s+"
_OWNER = rf"^(?:[{LOWER}-]+\s+){{0,2}}?[{LOWER}-]+(?:<-grammar.possessive>|(?<=s)<-grammar.possessive-after-s>)\s+"
_ARTICLE = r"(?i)(?:<grammar.the|a|our|its|their|his|who-is|is|was|then|currently|now|also|and|both|formerly><~>)+"
_AND_POST = (
    r",?\s+(?:<grammar.and>|&)\s+(?=(?:<grammar.is|was|also|now|currently> )*<grammar.the|a|our><~>)"
    r"|,\s+(?=<grammar.the|a|our><~>)"
    rf"|,?\s+(?:<grammar.and>|&)\s+(?=(?:[{UPPER}][\w&-]*\s+){{0,3}}[{UPPER}][\w&-]*<-grammar.possessive>\s)"
)
_DOMAIN = rf"[{LOWER}0-9-]+\.[{LOWER}]{{2,6}}(?:\.[{LOWER}]{{2}})?(?!\w)"  # 'manager at quayboats.com'
# 'at law firm Quay & Sons', 'of the campaign group Boats for All'
_DESCRIPTION = rf"(?:(?:(?:[\w-]+-)?[{LOWER}]+\s+){{0,2}}?<organisations.described>\s+(?=[{UPPER}0-9]))"
_AT = (
    rf",?\s+(?:<grammar.at|from|with|in-the>|@)<~>(?:<grammar.the|a><~>)?{_DESCRIPTION}?"
    rf"(?=[{UPPER}0-9‘'\"]|[{LOWER}]+[{UPPER}]|<organisations.leading>\s+(?:<grammar.of><~>)?[{UPPER}]|{_DOMAIN})"
)
_OF = (
    rf"\s+<grammar.of|for|to><~>(?:<grammar.the><~>)?{_DESCRIPTION}?"
    rf"(?=[{UPPER}0-9‘'\"]|<grammar.one>\s+[{UPPER}]|<grammar.our>\s+[{LOWER}]|[{LOWER}]+[{UPPER}])"
)
_POSSESSIVE = (
    rf"(?P<body>(?:[{UPPER}0-9][\w&.-]*\s+)*[{UPPER}0-9][\w&.-]*)"
    r"(?:<-grammar.possessive>|(?<=s)<-grammar.possessive-after-s>)\s+(?P<role>.+)$"
)
ABBREVIATION = re.compile(r"\s*[(\[][A-Z][\w&.*-]{0,8}[A-Z][\w&.*-]{0,4}[)\]]")
"""One in a bracket after the name of a body."""
_SMALL_CLAUSE = re.compile(r",\s+(?=[a-z]+s\s)")  # 'founder, offers us a view'
_WHO = r"<grammar.who|which><~>(?!<grammar.is|was>\s+(?:<grammar.also|now|then|currently>\s+)?<grammar.the|a><~>)"
_PREPOSITION = r"<grammar.from|at|of|for|with|representing><~>(?:<grammar.the><~>)?"
_BODY_ENDS = (
    rf"\s+<posts.body-ends>\s|\s+[{LOWER}]+<-grammar.past>\s|\s+<grammar.representing><~>"
    r"|\s+(?:<posts.doing>|<people.presents>|<quotes.saying>)\s"
    rf"|\s+(?!<posts.small|body-ends-before-small>)[{LOWER}]+\s+<grammar.a|his|their|our><~>"
    rf"|\s+<grammar.and>\s+(?:[{LOWER}]+<-grammar.past>|<grammar.his|their|our>)\s"
    rf"|\s+<grammar.and>\s+<grammar.the|a><~>(?:<posts.former-modifiers>\s+)?[{LOWER}]|"
    rf"\s+<posts.body-ends-before-small><~>(?!<grammar.the|of|and>)[{LOWER}]|\s+\((?=[{LOWER}@])"
)
_FOR = r"\s+<grammar.for>\s"
_DESCRIBED = (
    rf"(?P<role>[\w -]+?)\s+<grammar.of><~>(?:<grammar.the|a><~>)?(?:[{LOWER}-]+\s+){{1,4}}"
    rf"(?P<body>[{UPPER}][\w&’'-]*(?:\s[{UPPER}][\w&’'-]*)*)$"
)
_LINKING = r"\s<grammar.of|at|for|with><~>"
_CLAUSE = r"\s(?:<posts.clause-verbs>|<grammar.his|their|pronouns>)\s"
_OF_OURS = r"\s+<grammar.of|for>\s+<grammar.our>\s"
_FORMERLY = r"(?i)^<posts.formerly>\s+"
_ROLE_END = (
    r"(?:\s+<grammar.of|at|for|in|with|and|the|here|now|currently>)+$"
    r"|\s*\(<people-lists.speaker|panellist|chair|facilitator>\)$"
)
_BODY_GOES_ON = rf",\s+(?:(?!<grammar.and|of>|&)[{LOWER}]|<posts.and-is>\s|@)"
_STATE = re.compile(rf",(?:\s+[{UPPER}][\w.’'-]*){{1,3}},\s+(?!UK$)[A-Z]{{2}}$")  # ', Houston, TX'
_IN_COUNTRY = rf"(?<=\w)\s+<grammar.in>\s+(?:<grammar.the>\s+)?(?=[{UPPER}])(?i:<organisations.countries>)$"
_COUNTRY = rf",\s+(?=[{UPPER}])(?i:<organisations.countries>)$"
_BODY_OPENS = r"^<grammar.the><~>"
_APART = r"\s*(?:,|<grammar.and>|&)\s*"
_ROLE_OF_BODY = re.compile(rf"(?P<role>[^()]{{3,100}}?)\s*\((?P<body>[{UPPER}0-9][^()]{{1,100}})\)$")
_REMARK = r"(?i)\s*\(<posts.remarks>\)$"
_DATED = (
    r"(?i),\s+(?:\d{1,2}(?:<-dates.ordinals>)?\s+<dates.months|short-months>"
    r"|<dates.months|short-months>\s+\d{1,2},?)\s+\d{4}$"
)
_IN_LETTERS = re.compile(r"[A-Z]{2,5}")
_COMMA = re.compile(r",\s+(?!(?:Inc|Ltd|Limited|LLC|LLP|PLC|plc|CIC)\b)")


@define
class PostPhrases:
    """Reads what is known to be a post, with the help of a vocabulary."""

    words: Vocabulary

    def read(self, phrase: str) -> list[Post]:
        """The posts that a phrase without a name says."""
        if self.words.phrase(_WHO).match(phrase):
            return []
        office, _, further = phrase.partition(", ")
        if office.casefold() in self.words.words("people", "offices-after") and self.words.has_role(
            further.split(",")[0]
        ):
            return [Post(office), *self.read(further)]  # 'MP, Secretary of State for Tides'
        if self.words.phrase(_SEAT).match(phrase):
            seat, *others = self.words.phrase(_AND_OFFICE).split(phrase, maxsplit=1)
            return [Post(seat.strip(" ,.")), *(post for other in others for post in self.read(other))]
        pieces = [piece for piece in self.words.phrase(_AND_POST).split(phrase) if piece and piece.strip()]
        if not pieces:
            return []
        if not all(self.words.has_role(piece) for piece in pieces[1:]) or not self._is_post(pieces[0]):
            pieces = [phrase]
        found: list[Post] = []
        for piece in pieces:
            parts = self.words.phrase(_AND_ROLE).split(piece) if self.words.phrase(_LINKING).search(piece) else [piece]
            for part in parts if self.words.has_role(parts[0]) else [piece]:
                post = self._one(part)
                if post:
                    found.append(post)
        return found

    def _is_post(self, phrase: str) -> bool:
        return self.words.has_role(phrase) or bool(self.words.phrase(_PREPOSITION).match(phrase))

    def _one(self, phrase: str) -> Post | None:
        phrase = self._without_date(held(phrase, self.words))
        former = bool(self.words.cue("posts", "former").search(phrase[:OPENING])) and "the then" not in phrase[:12]
        if "(" in phrase or "[" in phrase:
            phrase = ABBREVIATION.sub("", phrase)
        remark = self.words.phrase(_REMARK).search(phrase) if phrase.endswith(")") else None
        if remark and not self.words.has_role(phrase[: remark.start()]):
            phrase = phrase[: remark.start()]  # 'Harbour Trust (deputy)'
        phrase = self._without_article(phrase.strip(" ,.;:*"))
        role, body = self._part(phrase)
        role = self._tidy_role(role) if role else None
        body = self._tidy_body(body) if body and not self._is_place(body) else None
        if role and body is None and phrase.startswith(role) and self.words.phrase(_OF_OURS).match(phrase, len(role)):
            role = phrase  # 'member of our core group' names no body of its own
        if role and (not self.words.has_role(role) or self.words.phrase(_CLAUSE).search(role)):
            role = None
        if not role and not body:
            return None
        return Post(as_written(role), as_written(body), former=former)

    def _is_place(self, body: str) -> bool:
        """Whether what stands behind a name is a country, and a town in it: 'Norway, Oslo'."""
        country, comma, town = body.strip(" ,.;:*").partition(", ")
        if not comma or self.words.cue("organisations", "countries").fullmatch(country) is None:
            return False
        return (
            town.count(" ") < 2 and not begins_with_body(town, self.words) and not begins_with_letters(town, self.words)
        )

    def _without_date(self, phrase: str) -> str:
        """The phrase without the date of writing that closes a byline: 'Policy Officer, 5 May 2031'."""
        if not phrase[-1:].isdigit():
            return phrase
        dated = self.words.phrase(_DATED).search(phrase)
        return phrase[: dated.start()] if dated else phrase

    def _part(self, phrase: str) -> tuple[str | None, str | None]:
        """The role and the body of a phrase, either of which may be missing."""
        if self.words.cue("people", "whole-roles").match(phrase):
            return phrase, None
        bracketed = _ROLE_OF_BODY.match(phrase) if "(" in phrase else None
        if bracketed and self.words.has_role(bracketed["role"]) and not self.words.has_role(bracketed["body"]):
            return bracketed["role"], bracketed["body"]
        linked = self.words.phrase(_PREPOSITION).match(phrase)
        if linked:
            return None, phrase[linked.end() :]
        owned = self.words.phrase(_POSSESSIVE).match(phrase)
        if owned and self.words.has_role(owned["role"]) and not self._names_kind(owned["role"]):
            return _SMALL_CLAUSE.split(owned["role"], maxsplit=1)[0], owned["body"]
        at = list(self.words.phrase(_AT).finditer(phrase))
        of = self.words.phrase(_OF).search(phrase)
        body_first = at and of and of.start() < at[0].start() and opens_body(phrase[of.end() :], self.words)
        if at and not body_first and self.words.has_role(phrase[: at[0].start()]):
            return phrase[: at[0].start()], phrase[at[0].end() :]
        if at and _IN_LETTERS.fullmatch(phrase, 0, at[0].start()) and could_be_body(phrase[at[0].end() :], self.words):
            return phrase[: at[0].start()], phrase[at[0].end() :]  # 'RPA at Quay Council'
        if of and (gap := self._past_field(phrase, of)):
            return phrase[: gap[0]], phrase[gap[1] :]
        if of and (self._leads(phrase[: of.start()], phrase[of.end() :]) or self._serves(of, phrase)):
            return phrase[: of.start()], phrase[of.end() :]
        of = next(islice(self.words.phrase(_OF).finditer(phrase), 1, None), None) if of else None
        if of and self._serves(of, phrase):
            return phrase[: of.start()], phrase[of.end() :]  # 'Manager of New Media for the Harbour Trust'
        described = self.words.phrase(_DESCRIBED).match(phrase)
        if described and self._leads(described["role"], described["body"]):
            return described["role"], described["body"]
        if ", " in phrase:
            return self._by_comma(_COMMA.split(phrase))
        title = self.words.phrase(_TITLE).match(phrase)
        role = self.words.cue("people", "roles").match(phrase) if title else None
        if title and not (role and role.end() > title.end(1)):  # no 'General' that leads the attorneys
            rest = phrase[title.end() :]
            if could_be_body(rest, self.words) or names_body(rest, self.words):
                return title[1], rest
        if names_body(phrase, self.words):
            return None, phrase
        if self.words.has_role(phrase):
            return behind_body(phrase, self.words)
        return None, phrase if phrase[:1].isupper() or phrase[:1].isdigit() else None

    def _names_kind(self, role: str) -> bool:
        """Whether what follows a genitive goes on with the name of a body: 'King's Fund director'."""
        first, _, further = role.partition(" ")
        return bool(further) and first[0].isupper() and first.casefold() in self.words.words("organisations", "kinds")

    def _past_field(self, phrase: str, of: re.Match[str]) -> tuple[int, int] | None:
        """Where a role with its field of work ends and a body begins; None where none follows.

        So in 'Dean of Tidal Studies of the Quay University', 'Clerk of Deep Nets for the Quay Trust' and
        'Secretary for Nets, RTQ'.
        """
        if not self.words.has_role(phrase[: of.start()]):
            return None
        field, comma, body = phrase[of.end() :].partition(", ")
        is_body = names_body(field, self.words) or begins_with_body(field, self.words) or field.isupper()
        if comma and not is_body and begins_with_letters(body, self.words):
            at = of.end() + len(field)
            return at, at + len(comma)
        further = next(islice(self.words.phrase(_OF).finditer(phrase, of.end()), 1), None)
        if further is None or not begins_with_body(phrase[further.end() :], self.words):
            return None
        field_words = phrase[of.end() : further.start()].casefold().split()
        bodies = self.words.words("organisations", "words") | self.words.words("organisations", "kinds")
        ends = bool(field_words) and (field_words[-1] in self._functions or not bodies.intersection(field_words))
        serves = further.group().split()[0] in self.words.words("grammar", "for") and not is_body
        return further.span() if ends or serves else None

    def _serves(self, link: re.Match[str], phrase: str) -> bool:
        """Whether 'ROLE for the BODY' names the body served."""
        before = phrase[: link.start()]
        if link.group().split()[0] not in self.words.words("grammar", "for") or not self.words.has_role(before):
            return False
        body = phrase[link.end() :].split(",")[0]
        last = before.rpartition(" ")[2].casefold()
        serves = last in self.words.words("posts", "serves-body") and body.casefold() not in self._functions
        return serves or names_body(body, self.words) or begins_with_body(body, self.words)

    def _leads(self, role: str, body: str) -> bool:
        """Whether 'ROLE of BODY' names the body led, not the field of work ('Director of Policy')."""
        if (begins_with_body(body, self.words) or begins_with_letters(body, self.words)) and self.words.has_role(role):
            return True
        if body.rstrip(".,").casefold() in self._fields_in_letters:
            return False
        last = re.split(r"[\s-]+", role.strip())[-1].casefold()
        listed = self.words.words("people", "leads-body")
        if last not in listed and " ".join(role.casefold().split()[-2:]) not in listed:
            return False
        first = self.words.phrase(_APART).split(body)[0]
        if _COMMA.search(as_written(body) or "") and last in self.words.words("posts", "of-fields"):
            return False
        if first.casefold().rstrip(".") in self.words.words("people", "fields"):
            return False
        words = first.casefold().split()
        return not (words and (first.casefold() in self._functions or words[-1] in self._functions) and last != "ceo")

    @property
    def _fields_in_letters(self) -> frozenset[str]:
        return self.words.words("posts", "fields-in-letters")

    @property
    def _functions(self) -> frozenset[str]:
        return self.words.words("people", "functions")

    def _by_comma(self, pieces: list[str]) -> tuple[str | None, str | None]:
        if not self.words.has_role(pieces[0]):
            if self.words.has_role(pieces[1]):  # 'Harbour Trust, Director'
                return pieces[1], pieces[0]
            return None, ", ".join(pieces)
        title = self.words.phrase(_TITLE).match(pieces[0])
        if title and names_body(pieces[0][title.end() :], self.words):  # 'Professor Quay University, Tidemark'
            return title[1], ", ".join([pieces[0][title.end() :], *pieces[1:]])
        asides = (at for at, piece in enumerate(pieces) if at and self._is_aside(piece))
        pieces = pieces[: next(asides, None)]  # without ', after asking all present'
        if len(pieces) == 1:
            return pieces[0], None
        bodies = self.words.words("organisations", "words")
        for index, piece in enumerate(pieces[1:], 1):
            if index + 1 < len(pieces) and self._is_field(piece) and names_body(pieces[index + 1], self.words):
                continue  # 'Deputy Director, Science Policy, Harbour Trust'
            if not (piece.isupper() and len(piece) == 2) and any(
                word.casefold() in bodies or (word.isupper() and len(word) > 1) for word in re.findall(r"\w+", piece)
            ):
                return ", ".join(pieces[:index]), ", ".join(pieces[index:])
        return pieces[0], ", ".join(pieces[1:])

    def _is_field(self, piece: str) -> bool:
        """Whether a piece is a field of work: 'Science Policy'."""
        return piece.split()[-1].casefold() in self._functions

    def _is_aside(self, piece: str) -> bool:
        """Whether a piece after a comma is no part of a post: 'after asking all present'."""
        if self._is_field(piece):
            return False  # 'director, personalised care, Quay Trust'
        opening = " ".join(self._without_article(piece).split()[:3])
        return opening[:1].islower() and not self.words.has_role(opening)

    def _tidy_role(self, role: str) -> str:
        stop = self.words.phrase(_ROLE_STOPS).search(role)
        if stop and self.words.has_role(role[: stop.start()]):
            role = role[: stop.start()]
        role = self.words.phrase(_FORMERLY).sub("", role.strip(" ,.;:*"))
        role = self._without_article(self.words.phrase(_ROLE_END).sub("", role))
        owner = self.words.phrase(_OWNER).match(role)  # 'the charity's head of research'
        return role[owner.end() :] if owner and self.words.has_role(role[owner.end() :]) else role

    def _without_article(self, phrase: str) -> str:
        opens = self.words.phrase(_ARTICLE).match(phrase)
        return phrase[opens.end() :] if opens else phrase

    def _tidy_body(self, body: str) -> str | None:
        body = body.strip(" ,.;:*")
        body = self.words.phrase(_BODY_GOES_ON).split(body)[0]
        body = self.words.phrase(_BODY_OPENS).sub("", body)
        if body[:1].islower():
            body = self.words.phrase(f"^{_DESCRIPTION}").sub("", body)  # 'from charity Boats for All'
        body = body[: self._end_of_body(body)].strip(" ,.;:*")
        if "," in body:
            place = _STATE if body.count(",") > 1 else self.words.phrase(_COUNTRY)
            body = place.sub("", body)
        if " " in body and self.words.cue("grammar", "in").search(body):
            named = self.words.phrase(_IN_COUNTRY).sub("", body)
            body = named if " " in named else body  # 'Quay School in India'
        opening = " ".join(body.split()[:CAPITAL_WITHIN])
        return body if re.search(rf"[{UPPER}0-9]", opening) or self.words.phrase(_DOMAIN).match(opening) else None

    def _end_of_body(self, body: str) -> int:
        """Where a clause follows the name of a body; what a department is for belongs to its name."""
        ends = self.words.phrase(_BODY_ENDS)
        end = ends.search(body)
        if end and body[: end.start()].rpartition(" ")[2].casefold() in self.words.words("organisations", "serving"):
            end = ends.search(body, end.end()) if self.words.phrase(_FOR).match(body, end.start()) else end
        return end.start() if end else len(body)
