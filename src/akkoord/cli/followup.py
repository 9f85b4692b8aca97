"""`akkoord followup`: what an installation knows of its promises, and sheets that change it.

It works where AKKOORD_DATA points.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

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
    """The promises of the installation that AKKOORD_DATA names: reports, and many of them at once."""


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


@followup.command()
@click.option("--format", "form", type=click.Choice(["csv", "xlsx"]), default="csv", show_default=True)
@click.option("-o", "--out", type=_OUT, help="Write the sheet whole to this file or device.")
@click.pass_obj
def export(language: Language, form: str, *, out: Path | None) -> None:
    """Write where every promise stands as a sheet, which `import` takes back."""
    _set_up()
    output.write(_sheet(form, language), out)


@followup.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--format", "form", type=click.Choice(["json", "table"]), default="json", show_default=True)
@click.option("-o", "--out", type=_OUT, help="Write what became of the rows to this file or device.")
@click.pass_obj
def import_(language: Language, file: Path, form: str, *, dry_run: bool, out: Path | None) -> None:
    """Record what FILE says, a sheet in CSV or XLSX as `export` writes it; "-" is standard input.

    A row that cannot be used changes nothing and stops no other; the process then ends with 1.
    """
    output.check_apart([file], out)
    _set_up()
    rows = _imported(file, language, is_dry=dry_run)
    counts = {state: sum(row["state"] == state for row in rows) for state in ("change", "same", "problem")}
    if form == "json":
        told = {"version": 1, "dry_run": dry_run, "counts": counts, "rows": rows}
        output.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n", out)
    else:
        output.write("".join(_told(row) for row in rows), out)
    for row in rows:
        for one in row["problems"]:
            output.tell(f"row {row['row']}, {one['column'] or 'whole row'}: {one['message']}")
    if counts["problem"]:
        raise SystemExit(1)


def _told(row: dict[str, Any]) -> str:
    """Return the lines of a table about one row: its place, number and state, and what of it."""
    place = f"{row['row']}\t{row['number'] or ''}\t{row['state']}"
    said = [
        f"{one['column']}: {one['before'] or '(empty)'} > {one['after'] or '(empty)'}"
        for one in row["changes"]
    ]
    said += [f"{one['column']}: {one['message']}" for one in row["problems"]]
    return "".join(f"{place}\t{' '.join(one.split())}\n" for one in said)


def _sheet(form: str, language: Language) -> bytes:
    from django.utils import timezone  # noqa: PLC0415 - wants the settings
    from django.utils.translation import override  # noqa: PLC0415

    from akkoord.web.followup.bulk import exporting  # noqa: PLC0415

    with override(language):
        return exporting.exported(form, timezone.localdate())


def _imported(file: Path, language: Language, *, is_dry: bool) -> list[dict[str, Any]]:
    """Return what became of each row, or what would, as the JSON tells it."""
    from django.utils import timezone  # noqa: PLC0415 - wants the settings
    from django.utils.translation import override  # noqa: PLC0415

    from akkoord.web.followup import saying  # noqa: PLC0415
    from akkoord.web.followup.bulk import applying, reading, shown  # noqa: PLC0415
    from akkoord.web.followup.reach import EVERYTHING  # noqa: PLC0415

    now = timezone.now()
    with override(language):
        try:
            with click.open_file(str(file), "rb") as source:
                lines = reading.lines(source.read(reading.MOST_BYTES + 1))
        except InputError as error:
            raise click.ClickException(f"{file}: {saying.sentence(error)}") from error
        except OSError as error:
            raise click.ClickException(f"{file}: {error.strerror}") from error
        if is_dry:
            return [shown.plain(one) for one in applying.compare(lines, EVERYTHING, now)]
        found = applying.apply(lines, EVERYTHING, actor=None, now=now)
        is_watched = sys.stderr.isatty()
        with click.progressbar(found, length=len(lines), file=sys.stderr, hidden=not is_watched) as rows:
            return [shown.plain(one) for one in rows]


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
