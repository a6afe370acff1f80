"""The HTML of a newsletter: what the places of its template are filled with."""

import re
from collections.abc import Callable, Iterator

from attrs import define, field, frozen
from markupsafe import Markup

from notekit import Depth
from notekit_newsletter.body import Body, introduced
from notekit_newsletter.brand import Brand
from notekit_newsletter.escaping import escaped, quoted
from notekit_newsletter.options import NewsletterOptions
from notekit_newsletter.outline import Cast, Entry, Front
from notekit_newsletter.own_template import OwnTemplate, own_theme, read_template
from notekit_newsletter.places import BrandPlaces, IssuePlaces, ItemPlaces
from notekit_newsletter.services import as_link, as_words
from notekit_newsletter.theme import Theme, theme

__all__ = ["Page", "html_page"]

_NOTHING = Markup()
_RIGHT_TO_LEFT = re.compile(r"(?:ar|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)(?![a-z])|[a-z]+-(?:arab|hebr)", re.IGNORECASE)


@frozen
class Page:
    """The HTML of an e-mail, and the part of it that each entry takes."""

    html: str
    bodies: tuple[str, ...]


def html_page(front: Front, preheader: str, options: NewsletterOptions, *, logo: str | None) -> Page:
    """The issue as the HTML of one e-mail; `logo` is the address of the sender's picture, None where there is none.

    Raises `NotekitError` where the look is not compiled, or the template of one's own is faulty.
    """
    looks = _Looks(options.brand, read_template(options.template) if options.template else None)
    look = looks.of(front.language)
    items = tuple(_items(front, looks))
    html = look.page(
        issue=_issue(front, look),
        items=items,
        brand=_brand(options, logo),
        preheader=_place(quoted, preheader),
        view=_place(as_link, options.view_at),
        unsubscribe=_place(as_link, options.unsubscribe_at),
    )
    return Page(html, tuple(item.body for item in items))


def _place(as_html: Callable[[str], str], words: str | None) -> Markup:
    """What a place of the template is filled with."""
    return Markup(as_html(words)) if words else _NOTHING


@define
class _Looks:
    """The looks of a message by language: a template of one's own is read once."""

    brand: Brand
    own: OwnTemplate | None
    _known: dict[str, Theme] = field(factory=dict, init=False)

    def of(self, language: str) -> Theme:
        """The look for text in that language."""
        if language not in self._known:
            direction = "rtl" if _RIGHT_TO_LEFT.match(language) else "ltr"
            self._known[language] = (
                own_theme(self.own, self.brand, direction) if self.own else theme(self.brand, direction)
            )
        return self._known[language]


def _issue(front: Front, look: Theme) -> IssuePlaces:
    return IssuePlaces(
        title=_place(quoted, front.title),
        headed=front.headed,
        date=_place(escaped, front.date),
        introduction=Markup("".join(Body(look, front, 1).set(front.introduction.events))),
        language=_place(quoted, front.language),
    )


def _brand(options: NewsletterOptions, logo: str | None) -> BrandPlaces:
    return BrandPlaces(
        name=_place(as_words, options.name),
        logo=_place(quoted, logo),
        width=options.logo_width,
        footer=_place(as_words, options.footer),
        address=_place(as_words, options.address),
    )


def _items(front: Front, looks: _Looks) -> Iterator[ItemPlaces]:
    """The entries. Their titles stand one level below that of the issue, or of their group."""
    look, level = looks.of(front.language), 1 + front.headed
    grouped = False
    for number, entry in enumerate(front.entries, start=1):
        shelf = _NOTHING
        if entry.group:
            grouped = True
            shelf = Markup(escaped(entry.group).join(look.heading("shelf", level)))
        yield ItemPlaces(
            title=_place(quoted, entry.note.title),
            body=Markup(_body(entry, looks.of(entry.note.language), level + grouped)),
            link=_place(quoted, entry.link),
            group=_place(escaped, entry.group),
            shelf=shelf,
            anchor=f"note-{number}",
            depth=entry.depth.value,
        )


def _body(entry: Entry, look: Theme, level: int) -> str:
    note, short = entry.note, entry.depth is not Depth.FULL
    html = [look.framed("label", escaped(note.label))] if note.label else []
    html.append(escaped(note.title).join(look.heading("short-title" if short else "title", level)))
    if note.subtitle:
        html.append(look.framed("subtitle", escaped(note.subtitle)))
    html += [look.framed("fact", escaped(fact)) for fact in note.facts]
    for cast in note.casts:
        html += _short_cast(cast, look) if short else _cast(cast, look)
    html += look.frames["space" if short else "rule"]
    html += Body(look, note, level).set(note.body.events)
    opening, before, after = look.frames["note"]
    return "".join((opening, quoted(note.language), before, *html, after))


def _cast(cast: Cast, look: Theme) -> Iterator[str]:
    yield look.framed("cast", escaped(cast.label))
    if cast.crowd:
        yield look.framed("person", escaped(cast.crowd))
    else:
        yield from (introduced(person, look) for person in cast.people)


def _short_cast(cast: Cast, look: Theme) -> Iterator[str]:
    """On one line with its label, where nothing but names is known."""
    if any(person.posts for person in cast.people):
        yield from _cast(cast, look)
    else:
        names = escaped(", ".join(map(str, cast.people)))
        yield look.framed("person", f"{look.framed('role', escaped(cast.label) + ':')} {names}")
