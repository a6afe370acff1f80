"""Services that send newsletters: what each puts in place of the addresses that it alone knows."""

import re

from attrs import frozen

__all__ = ["SERVICES", "Service", "placeholders"]


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

_PLACEHOLDER = re.compile(
    r"(?:\{\{|\{%|<%)(?:.{0,60}?(?:\}\}\}?|%\}|%>))?|\*\|.{1,60}?\|\*|\[\[.{1,60}?\]\]|%%\w{1,60}%%", re.DOTALL
)
"""What a template of some service would act on; what begins but does not end can break the whole message."""


def placeholders(text: str) -> list[str]:
    """The words of a text that a sending service could take for placeholders of its own, each once."""
    return list(dict.fromkeys(_PLACEHOLDER.findall(text)))
