"""Actions of the multi-year plan (meerjarenplan), with their money per year, and sums over them.

A code belongs to one plan: the same code can name something else in the next plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from akkoord.errors import InputError


class NotWholeCents(InputError):
    """An amount is not a whole number of eurocents."""

    code = "not_whole_cents"
    message = "action {action} has {amount!r} for {year}; give whole eurocents"


class ActionTwice(InputError):
    """One plan holds two actions with the same code."""

    code = "action_twice"
    message = "plan {plan} holds action {action} twice; each code stands once in a plan"


@dataclass(frozen=True, slots=True)
class PlanAction:
    """An action of a plan.

    Attributes:
        plan: The plan it stands in, such as "2026-2031".
        code: Its code in that plan.
        title: What it is.
        cents_by_year: Planned spending in eurocents per year; below zero for planned income.

    Raises:
        NotWholeCents: if an amount is not a whole number.
    """

    plan: str
    code: str
    title: str
    cents_by_year: Mapping[int, int] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for year, amount in self.cents_by_year.items():
            if not isinstance(amount, int) or isinstance(amount, bool):
                raise NotWholeCents(action=self.code, year=year, amount=amount)
        object.__setattr__(self, "cents_by_year", MappingProxyType(dict(sorted(self.cents_by_year.items()))))


def total_cents(actions: Iterable[PlanAction]) -> int:
    """Return the planned eurocents of all actions over all years.

    >>> total_cents([PlanAction("2026-2031", "AC000001", "Toelage", {2026: 500, 2027: 700})])
    1200
    """
    return sum(cents_by_year(actions).values())


def cents_by_year(actions: Iterable[PlanAction]) -> dict[int, int]:
    """Return the planned eurocents of all actions per year, years in order.

    Raises:
        ActionTwice: if an action is given twice, so that its money would count twice.
    """
    sums: Counter[int] = Counter()
    seen: set[tuple[str, str]] = set()
    for action in actions:
        if (action.plan, action.code) in seen:
            raise ActionTwice(plan=action.plan, action=action.code)
        seen.add((action.plan, action.code))
        for year, amount in action.cents_by_year.items():
            sums[year] += amount
    return {year: sums[year] for year in sorted(sums)}
