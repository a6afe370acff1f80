"""How JSON written by an earlier notekit is brought to the present version.

A migration takes the document of one version, as `json.loads` gives it, and returns that of the next.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from notekit.errors import SchemaError

__all__ = ["MIGRATIONS", "VERSION", "migrate"]

VERSION = 1

Migration: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: Mapping[int, Migration] = {}
"""From each earlier version to the one after it."""


def migrate(
    document: dict[str, Any],
    version: object,
    *,
    to: int = VERSION,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> dict[str, Any]:
    """The document, written as `version`, as version `to` has it.

    Raises `SchemaError` where `version` is no version, or later than `to`.
    """
    if type(version) is not int or version < 1:
        raise SchemaError(f"the version is a whole number from 1, not {version!r} @ $.notekit")
    if version > to:
        raise SchemaError(f"written as version {version}, and this notekit reads up to {to}: upgrade it @ $.notekit")
    for earlier in range(version, to):
        document = migrations[earlier](document)
    return document
