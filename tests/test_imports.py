"""What `make layers` does not see: cycles through a package and its own modules."""

from graphlib import CycleError, TopologicalSorter

import grimp

PACKAGES = ("notekit", "notekit_word", "notekit_markdown", "notekit_newsletter")


def cycle(imports: dict[str, set[str]]) -> list[str]:
    """The modules of a cycle; none if there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_a_cycle_is_seen() -> None:
    assert cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) != []
    assert cycle({"a": {"b", "c"}, "b": {"c"}}) == []


def test_no_module_imports_itself_by_any_way_round() -> None:
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert imports["notekit.codec"]
    assert cycle(imports) == []
