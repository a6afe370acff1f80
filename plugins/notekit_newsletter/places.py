"""What the places of a template are filled with: HTML that is safe as it is, empty where there is nothing."""

from attrs import frozen
from markupsafe import Markup

__all__ = ["BrandPlaces", "IssuePlaces", "ItemPlaces"]


@frozen
class IssuePlaces:
    """`{{ issue.… }}`. `headed` says whether the title is to be shown; an introduction is a body of its own."""

    title: Markup
    headed: bool
    date: Markup
    introduction: Markup
    language: Markup


@frozen
class ItemPlaces:
    """`{{ item.… }}`, for each of `items`. `body` is all of the item from its title on; `group` the words of
    the heading above it, and `shelf` that heading; `depth` is full, highlights or teaser.
    """

    title: Markup
    body: Markup
    link: Markup
    group: Markup
    shelf: Markup
    anchor: str
    depth: str


@frozen
class BrandPlaces:
    """`{{ brand.… }}`. `logo` is the address of a picture, and `width` its width in pixels."""

    name: Markup
    logo: Markup
    width: int
    footer: Markup
    address: Markup
