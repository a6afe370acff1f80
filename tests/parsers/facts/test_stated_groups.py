"""A group's heading below a discussion needs a mark where all is stated; without one a remark says what to write."""

import pytest

import notekit


def remarks(body: str) -> list[str | None]:
    notebook = notekit.parse(f"---\nnotekit: 1\ntitle: Ropes\n---\n\n{body}".encode(), media_type="markdown")
    return [each.hint for each in notebook.diagnostics if each.code == "group-as-prose"]


def hint(group: str) -> str:
    return f'write <!-- notekit: discussion group="{group}" --> above the heading, or <!-- notekit: prose -->'


@pytest.mark.parametrize(
    ("body", "groups"),
    [
        (
            "## Discussion\n\n### Group A - ropes\n\n- Longer.\n\n### Group B: lamps\n\n- More.\n",
            ["Group A - ropes", "Group B: lamps"],
        ),
        ("## Breakout groups\n\nWhy?\n\n## Table 3\n\n- Longer.\n", ["Table 3"]),
        ("<!-- notekit: discussion -->\n## On foot\n\n### Room two\n\n- Longer.\n", ["Room two"]),
        ('## Discussion\n\n### Group "A" and others\n\n- Longer.\n', []),
        ("## Discussion\n\n### Group of ropes\n\n- Longer.\n", []),
        ("## Discussion\n\n### The weather\n\n- Wet.\n", []),
        ('## Discussion\n\n<!-- notekit: discussion group="Group A" -->\n### Group A\n\n- Longer.\n', []),
        ("## Discussion\n\n<!-- notekit: prose -->\n### Group A\n\nThey met in the loft.\n", []),
        ("## Discussion\n\n<!-- notekit: heading -->\n### Group A\n\n- Longer.\n", []),
        ("## What we saw\n\n### Group A\n\nThey met in the loft.\n", []),
        ("## Discussion\n\n- Longer.\n\n## What we saw\n\n### Group A\n\nThey met in the loft.\n", []),
        ("### Discussion\n\n- Longer.\n\n## Group A\n\nThey met in the loft.\n", []),
    ],
)
def test_groups_below_a_discussion(body: str, groups: list[str]) -> None:
    assert remarks(body) == [hint(group) for group in groups]


def test_what_the_remark_says_to_write_makes_a_group() -> None:
    body = '## Discussion\n\n<!-- notekit: discussion group="Group A - ropes" -->\n### Group A - ropes\n\n- Longer.\n'
    notebook = notekit.parse(f"---\nnotekit: 1\ntitle: Ropes\n---\n\n{body}".encode(), media_type="markdown")
    assert [discussion.group for discussion in notebook.notes[0].discussions] == [None, "Group A - ropes"]
    assert not notebook.diagnostics
