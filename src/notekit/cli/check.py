"""`notekit check`: what an editor would mend in the source of notes."""

import sys
from collections.abc import Iterator

import click

from notekit.checking import all_rules, check
from notekit.checks.switches import Switches
from notekit.cli import FAILED, WARNED, fail
from notekit.cli.findings import FORMS, Checked
from notekit.cli.inputs import STDIN, encoding_option, format_option, language_option, opened, settings_option
from notekit.cli.mending import mend_file
from notekit.errors import NotekitError, SettingsError
from notekit.files import shown
from notekit.pipeline import parse
from notekit.settings import Settings

__all__ = ["command"]


def _codes(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    codes = tuple(code.strip() for value in values for code in value.split(",") if code.strip())
    try:
        Switches(codes).of(all_rules())
    except SettingsError as error:
        raise click.BadParameter(str(error)) from None
    return codes


def _list(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        rules = all_rules()
        width = max(len(rule.code) for rule in rules)
        for rule in rules:
            click.echo(f"{rule.code:{width}}  {rule.severity.value:7}  {rule.finds}")
        context.exit()


@click.command("check", short_help="Find what an editor would mend.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@format_option
@encoding_option
@language_option
@settings_option
@click.option("--select", metavar="CODE,..", multiple=True, callback=_codes, help="Go by these rules only.")
@click.option("--ignore", metavar="CODE,..", multiple=True, callback=_codes, help="Leave these rules out.")
@click.option("--fix", "mends", is_flag=True, help="Mend what can be mended safely, in the source itself.")
@click.option("--output", "form", type=click.Choice(list(FORMS)), default="text", help="How to print the findings.")
@click.option("--fail-if-findings", is_flag=True, help="Exit with status 3 if there is any finding.")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List the rules.")
def command(
    sources: tuple[str, ...],
    media_type: str | None,
    encoding: str | None,
    settings: Settings | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    mends: bool,
    form: str,
    fail_if_findings: bool,
) -> int:
    """Find what an editor would mend in each SOURCE, a path or - for standard input.

    Each finding is told on a line, as FILE:LINE:COLUMN: CODE: what is wrong. --fix mends text and Markdown
    where that is safe, and tells what is left.

    \b
    notekit check notes.md
    notekit check notes/*.md --output github --fail-if-findings
    """
    if sources.count(STDIN) > 1:
        raise click.UsageError("standard input can be read once only")
    if mends and STDIN in sources:
        raise click.UsageError("standard input cannot be mended; name a file")
    chosen = settings.checks if settings else Switches()
    switches = Switches(select or chosen.select, (*chosen.ignore, *ignore))
    failed = False
    done: list[Checked] = []
    for name in sources:
        try:
            if mends:
                for said in mend_file(name, switches, media_type=media_type, encoding=encoding, settings=settings):
                    click.echo(f"notekit: {said}", err=True)
            notebook = parse(opened(name), media_type=media_type, encoding=encoding, settings=settings)
        except NotekitError as error:
            fail(error)
            failed = True
        else:
            found = check(notebook, select=switches.select, ignore=switches.ignore)
            done.append(Checked(shown(name), notebook.source, found))
    click.echo(FORMS[form](done), nl=False)
    if form == "text" and _is_terminal():
        click.echo(_summary(done))
    if failed:
        return FAILED
    return WARNED if fail_if_findings and any(document.findings for document in done) else 0


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _summary(done: list[Checked]) -> str:
    findings = [finding for document in done for finding in document.findings]
    if not findings:
        return "nothing to mend"
    return ", ".join(_counts(len(findings), sum(finding.fix is not None for finding in findings)))


def _counts(all_of_them: int, safe: int) -> Iterator[str]:
    yield f"{all_of_them} finding{'s' if all_of_them > 1 else ''}"
    if safe:
        yield f"{safe} of which --fix can mend"
