"""`akkoord followup`: what an installation knows of its promises. It works where AKKOORD_DATA points."""

from __future__ import annotations

import os
from pathlib import Path

import click

from akkoord.cli import output
from akkoord.errors import InputError
from akkoord.followup.report import periods
from akkoord.followup.report.periods import Period
from akkoord.phrases import Language, Reason

_PACKAGE, _WEB = "akkoord.followup", "akkoord.web.reports"
_OUT = click.Path(dir_okay=False, path_type=Path)


@click.group()
def followup() -> None:
    """Reports on the promises of the installation that AKKOORD_DATA names."""


@followup.command()
@click.argument("period")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", "xlsx", "docx", "pdf"]),
    default="json",
    show_default=True,
)
@click.option("--draft", is_flag=True, help="As it would be sent today, and not as it was sent.")
@click.option("-o", "--out", type=_OUT, help="Write the report whole to this file or device.")
@click.pass_obj
def report(language: Language, period: str, form: str, *, draft: bool, out: Path | None) -> None:
    """Write the report for the council of PERIOD: a half year (2026-1) or a calendar year (2026).

    The JSON of a report that was sent is the very text that its hash was taken of. An xlsx, docx or pdf
    speaks the language that `akkoord --language` chooses.
    """
    try:
        asked = periods.read(period)
    except InputError as error:
        raise click.ClickException(output.sentence(error, language, package=_PACKAGE)) from error
    _set_up()
    output.write(_content(asked, form, language, is_draft=draft), out)


def _set_up() -> None:
    """Open the installation; only the verbs of this group need one."""
    import django  # noqa: PLC0415
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "akkoord.web.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error


def _content(period: Period, form: str, language: Language, *, is_draft: bool) -> bytes:
    from django.utils import timezone  # noqa: PLC0415 - wants the settings
    from django.utils.translation import override  # noqa: PLC0415

    from akkoord.web.reports import queries  # noqa: PLC0415
    from akkoord.web.reports.making import made  # noqa: PLC0415

    today = timezone.localdate()
    if period not in queries.ended(today):
        raise _refused("period_not_ended", period, language)
    with override(language):
        if is_draft:
            return made.file(queries.draft(period, today), form)
        sent = queries.latest(period)
        if sent is None:
            raise _refused("report_not_sent", period, language)
        return made.file(queries.document(sent), form, made.Sent(sent.sent_at, sent.sha256))


def _refused(code: str, period: Period, language: Language) -> click.ClickException:
    reason = Reason(code, {"period": str(period)})
    return click.ClickException(output.sentence(reason, language, package=_WEB))
