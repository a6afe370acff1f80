"""docs/diagnostics.md names every diagnostic that the code gives, with its severity."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from pages import ROOT, text_of

FOLDERS = ("src", "plugins")


def given() -> dict[str, str]:
    """The codes of all diagnostics, each with its severity, as they stand in the code."""
    found: dict[str, str] = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found |= dict(in_module(ast.parse(path.read_text(encoding="utf-8")), path))
    return found


def in_module(module: ast.Module, path: Path) -> Iterator[tuple[str, str]]:
    """The codes given in a module: by name, by a loop over names, or by a function that is given the name."""
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    givers = {"Diagnostic"}
    for function in functions:
        for call in calls(function, {"Diagnostic"}):
            if isinstance(call.args[0], ast.Name) and call.args[0].id in parameters(function):
                givers.add(function.name)
    for function in functions:
        for call in calls(function, givers):
            code = call.args[0]
            severity = (
                "info"
                if "INFO" in {node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute)}
                else "warning"
            )
            if isinstance(code, ast.Constant):
                yield code.value, severity
            else:
                assert isinstance(code, ast.Name), (
                    f"{path}:{call.lineno}: a diagnostic has its code as a text or a name"
                )
                if code.id not in parameters(function):
                    names = list(looped_over(function, code.id))
                    assert names, f"{path}:{call.lineno}: nothing tells the codes of this diagnostic"
                    yield from ((name, severity) for name in names)


def calls(function: ast.FunctionDef, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).rpartition(".")[2] in names:
            yield node


def parameters(function: ast.FunctionDef) -> set[str]:
    return {argument.arg for argument in function.args.args}


def looped_over(function: ast.FunctionDef, name: str) -> Iterator[str]:
    """The texts that a loop gives to a name, out of tuples that begin with them."""
    for loop in ast.walk(function):
        if isinstance(loop, ast.For) and isinstance(loop.target, ast.Tuple) and isinstance(loop.iter, ast.Tuple):
            first = loop.target.elts[0]
            if isinstance(first, ast.Name) and first.id == name:
                yield from (ast.literal_eval(each.elts[0]) for each in loop.iter.elts if isinstance(each, ast.Tuple))


def test_the_page_names_every_diagnostic_that_the_code_gives_and_no_other() -> None:
    tabled = dict(
        re.findall(r"^\| `([a-z-]+)` \| (warning|info) \| [^|]+ \| [^|]+ \|$", text_of("diagnostics.md"), re.MULTILINE)
    )
    assert tabled == given()


def test_codes_are_found_however_they_are_given() -> None:
    module = ast.parse(
        "def a(self):\n    yield x.Diagnostic('plain', 'b', Severity.INFO)\n    self.warn('handed', 'c')\n"
        "def warn(self, code, what):\n    self.found.append(Diagnostic(code, what))\n"
        "def b():\n    for code, y in (('one', 1), ('two', 2)):\n        yield Diagnostic(code, y)\n"
    )
    assert dict(in_module(module, Path("x.py"))) == {
        "plain": "info",
        "handed": "warning",
        "one": "warning",
        "two": "warning",
    }
