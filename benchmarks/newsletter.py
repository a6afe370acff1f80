"""How fast newsletters are made, HTML and text together, beside the floor and peers.

The peers set the same words with less structure: no table, mark, box or link of a note is among them. css-inline and
premailer take the styles of each message into its elements, mjml compiles each, in one Node.js for all of them.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from html import escape
from pathlib import Path

import css_inline
from documents import SEEDS
from jinja2 import Environment, Template
from premailer import Premailer
from timing import milliseconds, side_by_side, table, times

import notekit
from notekit import Issue, Item, Note, abridge

__all__ = ["messages"]

Notes = Sequence[Note]

FOLDER = Path(__file__).parent
PEERS = "floor", "jinja2, inlined", "jinja2, css-inline", "jinja2, premailer", "npm mjml"

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ notes[0].title }}</title><style>
body { margin: 0; padding: 0; background-color: #eef1f4 }
td { padding: 30px 36px 20px; background-color: #ffffff }
h1 { margin: 0 0 12px; font: bold 32px/38px Georgia, serif; color: #1f2a33 }
h2 { margin: 32px 0 12px; font: bold 22px/28px Georgia, serif; color: #1f2a33 }
p { margin: 0 0 16px; font: 16px/26px Arial, sans-serif; color: #1f2a33 }
</style></head><body><table role="presentation" width="100%"><tr><td>
{% for note in notes %}
<h1>{{ note.title }}</h1>
{% for head, words in lines(note) %}
{% if head %}<h2>{{ words }}</h2>{% else %}<p>{{ words }}</p>{% endif %}
{% endfor %}
{% endfor %}
</td></tr></table></body></html>
"""

MARKUP = """<mjml><mj-body><mj-section><mj-column>
{% for note in notes %}
<mj-text font-size="32px">{{ note.title }}</mj-text>
{% for head, words in lines(note) %}
<mj-text font-size="{{ 22 if head else 16 }}px">{{ words }}</mj-text>
{% endfor %}
{% endfor %}
</mj-column></mj-section></mj-body></mjml>
"""


def messages() -> str:
    """A roundtable as a message of its own, in full and as highlights, and thirteen notes in one."""
    roundtable = notekit.parse(SEEDS / "harbour-roundtable.txt").notes
    notes = [note for path in sorted(SEEDS.glob("[a-z]*.*")) for note in notekit.parse(path).notes]
    rows = [
        _row("a roundtable", roundtable[:1]),
        _row("its highlights", [abridge(roundtable[0])]),
        _row("13 notes", notes[:13]),
        _row("their highlights", [abridge(note) for note in notes[:13]]),
    ]
    title = "Newsletters, HTML and text (aim: at most 0.2 ms for one note), beside the floor (strings alone) and peers"
    return table(title, ("", "notekit", *(cell for peer in PEERS for cell in (peer, "ratio"))), rows)


def made(notes: Notes) -> object:
    """Both parts, as notekit gives them."""
    issue = Issue([Item(note) for note in notes])
    return notekit.digest(issue, "newsletter"), notekit.digest(issue, "newsletter-text")


def floor(notes: Notes) -> object:
    """The least that a message of these words takes: strings, put together."""
    return f"<html><body><table><tr><td>{''.join(map(_floor, notes))}</td></tr></table></body></html>", text(notes)


def _floor(note: Note) -> str:
    set_lines = [
        f'<h2 style="font:bold 22px/28px Georgia,serif;color:#1f2a33">{escape(words)}</h2>'
        if head
        else f'<p style="font:16px/26px Arial,sans-serif;color:#1f2a33">{escape(words)}</p>'
        for head, words in lines(note)
    ]
    return f'<h1 style="font:bold 32px/38px Georgia,serif">{escape(note.title or "")}</h1>{"".join(set_lines)}'


def inlined(notes: Notes) -> object:
    """By a template whose styles stand in its elements already."""
    return _template(_inlined_page()).render(notes=notes, lines=lines), text(notes)


@cache
def _inlined_page() -> str:
    return css_inline.inline(PAGE)


def css_inlined(notes: Notes) -> object:
    """By a template, and css-inline for each message."""
    return css_inline.inline(_template(PAGE).render(notes=notes, lines=lines)), text(notes)


def premailed(notes: Notes) -> object:
    """By a template, and premailer for each message."""
    return Premailer(_template(PAGE).render(notes=notes, lines=lines)).transform(), text(notes)


def compiled(notes: Notes) -> object:
    """By a template in MJML, and mjml for each message."""
    server = _mjml()
    assert server is not None
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(_template(MARKUP).render(notes=notes, lines=lines)) + "\n")
    server.stdin.flush()
    return json.loads(server.stdout.readline()), text(notes)


def text(notes: Notes) -> str:
    """The plain text of peers: lines as long as they are."""
    return "\n\n".join(words for note in notes for words in (note.title or "", *(words for _, words in lines(note))))


def lines(note: Note) -> Iterator[tuple[bool, str]]:
    """The texts of a note, each with whether it heads a section."""
    for section in note.body:
        for number, words in enumerate(section.texts()):
            yield section.heading is not None and number == 0, words.text


@cache
def _template(source: str) -> Template:
    return Environment(autoescape=True, trim_blocks=True).from_string(source)


@cache
def _mjml() -> "subprocess.Popen[str] | None":
    """What compiles one message after another, and ends with this process; None where Node.js or mjml is missing."""
    node = shutil.which("node")
    if node is None or not (FOLDER / "node_modules" / "mjml").is_dir():
        return None
    return subprocess.Popen([node, FOLDER / "mjml.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _row(name: str, notes: Notes) -> tuple[str, ...]:
    candidates: dict[str, Callable[[Notes], object]] = {
        "notekit": made,
        "floor": floor,
        "jinja2, inlined": inlined,
        "jinja2, css-inline": css_inlined,
        "jinja2, premailer": premailed,
        "npm mjml": compiled,
    }
    if _mjml() is None:
        del candidates["npm mjml"]
    taken = side_by_side({name: partial(make, notes) for name, make in candidates.items()}, rounds=49)
    beside = [
        cell
        for peer in PEERS
        for cell in (
            (milliseconds(taken[peer]), times(taken["notekit"] / taken[peer])) if peer in taken else ("-", "-")
        )
    ]
    return (name, milliseconds(taken["notekit"]), *beside)
