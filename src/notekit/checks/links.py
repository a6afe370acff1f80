"""Links and pictures that lead nowhere or say nothing."""

from collections.abc import Iterator

from notekit.checks.finding import Remark
from notekit.checks.passages import Subject
from notekit.text import Anchor

__all__ = ["images_without_alt", "links_without_address"]

GUESSED = ("text/plain", "application/pdf")
"""The formats in which a picture is told by its caption alone."""
LONGEST = 60
"""How many characters of the words linked are told."""


def links_without_address(subject: Subject) -> Iterator[Remark]:
    """Words such as 'here' that read as a link and have no address."""
    for passage in subject.passages:
        for anchor in passage.content.of(Anchor):
            if anchor.url is None:
                words = passage.content.under(anchor)
                said = words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
                yield Remark(
                    f"“{said}” reads as a link and has no address",
                    passage.place(anchor.start, anchor.end),
                    hint="give the address, or say it without a link",
                )


def images_without_alt(subject: Subject) -> Iterator[Remark]:
    """Pictures of which nothing says in words what they show."""
    if subject.media_type in GUESSED:
        return
    for image, span in subject.images:
        if image.alt is None:
            name = f" “{image.source.rpartition('/')[2]}”" if image.source else ""
            yield Remark(f"the picture{name} has no alt text", span, hint="say in words what it shows")
