"""Shortcodes: what site generators put into Markdown, such as `{{< figure src="quay.jpg" >}}` of Hugo.

Those of Hugo, tags of Liquid (`{% include … %}`), shortcodes of WordPress (`[gallery ids=…]`, `[/caption]`) and the
attributes of kramdown (`{: .lead}`, `{#quays}`) are no words of a text. A picture among them is one; any other is
passed over, as a comment is. What stands between the beginning and the end of one stays.
"""

import re
from html import escape

__all__ = ["has_shortcodes", "without_shortcodes"]

LONGEST = 1000
"""Characters that a shortcode has at most."""

_SHORTCODE = re.compile(
    r"(?P<code>`[^`\n]*`)"
    rf"|\{{\{{[<%]-?\s*/?\s*(?P<name>[\w./-]+)(?P<values>[^{{}}]{{0,{LONGEST}}}?)/?\s*[>%]\}}\}}"
    rf"|\{{%-?\s*(?P<tag>[a-z_]+)[^{{}}]{{0,{LONGEST}}}?%\}}"
    r"|\[/?[a-z][a-z_-]*(?:\s+[\w-]+=(?:\"[^\"\n]*\"|[^\s\[\]\"]+))+\](?![(\[:])"
    r"|\[/[a-z][a-z_-]*\](?![(\[:])"
    rf"|\{{:(?=[^{{}}\n]{{1,{LONGEST}}}\}})(?:\s*+(?:[.#][\w-]+|[\w-]+(?:=(?:\"[^\"\n]*\"|'[^'\n]*'|[\w-]+))?))+\s*\}}"
    r"|(?<![ \t])[ \t]*+\{#[\w-]+\}(?=\s*$)"
)
_ADDRESS = re.compile(
    rf"\]\(\s*\{{\{{(?:[<%]\s*\w+\s+[\"']?(?P<page>[^{{}}\"'\s]{{1,{LONGEST}}})[\"']?\s*[>%]|[^{{}}]{{0,{LONGEST}}}?)\}}\}}"
    r"(?P<path>[^\s()<>]*)\)"
)
_VALUE = re.compile(r"(?P<key>[a-z]+)=(?:\"(?P<quoted>[^\"]*)\"|(?P<plain>[^\s\"]+))")
_PICTURES = frozenset(["figure", "img", "image", "picture"])
_PASSED_OVER = "<!-- -->"
_SIGNS = "{{", "{%", "=", "[/", "{:", "{#"
"""What stands in a shortcode, of whatever kind."""


def has_shortcodes(text: str) -> bool:
    """Whether there may be shortcodes in a text."""
    return any(map(text.__contains__, _SIGNS))


def without_shortcodes(text: str) -> str:
    """The text with pictures as HTML in place of their shortcodes, other shortcodes as empty comments.

    A link whose address a shortcode makes keeps what is written of its address. Code keeps all.
    """
    if "{{" in text:
        text = _ADDRESS.sub(lambda link: f"](<{link['page'] or ''}{link['path']}>)", text)
    return _SHORTCODE.sub(_replaced, text)


def _replaced(found: re.Match[str]) -> str:
    if found["code"]:
        return found["code"]
    return _picture(found["values"]) if found["name"] in _PICTURES else _PASSED_OVER


def _picture(values: str) -> str:
    """The element for a picture of these values."""
    given = {value["key"]: value["quoted"] or value["plain"] or "" for value in _VALUE.finditer(values)}
    attributes = {"src": given.get("src"), "alt": given.get("alt"), "title": given.get("caption") or given.get("title")}
    told = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<img{told}>" if told else _PASSED_OVER
