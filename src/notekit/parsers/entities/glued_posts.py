"""Posts that a page has glued to a name, where a card of a speaker loses its lines: 'Ann LeeDirector of Boats'."""

import re

from notekit.parsers.vocabulary.cues import Vocabulary

__all__ = ["before_glued_post"]

LONGEST = 60
"""How many characters behind a name are looked at for a post."""
_GLUED = re.compile(r" (?!Mac|Fitz)[A-Z][a-zß-öø-ÿ]{2,}(?=[A-Z][a-z]{3})")


def before_glued_post(text: str, start: int, end: int, words: Vocabulary) -> int:
    """Where a name between two offsets ends, before a post that is glued to it; else `end`."""
    glued = _GLUED.search(text, start, end)
    if glued is None:
        return end
    post = text[glued.end() : glued.end() + LONGEST].partition(",")[0]
    return glued.end() if words.has_role(" ".join(post.split()[:3])) else end
