"""Signs of symbol fonts."""

import pytest

from notekit.readers.wordprocessing.symbols import symbol


@pytest.mark.parametrize(
    ("font", "code", "expected"),
    [
        ("Symbol", "F061", "α"),
        ("Symbol", "61", "α"),
        ("Symbol", "F053", "Σ"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0D6", "√"),
        ("Symbol", "F028", "("),
        ("Wingdings", "F04A", "☺"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "F0FC", "✓"),
        ("wingdings", "F0FE", "☑"),
        ("Wingdings 2", "F052", "☑"),
        ("Arial", "20AC", "€"),
        ("Webdings", "F0B7", "•"),
        ("Webdings", "F041", "\ufffd"),
        ("Wingdings", "F041", "\ufffd"),
        ("Arial", "D800", "\ufffd"),
        ("Arial", "FFFFFFFF", "\ufffd"),
        ("Arial", "7", "\ufffd"),
        ("Arial", "-5", "\ufffd"),
        ("", "", "\ufffd"),
    ],
)
def test_the_sign_of_a_character(font: str, code: str, expected: str) -> None:
    assert symbol(font, code) == expected
