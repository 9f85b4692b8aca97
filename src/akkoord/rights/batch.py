"""Every right for a whole population: Arrow tables in, answers out, the same as household by household."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from akkoord.errors import InputError
from akkoord.rights import answer_columns, columns, periods
from akkoord.rights.household_right import HouseholdRight
from akkoord.rights.law_book import LawBook, in_force
from akkoord.rights.population import Tables, population, tables
from akkoord.rules.batch import answering
from akkoord.rules.batch.population import Column, Population
from akkoord.rules.batch.questions import Question, asked, canonical
from akkoord.rules.bounds import Bounds, point
from akkoord.rules.rule import Rule
from akkoord.rules.tree import Choose, Constant, Extreme, Rounded


class NoDay(InputError):
    """Nothing tells on which day the answers must hold."""

    code = "no_day"
    message = (
        "household {household!r} has no date; give the table a column date without nulls, or one day for all"
    )


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked for one right: whether it is granted, and what is due.

    Attributes:
        right: The right.
        entitlement: Whether it is granted; None where no rule holds on the day.
        due: What is due; None where there is no amount.
    """

    right: HouseholdRight
    entitlement: Question | None
    due: Question | None

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures that are looked at."""
        return tuple(name for one in (self.entitlement, self.due) if one for name in one.figures)

    @property
    def rules(self) -> tuple[object, ...]:
        """What tells these questions from those of another day."""
        return (self.entitlement, self.due)


def assess(
    persons: pa.Table,
    households: pa.Table,
    *,
    on: date | None = None,
    book: LawBook | None = None,
    threads: int = 2,
) -> pa.Table:
    """Decide every right that can be computed for every household.

    Args:
        persons: One row per person, with `household`, `role` and the facts of a person.
        households: One row per household, with `id`, perhaps `date` and `income_year`, and the facts.
            `docs/how-to/check-a-population.md` names every column of both.
        on: The day of the answers, instead of the column `date`.
        book: The law, such as under a reform; None for the law as it stands.
        threads: How many cores to use.

    Returns:
        One row per household and right, by right: `household`, `right`, `state`, `eligible`, `amount`,
        `amount_state`, `amount_min` and `amount_max`; amounts in the unit of the right, money in euros.

    Raises:
        MissingColumn: if a column is absent that everything hangs on.
        BadColumn: if a column holds what its fact cannot be.
        NoDay: if the day of a household is not told.
        NoMembers: if a household has no persons.
        StrangeHousehold: if a person belongs to no household of the table.
        NoApplicant: if not exactly one person of a household can be the applicant.
    """
    everything = _Everything(tables(persons, households), on, book or in_force())
    found = [table for group in everything.groups() for table in _answered(everything, group, threads)]
    return pa.concat_tables(found, promote_options="permissive")


@dataclass(frozen=True, slots=True)
class _Group:
    """Households for which the same rules hold with the same figures, whatever their day is.

    Attributes:
        rows: Which households; None for all of them.
        questions: What is asked for each right.
        figures: What is known of each figure.
    """

    rows: npt.NDArray[np.int64] | None
    questions: tuple[Questions, ...]
    figures: Mapping[str, Bounds]


class _Everything:
    """A population, the day of each household and the law."""

    def __init__(self, found: Tables, on: date | None, book: LawBook) -> None:
        self.tables = found
        self._book = book
        size = found.households.num_rows
        self._one_day = on
        self.days = np.full(size, np.datetime64(on, "D")) if on else _days(found.households)
        self._years = _years(found.households, self.days)

    def groups(self) -> Iterator[_Group]:
        """Yield the households by the interval in which their days fall: figures are read once for each."""
        moments = np.stack([self.days.astype(np.int64), self._years], axis=1)
        different, which = np.unique(moments, axis=0, return_inverse=True)
        intervals: dict[tuple[object, ...], list[int]] = {}
        made: dict[tuple[object, ...], _Group] = {}
        for place, (day, year) in enumerate(different.tolist()):
            on = np.datetime64(day, "D").astype(date)
            questions = tuple(_questions(right, on) for right in self._book.rights if right.is_computable)
            names = dict.fromkeys(name for one in questions for name in one.figures)
            read = self._book.bounds(tuple(names), on, year)
            key = (*(one.rules for one in questions), *(read[name] for name in names))
            intervals.setdefault(key, []).append(place)
            made.setdefault(key, _Group(None, questions, {name: read[name] for name in names}))
        for key, places in intervals.items():
            group = made[key]
            rows = None if len(intervals) == 1 else np.flatnonzero(np.isin(which.reshape(-1), places))
            yield _Group(rows, group.questions, group.figures)

    def part(self, group: _Group) -> tuple[Tables, npt.NDArray[np.datetime64]]:
        """Return the households of a group, and their days."""
        if group.rows is None:
            return self.tables, self.days
        return self.tables.some(group.rows), self.days[group.rows]


def _answered(everything: _Everything, group: _Group, threads: int) -> Iterator[pa.Table]:
    found, days = everything.part(group)
    questions = [one for each in group.questions for one in (each.entitlement, each.due) if one is not None]
    known = _known(found, days, questions)
    answers = iter(answering.answers(questions, known, group.figures, threads))
    for each in group.questions:
        entitlement = next(answers) if each.entitlement else None
        due = next(answers) if each.due else None
        yield answer_columns.table(each.right, found.households["id"], entitlement, due)


def _known(found: Tables, days: npt.NDArray[np.datetime64], questions: Sequence[Question]) -> Population:
    needed = dict.fromkeys(fact for question in questions for fact in question.facts)
    different, which = np.unique(days, return_inverse=True)
    told = {name: _day_column(name.name, different, which) for name in needed if name.role == "day"}
    numbers = np.array([float(periods.number(day)) for day in different.astype(object)])
    today = float(numbers[0]) if len(numbers) == 1 else numbers[which]
    people = population(found, (name for name in needed if name.role == "fact"), today)
    return Population(people.offsets, people.heads, {**people.facts, **told})


def _day_column(
    field: str, different: npt.NDArray[np.datetime64], which: npt.NDArray[np.int64]
) -> Column | Bounds:
    values = [getattr(periods.days(day), field) for day in different.astype(object)]
    if len(values) == 1:
        return point(values[0])
    column = np.array(values, np.float64)[which]
    return Column(column, column, Bounds(min(values), max(values)))


def _days(households: pa.Table) -> npt.NDArray[np.datetime64]:
    if "date" not in households.column_names:
        raise NoDay(household=households["id"][0].as_py() if households.num_rows else "")
    found = households["date"]
    if found.null_count:
        row = int(np.argmax(found.is_null().to_numpy()))
        raise NoDay(household=households["id"][row].as_py())
    columns.days(households, "date")
    days: npt.NDArray[np.datetime64] = found.cast(pa.date32()).to_numpy().astype("datetime64[D]")
    return days


def _years(households: pa.Table, days: npt.NDArray[np.datetime64]) -> npt.NDArray[np.int64]:
    """Return the year of the income of the previous calendar year."""
    before = days.astype("datetime64[Y]").astype(np.int64) + 1970 - 1
    if "income_year" not in households.column_names:
        return before
    told = columns.whole_numbers(households, "income_year")
    years = told.values.astype(np.int64)
    return years if told.is_told is None else np.where(told.is_told, years, before)


def _questions(right: HouseholdRight, on: date) -> Questions:
    entitlement, amount = right.entitlement_on(on), right.amount_on(on)
    if entitlement is None:
        return Questions(right, None, None)
    is_money = right.unit.startswith("EUR")
    return Questions(right, *_asked(entitlement, amount, (is_money, right.is_due_when_refused)))


@lru_cache(maxsize=1024)
def _asked(
    entitlement: Rule[..., bool], amount: Rule[..., int] | None, how: tuple[bool, bool]
) -> tuple[Question, Question | None]:
    """Return whether a right is granted and what is due, as `household_assessment` puts them."""
    is_money, is_due_when_refused = how
    granted = canonical(entitlement.tree)
    if amount is None:
        return asked(granted, "truth"), None
    due = canonical(amount.tree)
    if is_money:
        due = Rounded(due)
    if not is_due_when_refused:
        due = Choose(granted, Extreme("max", (Constant(0), due)), Constant(0))
    return asked(granted, "truth"), asked(due, "number")
