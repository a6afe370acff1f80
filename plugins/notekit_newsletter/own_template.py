"""A message of the sender's own in MJML: compiled when it is used, and trusted with nothing but its places."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import fields, frozen
from jinja2 import TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

import notekit
from notekit_newsletter.brand import Brand
from notekit_newsletter.compiling import Templates, bare, compiled, elements
from notekit_newsletter.places import BrandPlaces, IssuePlaces, ItemPlaces
from notekit_newsletter.theme import ENVIRONMENT, Theme, frames, values, with_values

__all__ = ["OwnTemplate", "own_theme", "read_template"]

PLACES: dict[str, tuple[str, ...]] = {
    "issue": tuple(place.name for place in fields(IssuePlaces)),
    "items": (),
    "item": tuple(place.name for place in fields(ItemPlaces)),
    "brand": tuple(place.name for place in fields(BrandPlaces)),
    "preheader": (),
    "view": (),
    "unsubscribe": (),
}
"""What a template may name, and what each of it has."""

_POSITION = re.compile(r" at position (\d+):\d+")
DEEPEST = 50
"""How deep a template may nest its elements."""

_TAG = re.compile(r"<(?P<closes>/?)mj-[\w-]+(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?P<ends>/?)>")
_ELEMENT = re.compile(r"<mj-[\w-]+")
_MISSING = re.compile(r"has no attribute '(\w+)'")


@frozen
class OwnTemplate:
    """A template as it was read."""

    path: Path
    text: str

    def error(self, words: str, line: int | None = None) -> notekit.NotekitError:
        """What is wrong with it, and in which line where that is known."""
        return notekit.SettingsError(f"{self.path}{f':{line}' if line else ''}: {words}")

    def line_of(self, pattern: str) -> int | None:
        """The line in which the pattern is first met."""
        found = re.search(pattern, self.text)
        return self.text.count("\n", 0, found.start()) + 1 if found else None


def read_template(path: Path) -> OwnTemplate:
    """The template in a file. Raises `SettingsError` where it cannot be read."""
    if path.exists() and not path.is_file():
        raise notekit.SettingsError(f"the newsletter option 'template': {path} is no file")
    try:
        own = OwnTemplate(path, path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise notekit.SettingsError(f"the newsletter option 'template': {path} cannot be read: {why}") from error
    if _depth(own.text) > DEEPEST:
        raise own.error(f"nests its elements more than {DEEPEST} deep")
    return own


def _depth(text: str) -> int:
    """How deep elements of MJML are nested; deeper than its compiler bears, it would take the process with it."""
    depth = deepest = 0
    for tag in _TAG.finditer(text):
        depth += 0 if tag["ends"] else -1 if tag["closes"] else 1
        deepest = max(deepest, depth)
    return deepest


@lru_cache(maxsize=16)
def own_theme(own: OwnTemplate, brand: Brand, direction: str) -> Theme:
    """The look that a template gives, for text that runs 'ltr' or 'rtl'. Raises `NotekitError` for a faulty one."""
    environment = ImmutableSandboxedEnvironment(**ENVIRONMENT)
    _check_places(own, environment)
    known = values(brand, direction)
    try:
        message, parts = (with_values(html, known) for html in _compiled(own))
    except KeyError as error:
        name = error.args[0]
        line = own.line_of(rf"var\(--{re.escape(name)}\)")
        raise own.error(f"there is no value var(--{name}); known are {', '.join(known)}", line) from error
    try:
        template = environment.from_string(message)
    except TemplateSyntaxError as error:
        raise own.error(f"is torn by its compilation: {error.message}; keep places between or within tags") from error

    def page(**places: Any) -> str:
        try:
            html = template.render(places)
        except UndefinedError as error:
            missing = _MISSING.search(str(error))
            line = own.line_of(rf"\.{missing[1]}\b") if missing else None
            raise own.error(f"there is no place .{missing[1]}" if missing else str(error), line) from error
        except Exception as error:  # what a template computes may fail in any way
            raise own.error(f"cannot be filled: {type(error).__name__}: {error}") from error
        if not _all_in(html, [item.body for item in places["items"]]):
            raise own.error("has no place for {{ item.body }} of each item of items")
        return html

    return Theme(page, frames(parts))


def _all_in(html: str, bodies: Iterable[str]) -> bool:
    """Whether each body stands in the HTML; they are looked for in order, as they mostly stand."""
    at = 0
    for body in bodies:
        at = html.find(body, at)
        if at < 0 and (at := html.find(body)) < 0:
            return False
    return True


@lru_cache(maxsize=16)
def _compiled(own: OwnTemplate) -> Templates:
    try:
        made = compiled(Templates(own.text, elements()))
    except ImportError as error:
        raise own.error(
            "a template of your own needs mjml and css-inline; run pip install 'notekit-events[mjml]'"
        ) from error
    except ValueError as error:
        position = _POSITION.search(str(error))
        before = bare(own.text).encode()[: int(position[1])] if position else None
        words = _POSITION.sub("", str(error))
        raise own.error(f"is not MJML: {words}", before.count(b"\n") + 1 if before is not None else None) from error
    if unknown := _ELEMENT.search(made.message):
        raise own.error(f"MJML has no element {unknown[0]}>", own.line_of(re.escape(unknown[0])))
    return made


def _check_places(own: OwnTemplate, environment: ImmutableSandboxedEnvironment) -> None:
    """Finds in the source what would otherwise be found in what was compiled from it, where lines are others."""
    try:
        source = environment.parse(bare(own.text))
    except TemplateSyntaxError as error:
        raise own.error(error.message or "cannot be read as a template", error.lineno) from error
    for statement in source.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        raise own.error("takes no other file; write all of it in this one", statement.lineno)
    try:
        unknown = meta.find_undeclared_variables(source) - PLACES.keys() - environment.globals.keys()
    except TemplateSyntaxError as error:  # of a filter or test that there is not
        raise own.error(error.message or "cannot be read as a template", error.lineno) from error
    for name in source.find_all(nodes.Name):
        if name.name in unknown:
            raise own.error(f"there is no place {{{{ {name.name} }}}}; known are {', '.join(PLACES)}", name.lineno)
    for place, line in _attributes(source):
        holder, _, attribute = place.partition(".")
        if PLACES.get(holder) and attribute not in PLACES[holder]:
            known = ", ".join(f"{holder}.{each}" for each in PLACES[holder])
            raise own.error(f"there is no place {{{{ {place} }}}}; known are {known}", line)


def _attributes(source: nodes.Template) -> Iterator[tuple[str, int]]:
    for each in source.find_all(nodes.Getattr):
        if isinstance(each.node, nodes.Name):
            yield f"{each.node.name}.{each.attr}", each.lineno
