"""What the command line says of a digest, as a manifest."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
from attrs import evolve

from notekit.cli.inputs import STDIN
from notekit.digests.manifest import MANIFEST, Manifest, Selection, read_manifest
from notekit.errors import SchemaError
from notekit.files import read_file, shown
from notekit.issue import Depth

__all__ = ["manifest_of"]

_FOR_ONE = re.compile(rf"(?P<name>[^=:?]+)=(?:{'|'.join(Depth)}|(?:https?://|www\.|mailto:).*)")
_WHOLE = ("title", "date", "language", "points", "order", "group")


def manifest_of(sources: Sequence[str], choices: Mapping[str, Any]) -> tuple[Manifest, Path]:
    """The manifest among the sources, or one of them all, changed as `choices` say; and the folder they are seen from.

    `choices` are the values of the command's options: `title` and the like, `introduction` (a file), `depths` and
    `links`, each for all items or, after `SOURCE=`, for one.
    """
    manifest, folder = _begun(sources)
    given = {name: choices[name] for name in _WHOLE if choices[name] is not None}
    if choices["introduction"] is not None:
        given["introduction"] = _text(choices["introduction"])
    names = [item.source for item in manifest.items]
    of_all, depths = _apart("depth", choices["depths"], names)
    addresses, links = _apart("link", choices["links"], names)
    if addresses and len(names) > 1:
        raise click.UsageError(f"--link: say which document it leads to the full note of: SOURCE={addresses[0]}")
    links |= {name: address for name in names for address in addresses}
    begun = list(manifest.items)
    if of_all:
        given["depth"] = of_all[-1]
        begun = [evolve(item, depth=None) for item in begun]
    if "points" in given:
        begun = [evolve(item, points=None) for item in begun]
    try:
        items = (
            evolve(item, depth=depths.get(item.source, item.depth), link=links.get(item.source, item.link))
            for item in begun
        )
        return evolve(manifest, items=items, **given), folder
    except SchemaError as error:
        raise click.UsageError(str(error)) from None


def _begun(sources: Sequence[str]) -> tuple[Manifest, Path]:
    if sources.count(STDIN) > 1:
        raise click.UsageError("standard input can be read once only")
    written = next((source for source in sources if source.lower().endswith(MANIFEST)), None)
    if written is None:
        return Manifest(items=map(Selection, dict.fromkeys(sources))), Path()
    if len(sources) > 1:
        raise click.UsageError(f"{shown(written)}: a manifest stands alone; add further items to it")
    return read_manifest(written), Path(written).parent


def _apart(option: str, values: Iterable[str], names: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The values for all items, and those for one by its name."""
    of_all: list[str] = []
    of_one: dict[str, str] = {}
    for value in values:
        name = next((name for name in names if value.startswith(f"{name}=")), None)
        if name is not None:
            of_one[name] = value.removeprefix(f"{name}=")
        elif (misnamed := _FOR_ONE.fullmatch(value)) is not None:
            close = get_close_matches(misnamed["name"], names, n=1)
            hint = f"did you mean {close[0]}?" if close else f"named are {', '.join(map(shown, names))}"
            raise click.UsageError(f"--{option}: there is no source {shown(misnamed['name'])}; {hint}")
        else:
            of_all.append(value)
    return of_all, of_one


def _text(path: str) -> str:
    try:
        return read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SchemaError(f"{shown(path)}: is not UTF-8; save it as UTF-8") from None
