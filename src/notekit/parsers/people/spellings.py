"""Names that are written in two ways."""

from notekit.diagnostics import Diagnostic, Severity
from notekit.parsers.draft.draft import Draft

__all__ = ["tell_spellings"]


def tell_spellings(draft: Draft) -> None:
    """Says whose name is written in two ways; the text keeps both."""
    for person in draft.roster.in_order():
        for spelling, span in person.spellings.items():
            draft.diagnostics.append(
                Diagnostic(
                    "name-spelled-two-ways",
                    f"“{spelling}” is taken for “{person.name}”, spelled another way",
                    Severity.WARNING,
                    span,
                    "spell the name in one way, or state both in front matter where they are two people",
                )
            )
