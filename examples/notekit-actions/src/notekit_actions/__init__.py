"""A notekit plugin: what is to be done after events, as a table, as a to-do list, and looked over by the check."""

from collections.abc import Sequence

import click

import notekit
from notekit_actions.command import actions
from notekit_actions.renderers import CalendarRenderer, TableRenderer
from notekit_actions.rule import STEP_WITHOUT_DATE

__all__ = ["notekit_check_rules", "notekit_commands", "notekit_renderers"]


@notekit.hookimpl
def notekit_renderers() -> Sequence[notekit.Renderer]:
    """The table and the to-do list."""
    return [TableRenderer(), CalendarRenderer()]


@notekit.hookimpl
def notekit_check_rules() -> Sequence[notekit.CheckRule]:
    """The rule that finds steps without a date."""
    return [STEP_WITHOUT_DATE]


@notekit.hookimpl
def notekit_commands() -> Sequence[click.Command]:
    """The command that gathers the steps of many documents."""
    return [actions]
