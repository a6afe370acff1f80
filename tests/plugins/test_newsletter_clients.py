"""The HTML part in the mail programs of docs/mail-clients.md: what one does not support is argued there."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from mail_pages import NAMES, newsletter
from mail_tools import features, needs_caniemail
from pages import section

pytestmark = needs_caniemail

Wants = dict[str, list[str]]
"""For each feature, the mail programs that do without."""

BAD = """<style>@media (prefers-color-scheme: dark) { p { position: fixed } }</style><p style="opacity: 0.5">a</p>"""


def cells(heading: str) -> Iterator[tuple[str, list[str]]]:
    """Of each row of a table of the page, the first cell, and what is in code in the second."""
    for line in section("mail-clients.md", heading).splitlines():
        if line.startswith("| ") and "`" in line:
            first, second, *_ = line.removeprefix("| ").split(" | ")
            yield first.strip("`"), re.findall("`([^`]+)`", second)


def clients() -> list[str]:
    return [name for _, names in cells("## The mail programs") for name in names]


def argued() -> Wants:
    """What the page says that mail programs do without."""
    return {
        feature: [client for client in clients() if any(fnmatchcase(client, pattern) for pattern in patterns)]
        for feature, patterns in cells("## What some do without")
    }


def wants(pages: dict[str, str]) -> Wants:
    """What the mail programs do without of what the pages use."""
    used, known = features(pages)
    found = {
        name: [client for client in clients() if _lacks(client, known[name])]
        for name in sorted(set().union(*used.values()))
    }
    return {feature: without for feature, without in found.items() if without}


def _lacks(client: str, feature: dict[str, Any]) -> bool:
    """Whether the newest version that was tested, which stands last, does not support the feature at all."""
    family, _, platform = client.partition(".")
    tested = feature["stats"].get(family, {}).get(platform, {})
    return bool(tested) and list(tested.values())[-1].startswith("n")


def test_what_mail_programs_do_without_is_argued_and_nothing_else_is() -> None:
    assert wants({name: newsletter(name).html for name in NAMES}) == argued()


def test_caniemail_knows_the_mail_programs() -> None:
    _, known = features({})
    tested = {
        f"{family}.{platform}"
        for feature in known.values()
        for family, platforms in feature["stats"].items()
        for platform in platforms
    }
    assert set(clients()) <= tested
    assert len(clients()) == len(set(clients())) > 10


def test_a_bad_page_is_found_out() -> None:
    found = wants({"bad": BAD})
    assert "gmail.ios" in found["@media (prefers-color-scheme)"]
    assert "outlook.windows" in found["opacity"]
    assert "gmail.ios" in found["position"]


def test_every_exception_says_what_is_seen_instead() -> None:
    for line in section("mail-clients.md", "## What some do without").splitlines():
        if line.startswith("| `"):
            *_, instead = line.strip("| ").split(" | ")
            assert instead.endswith(".")
