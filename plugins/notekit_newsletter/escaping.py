"""The words of notes as HTML: nothing in them is markup, and nothing is for the service that sends the message."""

import re

__all__ = ["escaped", "quoted"]

_OPENING = re.compile(r"[{\[|]|%(?=[A-Za-z_%]|\Z)")
"""What the placeholders of sending services begin with: {{ }}, {% %}, {$ }, [[ ]], *| |*, %% %%, % %.

<% is escaped anyway. A % at the end may be followed by another one in the words that come next.
"""


def escaped(text: str) -> str:
    """Plain text between tags."""
    html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "{" in html or "[" in html or "|" in html or "%" in html:
        return _OPENING.sub(lambda opening: f"&#{ord(opening[0])};", html)
    return html


def quoted(text: str) -> str:
    """Plain text as the value of an attribute, or between tags."""
    return escaped(text).replace('"', "&quot;").replace("'", "&#x27;")
