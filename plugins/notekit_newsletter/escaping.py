"""The words of notes as HTML: nothing in them is markup, and nothing is for the service that sends the message."""

import re

__all__ = ["escaped", "quoted"]

_OPENING = re.compile(r"[{\[|]|%(?=[A-Za-z_%]|\Z)")
"""What the placeholders of sending services begin with: {{ }}, {% %}, {$ }, [[ ]], *| |*, %% %%, % %.

<% is escaped anyway. A % at the end may be followed by another one in the words that come next.
"""


def escaped(text: str, line_break: str = "\n") -> str:
    """Plain text between tags. Most texts have none of these characters, and to look is quicker than to replace."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if "{" in text or "[" in text or "|" in text or "%" in text:
        text = _OPENING.sub(lambda opening: f"&#{ord(opening[0])};", text)
    return text.replace("\n", line_break) if "\n" in text else text


def quoted(text: str) -> str:
    """Plain text as the value of an attribute, or between tags."""
    return escaped(text).replace('"', "&quot;").replace("'", "&#x27;")
