"""The keys of metadata: those of fields, those of site generators, and how they are compared."""

from collections.abc import Mapping

__all__ = [
    "ALIASES",
    "FIELDS",
    "LINES",
    "LISTS",
    "OF_GENERATORS",
    "OF_PLAIN_POSTS",
    "OF_POSTS",
    "PARTS",
    "PUBLISHED",
    "is_key_of_field",
    "plain_key",
]

LINES = ("subtitle", "place", "organiser", "series", "language")
LISTS = ("topics", "supporters")
FIELDS = ("notekit", "title", "kind", "date", "date-text", "people", "url", "teaser", "highlights", *LINES, *LISTS)
ALIASES: Mapping[str, str] = {
    "type": "kind",
    "location": "place",
    "venue": "place",
    "organizer": "organiser",
    "host": "organiser",
    "funder": "supporters",
    "funders": "supporters",
    "sponsors": "supporters",
    "tag": "topics",
    "tags": "topics",
    "topic": "topics",
    "category": "topics",
    "categories": "topics",
    "keywords": "topics",
    "speakers": "people",
    "lang": "language",
    "event-date": "date",
}
PARTS: Mapping[str, tuple[str, ...]] = {
    "speaker": ("speaker", "speakers", "presenter", "presenters", "panellists", "panelists"),
    "respondent": ("respondent", "respondents", "discussant", "discussants"),
    "chair": ("chair", "chairs", "co-chairs"),
    "facilitator": ("facilitator", "facilitators", "moderator", "moderators"),
    "author": ("author", "authors"),
    "participant": ("participants", "attendees", "present", "attending", "in-attendance"),
    "mentioned": ("apologies", "regrets", "absent"),
}
"""The keys under which people stand by what they did there."""
OF_GENERATORS = frozenset(
    ["draft", "id", "layout", "modified", "permalink", "save-as", "slug", "template", "url", "weight"]
)
"""Keys that tell a site generator what to do, and nothing of a note."""
OF_POSTS = frozenset(
    {"aliases", "categories", "comments", "draft", "excerpt", "featured", "feed", "image"}
    | {"layout", "permalink", "published", "slug", "thumb"}
)
"""Keys of a site's posts, whose `date` is the day of publication, unless a key or the `layout` is one of events."""

PUBLISHED = (
    *("published", "published-at", "publishedat", "published-on", "publisheddate", "published-date", "date-published"),
    *("datepublished", "publication-date", "publish-date", "publishdate", "pubdate", "pub-date", "posted", "posted-on"),
    *("posted-at", "created", "created-at", "createdat", "date-created"),
)
"""Keys that say by themselves when a post was published."""

OF_PLAIN_POSTS = frozenset(["category", "modified", "status", "summary", "tags"])
"""Keys of posts where nothing fences them; in front matter they may be those of an event as well."""

_OF_FIELDS = frozenset(
    {*FIELDS, *ALIASES, *OF_GENERATORS, *OF_POSTS, *(key for keys in PARTS.values() for key in keys)}
)


def plain_key(key: str) -> str:
    """A key as it is compared: `canonical-url` for `Canonical_URL`."""
    return key.strip().lower().replace("_", "-").replace(" ", "-")


def is_key_of_field(key: str) -> bool:
    """Whether front matter of notes and of sites has such a key."""
    return plain_key(key) in _OF_FIELDS
