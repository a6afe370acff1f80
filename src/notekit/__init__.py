"""notekit: from raw notes of an event to a structured record, and from there to documents.

Names are loaded when first used, so that `import notekit` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from notekit.blocks import Block as Block
    from notekit.blocks import BlockQuote as BlockQuote
    from notekit.blocks import Heading as Heading
    from notekit.blocks import Image as Image
    from notekit.blocks import ListBlock as ListBlock
    from notekit.blocks import ListItem as ListItem
    from notekit.blocks import Paragraph as Paragraph
    from notekit.blocks import Preformatted as Preformatted
    from notekit.blocks import Rule as Rule
    from notekit.blocks import Table as Table
    from notekit.blocks import Verse as Verse
    from notekit.checking import check as check
    from notekit.checks.finding import Finding as Finding
    from notekit.checks.finding import Fix as Fix
    from notekit.checks.finding import Remark as Remark
    from notekit.checks.passages import Subject as Subject
    from notekit.checks.rule import CheckRule as CheckRule
    from notekit.checks.switches import Switches as Switches
    from notekit.codec import dumps as dumps
    from notekit.codec import loads as loads
    from notekit.comparison import Change as Change
    from notekit.comparison import ChangeKind as ChangeKind
    from notekit.comparison import Piece as Piece
    from notekit.comparison import compare as compare
    from notekit.diagnostics import Diagnostic as Diagnostic
    from notekit.diagnostics import Severity as Severity
    from notekit.digests.abridging import abridge as abridge
    from notekit.digests.gathering import Gathered as Gathered
    from notekit.digests.gathering import gather as gather
    from notekit.digests.manifest import Manifest as Manifest
    from notekit.digests.manifest import Order as Order
    from notekit.digests.manifest import Selection as Selection
    from notekit.digests.manifest import read_manifest as read_manifest
    from notekit.editing import change_each as change_each
    from notekit.editing import rename as rename
    from notekit.errors import FormatError as FormatError
    from notekit.errors import NotekitError as NotekitError
    from notekit.errors import OutputError as OutputError
    from notekit.errors import PluginError as PluginError
    from notekit.errors import SchemaError as SchemaError
    from notekit.errors import SettingsError as SettingsError
    from notekit.errors import SourceError as SourceError
    from notekit.event_date import EventDate as EventDate
    from notekit.event_date import Precision as Precision
    from notekit.hookspecs import hookimpl as hookimpl
    from notekit.issue import Depth as Depth
    from notekit.issue import Issue as Issue
    from notekit.issue import Item as Item
    from notekit.merging import merge as merge
    from notekit.notebook import Coverage as Coverage
    from notekit.notebook import LeftOver as LeftOver
    from notekit.notebook import Notebook as Notebook
    from notekit.parsers.draft.draft import Draft as Draft
    from notekit.parsers.rule import ParserRule as ParserRule
    from notekit.parsers.structure.notation import Headings as Headings
    from notekit.people import Part as Part
    from notekit.people import Person as Person
    from notekit.people import Post as Post
    from notekit.pipeline import Conversion as Conversion
    from notekit.pipeline import convert as convert
    from notekit.pipeline import digest as digest
    from notekit.pipeline import parse as parse
    from notekit.pipeline import render as render
    from notekit.plugins import choose_plugins as choose_plugins
    from notekit.readers import Reader as Reader
    from notekit.readers import read as read
    from notekit.reading import Directive as Directive
    from notekit.reading import Metadata as Metadata
    from notekit.reading import PageFurniture as PageFurniture
    from notekit.reading import Reading as Reading
    from notekit.reading import SourceBlock as SourceBlock
    from notekit.reading import Title as Title
    from notekit.rendering import Artefact as Artefact
    from notekit.rendering import Renderer as Renderer
    from notekit.schema import Evidence as Evidence
    from notekit.schema import Furniture as Furniture
    from notekit.schema import Kind as Kind
    from notekit.schema import Note as Note
    from notekit.schema import Role as Role
    from notekit.schema import Section as Section
    from notekit.segmentation import sentences as sentences
    from notekit.settings import Settings as Settings
    from notekit.settings import read_settings as read_settings
    from notekit.source import Source as Source
    from notekit.source import Span as Span
    from notekit.text import Action as Action
    from notekit.text import Anchor as Anchor
    from notekit.text import Code as Code
    from notekit.text import Emphasis as Emphasis
    from notekit.text import Mark as Mark
    from notekit.text import RichText as RichText
    from notekit.text import Run as Run
    from notekit.text import Speech as Speech
    from notekit.text import Status as Status
    from notekit.text import Strong as Strong
    from notekit.views import Contribution as Contribution
    from notekit.views import Discussion as Discussion
    from notekit.views import Link as Link
    from notekit.views import NextStep as NextStep
    from notekit.views import Point as Point
    from notekit.views import Quote as Quote
    from notekit.views import Response as Response

__version__ = "0.1.0"

_HOMES = {
    "blocks": "Block BlockQuote Heading Image ListBlock ListItem Paragraph Preformatted Rule Table Verse",
    "checking": "check",
    "checks.finding": "Finding Fix Remark",
    "checks.passages": "Subject",
    "checks.rule": "CheckRule",
    "checks.switches": "Switches",
    "codec": "dumps loads",
    "comparison": "Change ChangeKind Piece compare",
    "diagnostics": "Diagnostic Severity",
    "digests.abridging": "abridge",
    "digests.gathering": "Gathered gather",
    "digests.manifest": "Manifest Order Selection read_manifest",
    "editing": "change_each rename",
    "errors": "FormatError NotekitError OutputError PluginError SchemaError SettingsError SourceError",
    "event_date": "EventDate Precision",
    "hookspecs": "hookimpl",
    "issue": "Depth Issue Item",
    "merging": "merge",
    "notebook": "Coverage LeftOver Notebook",
    "parsers.draft.draft": "Draft",
    "parsers.rule": "ParserRule",
    "parsers.structure.notation": "Headings",
    "people": "Part Person Post",
    "pipeline": "Conversion convert digest parse render",
    "plugins": "choose_plugins",
    "readers": "Reader read",
    "reading": "Directive Metadata PageFurniture Reading SourceBlock Title",
    "rendering": "Artefact Renderer",
    "schema": "Evidence Furniture Kind Note Role Section",
    "segmentation": "sentences",
    "settings": "Settings read_settings",
    "source": "Source Span",
    "text": "Action Anchor Code Emphasis Mark RichText Run Speech Status Strong",
    "views": "Contribution Discussion Link NextStep Point Quote Response",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'notekit' has no attribute {name!r}")
    value = getattr(import_module(f"notekit.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
