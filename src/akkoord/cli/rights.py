"""`akkoord rights`: which household has which right, and what the law says on a day."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from akkoord.cli import output, rights_law
from akkoord.cli.rights_batch import batch
from akkoord.cli.rights_cases import OUT, READABLE, cases, tell_problems
from akkoord.cli.rights_reform import reform
from akkoord.phrases import Language
from akkoord.rights.formats import answers


@click.group()
def rights() -> None:
    """The rights of households: assess them, ask what is missing, lay a reform over them."""


rights.add_command(batch)
rights.add_command(reform)


@rights.command()
@click.argument("files", metavar="CASES.json...", nargs=-1, required=True, type=READABLE)
@click.option(
    "--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day, instead of that of each case."
)
@click.option("--explain", is_flag=True, help="With the whole explanation of each answer.")
@click.option("--format", type=click.Choice(["json"]), default="json", show_default=True, expose_value=False)
@click.option("-o", "--out", type=OUT, help="Write whole to this file or device.")
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
        found = cases(file, on, language)
        has_problems |= tell_problems(file, found, language)
        sheets.append(answers.to_dict(found, explain=explain))
    output.write(_lines(sheets), out)
    if has_problems:
        raise SystemExit(1)


rights.add_command(rights_law.catalogue)
rights.add_command(rights_law.figures)


def _lines(sheets: list[dict[str, Any]]) -> str:
    """Return one sheet laid out for people, or several with one line each."""
    if len(sheets) == 1:
        return json.dumps(sheets[0], ensure_ascii=False, indent=1) + "\n"
    return "".join(json.dumps(sheet, ensure_ascii=False) + "\n" for sheet in sheets)
