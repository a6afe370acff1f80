"""Elsewhere: the same notes rendered in a new interpreter, with other hashes, in another time zone and later."""

import hashlib
import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import Any

from notekit import Artefact, Note, Renderer
from notekit.options import make_options
from notekit.testing.hard_notes import hard_notes

__all__ = ["digests", "digests_elsewhere"]

_SECONDS = 2.1
"""How much later it is elsewhere at the least: the clock in a zip file ticks every two seconds."""

_ZONES = {"EARLY-14": 14, "LATE+12": -12}
"""Time zones, and their hours ahead of UTC: whatever the time is, it is another day in one of them."""


def digests(renderer: Renderer, options: Mapping[str, Any]) -> dict[str, str]:
    """A digest of what each hard note is rendered to, by the name of the note; those that are declined have none."""
    taken = make_options(renderer, options)
    return {name: _digest(renderer, note, taken) for name, note in hard_notes().items() if renderer.can_render(note)}


def digests_elsewhere(renderer: Renderer, options: Mapping[str, Any]) -> dict[str, str]:
    """The same, elsewhere. Raises `AssertionError` where the renderer cannot be made there."""
    try:
        brought = pickle.dumps((renderer, dict(options)))
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise AssertionError(f"the renderer cannot be had in another interpreter: {error}") from None
    time.sleep(_SECONDS)
    command = [sys.executable, "-m", "notekit.testing.elsewhere"]
    done = subprocess.run(command, input=brought, capture_output=True, env=_environment(), check=False)
    said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    assert done.returncode == 0, (
        f"the renderer fails in another interpreter: {said}; its class is to stand in a module that can be imported"
    )
    told: dict[str, str] = json.loads(done.stdout)
    return told


def _digest(renderer: Renderer, note: Note, options: Any) -> str:
    artefact: Artefact = renderer.render([note], options)
    return hashlib.sha256(artefact.data).hexdigest()


def _environment() -> dict[str, str]:
    hashes = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    path = os.pathsep.join(folder or os.getcwd() for folder in sys.path)  # noqa: PTH109  # a text among texts
    today = time.localtime().tm_yday
    zone = next(zone for zone, ahead in _ZONES.items() if time.gmtime(time.time() + ahead * 3600).tm_yday != today)
    return {**os.environ, "PYTHONHASHSEED": hashes, "PYTHONPATH": path, "TZ": zone}


if __name__ == "__main__":
    print(json.dumps(digests(*pickle.load(sys.stdin.buffer))))  # noqa: T201  # what the other interpreter waits for
