from collections.abc import Callable
from typing import Any


def lines(run: Callable[..., Any]) -> list[str]:
    done = run("formats")
    assert (done.status, done.err) == (0, "")
    return [" ".join(line.split()) for line in done.out.splitlines()]


def test_every_format_that_can_be_read_is_listed_with_its_suffixes(run: Callable[..., Any]) -> None:
    assert "markdown Markdown documents (.md, .markdown, .mdown, .mkd)." in lines(run)
    assert "docx Word documents (.docx, .docm, .dotx, .doc)." in lines(run)


def test_every_format_that_can_be_written_is_listed_with_its_plugin(run: Callable[..., Any]) -> None:
    assert "slides Slides for a talk (.slides). From plugin 'slides' of acme-formats 2.5." in lines(run)
    assert "json The notebook as JSON (.json). From notekit itself." in lines(run)


def test_the_options_of_a_format_are_listed_with_their_defaults(run: Callable[..., Any]) -> None:
    assert "--set theme= how it looks [a text; default: plain]" in lines(run)
    assert "--set notes= [true or false; default: false]" in lines(run)


def test_a_format_without_options_is_listed_too(run: Callable[..., Any]) -> None:
    assert "failing Slides for a talk (.failing). From plugin 'failing' of acme-formats 2.5." in lines(run)


def test_plugins_that_failed_stand_at_the_end(run: Callable[..., Any]) -> None:
    listed = lines(run)
    failed = listed[listed.index("Failed:") :]
    assert "plugin 'broken' of acme-formats: cannot be loaded (ModuleNotFoundError" in " ".join(failed)
