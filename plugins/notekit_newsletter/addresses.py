"""Addresses in the head of a message: who sends it, and where its readers leave the list."""

import re
from typing import Any

from attrs import Attribute, frozen

import notekit

__all__ = ["Mailbox", "is_list", "is_sender", "leaving", "mailbox"]

LONGEST = 254
"""Characters of a mail address, and of a sender's name, at most."""

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+")
_SENDER = re.compile(r"(?:(?P<name>[^<>]*\S)\s*<(?P<address>[^<>]*)>|(?P<bare>[^<>\s]+))")
_UNFIT = frozenset('<>,;:"\\@()[]')
_AWAY = re.compile(r"(?:https://[A-Za-z0-9.:-]+(?:[/?#][!#-+\--;=?-Z_a-z~]*)?|mailto:[!#-+\--;=?-Z_a-z~]+)")


@frozen
class Mailbox:
    """A sender: the address, and the name beside it, '' where there is none."""

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address

    @property
    def domain(self) -> str:
        """What stands after the @."""
        return self.address.rpartition("@")[2]


def mailbox(sender: str) -> Mailbox | None:
    """What 'Name <a@b.org>' or 'a@b.org' says; None for anything else."""
    found = _SENDER.fullmatch(sender.strip(" "))
    if not found or not sender.isprintable():
        return None
    name, address = found["name"] or "", found["address"] or found["bare"] or ""
    fits = _ADDRESS.fullmatch(address) and "=?" not in sender and _UNFIT.isdisjoint(name)
    return Mailbox(" ".join(name.split()), address) if fits and max(len(name), len(address)) <= LONGEST else None


def leaving(addresses: str) -> tuple[str, ...]:
    """The addresses of `list_unsubscribe`, which stand between spaces."""
    return tuple(addresses.split(" "))


def is_sender(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    """A validator: a sender, or None."""
    if value is not None and (not isinstance(value, str) or mailbox(value) is None):
        raise notekit.SchemaError(
            f"the newsletter option '{attribute.name}' takes one address such as 'Marl Forum <news@marl.example>', "
            f"the name without punctuation of addresses and the domain in ASCII (xn--…), not {value!r}"
        )


def is_list(options: Any, attribute: "Attribute[Any]", value: Any) -> None:
    """A validator: addresses to leave the list at, or None."""
    if value is None:
        return
    fits = isinstance(value, str) and all(_AWAY.fullmatch(each) and len(each) <= 900 for each in leaving(value))
    if not fits:
        raise notekit.SchemaError(
            f"the newsletter option '{attribute.name}' takes addresses that begin with https:// or mailto:, in ASCII "
            f"and with a space between two (a comma within one is written %2C), not {value!r}"
        )
