"""The kit finds what a reader does wrong, and nothing in one that does all right."""

from collections.abc import Iterator
from typing import Any, ClassVar

import pytest

from notekit import Paragraph, Reading, Source, SourceError, Span
from notekit.testing import ReaderContract


class Cards:
    """Cards, one a line."""

    name = "cards"
    media_types = ("text/x-cards",)
    suffixes = (".cards",)
    summary = "cards, one a line"

    def read(self, data: bytes, name: str) -> Reading:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            raise SourceError(f"{name}: is no text; save it as UTF-8") from None
        source = Source.from_text(text, media_type="text/x-cards", name=name, data=data)
        return Reading(source, tuple(self.blocks(source.text)))

    def blocks(self, text: str) -> Iterator[Paragraph]:
        at = 0
        for line in text.split("\n"):
            if line.strip():
                yield Paragraph(line.replace("\x00", ""), span=self.place(at, at + len(line)))
            at += len(line) + 1

    def place(self, start: int, end: int) -> Span:
        return Span(start, end)


DOCUMENTS = {"two cards": "Slipway workshop\n\nWe met by the water – and stayed.\n".encode()}


class TestCards(ReaderContract):
    reader = Cards()
    documents: ClassVar = DOCUMENTS


class Unending(Cards):
    def place(self, start: int, end: int) -> Span:
        return Span(start, end + 100)


class Forgetful(Cards):
    def blocks(self, text: str) -> Iterator[Paragraph]:
        return (block for block in super().blocks(text) if "water" not in block.text)


class Nameless(Cards):
    def read(self, data: bytes, name: str) -> Reading:
        return super().read(data, "-")


class Careless(Cards):
    def read(self, data: bytes, name: str) -> Reading:
        data.decode()
        return super().read(data, name)


class Growing(Cards):
    read_before = 0

    def blocks(self, text: str) -> Iterator[Paragraph]:
        self.read_before += 1
        return (Paragraph(f"{block.text} {self.read_before}", span=block.span) for block in super().blocks(text))


class Writing(Cards):
    def read(self, data: bytes, name: str) -> Reading:
        open("notekit-kit-written", "wb").close()  # noqa: PTH123  # the plainest way to write
        return super().read(data, name)


class Backwards(Cards):
    def blocks(self, text: str) -> Iterator[Paragraph]:
        blocks = list(super().blocks(text))
        for at in range(len(blocks)):
            for other in blocks[:at]:
                if other is blocks[at]:
                    break
        return iter(blocks)


class Hoarding(Cards):
    def blocks(self, text: str) -> Iterator[Paragraph]:
        blocks = list(super().blocks(text))
        held = [text[: block.span.end] for block in blocks if block.span]
        return iter(blocks if held else [])


class Misnamed(Cards):
    suffixes = (".md",)


FAULTS = [
    (Misnamed, "notekit_takes_it_for_a_reader", "taken by the format markdown"),
    (Unending, "a_document_is_read", "stands nowhere in the source"),
    (Nameless, "a_document_is_read", "goes by the name of the document"),
    (Forgetful, "nothing_of_a_document_is_left_over", "this stands in no block: We met by the water"),
    (Careless, "what_is_damaged_is_read_or_refused", "codec can't decode"),
    (Growing, "the_same_document_is_read_the_same_twice", "another reading"),
    (Writing, "nothing_is_fetched_or_written", "open 'notekit-kit-written'"),
    (Backwards, "work_grows_no_faster_than_the_document", "steps grows faster"),
    (Hoarding, "memory_grows_no_faster_than_the_document", "memory grows faster"),
]


@pytest.mark.parametrize(("reader", "test", "message"), FAULTS, ids=[case[0].__name__ for case in FAULTS])
def test_a_fault_is_found_by_its_test(reader: type[Any], test: str, message: str) -> None:
    contract: Any = type("Contract", (ReaderContract,), {"reader": reader(), "documents": DOCUMENTS})()
    method = getattr(contract, f"test_{test}")
    given = {"document": DOCUMENTS["two cards"], "damaged": b"\xff"}
    arguments = [value for name, value in given.items() if name in method.__annotations__]
    with pytest.raises((AssertionError, UnicodeDecodeError), match=message):
        method(*arguments)


def test_a_reader_without_documents_is_not_tested() -> None:
    contract: Any = type("Contract", (ReaderContract,), {"reader": Cards()})()
    with pytest.raises(AssertionError, match="give some sound documents"):
        contract.test_there_are_documents_to_read()


def test_text_may_be_left_over_where_the_format_has_such() -> None:
    given = {"reader": Forgetful(), "documents": DOCUMENTS, "leaves_over": True}
    contract: Any = type("Contract", (ReaderContract,), given)()
    contract.test_nothing_of_a_document_is_left_over(DOCUMENTS["two cards"])


def test_every_test_finds_some_fault() -> None:
    tested = {f"test_{test}" for _, test, _ in FAULTS} | {"test_there_are_documents_to_read"}
    assert tested == {name for name in dir(ReaderContract) if name.startswith("test_")}
