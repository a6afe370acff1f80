"""Tags: which words in angle brackets are HTML, and which are only words in angle brackets."""

import re

__all__ = ["ATTRIBUTE", "TAG", "is_html"]

TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:\s[^<>]*)?)/?>")
ATTRIBUTE = re.compile(r"""(?P<name>[a-z-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NAMES = frozenset(
    {"a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote", "br"}
    | {"button", "center", "cite", "code", "col", "colgroup", "data", "dd", "details", "dfn", "div"}
    | {"dl", "dt", "em", "embed", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4"}
    | {"h5", "h6", "header", "hr", "i", "iframe", "img", "input", "kbd", "label", "li", "link", "main"}
    | {"mark", "nav", "noscript", "object", "ol", "option", "p", "param", "picture", "pre", "q", "samp"}
    | {"script", "section", "select", "small", "source", "span", "strong", "style", "summary"}
    | {"svg", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul"}
    | {"var", "video", "wbr"}
)
"""The elements that people write in Markdown, of those that the HTML standard names.

Not among them are del, ins, s, strike, sub and sup: without these a text would say something else, and
rich text has no mark for them, so that their tags stay in the text.
"""


def is_html(text: str) -> bool:
    """Whether every tag in a text is one of an HTML element that can be read, and there is one."""
    names = {match["name"].lower() for match in TAG.finditer(_COMMENT.sub("", text))}
    return bool(names) and names <= _NAMES
