"""Nothing is asked of the network, whatever is read and written."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

# A hook of the interpreter sees every socket that is opened and every name that is looked up, by whichever library.
PROGRAM = """
import sys

def refuse(event, _arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        raise SystemExit(f"asked the network: {event}")

sys.addaudithook(refuse)

from notekit.__main__ import main

source, output = sys.argv[1:]
sys.exit(
    main(["convert", source, "-o", output])
    or main(["show", source])
    or main(["check", source])
    or main(["diff", source, f"{output}/page.docx"])
    or main(["convert", f"{output}/page.docx", "-t", "json", "-o", f"{output}/again"])
    or main(["convert", f"{output}/page.md", "-t", "newsletter", "-o", f"{output}/again"])
)
"""

PAGE = """<html><head><base href="https://quay.example/"><link rel="stylesheet" href="a.css"></head><body><article>
<h1>Slipway workshop</h1><p>Ruth Quill told us about <a href="/rope">rope</a> on 6 May 2031.</p>
<img src="https://quay.example/boats.jpg" alt="Boats"></article></body></html>"""


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, encoding="utf-8")


def test_documents_are_read_checked_and_written_without_any_network(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    done = run(PROGRAM, str(tmp_path / "page.html"), str(tmp_path / "out"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.suffix for path in (tmp_path / "out" / "again").iterdir()} == {".json", ".html"}


def test_what_asks_the_network_would_be_seen() -> None:
    asking = PROGRAM.partition("from notekit")[0] + "import socket; socket.socket()"
    assert "asked the network: socket." in run(asking).stderr
