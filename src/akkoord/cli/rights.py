"""`akkoord rights`: which household has which right, and what the law says on a day."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from akkoord.cli import output, rights_law
from akkoord.cli.rights_batch import batch
from akkoord.errors import InputError
from akkoord.phrases import Language
from akkoord.rights.formats import answers, cases_file
from akkoord.rights.formats.cases_file import Case

_PACKAGE = "akkoord.rights"
_OUT = click.Path(dir_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.group()
def rights() -> None:
    """The rights of households: assess them, ask what is missing, lay a reform over them."""


rights.add_command(batch)


@rights.command()
@click.argument("files", metavar="CASES.json...", nargs=-1, required=True, type=_FILE)
@click.option(
    "--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day, instead of that of each case."
)
@click.option("--explain", is_flag=True, help="With the whole explanation of each answer.")
@click.option("--format", type=click.Choice(["json"]), default="json", show_default=True, expose_value=False)
@click.option("-o", "--out", type=_OUT, help="Write whole to this file or device.")
@click.pass_obj
def assess(
    language: Language, files: tuple[Path, ...], on: datetime | None, *, explain: bool, out: Path | None
) -> None:
    """Decide every right of the catalogue for the households of CASES.json.

    Several files give one line each. A value that cannot be used is told, the fact counts as unknown, and the
    command ends with 1.
    """
    output.check_apart(files, out)
    sheets, has_problems = [], False
    for file in files:
        cases = _cases(file, on, language)
        has_problems |= _tell_problems(file, cases, language)
        sheets.append(answers.to_dict(cases, explain=explain))
    output.write(_lines(sheets), out)
    if has_problems:
        raise SystemExit(1)


rights.add_command(rights_law.catalogue)
rights.add_command(rights_law.figures)


def _cases(file: Path, on: datetime | None, language: Language) -> tuple[Case, ...]:
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
        return cases_file.read(text, on.date() if on else None)
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: {error.reason} ({error.start})") from error
    except InputError as error:
        raise click.ClickException(f"{file}: {output.sentence(error, language, package=_PACKAGE)}") from error


def _tell_problems(file: Path, cases: tuple[Case, ...], language: Language) -> bool:
    """Say what could not be used; whether a value was among it, and not only a name that nobody knows."""
    is_wrong = False
    for case in cases:
        for problem in case.problems:
            said = output.sentence(problem, language, package=_PACKAGE)
            output.tell(f"{file}, {case.household.id}: {said}")
            is_wrong |= problem.code != "fact.not_known"
    return is_wrong


def _lines(sheets: list[dict[str, Any]]) -> str:
    """Return one sheet laid out for people, or several with one line each."""
    if len(sheets) == 1:
        return json.dumps(sheets[0], ensure_ascii=False, indent=1) + "\n"
    return "".join(json.dumps(sheet, ensure_ascii=False) + "\n" for sheet in sheets)
