"""Households as the commands of `akkoord rights` read them, and what they tell about what cannot be used."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from akkoord.cli import output
from akkoord.errors import InputError
from akkoord.phrases import Language
from akkoord.rights.formats import cases_file
from akkoord.rights.formats.cases_file import Case

PACKAGE = "akkoord.rights"
OUT = click.Path(dir_okay=False, path_type=Path)
READABLE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


def cases(file: Path, on: datetime | None, language: Language) -> tuple[Case, ...]:
    """Read the households of a file, or of standard input for `-`.

    Raises:
        ClickException: if it cannot be read as households (exit 1).
    """
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
        return cases_file.read(text, on.date() if on else None)
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: {error.reason} ({error.start})") from error
    except InputError as error:
        raise click.ClickException(f"{file}: {output.sentence(error, language, package=PACKAGE)}") from error


def tell_problems(file: Path, found: tuple[Case, ...], language: Language) -> bool:
    """Say what could not be used; whether a value was among it, and not only a name that nobody knows."""
    is_wrong = False
    for case in found:
        for problem in case.problems:
            said = output.sentence(problem, language, package=PACKAGE)
            output.tell(f"{file}, {case.household.id}: {said}")
            is_wrong |= problem.code != "fact.not_known"
    return is_wrong
