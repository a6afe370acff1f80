"""Formulas as text on one line: fractions with a stroke, raised and lowered letters behind `^` and `_`."""

from collections.abc import Callable, Mapping

from notekit.readers.wordprocessing.elements import MATHS, Element

__all__ = ["formula_text"]


def formula_text(element: Element) -> str:
    """The text of a formula, or of a part of one."""
    if element.tag == f"{MATHS}t":
        return element.text or ""
    written = _FORMS.get(element.tag)
    return written(element) if written else "".join(map(formula_text, element))


def _part(element: Element, name: str) -> str:
    return "".join(map(formula_text, element.iterfind(MATHS + name)))


def _apart(text: str) -> str:
    """A text that may stand beside a sign: in brackets unless it is one word or number."""
    return text if text.isalnum() or len(text) < 2 else f"({text})"


def _fraction(element: Element) -> str:
    return f"{_apart(_part(element, 'num'))}/{_apart(_part(element, 'den'))}"


def _raised(element: Element) -> str:
    lowered, raised = _part(element, "sub"), _part(element, "sup")
    edges = (f"_{_apart(lowered)}" if lowered else "") + (f"^{_apart(raised)}" if raised else "")
    base = _part(element, "e")
    return f"{_sign(element)}{edges}{base}" if element.tag == f"{MATHS}nary" else f"{base}{edges}"


def _sign(element: Element) -> str:
    """The sign before a sum or integral."""
    found = element.find(f"{MATHS}naryPr/{MATHS}chr")
    return "∫" if found is None else found.get(f"{MATHS}val") or ""


def _root(element: Element) -> str:
    degree = _part(element, "deg")
    return f"{degree}√{_apart(_part(element, 'e'))}"


def _bracketed(element: Element) -> str:
    stated = element.find(f"{MATHS}dPr")
    begin = None if stated is None else stated.find(f"{MATHS}begChr")
    end = None if stated is None else stated.find(f"{MATHS}endChr")
    opening = "(" if begin is None else begin.get(f"{MATHS}val") or ""
    closing = ")" if end is None else end.get(f"{MATHS}val") or ""
    return opening + ", ".join(map(formula_text, element.iterfind(f"{MATHS}e"))) + closing


_FORMS: Mapping[str, Callable[[Element], str]] = {
    f"{MATHS}f": _fraction,
    f"{MATHS}sSup": _raised,
    f"{MATHS}sSub": _raised,
    f"{MATHS}sSubSup": _raised,
    f"{MATHS}nary": _raised,
    f"{MATHS}rad": _root,
    f"{MATHS}d": _bracketed,
}
