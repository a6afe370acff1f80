"""The programs that tests of newsletters look with: Chromium and axe, and what caniemail knows; from `make browser`."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

__all__ = ["WIDTHS", "features", "looks", "needs_browser", "needs_caniemail", "photograph"]

WIDTHS = (320, 480, 640)
"""The widths in px at which pages are shown: of a small phone, a large one, and a window."""

_FOLDER = Path(__file__).parent / "mail"
_NODE = shutil.which("node")
_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FETCHED = _NODE and (_FOLDER / "node_modules" / ".package-lock.json").is_file()

needs_caniemail = pytest.mark.skipif(not _FETCHED, reason="needs Node.js and what `make browser` fetches")
needs_browser = pytest.mark.skipif(
    not (_FETCHED and _CHROMIUM), reason="needs Chromium, Node.js and what `make browser` fetches"
)


@cache
def looks(page: str) -> list[dict[str, Any]]:
    """What is to be seen of the page at each width, in light and in dark."""
    seen: list[dict[str, Any]] = _shown({"page": page}, None)["page"]
    return seen


def photograph(pages: Mapping[str, str], folder: Path) -> None:
    """Write a picture of each page, at each width, in light and in dark, into the folder."""
    _shown(pages, str(folder.resolve()))


def features(pages: Mapping[str, str]) -> tuple[dict[str, list[str]], dict[str, dict[str, Any]]]:
    """The features of HTML and CSS that each page uses, and what caniemail knows of every feature."""
    answer = _answer("features", pages=pages)
    known = json.loads(answer["known"])["data"]
    return answer["used"], {feature["title"]: feature for feature in known}


def _shown(pages: Mapping[str, str], pictures: str | None) -> Any:
    return _answer("looks", chromium=_CHROMIUM, pages=dict(pages), widths=WIDTHS, pictures=pictures)


def _answer(script: str, **task: Any) -> Any:
    assert _NODE
    done = subprocess.run([_NODE, f"{script}.mjs"], input=json.dumps(task), cwd=_FOLDER, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
