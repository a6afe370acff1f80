"""The whole message: text and HTML as alternatives, with the sender's logo; read back before it is handed over."""

from email import message_from_bytes, policy
from email.charset import QP, Charset
from email.generator import BytesGenerator
from email.header import decode_header, make_header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from hashlib import sha256
from io import BytesIO
from typing import Any

import notekit
from notekit_newsletter.envelope import Envelope, written
from notekit_newsletter.logo import Logo

__all__ = ["message"]

LONGEST_LINE = 998
"""Bytes of a line that every mail server takes."""

_UTF8 = Charset("utf-8")
_UTF8.body_encoding = QP
_WRITING = policy.compat32.clone(linesep="\r\n")
_OF_MIME = ["Content-Type", "MIME-Version"]


def message(envelope: Envelope, text: str, page: str, logo: Logo | None) -> bytes:
    """The message of both parts, the better one last; `logo` is the picture that the page shows, if any.

    The same parts give the same bytes. Raises `OutputError` where a mail program would read another message
    than is meant.
    """
    digest = _digest(envelope, text, page)
    meant = dict(envelope.headers(digest))
    whole = MIMEMultipart("alternative", f"=_a{digest}", [_text(text, "plain"), _page(page, logo, digest)])
    for name, words in meant.items():
        whole[name] = written(name, words)  # type: ignore[assignment]  # a Header is taken as well
    made = BytesIO()
    BytesGenerator(made, mangle_from_=False, policy=_WRITING).flatten(whole)
    data = made.getvalue()
    _prove(data, meant, {"text/plain": text, "text/html": page})
    return data


def _digest(envelope: Envelope, *parts: str) -> str:
    told = sha256(repr(envelope).encode())
    for part in parts:
        told.update(b"\0" + part.encode())
    return told.hexdigest()[:40]


def _text(words: str, kind: str) -> MIMEText:
    part = MIMEText(words, kind, _UTF8)  # type: ignore[arg-type]  # takes a Charset too
    del part["MIME-Version"]
    return part


def _page(page: str, logo: Logo | None, digest: str) -> MIMEBase:
    html = _text(page, "html")
    if logo is None:
        return html
    picture = MIMEImage(logo.data, logo.kind)
    picture["Content-ID"] = f"<{logo.cid}>"
    picture.add_header("Content-Disposition", "inline", filename=f"logo.{logo.kind}")
    together = MIMEMultipart("related", f"=_b{digest}", [html, picture], type="text/html")
    for part in (picture, together):
        del part["MIME-Version"]
    return together


def _prove(data: bytes, meant: dict[str, str], parts: dict[str, str]) -> None:
    """Raises `OutputError` where the message, read as mail programs read it, says anything else than is meant."""
    for reading in (policy.default, policy.compat32):
        read: Message[Any, Any] = message_from_bytes(data, policy=reading)
        names = sorted(read.keys())
        found = {name: str(make_header(decode_header(str(value)))) for name, value in read.items()}
        said = {part.get_content_type(): _words(part) for part in read.walk()}
        wrong = [name for name, words in meant.items() if _squeezed(found.get(name, "")) != _squeezed(words)]
        wrong += [kind for kind, words in parts.items() if said.get(kind) != words]
        if names != sorted([*meant, *_OF_MIME]) or any(part.defects for part in read.walk()):
            wrong.append("its headers")
        if wrong or max(map(len, data.split(b"\r\n"))) > LONGEST_LINE:
            raise notekit.OutputError(
                f"the message would not be read as it is meant ({', '.join(wrong) or 'its lines'}); "
                "shorten its title, and tell the authors of notekit"
            )


def _words(part: "Message[Any, Any]") -> str | None:
    data = part.get_payload(decode=True)
    return data.decode(errors="replace").replace("\r\n", "\n") if isinstance(data, bytes) else None


def _squeezed(words: str) -> str:
    """The words without space, which some readers put between the pieces of a long name."""
    return "".join(words.split())
