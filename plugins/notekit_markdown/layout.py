"""The layout of front matter: its indents and the blanks in it made canonical, each value left as it is written."""

import re
from io import StringIO

from notekit_markdown.front_matter import is_plain

__all__ = ["laid_out"]

_STAND_IN = re.compile(r"q\d+q")
_COMMENT = re.compile(r"#.*")
_BEFORE_COMMENT = re.compile(r"(?<=\S)[ \t]+#")


def laid_out(text: str) -> str | None:
    """The YAML with canonical layout and without needless quotes; None where that cannot be told safely.

    The values are kept from the library that lays out: a word stands in for each, so that none is taken for
    a number, a date or a truth value, and its quotes and escapes stay as they are.
    """
    from ruamel.yaml import YAML  # late: takes longer to load than most documents to tidy
    from ruamel.yaml.error import YAMLError

    try:
        skeleton, values = _skeleton(text)
        if skeleton is None:
            return None
        yaml = YAML()
        yaml.width = len(text) * 4 + 80
        yaml.indent(mapping=2, sequence=4, offset=2)
        out = StringIO()
        yaml.dump(yaml.load(skeleton), out)
    except (YAMLError, RecursionError, ValueError, NotImplementedError):
        return None
    layout = "\n".join(line.rstrip() for line in _BEFORE_COMMENT.sub("  #", out.getvalue()).strip("\n").split("\n"))
    if _STAND_IN.findall(layout) != list(values) or not _same_comments(skeleton, layout):
        return None
    return _STAND_IN.sub(lambda match: values[match.group()], layout)


def _skeleton(text: str) -> tuple[str | None, dict[str, str]]:
    """The text with a word in place of each scalar, and what each word stands for.

    There is no skeleton, but None, where a scalar has several lines, whose indent may be part of it.
    """
    from ruamel.yaml import YAML, events

    pieces: list[str] = []
    values: dict[str, str] = {}
    brackets: list[bool] = []
    last = 0
    for event in YAML(typ="safe", pure=True).parse(text):
        if isinstance(event, events.CollectionStartEvent):
            brackets.append(bool(event.flow_style))
        elif isinstance(event, events.CollectionEndEvent):
            brackets.pop()
        elif isinstance(event, events.ScalarEvent):
            start, end = event.start_mark.index, event.end_mark.index
            written = text[start:end]
            if "\n" in written:
                return None, {}
            if written:
                word = f"q{len(values)}q"
                bare = event.style is not None and written[1:-1] == event.value and is_plain(event.value)
                values[word] = event.value if bare and not any(brackets) else written
                pieces += [text[last:start], word]
                last = end
    return "".join([*pieces, text[last:]]), values


def _same_comments(before: str, after: str) -> bool:
    return [each.rstrip() for each in _COMMENT.findall(before)] == [each.rstrip() for each in _COMMENT.findall(after)]
