"""What an author states to notekit in vain: the reading says so, and here it is something to mend."""

from collections.abc import Iterator

from notekit.checks.finding import Remark
from notekit.checks.passages import Subject

__all__ = ["unreadable_statements"]

_MISTAKES = frozenset(
    ["address-lost", "front-matter-unfit", "open-front-matter", "unreadable-comment", "unreadable-front-matter"]
)
"""The diagnostics of reading that tell of a mistake of the author."""


def unreadable_statements(subject: Subject) -> Iterator[Remark]:
    """Comments, front matter and addresses that cannot be read; they are told with the first note."""
    notebook = subject.notebook
    if notebook.notes and notebook.notes[0] is subject.note:
        for told in notebook.diagnostics:
            if told.code in _MISTAKES:
                yield Remark(told.message, told.span, hint=told.hint)
