"""The registry: what plugins supply, by name, and what is wrong with those that do not work."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from notekit.errors import FormatError, PluginError
from notekit.plugins.finding import OWN, Origin
from notekit.plugins.gathering import Failure
from notekit.plugins.supply import Supply
from notekit.readers import FORMATS, Reader
from notekit.rendering import Renderer

if TYPE_CHECKING:
    import click

    from notekit.checks.rule import CheckRule
    from notekit.parsers.rule import ParserRule
    from notekit.parsers.vocabulary.cues import Vocabulary

__all__ = ["Plugins"]

_WORDS = {
    "renderers": "format",
    "readers": "format to read",
    "parser_rules": "parser rule",
    "check_rules": "rule of the check",
    "commands": "command",
}


class _Claim(NamedTuple):
    thing: Any
    origin: Origin


class Plugins:
    """What all plugins that work supply, and `failures`, what is wrong with the others.

    A name that two plugins claim is nobody's, unless one of them is among `first` or is notekit's own.
    """

    def __init__(
        self,
        supplies: Iterable[Supply],
        failures: Iterable[Failure] = (),
        *,
        first: Sequence[str] = (),
        unwanted: Sequence[Origin] = (),
    ) -> None:
        self.supplies = tuple(supplies)
        self.unwanted = tuple(unwanted)
        self._claims: dict[tuple[str, str], list[_Claim]] = defaultdict(list)
        for supply in self.supplies:
            for kind, name, thing in supply.named():
                self._claims[kind, name].append(_Claim(thing, supply.origin))
        self.broken: tuple[Failure, ...] = tuple(failures)  # of which nothing works
        found = [*self.broken, *self._own_names()]
        for key, claims in self._claims.items():
            found += self._settled(key, claims, first)
        self.failures: tuple[Failure, ...] = tuple(found)
        self._vocabularies: dict[str, Vocabulary] = {}

    def _own_names(self) -> Iterator[Failure]:
        """Takes out what goes by a name of notekit itself."""
        taken = {"readers": {known.name for known in FORMATS}}
        if any(kind == "check_rules" for kind, _ in self._claims):
            from notekit.checks.rules import RULES

            taken["check_rules"] = {rule.code for rule in RULES}
        for kind, name in list(self._claims):
            if name in taken.get(kind, ()):
                for _, origin in self._claims.pop((kind, name)):
                    yield Failure(origin, f"claims the {_WORDS[kind]} {name!r}, which is notekit's own", "rename it")

    def _settled(self, key: tuple[str, str], claims: list[_Claim], first: Sequence[str]) -> Iterator[Failure]:
        """Leaves to one plugin what several claim, where it is clear to which; a failure for each of the others."""
        if len(claims) == 1:
            return
        kind, name = key
        wanted = sorted(
            (claim for claim in claims if claim.origin.plugin in first), key=lambda c: first.index(c.origin.plugin)
        )
        own = [claim for claim in claims if claim.origin.distribution == OWN]
        winner = next(iter([*wanted, *own]), None)
        for claim in claims if winner else claims[1:]:
            if claim is not winner:
                holder = winner or claims[0]
                what = f"claims the {_WORDS[kind]} {name!r}, which plugin {holder.origin} supplies too"
                yield Failure(
                    claim.origin, what, "put one of them first with --first, or leave one out with --no-plugin"
                )
        if winner:
            claims[:] = [winner]

    def _all(self, kind: str) -> Iterator[_Claim]:
        """What is supplied of a kind, each by one plugin."""
        return (claims[0] for (of, _), claims in self._claims.items() if of == kind and len(claims) == 1)

    # Renderers

    @property
    def names(self) -> list[str]:
        """The formats that can be rendered, sorted."""
        return sorted(claim.thing.name for claim in self._all("renderers"))

    def renderer(self, name: str) -> Renderer:
        """The renderer of that name.

        Raises `FormatError` where no plugin supplies it, and `PluginError` where the plugin of that
        name has failed or two plugins claim it.
        """
        renderer: Renderer = self._rendering(name).thing
        return renderer

    def origin(self, name: str) -> Origin:
        """The plugin that supplies the renderer of that name. Raises as `renderer` does."""
        return self._rendering(name).origin

    def by_suffix(self, suffix: str) -> list[str]:
        """The formats whose files end in `suffix`, sorted."""
        return [name for name in self.names if self.renderer(name).suffix.lower() == suffix.lower()]

    def _rendering(self, name: str) -> _Claim:
        claims = self._claims.get(("renderers", name), [])
        if len(claims) == 1:
            return claims[0]
        if claims:
            both = " and by plugin ".join(str(claim.origin) for claim in claims)
            raise PluginError(f"the format {name!r} is claimed by plugin {both}; choose one with --first")
        for failure in self.failures:
            if failure.plugin == name:
                raise PluginError(str(failure))
        if any(origin.plugin == name for origin in self.unwanted):
            raise PluginError(f"plugin {name!r} is left out by --no-plugin")
        raise FormatError(self._unknown(name))

    def _unknown(self, name: str) -> str:
        known = [*self.names, "json"]
        written = [each for each in self.names if self.renderer(each).suffix == f".{name}"]
        close = written or get_close_matches(name, known, n=1)  # 'docx' is the suffix of word
        hint = f"did you mean {close[0]!r}? " if close else ""
        failed = ", ".join(sorted({failure.plugin for failure in self.failures}))
        lost = f"; these plugins have failed: {failed}" if failed else ""
        return f"there is no format {name!r} to write; {hint}known are {', '.join(known)}{lost}"

    # Readers

    @property
    def readers(self) -> list[tuple[Reader, Origin]]:
        """The readers, each with the plugin that supplies it, by name."""
        return sorted(((claim.thing, claim.origin) for claim in self._all("readers")), key=lambda each: each[0].name)

    def reader(self, name: str, media_type: str | None) -> tuple[Reader, Origin] | None:
        """The reader for a document of that name, and the plugin that supplies it; None where there is none.

        `media_type` is one, or the name of a reader; None goes by the suffix.
        """
        suffix = PurePath(name).suffix.lower()
        for reader, origin in self.readers:
            if media_type in (reader.name, *reader.media_types) or (media_type is None and suffix in reader.suffixes):
                return reader, origin
        return None

    # What goes into parsing and checking

    @cached_property
    def parser_rules(self) -> "Sequence[ParserRule]":
        """The rules of recognition with those of plugins at their places; where there are none, `RULES` itself."""
        from notekit.parsers.parse import RULES
        from notekit.parsers.rule import placed

        rules: Sequence[ParserRule] = RULES
        for claim in self._all("parser_rules"):
            rules = placed(claim.thing, rules)
        return rules

    def vocabulary_of(self, language: str) -> "Vocabulary":
        """The cue words of a language with those of plugins; made once."""
        from notekit.parsers.languages import vocabulary_of

        if language not in self._vocabularies:
            words = vocabulary_of(language)
            for supply in self.supplies:
                words = words.with_words(supply.vocabulary) if supply.vocabulary else words
            self._vocabularies[language] = words
        return self._vocabularies[language]

    @property
    def check_rules(self) -> "list[tuple[CheckRule, Origin]]":
        """The rules that plugins add to the check, each with its plugin."""
        return [(claim.thing, claim.origin) for claim in self._all("check_rules")]

    def command(self, name: str) -> "tuple[click.Command, Origin] | None":
        """The command of that name, and the plugin that supplies it; None where there is none."""
        found = next((claim for claim in self._all("commands") if claim.thing.name == name), None)
        return (found.thing, found.origin) if found else None
