"""What a plugin supplies, asked of its hooks and looked over."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs
import pluggy

from notekit.errors import PluginError
from notekit.plugins.finding import Origin
from notekit.readers import FORMATS, Reader
from notekit.rendering import Renderer

if TYPE_CHECKING:
    import click

    from notekit.checks.rule import CheckRule
    from notekit.parsers.rule import ParserRule

__all__ = ["ENDING", "KINDS", "Supply", "check_supplied", "name_of", "supply_of"]

ENDING = re.compile(r"(?:\.[A-Za-z0-9]+)+")
KINDS = ("renderers", "readers", "parser_rules", "check_rules", "commands")
"""What a plugin may supply several of, each under a name; beside these it may give a vocabulary."""

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@attrs.frozen
class Supply:
    """Everything that one plugin supplies."""

    origin: Origin
    renderers: tuple[Renderer, ...] = ()
    readers: tuple[Reader, ...] = ()
    parser_rules: "tuple[ParserRule, ...]" = ()
    check_rules: "tuple[CheckRule, ...]" = ()
    commands: "tuple[click.Command, ...]" = ()
    vocabulary: Mapping[str, Mapping[str, Sequence[str]]] = attrs.field(factory=dict)

    def named(self) -> Iterator[tuple[str, str, Any]]:
        """The kind and name of each thing supplied, and the thing."""
        for kind in KINDS:
            for thing in getattr(self, kind):
                yield kind, name_of(thing), thing


def name_of(thing: Any) -> str:
    """The name that something supplied goes by; a rule of the check goes by its code."""
    name: str = thing.code if hasattr(thing, "code") else thing.name
    return name


def supply_of(manager: pluggy.PluginManager, others: Sequence[Any], origin: Origin) -> Supply:
    """What the plugin registered last supplies; `others` are those before it. Raises `PluginError`."""
    given: dict[str, Any] = {}
    for kind in KINDS:
        answer = _answer(manager, f"notekit_{kind}", others)
        if answer is None:
            continue
        if not isinstance(answer, list | tuple):
            what = kind.replace("_", " ")
            raise PluginError(f"notekit_{kind} returns a {type(answer).__name__}, not a list of {what}")
        for thing in answer:
            check_supplied(kind, thing)
        given[kind] = tuple(answer)
    words = _answer(manager, "notekit_vocabulary", others)
    if words is not None:
        check_supplied("vocabulary", words)
        given["vocabulary"] = words
    if not given:
        raise PluginError("implements no hook of notekit, or returns nothing from it")
    return Supply(origin, **given)


def check_supplied(kind: str, thing: Any) -> None:
    """Raises `PluginError` for what is not sound as one of `KINDS`, or as a vocabulary."""
    _CHECKS[kind](thing)


def _answer(manager: pluggy.PluginManager, hook: str, others: Sequence[Any]) -> Any:
    answers = manager.subset_hook_caller(hook, remove_plugins=others)()
    return answers[0] if answers else None


def _check_name(kind: str, name: Any) -> None:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise PluginError(f"no {kind} may have the name {name!r}: small letters, digits and single hyphens")


def _check_renderer(renderer: Any) -> None:
    if isinstance(renderer, type) or not isinstance(renderer, Renderer):
        raise PluginError(f"notekit_renderers returns {renderer!r:.80}, which is no renderer")
    _check_name("renderer", renderer.name)
    if renderer.name == "json":
        raise PluginError("no renderer may have the name 'json', which is notekit's own")
    _check_name("table of settings", getattr(renderer, "settings", renderer.name))
    if not isinstance(renderer.suffix, str) or not ENDING.fullmatch(renderer.suffix):
        raise PluginError(f"{renderer.name}.suffix is {renderer.suffix!r}, not an ending such as '.docx'")
    if not isinstance(renderer.options, type) or not attrs.has(renderer.options):
        raise PluginError(f"{renderer.name}.options is {renderer.options!r}, not an attrs class")


def _check_reader(reader: Any) -> None:
    if isinstance(reader, type) or not isinstance(reader, Reader):
        raise PluginError(f"notekit_readers returns {reader!r:.80}, which is no reader")
    _check_name("reader", reader.name)
    for field in ("media_types", "suffixes"):
        values = getattr(reader, field)
        if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
            raise PluginError(f"{reader.name}.{field} is {values!r:.80}, not a list of texts")
    for suffix in reader.suffixes:
        taken = next((known.name for known in FORMATS if suffix in known.suffixes), None)
        if taken or not ENDING.fullmatch(suffix):
            said = f"taken by the format {taken}" if taken else "no ending such as '.vtt'"
            raise PluginError(f"{reader.name}.suffixes has {suffix!r}, which is {said}")


def _check_parser_rule(rule: Any) -> None:
    from notekit.parsers.parse import RULES
    from notekit.parsers.rule import ParserRule, placed

    if not isinstance(rule, ParserRule) or not callable(rule.apply):
        raise PluginError(f"notekit_parser_rules returns {rule!r:.80}, which is no notekit.ParserRule")
    _check_name("parser rule", rule.name)
    try:
        placed(rule, RULES)
    except LookupError as error:
        raise PluginError(f"parser rule {rule.name!r}: {error}") from None


def _check_check_rule(rule: Any) -> None:
    from notekit.checks.rule import CheckRule

    if not isinstance(rule, CheckRule) or not callable(rule.look):
        raise PluginError(f"notekit_check_rules returns {rule!r:.80}, which is no notekit.CheckRule")
    _check_name("rule of the check", rule.code)


def _check_command(command: Any) -> None:
    import click

    if not isinstance(command, click.Command):
        raise PluginError(f"notekit_commands returns {command!r:.80}, which is no click.Command")
    _check_name("command", command.name)


def _check_vocabulary(words: Any) -> None:
    from notekit.parsers.languages import english
    from notekit.parsers.vocabulary.cues import VocabularyError

    try:
        english().with_words(words)
    except VocabularyError as error:
        raise PluginError(f"notekit_vocabulary returns words that do not fit: vocabulary{error}") from None


_CHECKS: Mapping[str, Callable[[Any], None]] = {
    "renderers": _check_renderer,
    "readers": _check_reader,
    "parser_rules": _check_parser_rule,
    "check_rules": _check_check_rule,
    "commands": _check_command,
    "vocabulary": _check_vocabulary,
}
