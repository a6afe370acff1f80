"""The page on testing a plugin names every contract, and all that may be set in one."""

import re

from notekit import testing
from notekit.testing import ReaderContract, RendererContract
from pages import section, text_of

PAGE = text_of("testing.md")


def test_every_aspect_that_may_be_left_out_is_named() -> None:
    named = section("testing.md", "### Formats that need more").split("`leaves_out` may name")[1].split(". ")[0]
    assert set(re.findall("`([a-z]+)`", named)) == set(testing.ASPECTS)


def test_every_contract_is_shown() -> None:
    contracts = [name for name in testing.__all__ if name.endswith("Contract")]
    assert [name for name in contracts if f"({name})" not in PAGE] == []


def test_all_that_may_be_set_in_a_contract_is_named() -> None:
    named = {*vars(RendererContract), *vars(ReaderContract)} - {"cases", "rendered", "read"}
    public = [name for name in named if name[0] != "_" and not name.startswith("test_")]
    assert [name for name in public if name not in PAGE] == []
