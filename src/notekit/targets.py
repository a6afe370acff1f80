"""Targets: the formats asked for, each with its options, and the one place where a plugin's renderer is called."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Protocol

from attrs import evolve, frozen

from notekit.blocks import Paragraph
from notekit.diagnostics import Diagnostic
from notekit.errors import NotekitError, PluginError
from notekit.faults import fault_in_plugin
from notekit.issue import Issue
from notekit.notebook import Notebook
from notekit.options import make_options, options_of
from notekit.plugins import Origin, load_plugins
from notekit.plugins.registry import Plugins
from notekit.plugins.supply import ENDING
from notekit.reading import Reading
from notekit.rendering import Artefact, Renderer
from notekit.schema import Note, Section
from notekit.tables import stated_options

if TYPE_CHECKING:
    from notekit.settings import Settings

__all__ = ["JSON", "Target", "digest", "shared_out", "target", "targets", "template", "tidy"]

JSON = "json"
UNPLACED = "Unplaced text"


class Target(Protocol):
    """A format to write."""

    @property
    def name(self) -> str:
        """What users ask for, such as 'word'."""

    def render(self, notebook: Notebook) -> Artefact:
        """The notebook in this format. Raises `NotekitError`."""


@frozen
class _Json:
    name: str = JSON

    def render(self, notebook: Notebook) -> Artefact:
        from notekit.codec import dumps  # takes longer to load than most notes to render

        return Artefact(dumps(notebook).rstrip("\n").encode() + b"\n", "application/json", ".json")


@frozen
class _Failed:
    """A format whose plugin has failed: asking for it raises the error, and other formats go on."""

    name: str
    error: PluginError

    def render(self, notebook: Notebook) -> Artefact:
        raise self.error


@frozen
class _Rendered:
    name: str
    renderer: Renderer
    origin: Origin
    options: Any

    def render(self, notebook: Notebook) -> Artefact:
        notes = (*notebook.notes, *_unplaced(notebook))
        if not notes:
            raise NotekitError(f"there is no note to render as {self.name}; show says what was recognised")
        try:
            verdicts = [(note, bool(self.renderer.can_render(note))) for note in notes]
            wanted = [note for note, can in verdicts if can]
            given: Any = self.renderer.render(wanted, self.options) if wanted else None
        except (NotekitError, KeyboardInterrupt):
            raise
        except BaseException as error:  # a plugin may raise anything, SystemExit too
            raise PluginError(
                f"plugin {self.origin} failed on {self.name}: {fault_in_plugin(error)}; tell its authors"
            ) from error
        if not wanted:
            raise NotekitError(f"{self.name} has nothing to say about these notes; choose another format")
        artefact = self._checked(given)
        declined = tuple(self._declined(note) for note, can in verdicts if not can)
        return evolve(artefact, diagnostics=(*artefact.diagnostics, *declined))

    def _checked(self, artefact: Any) -> Artefact:
        """What the renderer gave, where it is an artefact. Raises `PluginError`."""
        if not isinstance(artefact, Artefact) or not isinstance(artefact.data, bytes):
            given = artefact.data if isinstance(artefact, Artefact) else artefact
            what = f"gave a value of type {type(given).__name__} and not a notekit.Artefact of bytes"
        elif not isinstance(artefact.suffix, str) or not ENDING.fullmatch(artefact.suffix):
            what = f"gave the suffix {artefact.suffix!r} and not one such as '.docx'"
        else:
            return artefact
        raise PluginError(f"plugin {self.origin} {what} for {self.name}; tell its authors")

    def _declined(self, note: Note) -> Diagnostic:
        return Diagnostic(
            "note-declined", f"{self.name} has nothing to say about {note.title or 'a note'!r}", span=note.span
        )


def template(name: str) -> Artefact:
    """The document to begin a house style for the format `name` with. Raises `NotekitError`."""
    return _asked(name, "template", "template", lambda renderer: ())


def tidy(name: str, reading: Reading, options: Mapping[str, Any], settings: "Settings | None" = None) -> Artefact:
    """The document that was read in the canonical form of the format `name`, with options. Raises `NotekitError`.

    Options that are not given are those of the settings.

    That it says the same as the document is for the caller to make sure of.
    """
    return _asked(name, "tidy", "canonical form", lambda renderer: (reading, _options(renderer, options, settings)))


def digest(name: str, issue: Issue, options: Mapping[str, Any], settings: "Settings | None" = None) -> Artefact:
    """The issue as one document of the format `name`, with options, those not given being those of the settings.

    Raises `NotekitError`.
    """
    if not isinstance(issue, Issue):
        raise NotekitError(
            f"digest takes a notekit.Issue, not a {type(issue).__name__}; gather gives one as its .issue"
        )
    return _asked(name, "digest", "digest", lambda renderer: (issue, _options(renderer, options, settings)))


def _asked(name: str, method: str, what: str, arguments: Callable[[Renderer], Sequence[Any]]) -> Artefact:
    """What a method gives that only some renderers have; `what` it is, in words."""
    plugins = load_plugins()
    renderer = plugins.renderer(name)
    if not hasattr(renderer, method):
        able = [each for each in plugins.names if hasattr(plugins.renderer(each), method)]
        raise NotekitError(f"{name} has no {what}; those that have one are {', '.join(able) or 'none'}")
    given = arguments(renderer)
    try:
        artefact = getattr(renderer, method)(*given)
    except (NotekitError, KeyboardInterrupt):
        raise
    except BaseException as error:  # as above
        origin = plugins.origin(name)
        raise PluginError(
            f"plugin {origin} failed on its {what}: {fault_in_plugin(error)}; tell its authors"
        ) from error
    if not isinstance(artefact, Artefact) or not isinstance(artefact.data, bytes):
        raise PluginError(f"plugin {plugins.origin(name)} gave no notekit.Artefact for its {what}; tell its authors")
    return artefact


def _options(renderer: Renderer, given: Mapping[str, Any], settings: "Settings | None") -> Any:
    """The options of a renderer: those that are given, else those that the settings state. Raises `NotekitError`."""
    return make_options(renderer, {**stated_options(renderer, load_plugins(), settings), **given})


def target(name: str, options: Mapping[str, Any], settings: "Settings | None" = None) -> Target:
    """The format `name` with options, all of which it must know; those not given are those of the settings.

    Raises `NotekitError`, which is a `SettingsError` where the settings are at fault.
    """
    if name == JSON:
        if options:
            raise NotekitError(f"json has no option {next(iter(options))!r}; it takes none")
        return _Json()
    plugins = load_plugins()
    renderer = plugins.renderer(name)
    return _Rendered(name, renderer, plugins.origin(name), _options(renderer, options, settings))


def targets(names: Sequence[str], options: Mapping[str, Any], settings: "Settings | None" = None) -> tuple[Target, ...]:
    """The formats `names`, each with those of the options that it knows; those not given are those of the settings.

    Raises `NotekitError` for a format that nobody supplies, an option that none of them knows or a
    value that does not fit, and `SettingsError` where the settings are at fault. A format whose plugin has
    failed raises once it is rendered.
    """
    found: list[Target] = []
    for name, given in shared_out(names, options).items():
        try:
            found.append(target(name, given, settings))
        except PluginError as error:
            found.append(_Failed(name, error))
    return tuple(found)


def shared_out(names: Sequence[str], options: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The options that each of the formats `names` knows. Raises `NotekitError` for one that none of them knows."""
    plugins = load_plugins()
    known = {name: set(_known(plugins, name)) for name in names}
    taken = sorted(set().union(*known.values()))
    for option in options:
        if option not in taken:
            close = get_close_matches(option, taken, n=1)
            hint = (f"did you mean {close[0]!r}? " if close else "") + f"known are {', '.join(taken)}"
            raise NotekitError(
                f"{', '.join(known)}: there is no option {option!r}; {hint if taken else 'they take none'}"
            )
    return {name: {key: options[key] for key in options if key in known[name]} for name in known}


def _known(plugins: Plugins, name: str) -> Iterable[str]:
    try:
        return () if name == JSON else options_of(plugins.renderer(name))
    except PluginError:
        return ()


def _unplaced(notebook: Notebook) -> Iterable[Note]:
    """What belongs to no note, as a note of its own, so that no output loses it."""
    blocks = [Paragraph(piece.text) for piece in notebook.left_over if piece.text.strip()]
    if blocks:
        yield Note(UNPLACED, body=(Section(blocks),))
