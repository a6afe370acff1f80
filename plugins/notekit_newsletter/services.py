"""Services that send newsletters: what each puts in place of the addresses that it alone knows."""

import re
from html import escape
from typing import Any

from attrs import Attribute, frozen

import notekit

__all__ = ["SERVICES", "Service", "as_link", "as_words", "is_link", "placeholders"]


@frozen
class Service:
    """The placeholders of a sending service: for the message as a page on the web, and for leaving the list."""

    view: str
    unsubscribe: str


SERVICES = {
    "brevo": Service("{{ mirror }}", "{{ unsubscribe }}"),
    "buttondown": Service("{{ email_url }}", "{{ unsubscribe_url }}"),
    "listmonk": Service("{{ MessageURL }}", "{{ UnsubscribeURL }}"),
    "mailchimp": Service("*|ARCHIVE|*", "*|UNSUB|*"),
    "mailjet": Service("[[PERMALINK]]", "[[UNSUB_LINK_EN]]"),
    "sendgrid": Service("{{{weblink}}}", "{{{unsubscribe}}}"),
}
"""As the services document them: listmonk.app/docs/templating, `template-variables` in Buttondown's documentation,
unsubscribe links at documentation.mailjet.com, Mailchimp's merge tags, the HTML editors of Brevo and SendGrid."""

_PLACEHOLDER = re.compile(
    r"(?:\{\{|\{%|<%)(?:.{0,60}?(?:\}\}\}?|%\}|%>))?|\*\|.{1,60}?\|\*|\[\[.{1,60}?\]\]|%%?\w{3,60}%%?(?!\w)", re.DOTALL
)
"""What a template of some service would act on; what begins but does not end can break the whole message."""

_GIVEN = re.compile(
    r"\{\{\{?[\w\s.:|$/@-]{1,80}\}\}\}?|\{%[\w\s.:|$/-]{1,80}%\}|\{\$?[\w.:|-]{1,80}\}"
    r"|\*\|[\w:.-]{1,80}\|\*|\[\[?[\w:.-]{1,80}\]?\]|<%[\w\s.=-]{1,80}%>|%%?[\w.-]{1,80}%%?(?!\w)"
)
"""A placeholder as senders may give one: no quotation mark, ampersand or bracket that could end an attribute."""


def placeholders(text: str) -> list[str]:
    """The words of a text that a sending service could take for placeholders of its own, each once."""
    return list(dict.fromkeys(_PLACEHOLDER.findall(text)))


def as_words(text: str) -> str:
    """What a sender says in every message, as HTML with its line breaks and placeholders."""
    return as_link(text).replace("\n", "<br>")


def as_link(text: str) -> str:
    """What a sender gives as an address, for an attribute: its placeholders as they are, all else escaped."""
    pieces, start = [], 0
    for found in _GIVEN.finditer(text):
        pieces += [escape(text[start : found.start()]), found[0]]
        start = found.end()
    return "".join((*pieces, escape(text[start:])))


def is_link(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    """Whether a sender's address is one, or a placeholder, or an address with placeholders in it."""
    if value is None or (isinstance(value, str) and _is_address(_filled(value))):
        return
    raise notekit.SchemaError(
        f"the newsletter option '{attribute.name}' takes an address such as https://…, "
        f"or a placeholder of the service that sends, not {value!r}"
    )


def _filled(value: str) -> str:
    """An address as it may be once its placeholders are filled."""
    opening = _GIVEN.match(value)
    if opening and value[opening.end() : opening.end() + 1] in ("", "/", "?", "#"):
        value = f"https://x.example{value[opening.end() :]}"
    return _GIVEN.sub("x", value)


def _is_address(text: str) -> bool:
    return notekit.Anchor(0, 0, url=text).url == text
