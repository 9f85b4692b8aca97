"""Answers as JSON: what `akkoord rights assess` writes, version 1.

Amounts are in the unit of the right: euros with two decimals, a share, or packs. `eligible` is null where
the facts do not decide it; `settles` names the facts that could. `amount_min` and `amount_max` are the ends
over everything unknown; `amount_max` is null where there is no limit.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from akkoord.phrases import Reason, say
from akkoord.rights import telling
from akkoord.rights.figures import LawFigure
from akkoord.rights.formats.cases_file import Case
from akkoord.rights.formats.figures_sheet import plain
from akkoord.rights.household_assessment import HouseholdAssessment, Trees, assess_all
from akkoord.rights.law_book import LawBook, in_force
from akkoord.rights.telling import Why
from akkoord.rules import reasoning
from akkoord.rules.bounds import SURE_YES, Bounds, Number
from akkoord.rules.influence import Inquiry
from akkoord.rules.reasoning import Step
from akkoord.rules.tree import Input, Node

VERSION = 1
_MONEY = "EUR"
_MONEY_KEYS = ("ceiling", "reduced_net", "per_child")
_ROUTES = ("a", "b", "c")
# A rule in `also` that says when another one is answered: `reduced_net_if` for `reduced_net`.
_CONDITION = "_if"


def to_dict(cases: Iterable[Case], book: LawBook | None = None, *, explain: bool = False) -> dict[str, Any]:
    """Return the answers for households.

    Args:
        cases: The households.
        book: The law; None for the law as it stands.
        explain: Whether each answer comes with its whole explanation.
    """
    book = book or in_force()
    return {"version": VERSION, "cases": [case_to_dict(case, book, explain=explain) for case in cases]}


def case_to_dict(case: Case, book: LawBook, *, explain: bool = False) -> dict[str, Any]:
    """Return the answers of every right for one household."""
    household = case.household
    sheet: dict[str, Any] = {
        "id": household.id,
        "date": household.on.isoformat(),
        "rights": {
            found.right.id: answer_to_dict(found, book, explain=explain)
            for found in assess_all(household, book)
        },
    }
    if case.problems:
        sheet["problems"] = [_problem(problem) for problem in case.problems]
    return sheet


def answer_to_dict(found: HouseholdAssessment, book: LawBook, *, explain: bool = False) -> dict[str, Any]:
    """Return one answer."""
    amount, is_money = found.amount, found.right.unit.startswith(_MONEY)
    # Made once: the reasons of a decided answer are read off it too.
    step = telling.explanation(found) if explain or found.eligible is not None else None
    sheet: dict[str, Any] = {
        "state": found.state,
        "eligible": found.eligible,
        "amount": number(amount.value, is_money=is_money),
        "amount_state": amount.state,
        "amount_min": number(amount.low, is_money=is_money),
        "amount_max": number(amount.high, is_money=is_money),
        "unit": found.right.unit or None,
        "settles": list(found.settles),
        "because": [_reason(why) for why in telling.because(found, book, step)],
        "figures": _figures(found, book),
        **_also(found),
    }
    if explain:
        sheet["explanation"] = (
            None if step is None else {"version": reasoning.VERSION, **step_to_dict(found, step)}
        )
    return sheet


def number(value: Number | None, *, is_money: bool) -> float | int | None:
    """Return a number as files write it: money in euros; whole numbers without a point."""
    if value is None or isinstance(value, float):
        return None
    exact = Fraction(value) / 100 if is_money else Fraction(value)
    return exact.numerator if exact.denominator == 1 and not is_money else float(exact)


def step_to_dict(found: HouseholdAssessment, step: Step) -> dict[str, Any]:
    """Return an explanation as nested objects; `of` is the member that a step is about."""
    return {
        "rule": step.code,
        "of": _member(found, step.of),
        "source": step.source or None,
        "outcome": _outcome(step.bounds, is_truth=step.is_truth),
        "decides": step.decides,
        "facts": {
            _name(found, part): _shown(value) for part, value in step.inputs.items() if part.role == "fact"
        },
        "figures": [part.name for part in step.inputs if part.role == "figure"],
        "numbers": {name: _shown(value) for name, value in step.numbers.items()},
        "steps": [step_to_dict(found, below) for below in step.steps],
    }


def _also(found: HouseholdAssessment) -> dict[str, Any]:
    """Return what else is answered: each rule by its name, routes and their ceilings as one."""
    sheet: dict[str, Any] = {}
    for name, bounds in found.also.items():
        stem, _, route = name.partition("_")
        if route in _ROUTES and stem in ("route", "ceiling"):
            continue
        value = bounds.low if bounds.is_point else None
        if name.endswith(_CONDITION):
            continue
        condition = found.also.get(f"{name}{_CONDITION}", SURE_YES)
        if condition != SURE_YES:
            value = None
        if name in ("ceiling", "per_child") and not found.eligible:
            value = None  # the limit of the test that decided a yes, and what each child gets after one
        if name in found.right.options and value is not None:
            sheet[name] = found.right.options[name][int(value)]
        else:
            sheet[name] = number(value, is_money=name in _MONEY_KEYS)
    return sheet | _route(found)


def _route(found: HouseholdAssessment) -> dict[str, Any]:
    """Return the first route that surely holds, and the income limit of its test."""
    if "route_a" not in found.also:
        return {}
    held = (route for route in _ROUTES if found.also[f"route_{route}"] == Bounds(True, True))
    route = next(held, None) if found.eligible else None
    ceiling = found.also.get(f"ceiling_{route}")
    return {
        "route": route.upper() if route else None,
        "ceiling": number(ceiling.low, is_money=True) if ceiling is not None and ceiling.is_point else None,
    }


def _reason(why: Why) -> dict[str, Any]:
    texts = {language: telling.sentence(why, language) for language in ("nl", "en")}
    return {"code": why.code, "of": why.about or None, **texts}


def _problem(problem: Reason) -> dict[str, Any]:
    texts = {language: say(problem, language, package="akkoord.rights") for language in ("nl", "en")}
    return {"code": problem.code, **problem.values, **texts}


def _figures(found: HouseholdAssessment, book: LawBook) -> list[dict[str, Any]]:
    """Return the figures that the rules of a right looked at, as their source prints them."""
    if found.trees is None:
        return []
    on, income_year = found.household.on, found.household.year_of_income
    shown: dict[str, dict[str, Any]] = {}
    for name in _looked_at(found.trees, found.inquiry):
        figure = book.figure_of(name)
        if name in book.changed:
            shown[name] = _changed(book, name, on, income_year)
        elif figure.key not in shown:
            shown[figure.key] = _printed(figure, book.read_on(name, on, income_year))
    return list(shown.values())


def _looked_at(trees: Trees, inquiry: Inquiry) -> tuple[str, ...]:
    """Return the figures that the rules looked at: not those of a branch that was not taken."""
    roots = [trees.entitlement, *([trees.amount] if trees.amount else []), *trees.also.values()]
    seen: dict[int, Node] = {}
    while roots:
        node = roots.pop(0)
        if id(node) not in seen:
            seen[id(node)] = node
            roots.extend(inquiry.live_parts(node))
    names = (node.name for node in seen.values() if isinstance(node, Input) and node.role == "figure")
    return tuple(dict.fromkeys(names))


def _printed(figure: LawFigure, day: date) -> dict[str, Any]:
    row = figure.row_on(day)
    return {
        "key": figure.key,
        "value": None if row is None else plain(row.value),
        "unit": figure.unit,
        "from": None if row is None else row.valid_from.isoformat(),
        "vouched_until": None if row is None else row.vouched_until.isoformat(),
        "state": "none"
        if row is None or row.value is None
        else "known"
        if day <= row.vouched_until
        else "lapsed",
        "confidence": None if row is None else row.confidence,
        "source": None if row is None else row.source or None,
    }


def _changed(book: LawBook, name: str, on: date, income_year: int) -> dict[str, Any]:
    figure, reading = book.figure_of(name), book.reading(name, on, income_year)
    value = reading.value
    return {
        "key": name,
        "value": value if isinstance(value, bool) else number(value, is_money=figure.is_money),
        "unit": figure.unit,
        "from": reading.valid_from.isoformat() if reading.valid_from else None,
        "vouched_until": reading.vouched_until.isoformat() if reading.vouched_until else None,
        "state": reading.state,
        "confidence": "decision",
        "source": reading.source or None,
    }


def _outcome(bounds: Bounds, *, is_truth: bool) -> Any:
    if is_truth:
        return "open" if not bounds.is_point else "yes" if bounds.low else "no"
    return _shown(bounds)


def _shown(bounds: Bounds) -> Any:
    ends = [
        end if isinstance(end, bool) else number(end, is_money=False) for end in (bounds.low, bounds.high)
    ]
    return ends[0] if bounds.is_point else ends


def _name(found: HouseholdAssessment, part: Input) -> str:
    return found.household.name_of(part)


def _member(found: HouseholdAssessment, of: str) -> str | None:
    return found.household.members[int(of)][0] if of.isdecimal() else None
