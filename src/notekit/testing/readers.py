"""What is expected of every reader, as tests to inherit."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, ClassVar

from notekit import NotekitError, Reader, Reading
from notekit.parsers.parse import parse_reading
from notekit.reading import fault_of
from notekit.testing.contract import Contract, assert_fits
from notekit.testing.stillness import stillness
from notekit.testing.work import assert_linear, memory_of, steps_of

__all__ = ["ReaderContract"]

_NAME = "a document"


class ReaderContract(Contract):
    """The tests of a reader, for a class that says which, and gives sound documents to read, by name:

    class TestMine(ReaderContract):
        reader = MyReader()
        documents = {"talk": b"..."}

    `leaves_over` says that there may be text in a source that belongs to no block.
    """

    reader: ClassVar[Reader]
    documents: ClassVar[Mapping[str, bytes]] = {}
    leaves_over: ClassVar[bool] = False

    # To be overridden where a format needs it

    def grown(self, document: bytes, times: int) -> bytes:
        """A document that is as many times as long; by default, its bytes over and over."""
        return document * times

    # What the tests go by

    def cases(self) -> Mapping[str, Mapping[str, Any]]:
        """The documents of the author, and what is damaged."""
        damaged = {
            "empty": b"",
            "blank": b" \n\t\r\n \n",
            "binary": bytes(range(256)) * 8,
            "nothing but zeros": bytes(1000),
            "one long line": b"word " * 2000,
        }
        for name, document in self.documents.items():
            damaged[f"first half of {name}"] = document[: len(document) // 2]
            damaged[f"second half of {name}"] = document[len(document) // 2 :]
            damaged[f"{name} without its last byte"] = document[:-1]
        return {"document": self.documents, "damaged": damaged}

    def read(self, document: bytes) -> Reading:
        """What the reader makes of a document."""
        return self.reader.read(document, _NAME)

    def _reading(self, times: int) -> Callable[[], object]:
        document = self.grown(next(iter(self.documents.values())), times)

        def work() -> None:
            with suppress(NotekitError):
                self.read(document)

        return work

    # The tests

    def test_notekit_takes_it_for_a_reader(self) -> None:
        """Its names have the form that they should, and it says what it reads."""
        assert_fits("readers", self.reader)
        assert self.reader.summary.strip(), "a reader has a summary, for `notekit formats`"

    def test_there_are_documents_to_read(self) -> None:
        """For else nothing were tested here."""
        assert self.documents, "give some sound documents as `documents`, by name"

    def test_a_document_is_read(self, document: bytes) -> None:
        """As blocks in order within the source, which goes by the name of the document."""
        reading = self.read(document)
        _assert_sound(reading)
        assert reading.blocks, "there is no block in what was read"
        named = reading.source.name
        assert named == _NAME, f"the source goes by the name of the document, {_NAME!r}, and not by {named!r}"

    def test_nothing_of_a_document_is_left_over(self, document: bytes) -> None:
        """All of the source's text stands in some block."""
        reading = self.read(document)
        at, text, between = 0, reading.source.text, []
        for block in reading.blocks:
            if block.span:
                between.append(text[at : block.span.start])
                at = block.span.end
        lost = [piece.strip() for piece in (*between, text[at:]) if piece.strip()]
        assert self.leaves_over or not lost, f"this stands in no block: {lost[0]:.80}"

    def test_what_is_damaged_is_read_or_refused(self, damaged: bytes) -> None:
        """With a NotekitError, and none other."""
        try:
            reading = self.read(damaged)
        except NotekitError:
            return
        _assert_sound(reading)

    def test_the_same_document_is_read_the_same_twice(self, document: bytes) -> None:
        """Its text, its blocks, and their places."""
        once, again = self.read(document), self.read(document)
        assert once == again, "the second time, the same document gives another reading"
        assert [block.span for block in once.blocks] == [block.span for block in again.blocks], (
            "the second time, blocks of the same document stand elsewhere"
        )

    def test_nothing_is_fetched_or_written(self, document: bytes) -> None:
        """Nor is any program started."""
        with stillness():
            self.read(document)

    def test_work_grows_no_faster_than_the_document(self) -> None:
        """Steps are counted, and no time is taken."""
        assert_linear(steps_of, self._reading, "the number of steps")

    def test_memory_grows_no_faster_than_the_document(self) -> None:
        """The most that is held at once."""
        assert_linear(memory_of, self._reading, "the memory")


def _assert_sound(reading: Reading) -> None:
    fault = fault_of(reading)
    assert fault is None, f"the reader {fault}"
    coverage = parse_reading(reading).coverage
    assert coverage is not None
    assert coverage.complete, f"nothing accounts for {coverage.missing}, or two blocks for {coverage.doubled}"
