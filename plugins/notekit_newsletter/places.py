"""What the places of a template are filled with: HTML that is safe as it is, empty where there is nothing."""

from attrs import frozen

__all__ = ["BrandPlaces", "IssuePlaces", "ItemPlaces"]


@frozen
class IssuePlaces:
    """`{{ issue.… }}`. `headed` says whether the title is to be shown; an introduction is a body of its own."""

    title: str
    headed: bool
    date: str
    introduction: str
    language: str


@frozen
class ItemPlaces:
    """`{{ item.… }}`, for each of `items`. `body` is all of the item from its title on; `group` the words of
    the heading above it, and `shelf` that heading; `depth` is full, highlights or teaser.
    """

    title: str
    body: str
    link: str
    group: str
    shelf: str
    anchor: str
    depth: str


@frozen
class BrandPlaces:
    """`{{ brand.… }}`. `logo` is the address of a picture, and `width` its width in pixels."""

    name: str
    logo: str
    width: int
    footer: str
    address: str
