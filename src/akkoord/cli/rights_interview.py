"""`akkoord rights interview`: asks a household what its rights need, or measures how much is asked."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from akkoord import phrases
from akkoord.cli import output
from akkoord.errors import InputError
from akkoord.phrases import Language, Reason
from akkoord.rights.interview import experiment, session, simulation
from akkoord.rights.interview.session import Question, Session

_PACKAGE = "akkoord.rights"
_OUT = click.Path(dir_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_YES = frozenset({"j", "ja", "y", "yes"})
_NO = frozenset({"n", "nee", "no"})
_NOT_KNOWN = "?"


@click.command()
@click.argument("file", metavar="[CASE.json]", required=False, type=_FILE)
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day of the answers.")
@click.option(
    "--least-worth", type=float, default=0, help="Stop when what is open is worth less, in euros a year."
)
@click.option("--simulate", type=click.IntRange(1), help="Measure with so many made-up residents instead.")
@click.option("--households", type=click.IntRange(1), help="With --simulate: so many on the whole catalogue.")
@click.option("--seed", type=int, help="With --simulate: which residents are made up.")
@click.option("--format", type=click.Choice(["json"]), default="json", show_default=True, expose_value=False)
@click.option("-o", "--out", type=_OUT, help="Write whole to this file or device.")
@click.pass_obj
def interview(  # noqa: PLR0913, PLR0917 - one parameter for each option
    language: Language,
    file: Path | None,
    on: datetime | None,
    least_worth: float,
    simulate: int | None,
    households: int | None,
    seed: int | None,
    out: Path | None,
) -> None:
    """Ask a household what its rights need, one question at a time, and write what was told as a case.

    With CASE.json the interview goes on from there. An answer of ? means that you do not know.
    """
    if simulate is not None:
        output.write(json.dumps(_measured(simulate, households, seed), indent=1) + "\n", out)
        return
    try:
        talk = session.start(_sheet(file, on, language))
    except InputError as error:
        raise click.ClickException(output.sentence(error, language, package=_PACKAGE)) from error
    while (question := session.next_question(talk, least_worth)) is not None:
        talk = _ask(talk, question, language)
    _tell(talk, language)
    output.write(json.dumps({"cases": [talk.sheet]}, ensure_ascii=False, indent=1) + "\n", out)


def _measured(residents: int, households: int | None, seed: int | None) -> dict[str, Any]:
    found = experiment.run(residents, experiment.sheet()["seed"] if seed is None else seed)
    if households is not None:
        found["catalogue"] = simulation.run(households, found["seed"])
    return found


def _sheet(file: Path | None, on: datetime | None, language: Language) -> dict[str, Any]:
    if file is None:
        day = on.date().isoformat() if on else click.prompt(_said("date", language), err=True)
        return {"id": "interview", "date": day, "household": {}, "members": _members(language)}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise click.ClickException(f"{file}: {error}") from error
    cases = found.get("cases", [found]) if isinstance(found, dict) else found
    if not isinstance(cases, list) or len(cases) != 1 or not isinstance(cases[0], dict):
        raise click.ClickException(f"{file}: {_said('one_case', language)}")
    return cases[0] | ({"date": on.date().isoformat()} if on else {})


def _members(language: Language) -> list[dict[str, Any]]:
    """Ask who is in the household: that comes before everything else."""
    roles = ["applicant", *(["partner"] if _has_partner(language) else [])]
    for role, question in (("child", "children"), ("other", "others")):
        count = click.prompt(_said(question, language), type=click.IntRange(0, 20), default=0, err=True)
        roles += [role] * count
    return [{"id": f"p{number}", "role": role} for number, role in enumerate(roles, start=1)]


def _has_partner(language: Language) -> bool:
    answers = click.Choice(sorted(_YES | _NO), case_sensitive=False)
    return click.prompt(_said("partner", language), type=answers, show_choices=False, err=True) in _YES


def _ask(talk: Session, question: Question, language: Language) -> Session:
    """Ask until the answer can be used."""
    rights = ", ".join(talk.book.right(right).about.name[language] for right in question.why[:3])
    how = _how(question, language)
    output.tell("")
    output.tell(question.fact.asked(language, question.member))
    if question.above is not None:
        output.tell(_said("above", language, limit=question.above))
    output.tell(_said("why", language, rights=rights))
    output.tell(how)
    while True:
        text = click.prompt("", prompt_suffix="> ", default="", show_default=False, err=True).strip()
        try:
            return session.answered(talk, question, None if text == _NOT_KNOWN else _parsed(text, question))
        except (ValueError, InputError):
            output.tell(_said("again", language))
            output.tell(how)


def _how(question: Question, language: Language) -> str:
    """Return how a question is answered."""
    fact = question.fact
    kind = "truth" if question.above is not None else "number" if fact.kind == "money" else fact.kind
    words = fact.kinds if kind in ("benefits", "status") else fact.option_labels
    options = ", ".join(f"{name} ({labels[language]})" for name, labels in words.items())
    return _said(f"how_{kind}", language, options=options)


def _parsed(text: str, question: Question) -> Any:
    """Return an answer as case files write it.

    Raises:
        ValueError: if it cannot be read.
    """
    kind = question.fact.kind
    if question.above is not None or kind == "truth":
        if text.lower() not in _YES | _NO:
            raise ValueError(text)
        return text.lower() in _YES
    if kind == "money":
        return float(text.replace(",", "."))
    if kind == "number":
        return int(text)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if kind == "benefits":
        pairs = [part.partition(":") for part in parts]
        return [{"type": name, **({"since": since} if since else {})} for name, _, since in pairs]
    return parts if kind == "status" else text


def _tell(talk: Session, language: Language) -> None:
    output.tell("")
    for name, found in talk.assessments.items():
        if found.state != "not_computable":
            answer = {True: "yes", False: "no", None: "open"}[found.eligible]
            right = talk.book.right(name).about.name[language]
            output.tell(f"{right}: {_said(answer, language)}")


def _said(code: str, language: Language, **values: object) -> str:
    return phrases.say(Reason(f"interview.{code}", values), language, package=_PACKAGE)
