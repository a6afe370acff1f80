"""The whole message: HTML and plain text as alternatives, for a mail program to open as a draft."""

import re
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

__all__ = ["draft"]

_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def draft(subject: str, page: str, text: str) -> bytes:
    """The message without sender, recipients, date and identifier: those come when it is sent.

    `X-Unsent` makes mail programs open it for editing. The same parts give the same bytes.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _as_header(subject)
    message["X-Unsent"] = "1"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{sha256((text + page).encode()).hexdigest()[:40]}")
    return message.as_bytes()


def _as_header(subject: str) -> str:
    """The subject without what turns its order around or could be read as an encoded word, and so as a new header."""
    return " ".join(_INVISIBLE.sub("", subject).replace("=?", "= ?").split())
