"""The rules of the check are those of docs/rules.md."""

import re

from notekit.checks.rules import RULES
from pages import text_of


def test_the_rules_of_the_check_are_those_of_its_table() -> None:
    table = re.findall(
        r"^\| `([a-z-]+)` \| ([^|]+) \| ([a-z]+) \| [^|]+ \| [^|]+ \|$", text_of("rules.md"), re.MULTILINE
    )
    assert table == [(rule.code, rule.finds, rule.severity.value) for rule in RULES]
