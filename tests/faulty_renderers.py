"""Renderers that each have a fault, and one that has none, to test the kit with."""

import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any

import attrs

import notekit
from notekit.testing import said


@attrs.frozen
class Options:
    loud: bool = attrs.field(default=False, metadata={"help": "whether to shout"})


class Sound:
    """Everything that a note says, a line each."""

    name = "lines"
    media_type = "text/plain"
    suffix = ".txt"
    summary = "Everything, a line each"
    options: type[Any] = Options

    def can_render(self, note: notekit.Note) -> bool:
        return True

    def render(self, notes: Sequence[notekit.Note], options: Any) -> notekit.Artefact:
        return self.artefact("\n".join(line for note in notes for line in self.lines(note)))

    def lines(self, note: notekit.Note) -> Iterator[str]:
        for texts in said(note).values():
            yield from texts

    def artefact(self, text: str) -> notekit.Artefact:
        return notekit.Artefact(text.encode(), self.media_type, self.suffix)


class Page(Sound):
    """The same as HTML."""

    media_type = "text/html"
    suffix = ".html"

    def lines(self, note: notekit.Note) -> Iterator[str]:
        for line in super().lines(note):
            yield f"<p>{escape(line)}</p>"


class Unescaped(Page):
    def lines(self, note: notekit.Note) -> Iterator[str]:
        for line in Sound.lines(self, note):
            yield f"<p>{line}</p>"


class Linking(Page):
    """Makes a link of whatever a picture has for its source."""

    def lines(self, note: notekit.Note) -> Iterator[str]:
        yield from super().lines(note)
        yield f'<a href="javascript:{escape(note.title or "")}">up</a>'


class DropsTitles(Sound):
    def lines(self, note: notekit.Note) -> Iterator[str]:
        return super().lines(attrs.evolve(note, title=None))


class DropsLaterTitles(Sound):
    def render(self, notes: Sequence[notekit.Note], options: Any) -> notekit.Artefact:
        return super().render([notes[0], *(attrs.evolve(note, title=None) for note in notes[1:])], options)


class KeepsFurniture(Sound):
    def lines(self, note: notekit.Note) -> Iterator[str]:
        yield from note.furniture
        yield from super().lines(note)


class Deed(Sound):
    def render(self, notes: Sequence[notekit.Note], options: Any) -> notekit.Artefact:
        self.do()
        return super().render(notes, options)

    def do(self) -> None:
        raise NotImplementedError


class WritesFile(Deed):
    def do(self) -> None:
        (Path(tempfile.gettempdir()) / "notekit-kit-written").write_text("x", encoding="utf-8")


class WritesInSecret(Deed):
    def do(self) -> None:
        with suppress(OSError):
            Path("notekit-kit-written").touch()


class OpensSocket(Deed):
    def do(self) -> None:
        socket.create_connection(("127.0.0.1", 9), timeout=1).close()


class StartsProgram(Deed):
    def do(self) -> None:
        subprocess.run(["true"], check=False)


class TellsHashes(Sound):
    def lines(self, note: notekit.Note) -> Iterator[str]:
        yield from super().lines(note)
        yield str(hash("a text"))


class TellsSeconds(Sound):
    def lines(self, note: notekit.Note) -> Iterator[str]:
        yield from super().lines(note)
        yield str(int(time.time()))


class TellsDay(Sound):
    def lines(self, note: notekit.Note) -> Iterator[str]:
        yield from super().lines(note)
        yield time.strftime("%d")


class Counts(Sound):
    rendered = 0

    def render(self, notes: Sequence[notekit.Note], options: Any) -> notekit.Artefact:
        self.rendered += 1
        return self.artefact(super().render(notes, options).data.decode() + str(self.rendered))


class ComparesAll(Sound):
    def lines(self, note: notekit.Note) -> Iterator[str]:
        lines = list(super().lines(note))
        for one in lines:
            yield one
            for other in lines:
                if one is other:
                    break


class HoldsAll(Sound):
    def lines(self, note: notekit.Note) -> Iterator[str]:
        lines = list(super().lines(note))
        held = ["".join(lines[:at]) for at in range(len(lines))]
        return iter(lines if held else [])


class GivesText(Sound):
    def artefact(self, text: str) -> notekit.Artefact:
        return notekit.Artefact(text, self.media_type, self.suffix)  # type: ignore[arg-type]


class GivesAnotherSuffix(Sound):
    def artefact(self, text: str) -> notekit.Artefact:
        return notekit.Artefact(text.encode(), self.media_type, ".text")


class GivesOddRemarks(Sound):
    def artefact(self, text: str) -> notekit.Artefact:
        return notekit.Artefact(text.encode(), self.media_type, self.suffix, ("a remark",))  # type: ignore[arg-type]


class SaysPerhaps(Sound):
    def can_render(self, note: notekit.Note) -> bool:
        return note.title  # type: ignore[return-value]


class ChangesItsMind(Sound):
    asked = 0

    def can_render(self, note: notekit.Note) -> bool:
        self.asked += 1
        return self.asked % 2 == 0


class DeclinesAll(Sound):
    def can_render(self, note: notekit.Note) -> bool:
        return False


@attrs.frozen
class HelplessOptions:
    loud: bool = False


class SaysNoHelp(Sound):
    options = HelplessOptions


@attrs.frozen
class LaxOptions:
    words: list[str] = attrs.field(factory=list, metadata={"help": "any"})


class TakesAnything(Sound):
    options = LaxOptions


class FailsOnChoice(Sound):
    def render(self, notes: Sequence[notekit.Note], options: Any) -> notekit.Artefact:
        return super().render(notes, options) if not options.loud else None  # type: ignore[return-value]


class Misnamed(Sound):
    name = "Lines and more"
