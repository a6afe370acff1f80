"""The skeletons to choose from: one for each kind of note, and an organisation's own in files."""

from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from attrs import frozen

from notekit.errors import FormatError, SourceError
from notekit.files import read_file, shown
from notekit.schema import Kind

__all__ = ["SUFFIX", "Skeleton", "skeleton_by", "skeletons"]

SUFFIX = ".md"

_PARTS = {
    Kind.ROUNDTABLE: ("opening", "speakers", "groups", "responses", "next-steps"),
    Kind.WORKSHOP: ("opening", "speakers", "groups", "responses", "key-messages", "next-steps"),
    Kind.WEBINAR: ("opening", "speakers", "questions", "responses", "key-messages"),
    Kind.MEETING: ("opening", "speakers", "discussion", "responses", "next-steps"),
    Kind.PANEL: ("opening", "speakers", "questions", "responses", "key-messages"),
    Kind.EXTRACT: ("extract", "further-reading"),
    Kind.ARTICLE: ("article", "further-reading"),
    Kind.OTHER: ("opening", "speakers", "discussion", "responses", "next-steps"),
}
"""The files of `texts` that make up the skeleton of each kind, after the front matter that all have."""


@frozen
class Skeleton:
    """A skeleton by its name. `path` is the file it stands in, None for one of notekit's own."""

    name: str
    path: Path | None = None

    def text(self) -> str:
        """The skeleton as Markdown, with lines that end in a line feed. Raises `SourceError`."""
        if self.path is None:
            return "\n".join(map(_text, ("front-matter", *_PARTS[Kind(self.name)])))
        try:
            text = read_file(self.path).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise SourceError(f"{shown(self.path)}: is not UTF-8; save it as a text in UTF-8") from None
        return text.replace("\r\n", "\n").replace("\r", "\n")


def skeletons(folder: Path | None = None) -> dict[str, Skeleton]:
    """The skeletons by name: notekit's own, and those in the files of a folder, which go before them.

    A folder that is not there has none.
    """
    own = sorted(folder.glob(f"*{SUFFIX}")) if folder else []
    named = {path.stem: Skeleton(path.stem, path) for path in own if path.is_file()}
    return {kind.value: Skeleton(kind.value) for kind in Kind} | named


def skeleton_by(name: str, folder: Path | None = None) -> Skeleton:
    """The skeleton of that name. Raises `FormatError`."""
    known = skeletons(folder)
    if name in known:
        return known[name]
    close = get_close_matches(name.lower(), known, n=1)
    meant = f"did you mean {close[0]!r}? " if close else ""
    place = f"; your own go into {shown(folder)}" if folder else "; your own go into skeletons beside notekit.toml"
    raise FormatError(f"there is no skeleton {name!r}; {meant}known are {', '.join(known)}{place}")


def _text(part: str) -> str:
    return (files("notekit.skeletons") / "texts" / f"{part}{SUFFIX}").read_text(encoding="utf-8")
