"""What a reform does to a population: in columns where both answers are certain, and else one by one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.rights import batch, columns, population_rows
from akkoord.rights.columns import BadColumn
from akkoord.rights.household_reform import (
    TIER,
    Effect,
    Outcome,
    Reform,
    effect_of,
    has_tiers,
    outcome_of,
)
from akkoord.rights.household_right import HouseholdRight
from akkoord.rights.law_book import LawBook
from akkoord.rights.population import Tables, tables
from akkoord.rules.bounds import point

_CENTS = 100
_FINEST = 1000
_Numbers = npt.NDArray[np.float64]
_Flags = npt.NDArray[np.bool_]


def effects(
    reform: Reform, chunks: Iterable[tuple[pa.Table, pa.Table]], on: date | None = None
) -> tuple[Effect, ...]:
    """Return what a reform does to each right that looks at a figure it changes.

    Args:
        reform: The law before and after.
        chunks: Persons and their households, as `akkoord.rights.batch.assess` takes them; the households with
            their `neighbourhood` where that is known.
        on: The day of the answers, instead of the column `date`.

    It raises what `akkoord.rights.batch.assess` raises, and BadColumn where a neighbourhood is no text.
    """
    rights = reform.rights
    found: dict[str, list[tuple[str, Outcome]]] = {right.id: [] for right in rights}
    for persons, households in chunks:
        chunk = _Chunk(reform, tables(persons, households), on)
        places = _neighbourhoods(households)
        for right in rights:
            found[right.id].extend(zip(places, chunk.outcomes(right), strict=True))
    return tuple(effect_of(right, found[right.id]) for right in rights)


@dataclasses.dataclass(frozen=True, slots=True)
class _Answers:
    """The answers for one right, in the order of the households.

    Attributes:
        is_computed: Where there is a rule on the day.
        eligible: 1, 0, or nan where it is not decided.
        amount: Nan where it is not certain.
    """

    is_computed: _Flags
    eligible: _Numbers
    amount: _Numbers


class _Chunk:
    """Some households, with their answers under both laws."""

    def __init__(self, reform: Reform, found: Tables, on: date | None) -> None:
        self._reform, self._tables, self._on = reform, found, on
        self._before, self._after = (self._assessed(book) for book in (reform.before, reform.after))

    def _assessed(self, book: LawBook) -> pa.Table:
        some = dataclasses.replace(book, rights=self._reform.rights)
        return batch.assess(self._tables.persons, self._tables.households, on=self._on, book=some)

    def outcomes(self, right: HouseholdRight) -> Iterator[Outcome]:
        """Yield what the reform does to a right, for each household."""
        rules = (*right.amount, *(rule for name, rule in right.also.items() if name == TIER))
        has_new_amount = any(
            name in self._reform.after.changed for rule in rules for name in rule.tree.figures
        )
        before, after = (self._of(one, right) for one in (self._before, self._after))
        differences = _differences(right, before, after, has_new_amount=has_new_amount)
        rows = np.flatnonzero(np.isnan(differences))
        looked_at = population_rows.households(self._tables, rows, self._on)
        certain = np.unique(differences[~np.isnan(differences)])
        by_value = {float(value): outcome_of(point(_exact(float(value)))) for value in certain}
        for value in differences:
            if np.isnan(value):
                yield self._reform.outcome(right, next(looked_at))
            else:
                yield by_value[float(value)]

    def _of(self, answers: pa.Table, right: HouseholdRight) -> _Answers:
        mine = answers.filter(pc.equal(answers["right"].cast(pa.string()), right.id))
        order = np.argsort(columns.places_in(mine["household"], self._tables.households["id"]))
        mine = mine.take(pa.array(order))
        states = mine["state"].cast(pa.string())
        eligible = mine["eligible"].cast(pa.float64()).to_numpy()
        is_computed = pc.not_equal(states, "not_computable").to_numpy()
        return _Answers(is_computed, eligible, mine["amount"].to_numpy())


def _differences(
    right: HouseholdRight, before: _Answers, after: _Answers, *, has_new_amount: bool
) -> _Numbers:
    """Return by how much each household is better off; nan where the answers alone do not tell.

    Args:
        right: The right.
        before: Its answers under the law as it stands.
        after: Its answers under the reform.
        has_new_amount: Whether the rule for the amount, or the tier, looks at a figure that changes.
    """
    changed = after.eligible - before.eligible
    if right.amount and (right.is_due_when_refused or not right.is_paid):
        scale = _CENTS if right.unit.startswith("EUR") else 1
        found = (after.amount - before.amount) * (-scale if right.is_paid else scale)
    elif right.amount:
        is_kept = (before.eligible == 1) & (after.eligible == 1)
        found = np.where(is_kept, (before.amount - after.amount) * _CENTS, changed)
    elif has_tiers(right):
        found = np.where(before.eligible + after.eligible == 0, 0.0, np.nan)
    else:
        found = changed
    if not (has_new_amount or right.is_due_when_refused):
        # Entitled under both laws, to what does not change: also where that is not known.
        found = np.where(changed == 0, 0.0, found)
    return np.where(before.is_computed & after.is_computed, found, 0.0)


def _exact(value: float) -> int | Fraction:
    """Return a number of cents, or a share, without what floats add to it."""
    exact = Fraction(value).limit_denominator(_FINEST)
    return exact.numerator if exact.denominator == 1 else exact


def _neighbourhoods(households: pa.Table) -> list[str]:
    if "neighbourhood" not in households.column_names:
        return [""] * households.num_rows
    column = households["neighbourhood"]
    try:
        return [name or "" for name in column.cast(pa.string()).to_pylist()]
    except pa.ArrowException as error:
        raise BadColumn(column="neighbourhood", value=str(column.type), needed="texts") from error
