"""The kit for those who write plugins: what is expected of each kind of them, as tests to inherit.

class TestMine(notekit.testing.RendererContract):
    renderer = MyRenderer()
"""

from notekit.testing.everything import HOSTILE, full_note
from notekit.testing.hard_notes import filled_note, hard_notes, huge_note, short_note
from notekit.testing.hard_texts import hard_texts
from notekit.testing.markup import dangers_of, readable
from notekit.testing.readers import ReaderContract
from notekit.testing.renderers import RendererContract
from notekit.testing.rules import CheckRuleContract, ParserRuleContract, VocabularyContract
from notekit.testing.stillness import stillness
from notekit.testing.wording import ASPECTS, said

__all__ = [
    "ASPECTS",
    "HOSTILE",
    "CheckRuleContract",
    "ParserRuleContract",
    "ReaderContract",
    "RendererContract",
    "VocabularyContract",
    "dangers_of",
    "filled_note",
    "full_note",
    "hard_notes",
    "hard_texts",
    "huge_note",
    "readable",
    "said",
    "short_note",
    "stillness",
]
