"""Lay the answers of an engine beside what the completions of a household show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from rights.oracle.answers import RIGHTS
from rights.oracle.completions import Findings, Survey
from rights.oracle.figures import Law

EXTRAS = ("category", "route", "tier", "ceiling", "packs", "reduced_net")


def differences(
    case: Mapping[str, Any],
    engine: Mapping[str, Mapping[str, Any]],
    law: Law,
    draws: int,
    dropped: str | None = None,
) -> list[str]:
    """Say each way in which the engine's answers differ; more draws find more of them.

    `engine` gives for each right the JSON of `akkoord rights assess`; `dropped` is the fact that is
    the only one left open, which then gets every value in turn.
    """
    found = []
    for right in RIGHTS:
        survey = Survey(right, case, law)
        if dropped:
            survey.try_all(dropped)
        survey.look(draws)
        found += [f"{case['id']} {right}: {what}" for what in _differences(survey, engine[right], draws)]
    return found


def _differences(survey: Survey, engine: Mapping[str, Any], draws: int) -> Iterator[str]:
    _look_closer(survey, engine, draws)
    found = survey.found
    yield from _in_eligible(found, engine)
    yield from _in_amount(found, engine)
    yield from _in_settles(found, engine)
    if len(found.answers) == 1:
        yield from _in_extras(found, engine)


def _look_closer(survey: Survey, engine: Mapping[str, Any], draws: int) -> None:
    """What the engine calls unknown, or able to settle it, must be seen: so search longer for that."""
    for name in engine["settles"]:
        for _ in range(60):
            if name in survey.found.witnesses:
                break
            survey.look(draws, only=name)
    for _ in range(10):
        if engine["eligible"] is not None or len(survey.found.eligible) > 1:
            break
        survey.look(draws)


def _in_eligible(found: Findings, engine: Mapping[str, Any]) -> Iterator[str]:
    said = engine["eligible"]
    if said is not None and found.eligible != {said}:
        yield f"says {said}; completions give {found.eligible}"
    if said is None and found.eligible in ({True}, {False}):
        yield f"says {engine['state']}; every completion gives {found.eligible}"
    expected = {frozenset({None}): "figure_unknown", frozenset({True, False}): "fact_unknown"}
    state = expected.get(frozenset(found.eligible), engine["state"])
    if said is None and engine["state"] != state:
        yield f"calls it {engine['state']}; it is {state}"


def _in_amount(found: Findings, engine: Mapping[str, Any]) -> Iterator[str]:
    said = _number(engine["amount"])
    if engine["eligible"] is not None:
        (expected,) = found.amounts if len(found.amounts) == 1 else (None,)
        if said != expected:
            seen = [_plain(each) for each in found.amounts]
            yield f"gives the amount {_plain(said)}; completions give {seen}"
    elif said is not None:
        yield f"gives the amount {_plain(said)} though the right is open"
    known = [each for each in found.amounts if each is not None]
    least, most = _number(engine.get("amount_min")), _number(engine.get("amount_max"))
    if least is not None and known and min(known) < least:
        yield f"gives at least {_plain(least)}; a completion gives {_plain(min(known))}"
    if most is not None and known and max(known) > most:
        yield f"gives at most {_plain(most)}; a completion gives {_plain(max(known))}"


def _in_settles(found: Findings, engine: Mapping[str, Any]) -> Iterator[str]:
    said = set(engine["settles"])
    for name in sorted(found.settles - said):
        one, other = found.witnesses[name]
        yield f"leaves out {name}, which changes {_shown(one)} into {_shown(other)}"
    for name in sorted(said - found.settles_more):
        yield f"says that {name} could settle it; no completion shows so"


def _in_extras(found: Findings, engine: Mapping[str, Any]) -> Iterator[str]:
    (answer,) = found.answers
    for key in EXTRAS:
        if key in answer.extras and _exact(engine.get(key)) != _exact(answer.extras[key]):
            yield f"has {key} {engine.get(key)}; it is {_plain(answer.extras[key])}"


def _number(value: float | None) -> Fraction | None:
    return None if value is None else Fraction(str(value))


def _exact(value: Any) -> Any:
    return Fraction(str(value)) if isinstance(value, (int, float, Fraction)) else value


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Fraction) else value


def _shown(answer: Any) -> str:
    return f"({answer.eligible}, {_plain(answer.amount)})"
