"""`akkoord rights reform`: who gains and who loses when figures of the law change."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from akkoord.cli import output
from akkoord.cli.rights_cases import OUT, PACKAGE, READABLE, cases, tell_problems
from akkoord.errors import InputError
from akkoord.phrases import Language
from akkoord.rights.formats import overlay_file, reform_answers
from akkoord.rights.household_reform import Effect, Reform, effects
from akkoord.rights.overlay import Overlay


@click.command()
@click.argument("overlay_path", metavar="OVERLAY.yaml", type=READABLE)
@click.argument("files", metavar="CASES.json|PERSONS.parquet HOUSEHOLDS.parquet", nargs=-1, type=READABLE)
@click.option(
    "--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day, instead of that of each household."
)
@click.option("--format", type=click.Choice(["json"]), default="json", show_default=True, expose_value=False)
@click.option("-o", "--out", type=OUT, help="Write whole to this file or device.")
@click.pass_obj
def reform(
    language: Language,
    overlay_path: Path,
    files: tuple[Path, ...],
    on: datetime | None,
    *,
    out: Path | None,
) -> None:
    """Compare every right of every household with and without the changes of OVERLAY.yaml.

    The households stand in CASES.json, or as a population in two files of Parquet. Counts of one to four
    households are hidden. A value of CASES.json that cannot be used is told, the fact counts as unknown, and
    the command ends with 1.
    """
    if len(files) not in (1, 2):
        raise click.UsageError("give CASES.json, or PERSONS.parquet and HOUSEHOLDS.parquet")
    output.check_apart((overlay_path, *files), out)
    overlay, law = _law(overlay_path, language)
    has_problems = False
    if len(files) == 1:
        found = cases(files[0], on, language)
        has_problems = tell_problems(files[0], found, language)
        done = effects(law, [case.household for case in found])
    else:
        done = _of_population(law, files, on, language)
    sheet = reform_answers.to_dict(law, [overlay], done, on.date() if on else None)
    output.write(json.dumps(sheet, ensure_ascii=False, indent=1) + "\n", out)
    if has_problems:
        raise SystemExit(1)


def _law(path: Path, language: Language) -> tuple[Overlay, Reform]:
    try:
        overlay = overlay_file.loads(path.read_text(encoding="utf-8"))
        return overlay, Reform.of([overlay])
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path}: {error.reason} ({error.start})") from error
    except InputError as error:
        raise click.ClickException(f"{path}: {output.sentence(error, language, package=PACKAGE)}") from error


def _of_population(
    law: Reform, files: tuple[Path, ...], on: datetime | None, language: Language
) -> tuple[Effect, ...]:
    # Columns bring numba and Arrow, which take a second to load: no other command waits for them.
    from akkoord.rights import population_reform  # noqa: PLC0415
    from akkoord.rights.formats import population_file  # noqa: PLC0415

    persons, households = files
    try:
        chunks = population_file.chunks(persons, households)
        return population_reform.effects(law, chunks, on.date() if on else None)
    except InputError as error:
        raise click.ClickException(output.sentence(error, language, package=PACKAGE)) from error
