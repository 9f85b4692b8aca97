"""`akkoord rights batch`: every right for a whole population, from Parquet to Parquet."""

from __future__ import annotations

import json
import tempfile
from datetime import datetime
from pathlib import Path

import click

from akkoord.cli import output
from akkoord.errors import InputError
from akkoord.phrases import Language

VERSION = 1
_PACKAGE = "akkoord.rights"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("persons", metavar="PERSONS.parquet", type=_FILE)
@click.argument("households", metavar="HOUSEHOLDS.parquet", type=_FILE)
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day, instead of the column date.")
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The Parquet of answers.",
)
@click.option("--format", type=click.Choice(["json"]), default="json", show_default=True, expose_value=False)
@click.pass_obj
def batch(language: Language, persons: Path, households: Path, on: datetime | None, out: Path) -> None:
    """Decide every right for every household of a population.

    OUT gets one row per household and right; standard output gets one JSON with how many households there
    are, and for each right how many answers of each kind. It reads and writes in chunks, so that memory does
    not grow with the population.
    """
    # Columns bring numba and Arrow, which take a second to load: no other command waits for them.
    from akkoord.rights.formats import population_file  # noqa: PLC0415

    output.check_apart([persons, households], out)
    try:
        # Beside the file first, so that what is there stays until everything is answered.
        with tempfile.TemporaryDirectory(dir=out.resolve().parent, prefix=".akkoord-") as folder:
            made = Path(folder) / out.name
            count = population_file.assess_files(persons, households, made, on=on.date() if on else None)
            kinds = population_file.count_states(made) if count else {}
            if count:
                made.replace(out)
    except InputError as error:
        raise click.ClickException(output.sentence(error, language, package=_PACKAGE)) from error
    except OSError as error:
        raise click.ClickException(f"{out}: {error.strerror}") from error
    sheet = {"version": VERSION, "households": count, "out": out.name if count else None, "rights": kinds}
    output.write(json.dumps(sheet, ensure_ascii=False, indent=1) + "\n", None)
