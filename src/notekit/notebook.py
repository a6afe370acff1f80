"""Everything found in one source."""

from attrs import field, frozen

from notekit.diagnostics import Diagnostic
from notekit.fields import as_tuple, each
from notekit.schema import Note
from notekit.source import Source, Span

__all__ = ["Coverage", "LeftOver", "Notebook"]


@frozen
class LeftOver:
    """A piece of the source that belongs to no note and is no furniture."""

    text: str
    span: Span


@frozen
class Coverage:
    """Where every non-blank character of the source went.

    The counts are of non-blank characters. `missing` are stretches that nothing accounts for and
    `doubled` those that two blocks claim; both are empty, or notekit has a fault.
    """

    total: int
    in_notes: int
    in_furniture: int
    left_over: tuple[LeftOver, ...] = ()
    missing: tuple[Span, ...] = ()
    doubled: tuple[Span, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether each character is accounted for exactly once."""
        return not self.missing and not self.doubled


@frozen
class Notebook:
    """The notes of one source, what belongs to none of them, and what should be known about it.

    `source` is None in a notebook made by hand; `coverage` is None with it.
    """

    notes: tuple[Note, ...] = field(default=(), converter=as_tuple, validator=each(Note))
    left_over: tuple[LeftOver, ...] = field(
        default=(), converter=as_tuple, validator=each(LeftOver), kw_only=True, eq=False
    )
    diagnostics: tuple[Diagnostic, ...] = field(
        default=(), converter=as_tuple, validator=each(Diagnostic), kw_only=True, eq=False
    )
    source: Source | None = field(default=None, kw_only=True, eq=False, repr=False)
    coverage: Coverage | None = field(default=None, kw_only=True, eq=False, repr=False)
