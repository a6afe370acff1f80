"""What notekit asks of every reader, rule and vocabulary."""

from typing import ClassVar

from notekit.testing import ParserRuleContract, ReaderContract, VocabularyContract
from notekit_captions import notekit_parser_rules, notekit_readers, notekit_vocabulary

VTT, SRT = notekit_readers()
TALK = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ottilie Marchbanks>Good afternoon, and welcome</v>

00:00:04.000 --> 00:00:05.000
<v Bo Ek>Thank you.</v>
"""
FILM = """1
00:00:01,000 --> 00:00:04,000
Ottilie Marchbanks: Good afternoon,

2
00:00:04,000 --> 00:00:05,000
and welcome to all – who pay for lamps.
"""


class TestVtt(ReaderContract):
    reader = VTT
    documents: ClassVar = {"a talk": TALK.encode()}


class TestSrt(ReaderContract):
    reader = SRT
    documents: ClassVar = {"a film": FILM.encode()}


class TestRule(ParserRuleContract):
    (rule,) = notekit_parser_rules()


class TestWords(VocabularyContract):
    vocabulary = notekit_vocabulary()
