"""A contract: tests that a class inherits, some of them run for each of several cases.

Nothing here imports pytest, which finds the tests by their names and asks the class for its cases.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from notekit.errors import PluginError
from notekit.plugins.supply import check_supplied

if TYPE_CHECKING:
    import pytest

__all__ = ["Contract", "assert_fits"]


class Contract:
    """What the contracts share."""

    def cases(self) -> Mapping[str, Mapping[str, Any]]:
        """For the name of an argument that tests take: the values to test with, each by a name of its own."""
        raise NotImplementedError

    def pytest_generate_tests(self, metafunc: "pytest.Metafunc") -> None:
        """Has a test run for each value of the argument that it takes."""
        for argument, values in self.cases().items():
            if argument in metafunc.fixturenames:
                metafunc.parametrize(argument, list(values.values()), ids=list(values))


def assert_fits(kind: str, thing: Any) -> None:
    """Raises `AssertionError` for what notekit does not take from a plugin as a thing of that kind."""
    try:
        check_supplied(kind, thing)
    except PluginError as error:
        raise AssertionError(f"notekit would leave this plugin out: {error}") from None
