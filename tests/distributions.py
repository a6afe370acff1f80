"""Distributions made for a test: their modules and entry points, laid out as an installer does."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

SLIDES = """
    import attrs
    import notekit


    @attrs.frozen(kw_only=True)
    class Options:
        theme: str = attrs.field(default="plain", metadata={"help": "how it looks"})
        pages: int = attrs.field(default=3, metadata={"help": "how many there may be"})
        notes: bool = False


    class Slides:
        name = "NAME"
        media_type = "text/x-slides"
        suffix = ".slides"
        summary = "Slides for a talk"
        options = Options

        def can_render(self, note):
            return note.title != "Declined"

        def render(self, notes, options):
            said = f"{[note.title for note in notes]} {options.theme} {options.pages} {options.notes}"
            return notekit.Artefact(said.encode(), self.media_type, self.suffix)


    @notekit.hookimpl
    def notekit_renderers():
        return [Slides()]
"""


def slides(name: str) -> str:
    """The code of a plugin that supplies the format `name`."""
    return SLIDES.replace("NAME", name)


def install(folder: Path, distribution: str, plugins: Mapping[str, str]) -> None:
    """Lay out a distribution in `folder`: a plugin for each name, with the code of its module."""
    info = folder / f"{distribution.replace('-', '_')}-2.5.dist-info"
    info.mkdir(parents=True)
    lines = ["[notekit]"]
    for name, code in plugins.items():
        module = f"{distribution}_{name}".replace("-", "_")
        (folder / f"{module}.py").write_text(dedent(code), encoding="utf-8")
        lines.append(f"{name} = {module}")
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 2.5\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
