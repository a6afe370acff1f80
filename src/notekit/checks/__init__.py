"""Checks: what an editor would mend in the source of notes, by named rules."""

from notekit.checks.check import check
from notekit.checks.finding import Finding, Fix
from notekit.checks.mending import mend
from notekit.checks.rules import RULES
from notekit.checks.switches import CODES, Switches, known_code

__all__ = ["CODES", "RULES", "Finding", "Fix", "Switches", "check", "known_code", "mend"]
