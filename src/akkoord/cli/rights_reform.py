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
from akkoord.rights.household_reform import Reform, effects
from akkoord.rights.overlay import Overlay


@click.command()
@click.argument("overlay_path", metavar="OVERLAY.yaml", type=READABLE)
@click.argument("file", metavar="CASES.json", type=READABLE)
@click.option(
    "--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day, instead of that of each household."
)
@click.option("--format", type=click.Choice(["json"]), default="json", show_default=True, expose_value=False)
@click.option("-o", "--out", type=OUT, help="Write whole to this file or device.")
@click.pass_obj
def reform(
    language: Language, overlay_path: Path, file: Path, on: datetime | None, *, out: Path | None
) -> None:
    """Compare every right of every household with and without the changes of OVERLAY.yaml.

    Counts of one to four households are hidden. A value that cannot be used is told, the fact counts as
    unknown, and the command ends with 1.
    """
    output.check_apart((overlay_path, file), out)
    overlay, law = _law(overlay_path, language)
    found = cases(file, on, language)
    has_problems = tell_problems(file, found, language)
    done = effects(law, [case.household for case in found])
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
