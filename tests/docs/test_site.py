"""The pages as a whole: each has its place, and links between them lead somewhere."""

import importlib.util
import re
from types import ModuleType

import pytest

from pages import DOCS, PAGES, prose, text_of


def conf() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_conf", DOCS / "conf.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_page_stands_once_in_the_table_of_contents() -> None:
    contents = conf().contents(text_of("index.md"))
    listed = [line for line in contents.splitlines() if line and not line.startswith((":", "`"))]
    assert sorted(listed) == sorted(path.stem for path in DOCS.glob("*.md") if path.stem != "index")
    assert re.findall(r":caption: (.+)", contents) == ["Learn", "Do", "Look up", "Understand"]


def anchors(page: str) -> set[str]:
    """What can be linked to in a page: its headings, as forges and the site call them."""
    headings = re.findall(r"^#{1,3} (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*PAGES, "../CONTRIBUTING.md", "../CHANGELOG.md"])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    lost = []
    for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)]*))?\)", prose(page)):
        if "://" in target:
            continue
        path = (DOCS / page).parent / target if target else DOCS / page
        if not path.exists() or (anchor and path.suffix == ".md" and anchor not in anchors(str(path))):
            lost.append(f"{target}#{anchor}")
    assert lost == []
