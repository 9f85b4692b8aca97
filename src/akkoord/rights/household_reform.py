"""What a reform does to households: for each right who gains, who loses, and for whom that cannot be said.

Each household is asked one question about each right: what is due under the reform, less what is due
without it? That difference is evaluated as one tree, so that an unknown fact which cannot change it leaves
the household where it belongs. A right without an amount counts 1 where it is granted; of a price, less is
better.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from akkoord.rights.household_assessment import Trees, trees_of
from akkoord.rights.household_right import HouseholdRight
from akkoord.rights.known import KnownHousehold
from akkoord.rights.law_book import LawBook, in_force
from akkoord.rights.law_reform import figures_of, reformed
from akkoord.rights.overlay import Overlay
from akkoord.rights.reform_table import Cents, Counted, Table, table
from akkoord.rules import influence
from akkoord.rules.bounds import ANYTHING, PERHAPS, Bounds
from akkoord.rules.difference import Difference
from akkoord.rules.filling import Filling
from akkoord.rules.tree import All, Arithmetic, Choose, Constant, Input, Node

Change = Literal["gains", "loses", "unchanged", "unknown"]
_AFTER = ".after"
_NOTHING = Bounds(0, 0)
TIER = "tier"
_RATES = ("", "share", "EUR/kWh")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reform does to one right of one household. Internal: never published.

    Attributes:
        change: "gains", "loses", "unchanged" or "unknown".
        difference: By how much it is better off, from the least to the most, in the unit of the right; money
            in cents. Where the right has no amount, or a price: 1 where it is won, -1 where it is lost; of
            tiers, how many steps it goes up.
        settles: The facts that could still change the difference, as files name them.
        figures: The full names of the figures that are missing.
    """

    change: Change
    difference: Bounds
    settles: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


class _Left(NamedTuple):
    """What is left of the rules of a right: see `akkoord.rights.household_assessment.Trees`."""

    entitlement: Node
    amount: Node | None
    due: Node | None
    tier: Node | None


UNCHANGED = Outcome("unchanged", _NOTHING)


@dataclass(frozen=True, slots=True)
class Reform:
    """The law as it stands and as it would stand.

    Attributes:
        before: As it stands.
        after: Under the reform.
    """

    before: LawBook
    after: LawBook

    @classmethod
    def of(cls, overlays: Sequence[Overlay], book: LawBook | None = None) -> Reform:
        """Lay reforms over the law.

        Raises:
            NoSuchRight: if a reform is of a right that is not there.
            NoFigureToChange: if no rule looks at a figure that is changed.
            WrongValue: if a figure is given a value of the wrong kind.
            EndsBeforeStart: if a value is vouched for until a day before it starts.
        """
        book = book or in_force()
        return cls(book, reformed(book, overlays))

    @property
    def rights(self) -> tuple[HouseholdRight, ...]:
        """The rights whose rules look at a figure that is changed; it leaves all others as they are."""
        return tuple(
            right
            for right in self.before.rights
            if not figures_of(right).keys().isdisjoint(self.after.changed)
        )

    def outcome(self, right: HouseholdRight, household: KnownHousehold) -> Outcome:
        """Return what the reform does to a right of a household on its day."""
        trees = trees_of(right, household)
        if trees is None:
            return UNCHANGED
        figures = self._figures(trees, household)
        names = {name: f"{name}{_AFTER}" for name in trees.figures if f"{name}{_AFTER}" in figures}
        known = {**household.inputs, **{Input("figure", name): value for name, value in figures.items()}}
        root = _better_off(right, _left_of(trees, known, names), Difference(names, figures))
        if root == Constant(0):
            return UNCHANGED
        found = influence.outcome(root, known)
        missing = dict.fromkeys(part.name.removesuffix(_AFTER) for part in found.figures)
        settles = dict.fromkeys(household.name_of(part) for part in found.relevant)
        return outcome_of(found.bounds, tuple(settles), tuple(missing))

    def _figures(self, trees: Trees, household: KnownHousehold) -> Mapping[str, Bounds]:
        """Return what is known of each figure on the day, before and after; these by names of their own."""
        on, year = household.on, household.year_of_income
        changed = [name for name in trees.figures if name in self.after.changed]
        differing = [name for name in changed if self._is_new(name, household)]
        before, after = self.before.bounds(trees.figures, on, year), self.after.bounds(differing, on, year)
        return {
            **{name: before[name] for name in trees.figures},
            **{f"{name}{_AFTER}": after[name] for name in differing},
        }

    def _is_new(self, name: str, household: KnownHousehold) -> bool:
        """Return whether a figure is read from another row; in the same row it is one value, known or not."""
        before, after = (
            book.reading(name, household.on, household.year_of_income) for book in (self.before, self.after)
        )
        return (before.value, before.valid_from, before.vouched_until, before.source) != (
            after.value,
            after.valid_from,
            after.vouched_until,
            after.source,
        )


@dataclass(frozen=True, slots=True)
class Effect:
    """What a reform does to one right of all households, as it may be published.

    Attributes:
        right: The right.
        table: Per neighbourhood and in all, small counts hidden; amounts in the unit of the right, money in
            cents. Without a unit that adds up over households they are zero: see `is_summed`.
        facts: The facts that are missing where it cannot be said, without whose they are.
        figures: The figures that are missing there.
    """

    right: HouseholdRight
    table: Table
    facts: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


def outcome_of(difference: Bounds, settles: tuple[str, ...] = (), figures: tuple[str, ...] = ()) -> Outcome:
    """Return the outcome with a difference: it is unknown where it could be nothing, and something."""
    change: Change = "gains" if difference.low > 0 else "loses" if difference.high < 0 else "unknown"
    return UNCHANGED if difference == _NOTHING else Outcome(change, difference, settles, figures)


def has_tiers(right: HouseholdRight) -> bool:
    """Return whether a right without an amount is better or worse by its tier."""
    return not right.amount and TIER in right.options


def is_summed(right: HouseholdRight) -> bool:
    """Return whether the amounts of households add up: not shares, nor prices that only some of them pay."""
    is_price = right.is_paid and not right.is_due_when_refused
    return bool(right.amount) and right.unit not in _RATES and not is_price


def effects(reform: Reform, households: Sequence[KnownHousehold]) -> tuple[Effect, ...]:
    """Return what a reform does to each right that looks at a figure it changes, over all households."""
    return tuple(
        effect_of(right, [(one.neighbourhood, reform.outcome(right, one)) for one in households])
        for right in reform.rights
    )


def effect_of(right: HouseholdRight, outcomes: Sequence[tuple[str, Outcome]]) -> Effect:
    """Return what a reform does to one right.

    Args:
        right: The right.
        outcomes: Of each household its neighbourhood, and what the reform does to it.
    """
    adds_up = is_summed(right)
    counted = [
        Counted(
            place,
            one.change,
            Cents.between(one.difference.low, one.difference.high) if adds_up else Cents(0, 0),
        )
        for place, one in outcomes
    ]
    unknown = [one for _, one in outcomes if one.change == "unknown"]
    facts = sorted({name.rpartition(".")[2] for one in unknown for name in one.settles})
    figures = sorted({name for one in unknown for name in one.figures})
    return Effect(right, table(counted), tuple(facts), tuple(figures))


def _left_of(trees: Trees, known: Mapping[Input, Bounds], names: Mapping[str, str]) -> _Left:
    """Return what is left of the rules once all that is known is filled in, but for what differs."""
    differing = {Input("figure", name): _widest(known[Input("figure", name)]) for name in names}
    filling = Filling({**known, **differing})
    nodes = (trees.amount, trees.due, trees.also.get(TIER))
    return _Left(filling.of(trees.entitlement), *(node and filling.of(node) for node in nodes))


def _widest(value: Bounds) -> Bounds:
    return PERHAPS if isinstance(value.low, bool) else ANYTHING


def _better_off(right: HouseholdRight, left: _Left, difference: Difference) -> Node:
    """Return by how much a household is better off."""
    entitlement, amount, due, tier = left
    if amount is None or due is None:
        if tier is None or not has_tiers(right):
            return difference.of_truth(entitlement)
        # How many steps above nothing: the best tier stands first among the options.
        steps = Arithmetic("-", Constant(len(right.options[TIER])), tier)
        return difference.of(Choose(entitlement, steps, Constant(0)))
    if not right.is_paid:
        return difference.of(amount if right.is_due_when_refused else due)
    cheaper = Arithmetic("-", Constant(0), difference.of(amount))
    if right.is_due_when_refused:
        return cheaper
    # A price is paid by who is entitled; to become so is a gain, of which the euros are not known here.
    is_kept = All((entitlement, difference.after(entitlement)))
    return Choose(is_kept, cheaper, difference.of_truth(entitlement))
