"""Raw write-ups that are hard to read, as Markdown or hardly so. Every name in them is invented."""

from notekit.testing.everything import HOSTILE

__all__ = ["STATED", "hard_texts", "repeated"]

_ROUNDTABLE = """\
Who minds the ferry? A roundtable on river crossings

On Tuesday 6 May 2031 the Canal Office brought thirty people to Lower Marl Town Hall.

Opening speakers

Ottilie Brandreth, Chair of the Marl Valley Rivers Forum, told us that the ferry had run for ninety winters. “A river \
is a road that moves,” she said.

Piotr Vane and Sunniva Okell, both of the Canal Office, spoke about tolls.

Points from the breakout groups

  • Nobody knows who owns the slipway.
  • The bell is rung too late, or not at all.

Responses

Maud Ilesanmi answered in two lines:
the ferry waits,
and so do we.

Next steps

Kwabena Hollis will mend the bell by 1 June 2031.
"""

_MINUTES = """\
# Slipway Trust: minutes

Date: 3 June 2031
Present: Ann Ede (chair), Bo Ott, Dr Cy Ude

## 1. Matters arising

The **rope** has been *replaced*; see [the log](https://rivers.example/log).

| Action | Owner | Due |
|---|---|---|
| Paint the hut | Bo Ott | 1 July 2031 |
| Order `tar` | Cy Ude | |

## 2. Any other business

1. Tea
2. Cake
   - with jam
   - without

> Set apart as quoted.

---

![A heron](heron.jpg)
"""

STATED = {"title": "Stated by its author", "place": "The stated loft", "organiser": "The Stated Trust"}
"""What the front matter of the text `stated` says, and no rule changes."""

_STATED = "---\n" + "".join(f"{key}: {value}\n" for key, value in STATED.items()) + "---\n\n" + _MINUTES


def hard_texts() -> dict[str, str]:
    """The texts, each by a name that says what is hard about it."""
    return {
        "empty": "",
        "blank": " \n\t\n \n",
        "one word": "Ferry",
        "roundtable": _ROUNDTABLE,
        "minutes": _MINUTES,
        "two notes": f"{_MINUTES}\n# A walk along the leat\n\nWorkshop, 4 July 2031\n\nWe walked back.\n",
        "stated": _STATED,
        "hostile": f"# {HOSTILE}\n\n{HOSTILE}\n\n- {HOSTILE}\n- {HOSTILE}\n\n## Next steps\n\n{HOSTILE}\n",
        "right to left": "# מפגש השכונה\n\nنادي الجسر القديم\n\n- אחת\n- שתיים\n",
        "signs": "*** ___ --- === ``` ~~~ [[[ ]]] ((( <<< >>> ||| ### $$$ \\\\\\ “ ” ’ …\n\n>\n\n-\n\n#\n\n1.\n",
        "one long word": "Flussufer" * 2000,
        "one long line": "The ferry waits, and Ann Ede waits with it. " * 200,
    }


def repeated(times: int) -> str:
    """A text of that many like parts."""
    said = "Speaker{0} Ofmany said: “The water rises.” All of it was new."
    part = f"## Talk {{0}}\n\n{said}\n\n- Point {{0}}\n- Another of {{0}}\n\n"
    return "# All of the river talks\n\n" + "".join(part.format(number) for number in range(times))
