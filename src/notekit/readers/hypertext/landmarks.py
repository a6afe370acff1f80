"""The landmarks of a page: where its main content is, and what is navigation, sharing, comments and the like."""

import re
from collections.abc import Iterator

from attrs import define, field
from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["NO_TEXT", "Landmarks", "children", "raw_text", "text_of"]

NO_TEXT = frozenset(
    {"head", "title", "meta", "link", "base", "script", "style", "template", "noscript", "noembed", "noframes"}
    | {"iframe", "frame", "frameset", "object", "embed", "param", "svg", "canvas", "audio", "video", "source", "track"}
    | {"map", "area", "datalist", "rp"}
)
"""Elements without text of the page's own."""

_FURNITURE = frozenset({"nav", "dialog", "search", "select", "textarea", "option", "datalist"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar"}
    | {"dialog", "alertdialog", "tooltip"}
)
_SECTIONS = frozenset({"article", "main", "blockquote", "figure", "section"})
_NOT_BY_NAME = frozenset({"html", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "tbody"})
_NAME = re.compile(
    r"""(?:(?:site|page|post|entry|article|content|main|block|wp|wp-block|section|js|c|o|m|global|top|bottom|primary
        |secondary|header|footer|field|region|widget|module|component|view|simple|the|jp|floating|sticky)-)*
    (?:breadcrumbs?|crumbs?|share|sharing|sharer|sharedaddy|addtoany|addthis|social|social-?(?:media|share|sharing|links)
      |share-?(?:this|on)|cookies?|cookie-?(?:consent|notice|banner|bar|law)|consent|gdpr|comments?|comment-?list|disqus
      |respond|comment-?respond|related|related-?(?:posts?|articles?|content|stories|events?|news|reading|items)|recommended
      |you-may-also-like|more-?(?:posts|stories|articles|news)|read-?next|next-?(?:post|article)|prev(?:ious)?-?post
      |post-?nav(?:igation)?|posts-navigation|pagination|pager|skip-?(?:link|links|nav|to-content|to-main)|sidebar|side-?bar
      |newsletter-?(?:signup|sign-up|form|subscribe)|subscribe|subscription|sign-?up|mailing-?list|promo|ads?|adverts?
      |advertisement|popup|pop-up|modal|menu|nav|navbar|navigation|toolbar|colophon|login|search|search-?form|back-?to-?top
      |site-?(?:header|footer)|page-?footer|footer|masthead|top-?bar|tag-?cloud|visually-hidden|sr-only
      |screen-reader-text|noprint|no-print|toc|table-of-contents)
    (?:-(?:wrapper|wrap|container|inner|outer|links?|list|buttons?|btns?|bar|box|block|section|area|items?|nav|menu|icons?
        |widget|form|notice|banner|panel|content|message|header|title|heading|text|overlay|row|group|col|column|left|right))*
    """,
    re.VERBOSE,
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PARTS = re.compile(r"__|--|_")
_CALLOUT = re.compile(
    r"\b(?:call-?out|note|tip|key|summary|highlight|highlights|admonition|takeaways?|messages?|facts?)\b"
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MOST_OUTSIDE = 0.6
"""The share of the page's text that an article must have to be taken for its main content."""


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The nodes within a node, in order."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _texts(node: LexborNode) -> Iterator[str]:
    """The texts under a node at any depth, but for those of elements without text."""
    at: LexborNode | None = node
    end = node.mem_id
    while at is not None:
        if at.is_text_node:
            yield at.text_content or ""
        elif at.tag == "br":
            yield "\n"
        following = None if at.tag in NO_TEXT else at.first_child
        while following is None and at is not None and at.mem_id != end:
            following = at.next
            if following is None:
                at = at.parent
        at = following


def text_of(node: LexborNode) -> str:
    """The text under a node at any depth, with white space folded."""
    return " ".join(" ".join(_texts(node)).split())


def raw_text(node: LexborNode) -> str:
    """The text under a node at any depth, as it is."""
    return "".join(_texts(node))


def _size(node: LexborNode) -> int:
    return sum(len(text) - text.count(" ") - text.count("\n") for text in _texts(node))


@define(slots=False)
class Landmarks:
    """What is main content on a page; without `strict` nothing but hidden text and navigation is told from it."""

    document: LexborHTMLParser
    strict: bool = True
    main: int | None = None
    kept: set[int] = field(factory=set)
    path: set[int] = field(factory=set)
    holders: set[int] = field(factory=set)
    size: int = 0

    def __attrs_post_init__(self) -> None:
        body = self.document.body
        if body is None or not self.strict:
            return
        self.size = _size(body)
        main = self._main(body)
        titles = self.document.css("h1")
        for node in (*titles, *self.document.css("main, [role=main]"), *([main] if main else [])):
            self._climb(node, self.holders)
        if main is None:
            return
        self.main = main.mem_id
        self._climb(main, self.path)
        if titles and not main.css_first("h1"):
            self._keep_title(titles[0])

    def _main(self, body: LexborNode) -> LexborNode | None:
        """The element that holds the main content, None where none says so."""
        scope, size = body, self.size
        found = None
        stated = self.document.css("main, [role=main]")
        if len(stated) == 1 and _size(stated[0]) * 4 >= size:
            found = scope = stated[0]
            size = _size(found)
        articles = [node for node in scope.css("article") if not _within(node, "article")]
        if len(articles) == 1 and _size(articles[0]) >= size * _MOST_OUTSIDE:
            found = articles[0]
        return found

    def _climb(self, node: LexborNode, found: set[int]) -> None:
        at: LexborNode | None = node
        while at is not None and at.mem_id not in found:
            found.add(at.mem_id)
            at = at.parent

    def _keep_title(self, title: LexborNode) -> None:
        """The page's title that stands before the main content, with what stands beside it."""
        parent = title.parent
        beside = parent if parent is not None and parent.mem_id not in self.path else title
        self.kept.add(beside.mem_id)
        self._climb(beside, self.path)

    def opens_main(self, node: LexborNode) -> bool:
        """Whether main content begins with this element."""
        return node.mem_id == self.main or node.mem_id in self.kept

    def is_furniture(self, node: LexborNode, tag: str, *, inside: bool) -> bool:
        """Whether an element is none of the main content; `inside` says that it stands within that."""
        attributes = node.attributes
        if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
            return node.mem_id not in self.holders
        if tag == "nav" or attributes.get("role") == "navigation":
            return True
        if not self.strict:
            return False
        if self.main is not None and not inside:
            return node.mem_id not in self.path
        if tag in _FURNITURE:
            return True
        return node.mem_id not in self.holders and self._is_aside(node, tag, attributes)

    def _is_aside(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> bool:
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:200]
        role = (attributes.get("role") or "").lower()
        if tag == "aside":
            return not _CALLOUT.search(names.replace("_", "-")) and role != "note"
        if role in _ROLES:
            return True
        if tag == "form":
            return _size(node) * 2 < self.size
        if tag == "footer":
            return not _within(node, "blockquote", "figure")
        if tag == "header":
            return not _within(node, *_SECTIONS)
        if tag == "button":
            return not ({"aria-expanded", "aria-controls"} & attributes.keys() or _within(node, "summary", *_HEADINGS))
        return tag not in _NOT_BY_NAME and _is_named(names)


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt")


def _is_named(names: str) -> bool:
    """Whether the class or id of an element is a usual one of furniture."""
    for name in names.split():
        plain = _CAMEL.sub("-", name).lower()
        if _NAME.fullmatch(plain.replace("_", "-")) or any(_NAME.fullmatch(part) for part in _PARTS.split(plain)[1:2]):
            return True
    return False


def _within(node: LexborNode, *tags: str) -> bool:
    at = node.parent
    while at is not None:
        if at.tag in tags:
            return True
        at = at.parent
    return False
