"""The sender's logo as a file that goes with the message."""

from hashlib import sha256
from pathlib import Path

from attrs import frozen

import notekit

__all__ = ["Logo", "read_logo"]

_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF87a": "gif", b"GIF89a": "gif"}


@frozen
class Logo:
    """A picture: its bytes, and what kind of image they are ('png')."""

    data: bytes
    kind: str

    @property
    def cid(self) -> str:
        """The name by which the page of the same message shows it."""
        return f"{sha256(self.data).hexdigest()[:32]}@notekit.invalid"


def read_logo(path: Path) -> Logo:
    """The logo in a file. Raises `SettingsError` where it cannot be read or is no picture that mail programs show."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise notekit.SettingsError(f"the newsletter option 'logo': {path} cannot be read: {why}") from error
    kind = next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), None)
    if kind is None:
        raise notekit.SettingsError(f"the newsletter option 'logo' takes a picture as PNG, JPEG or GIF; {path} is none")
    return Logo(data, kind)
