import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path

import pytest

import notekit
from distributions import install, slides
from notekit.plugins import load_plugins
from notekit.plugins.finding import installed as candidates
from notekit.plugins.gathering import gather
from notekit.plugins.registry import Plugins

Installed = Callable[[Mapping[str, Mapping[str, str]]], Plugins]

HEAD = "import notekit\n"
HOOK = HEAD + "@notekit.hookimpl\ndef notekit_renderers():\n    "


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installed]:
    """The plugins of some distributions and no others."""
    before = set(sys.modules)

    def make(wanted: Mapping[str, Mapping[str, str]]) -> Plugins:
        for distribution, plugins in wanted.items():
            install(tmp_path, distribution, plugins)
        monkeypatch.syspath_prepend(tmp_path)
        found = sorted(distributions(path=[str(tmp_path)]), key=lambda each: each.name)
        return Plugins(*gather(candidates(entry for each in found for entry in each.entry_points)))

    yield make
    for name in set(sys.modules) - before:
        del sys.modules[name]


def test_a_plugin_supplies_its_renderer(installed: Installed) -> None:
    plugins = installed({"acme-slides": {"slides": slides("slides")}})
    assert plugins.names == ["slides"]
    assert plugins.renderer("slides").suffix == ".slides"
    assert plugins.failures == ()


def test_the_origin_of_a_format_is_its_plugin_and_distribution(installed: Installed) -> None:
    plugins = installed({"acme-slides": {"deck": slides("slides")}})
    assert str(plugins.origin("slides")) == "'deck' of acme-slides 2.5"


def test_formats_are_found_by_their_suffix_in_any_case(installed: Installed) -> None:
    plugins = installed({"acme": {"a": slides("slides"), "b": slides("deck")}})
    assert plugins.by_suffix(".SLIDES") == ["deck", "slides"]
    assert plugins.by_suffix(".txt") == []


def test_an_unknown_format_names_those_that_are_close_and_those_that_are_known(installed: Installed) -> None:
    plugins = installed({"acme": {"slides": slides("slides")}})
    with pytest.raises(
        notekit.FormatError, match=r"no format 'slide' .*did you mean 'slides'\? known are slides, json$"
    ):
        plugins.renderer("slide")


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("import no_such_package_anywhere", "ModuleNotFoundError: No module named 'no_such_package_anywhere'"),
        ("1 / 0", "ZeroDivisionError"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("raise BaseException('two\\nlines')", "BaseException: two lines"),
        ("this is no Python", "SyntaxError"),
        ("", "implements no hook"),
        (HOOK + "return None", "implements no hook of notekit, or returns nothing"),
        (HOOK + "return 'slides'", "returns a str, not a list"),
        (HOOK + "return [object()]", "which is no renderer"),
        (HOOK + "raise SystemExit", "SystemExit"),
        (HOOK + "yield 1", "returns a generator, not a list"),
        (
            HEAD + "@notekit.hookimpl\ndef notekit_rendreers():\n    return []",
            "did you mean 'notekit_renderers'?",
        ),
        (HEAD + "@notekit.hookimpl\ndef notekit_renderers(nothing):\n    return []", "nothing"),
        (slides("json"), "no renderer may have the name 'json'"),
        (slides("../up"), "no renderer may have the name '../up'"),
        (slides("slides").replace('".slides"', '"/../x"'), r"slides.suffix is '/../x'"),
        (slides("slides").replace("= Options\n", "= dict\n"), "slides.options is <class 'dict'>, not an attrs class"),
        (slides("slides").replace("[Slides()]", "[Slides]"), "which is no renderer"),
    ],
)
def test_a_broken_plugin_costs_its_own_formats_only(installed: Installed, code: str, what: str) -> None:
    plugins = installed({"acme": {"broken": code}, "better": {"slides": slides("good")}})
    assert plugins.names == ["good"]
    (failure,) = plugins.failures
    assert (failure.plugin, failure.origin.distribution) == ("broken", "acme")
    assert what in failure.what
    assert "\n" not in str(failure)


def test_asking_for_a_failed_plugin_by_its_name_says_why_it_failed(installed: Installed) -> None:
    plugins = installed({"acme": {"slides": "import no_such_package_anywhere"}})
    with pytest.raises(notekit.PluginError, match=r"plugin 'slides' of acme: cannot be loaded \(ModuleNotFoundError"):
        plugins.renderer("slides")


def test_asking_for_an_unknown_format_names_the_plugins_that_failed(installed: Installed) -> None:
    plugins = installed({"acme": {"deck": "1 / 0"}})
    with pytest.raises(notekit.FormatError, match=r"these plugins have failed: deck$"):
        plugins.renderer("slides")


def test_two_plugins_of_one_format_are_named_both_when_it_is_asked_for(installed: Installed) -> None:
    plugins = installed(
        {"acme": {"deck": slides("slides")}, "better": {"show": slides("slides"), "other": slides("other")}}
    )
    assert plugins.names == ["other"]
    with pytest.raises(notekit.PluginError, match=r"'deck' of acme 2\.5 and by plugin 'show' of better 2\.5"):
        plugins.renderer("slides")
    (failure,) = plugins.failures
    assert failure.plugin == "show"
    assert "'deck' of acme" in failure.what


def test_one_plugin_under_two_names_counts_once(installed: Installed) -> None:
    plugins = installed(
        {"acme": {"deck": slides("slides"), "same": "import sys, acme_deck\nsys.modules[__name__] = acme_deck"}}
    )
    assert plugins.names == ["slides"]
    assert [failure.plugin for failure in plugins.failures] == ["same"]


def test_interrupting_is_no_failure_of_a_plugin(installed: Installed) -> None:
    with pytest.raises(KeyboardInterrupt):
        installed({"acme": {"deck": "raise KeyboardInterrupt"}})


def test_the_plugins_installed_are_loaded_once() -> None:
    assert load_plugins() is load_plugins()


def test_the_three_renderers_of_notekit_come_in_by_the_same_door() -> None:
    plugins = load_plugins()
    assert plugins.failures == ()
    assert {"word", "markdown", "newsletter"} <= set(plugins.names)
    assert plugins.origin("word").distribution == "notekit-events"
