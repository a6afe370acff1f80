"""Signs of fonts that have pictures and letters of their own in place of the usual ones."""

__all__ = ["symbol"]


def _from(first: int, signs: str) -> dict[int, str]:
    """The signs of a font from a number on; a blank stands for one that is left out."""
    return {number: sign for number, sign in enumerate(signs, first) if sign != " "}


_FONTS = {
    "symbol": {
        **_from(0x22, "∀ ∃  ∋  ∗  −"),
        **_from(0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ ∴ ⊥"),
        **_from(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
        **_from(0xA0, "€ ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
        **_from(0xC4, "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
        **_from(0xE5, "∑"),
        **_from(0xF2, "∫"),
    },
    "wingdings": {
        **_from(0x28, "☎ ✉"),
        **_from(0x4A, "☺ ☹"),
        **_from(0x6C, "● ■☐ ❑❒  ◆❖"),
        **_from(0x9F, "•"),
        **_from(0xA7, "▪☐"),
        **_from(0xD8, "➢"),
        **_from(0xDF, "←→"),
        **_from(0xE8, "➔"),
        **_from(0xF0, "⇨"),
        **_from(0xFB, "✗✓☒☑"),
    },
    "wingdings 2": {**_from(0x4F, "✗✓☒☑"), **_from(0xA3, "☐")},
}
_PRIVATE = 0xF000
_UNKNOWN = "\ufffd"


def symbol(font: str, code: str) -> str:
    """The sign that a font shows for a character, given by its code in hexadecimal; U+FFFD where that is not known."""
    try:
        number = int(code[:6], 16)
    except ValueError:
        return _UNKNOWN
    own = _FONTS.get(font.casefold(), {})
    low = number - _PRIVATE if _PRIVATE <= number < _PRIVATE + 0x100 else number
    if low in own:
        return own[low]
    if font.casefold() == "symbol" and 0x20 <= low < 0x7F:
        return chr(low)
    if own or not 0x20 <= number < 0x110000 or 0xD800 <= number < 0xF900:
        return "•" if low == 0xB7 else _UNKNOWN
    return chr(number)
