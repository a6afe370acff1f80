"""The pipeline: a source becomes a notebook, a notebook becomes artefacts, artefacts become files."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from notekit.diagnostics import Diagnostic
from notekit.errors import NotekitError, PluginError, SettingsError, SourceError
from notekit.faults import fault_in_plugin
from notekit.files import Destination, read_file, safe_name, shown
from notekit.issue import Issue
from notekit.notebook import Notebook
from notekit.plugins import Origin, extensions
from notekit.readers import JSON, Reader, format_of, is_own, read, told_by
from notekit.reading import Reading, fault_of
from notekit.rendering import Artefact
from notekit.schema import Note

if TYPE_CHECKING:
    from notekit.settings import Settings
    from notekit.targets import Target

__all__ = [
    "Conversion",
    "Readable",
    "conversions",
    "convert",
    "digest",
    "parse",
    "recognised",
    "render",
    "stem_of",
]

Readable: TypeAlias = str | os.PathLike[str] | bytes | bytearray | IO[str] | IO[bytes]


@frozen
class Conversion:
    """One file that was to be written: its format, its path, and what should be known about it.

    `path` is None where writing failed, and `error` is None where it did not.
    """

    to: str
    path: Path | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    error: NotekitError | None = None


def parse(
    source: Readable, *, media_type: str | None = None, encoding: str | None = None, settings: "Settings | None" = None
) -> Notebook:
    """The notes in `source`: a path, the bytes of a document, or a stream of text or bytes.

    `media_type` is one such as 'text/markdown', or a format's short name such as 'markdown'; None
    goes by the suffix, and where there is none by the first characters. `encoding` names that of a
    text; None finds it. `settings` are an organisation's own, as `read_settings` gives them. Raises
    `SourceError` for what cannot be read, `FormatError` for a format that no reader knows, `SchemaError`
    for JSON that is no notebook.
    """
    _check_settings(settings)
    data, name = _loaded(source)
    if media_type is None and not PurePath(name).suffix:
        media_type = told_by(data)
    plugins = extensions()
    if plugins and not is_own(name, media_type) and (foreign := plugins.reader(name, media_type)):
        return recognised(_read_by(*foreign, data, name), settings)
    if format_of(name, media_type) is JSON:
        return _from_json(data, name, encoding)
    return recognised(read(data, name=name, media_type=media_type, encoding=encoding), settings)


def render(
    notes: Note | Sequence[Note] | Notebook, /, to: str, *, settings: "Settings | None" = None, **options: Any
) -> Artefact:
    """The notes in the format `to`: 'word', 'markdown', 'newsletter', that of another plugin, or 'json'.

    Options that are not given are those of `settings`, if they state them for the format. Raises `FormatError`
    for a format that nobody supplies, `PluginError` where its plugin fails, `SettingsError` for options that the
    settings should not state, and `NotekitError` for an option that the format does not take.
    """
    from notekit.targets import target  # loads the plugins

    _check_settings(settings)
    return target(to, options, settings).render(_notebook(notes))


def digest(issue: Issue, /, to: str = "newsletter", *, settings: "Settings | None" = None, **options: Any) -> Artefact:
    """The issue as one document of the format `to`: 'newsletter', 'newsletter-text' or 'newsletter-mail'.

    Options that are not given are those of `settings`, if they state them for the format. Raises `FormatError`
    for a format that nobody supplies, `PluginError` where its plugin fails, `SettingsError` for options that the
    settings should not state, and `NotekitError` for one that sets no digests and for an option that it does not take.
    """
    from notekit.targets import digest  # loads the plugins

    _check_settings(settings)
    return digest(to, issue, options, settings)


def convert(
    source: Readable,
    *,
    to: str | Sequence[str],
    output: str | os.PathLike[str] = ".",
    options: Mapping[str, Any] | None = None,
    force: bool = False,
    split: bool = False,
    media_type: str | None = None,
    encoding: str | None = None,
    settings: "Settings | None" = None,
) -> tuple[Conversion, ...]:
    """Write `source` in each format of `to`; one `Conversion` for each file.

    `output` is a folder, made if missing, or for a single format the file, told by its suffix. Files
    in a folder are named after the source, or with `split`, which writes a file for each note, after
    the notes' titles. `options` go to each format that knows them; where `settings` state options for a
    format, these count where none is given. An existing file is left alone
    unless `force` says to replace it. Raises as `parse` and `render` do and `OutputError`; a format
    that fails does not keep the others from being written.
    """
    from notekit.targets import targets

    _check_settings(settings)
    chosen = targets([to] if isinstance(to, str) else to, options or {}, settings)
    notebook = parse(source, media_type=media_type, encoding=encoding, settings=settings)
    sources = [Path(source)] if isinstance(source, (str, os.PathLike)) else []
    destination = Destination(output, single=len(chosen) == 1 and not split, force=force, sources=sources)
    done = tuple(conversions(notebook, chosen, destination, stem=stem_of(source, notebook), split=split))
    errors = [conversion.error for conversion in done if conversion.error]
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise NotekitError("; ".join(map(str, errors)))
    return done


def conversions(
    notebook: Notebook, chosen: "Sequence[Target]", destination: Destination, *, stem: str, split: bool = False
) -> Iterator[Conversion]:
    """Write the notebook to each target, going on where one fails."""
    parts = list(_split(notebook)) if split else [(stem, notebook)]
    for target in chosen:
        for name, part in parts:
            try:
                artefact = target.render(part)
                path = destination.write(artefact.data, stem=name, suffix=artefact.suffix)
            except NotekitError as error:
                yield Conversion(target.name, error=error)
            else:
                yield Conversion(target.name, path, artefact.diagnostics)


def stem_of(source: Readable, notebook: Notebook) -> str:
    """What to call the files made of a source: its own name, else the first title in it."""
    if isinstance(source, (str, os.PathLike)):
        return Path(source).stem
    return next((note.title for note in notebook.notes if note.title), "notes")


def _check_settings(settings: "Settings | None") -> None:
    if settings is None:
        return
    from notekit.settings import Settings  # loads the vocabulary

    if not isinstance(settings, Settings):
        raise SettingsError(f"settings are a notekit.Settings, as read_settings gives them, not {settings!r}")


def recognised(reading: Reading, settings: "Settings | None") -> Notebook:
    """What is found in a reading, with the words and rules of plugins and settings."""
    from notekit.parsers.languages import vocabulary_of  # as below
    from notekit.parsers.parse import RULES, parse_reading  # takes longer to load than most notes to read

    plugins = extensions()
    known = plugins.vocabulary_of if plugins else vocabulary_of
    rules = plugins.parser_rules if plugins else RULES
    if settings is None:
        return parse_reading(reading, known, rules)
    return parse_reading(
        reading, lambda language: settings.vocabulary_on(known(language)), rules, language=settings.language
    )


def _read_by(reader: Reader, origin: Origin, data: bytes | str, name: str) -> Reading:
    """What the reader of a plugin reads."""
    try:
        reading = reader.read(data.encode() if isinstance(data, str) else data, name)
    except (NotekitError, KeyboardInterrupt):
        raise
    except BaseException as error:  # a plugin may raise anything, SystemExit too
        what = fault_in_plugin(error)
        raise PluginError(f"{name}: plugin {origin} failed to read it: {what}; tell its authors") from error
    fault = fault_of(reading)
    if fault:
        raise PluginError(f"{name}: plugin {origin} {fault}; tell its authors")
    return reading


def _loaded(source: Readable) -> tuple[bytes | str, str]:
    """The document and the name it goes by."""
    if isinstance(source, (bytes, bytearray)):
        return bytes(source), "-"
    if isinstance(source, (str, os.PathLike)):
        return read_file(source), shown(source)
    name = getattr(source, "name", None)
    name = shown(name) if isinstance(name, str) and not name.startswith("<") else "-"
    try:
        data = source.read()
    except AttributeError:
        raise SourceError(f"parse takes a path, bytes or a stream, not a {type(source).__name__}") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{name}: cannot be read ({error})") from None
    if not isinstance(data, (bytes, str)):
        raise SourceError(f"{name}: the stream gives a {type(data).__name__}; open it for reading text or bytes")
    return data, name


def _from_json(data: bytes | str, name: str, encoding: str | None) -> Notebook:
    from notekit.codec import loads  # takes longer to load than most notes to read

    if isinstance(data, bytes):
        try:
            data = data.decode(encoding or "utf-8-sig")
        except (LookupError, ValueError):
            raise SourceError(f"{name}: is not {encoding or 'UTF-8'}, as JSON should be; save it as UTF-8") from None
    return loads(data, name=name)


def _notebook(notes: Note | Sequence[Note] | Notebook) -> Notebook:
    if isinstance(notes, Notebook):
        return notes
    return Notebook((notes,)) if isinstance(notes, Note) else Notebook(notes)


def _split(notebook: Notebook) -> Iterator[tuple[str, Notebook]]:
    """Each note as a notebook, and what belongs to none as one more, under names that differ."""
    counts: dict[str, int] = {}
    parts = [(note.title or "note", Notebook((note,))) for note in notebook.notes]
    if notebook.left_over:
        parts.append(("unplaced-text", Notebook(left_over=notebook.left_over)))
    for title, part in parts:
        stem = safe_name(title)
        number = counts[stem.casefold()] = counts.get(stem.casefold(), 0) + 1
        yield (stem if number == 1 else f"{stem}-{number}"), part
