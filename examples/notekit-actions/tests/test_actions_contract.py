"""What notekit asks of every renderer and of every rule of the check."""

import csv
import re
from io import StringIO

from notekit import Artefact
from notekit.testing import ASPECTS, CheckRuleContract, RendererContract
from notekit_actions.renderers import CalendarRenderer, TableRenderer
from notekit_actions.rule import STEP_WITHOUT_DATE

NO_STEPS = set(ASPECTS) - {"steps", "owners"}
"""What is not about next steps."""


class TestTable(RendererContract):
    renderer = TableRenderer()
    leaves_out = NO_STEPS

    def text_of(self, artefact: Artefact) -> str:
        return "\n".join(cells(artefact))

    def is_safe(self, artefact: Artefact) -> bool:
        """No cell is a formula."""
        return not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells(artefact))


class TestCalendar(RendererContract):
    renderer = CalendarRenderer()
    leaves_out = NO_STEPS

    def text_of(self, artefact: Artefact) -> str:
        """The text with its lines unfolded and its signs unescaped."""
        text = artefact.data.decode().replace("\r\n ", "")
        return re.sub(r"\\(.)", lambda escaped: "\n" if escaped[1] == "n" else escaped[1], text)


class TestStepWithoutDate(CheckRuleContract):
    rule = STEP_WITHOUT_DATE


def cells(artefact: Artefact) -> list[str]:
    return [cell for row in csv.reader(StringIO(artefact.data.decode("utf-8-sig"), newline="")) for cell in row]
