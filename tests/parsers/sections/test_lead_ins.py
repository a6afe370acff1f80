"""Points of discussion are those that a heading or a lead-in says to be points, and no other lists."""

from collections.abc import Iterator

from fixtures import Case, cases, listed, note_in
from notekit import Point


def found(text: str) -> str:
    return listed(*(line for discussion in note_in(text).discussions for line in _lines(discussion)))


def _lines(discussion: object) -> Iterator[str]:
    heading, group, prompt = (getattr(discussion, name) for name in ("heading", "group", "prompt"))
    yield f"discussion: {heading or '-'} / {group or '-'} / {prompt or '-'}"
    for point in getattr(discussion, "points", ()):
        yield from _points(point, "  ")


def _points(point: Point, indent: str) -> Iterator[str]:
    yield f"{indent}{point.text}"
    for child in point.children:
        yield from _points(child, f"{indent}  ")


@cases("parsers/lead-ins.txt")
def test_points_of_discussions(case: Case) -> None:
    assert found(case.given) == case.expected
