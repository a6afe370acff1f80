"""Turns: what one person says until another does."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from notekit_captions.cues import Cue, Remark, Speech

__all__ = ["Turn", "turns"]

_NAMED = re.compile(r"((?:[^\W\d_a-z][\w.'’-]{0,40}[ \t]+){0,4}[^\W\d_a-z][\w.'’-]{0,40}):\s+(?=\S)")
"""'Ann Lee: ', as most conference programs write who speaks."""

_SOUND = re.compile(r"[\[(♪][^\[\]()♪]*[\])♪]")


@define
class Turn:
    """What `who` says, in the cues that `heads` name; nobody knows who where `who` is None.

    `tagged` says that it was a tag of the format that told who.
    """

    who: str | None
    tagged: bool = False
    heads: list[str] = field(factory=list)
    words: list[str] = field(factory=list)

    @property
    def text(self) -> str:
        """The turn as a transcript writes it: the name, a colon and the words."""
        words = " ".join(filter(None, self.words))
        return f"{self.who}: {words}".strip() if self.who else words


def turns(pieces: Sequence[Cue | Remark]) -> Iterator[Turn | Remark]:
    """The cues joined to turns, with the remarks between them.

    A cue without a name goes on with the turn before, unless that has its name from a tag: then nobody knows who
    speaks. A cue that tells of a sound stands alone.
    """
    known = _names(speech.words for piece in pieces if isinstance(piece, Cue) for speech in piece.speeches)
    turn: Turn | None = None
    for piece in pieces:
        if isinstance(piece, Remark):
            if turn:
                yield turn
            turn = None
            yield piece
            continue
        head = piece.head
        for speech in piece.speeches or [Speech("")]:
            said = _said(speech, known)
            if turn and _goes_on(turn, said):
                turn.heads.append(f"{head} {said.who}:".strip() if said.who else head)
                turn.words += said.words
            else:
                if turn:
                    yield turn
                turn = said
                turn.heads = [head]
            head = ""
    if turn:
        yield turn


def _goes_on(turn: Turn, said: Turn) -> bool:
    if not said.text:
        return True
    if any(_SOUND.fullmatch(words) for each in (turn, said) for words in each.words[:1] if each.who is None):
        return False
    return said.who == turn.who or (said.who is None and not turn.tagged)


def _said(speech: Speech, known: frozenset[str]) -> Turn:
    if speech.voice:
        return Turn(speech.voice, True, words=[speech.words])
    named = _NAMED.match(speech.words)
    if named and named[1] in known:
        return Turn(named[1], words=[speech.words[named.end() :]])
    return Turn(None, words=[speech.words])


def _names(said: Iterable[str]) -> frozenset[str]:
    """The names that words begin with: of several parts, or met more than once, so that 'Remember: ' is none."""
    met = Counter(named[1] for words in said if (named := _NAMED.match(words)))
    return frozenset(name for name, times in met.items() if times > 1 or " " in name)
