"""The body whose meeting was minuted, told by the title of its minutes."""

import re

from notekit.blocks import Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.dates import Dates
from notekit.parsers.facts.bodies import BODY, without_event
from notekit.schema import Kind

__all__ = ["find_minuted_body"]

LONGEST_LINE = 120
"""How many characters a line has that may hold the full name."""

_NUMBER = re.compile(r"^(?:[IVX]+|\d+)[.)]\s+")


def find_minuted_body(draft: Draft) -> None:
    """The body whose meeting the title says was minuted: 'Minutes of the Quay Parish Council Meeting'."""
    minuted = draft.words.cue("organiser", "minuted")
    for field in ("title", "subtitle"):
        text = draft.fields.get(field) or ""
        for match in draft.words.phrase(BODY).finditer(text):
            words = match["body"].split()
            while words and minuted.fullmatch(words[-1]):
                words.pop()
            while words and (minuted.fullmatch(words[0]) or words[0].islower() or words[0].endswith(".")):
                words.pop(0)
            body = " ".join(words)
            kinds = draft.words.words("organisations", "kinds") | draft.words.words("organiser", "minuted-bodies")
            leading = draft.words.words("organisations", "leading")
            if len(words) < 2 or not (words[-1].casefold() in kinds or words[0].casefold() in leading):
                continue
            meets = draft.kind is Kind.MEETING or (draft.kind is None and next(Dates(draft.words).find(text), None))
            headed = meets and _NUMBER.sub("", text).startswith(body)
            if body == text or minuted.search(text) or headed:
                if _find_in_full(body, draft):
                    return
                span = next((found.span for found in draft.evidence if found.field == field), None)
                body = without_event(body, draft.words)
                draft.find("organiser", body, span, "minuted-body", 0.6)
                return


def _find_in_full(body: str, draft: Draft) -> bool:
    """Takes the full name of a body of which the title has the short one: 'Quay School Council'."""
    for block in draft.blocks[:2]:
        if not isinstance(block, Paragraph) or len(block.text) > LONGEST_LINE:
            continue
        for match in draft.words.phrase(BODY).finditer(block.text):
            before, found, _ = match["body"].partition(f" {body}")
            words = before.split()
            minuted = draft.words.cue("organiser", "minuted")
            while words and (minuted.fullmatch(words[0]) or words[0].islower()):
                words.pop(0)
            if found and words:
                name = " ".join([*words, body])
                draft.find("organiser", name, draft.place(block, name), "minuted-body", 0.6)
                return True
    return False
