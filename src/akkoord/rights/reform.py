"""What a reform does to a panel of households: who gains, who loses, and for whom that cannot be said.

Each household is asked one question: what is the amount under the reform, less the amount without it? That
difference is evaluated as one rule, so that an unknown fact which cannot change it leaves the household where
it belongs: a carer whose entitlement does not hang on the reform is unchanged, whatever their income is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from akkoord.dated import Reading
from akkoord.errors import StateError
from akkoord.phrases import Reason
from akkoord.rights.assess import complete_facts
from akkoord.rights.household import Household
from akkoord.rights.overlay import Overlay, check, overlaid
from akkoord.rights.reform_table import Cents, Counted, Table, table
from akkoord.rights.right import Right
from akkoord.rules import answer
from akkoord.rules.tree import Arithmetic, Choose, Constant, Tree, inputs, renamed_figures

Change = Literal["gains", "loses", "unchanged", "unknown"]
_AFTER = ".after"


class NotComparable(StateError):
    """The effect of a reform in euros per month cannot be computed for this right on this day."""

    code = "not_comparable"
    message = "right {right!r} has no rule with a monthly amount on {on}: no effect in euros to compute"


class AnotherRight(StateError):
    """A reform is of another right than the one it is laid over."""

    code = "another_right"
    message = "the reform is of right {reform!r}, not of {right!r}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reform does to one household. Internal: it tells about one household, so it is never published.

    Attributes:
        household: The household.
        change: "gains", "loses", "unchanged" or "unknown".
        cents_per_month: The difference; both ends are the same where it is certain.
        settles: The facts that could still change the difference.
        figures: The figures that are missing at this date.
    """

    household: Household
    change: Change
    cents_per_month: Cents
    settles: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What a reform does on one day.

    Attributes:
        right_id: The right.
        overlay: The reform.
        on: The day.
        outcomes: One for each household, in the order of the panel; internal.
        table: What may be published, with small counts hidden.
    """

    right_id: str
    overlay: Overlay
    on: date
    outcomes: tuple[Outcome, ...]
    table: Table

    @property
    def gains(self) -> tuple[Outcome, ...]:
        """Who surely receives more."""
        return self._having("gains")

    @property
    def loses(self) -> tuple[Outcome, ...]:
        """Who surely receives less."""
        return self._having("loses")

    @property
    def unchanged(self) -> tuple[Outcome, ...]:
        """For whom the reform surely makes no difference."""
        return self._having("unchanged")

    @property
    def unknown(self) -> tuple[Outcome, ...]:
        """For whom it cannot be said, with the facts that are missing."""
        return self._having("unknown")

    @property
    def cents_per_month(self) -> Cents:
        """The cost per month for those who surely gain or lose; negative where the reform saves."""
        return _sum((*self.gains, *self.loses))

    @property
    def cents_per_month_with_unknown(self) -> Cents:
        """The cost per month over everybody: from the least to the most that the unknown can add."""
        return _sum(self.outcomes)

    @property
    def summary(self) -> tuple[Reason, ...]:
        """The effect in sentences that may be published, for `phrases.say(..., package="akkoord.rights")`."""
        town = self.table.town
        counts = {"gains": town.gains, "loses": town.loses, "unknown": town.unknown}
        reasons = [_count_reason(f"effect.{change}", count) for change, count in counts.items() if count != 0]
        return (*reasons, *self._cost()) if reasons else (Reason("effect.none"),)

    def _having(self, change: Change) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.change == change)

    def _cost(self) -> tuple[Reason, ...]:
        cents = self.table.town.cents_per_month
        if cents is None or cents.low is None or cents.high is None:
            return (Reason("effect.cost_hidden" if cents is None else "effect.cost_unknown"),)
        low, high = cents.low, cents.high
        code = "effect.saving" if high < 0 else "effect.cost" if low == high else "effect.cost_range"
        # A saving is told as what is saved at least, without a minus sign.
        low, high = (-high, -low) if high < 0 else (low, high)
        values = {"low_cents": low, "high_cents": high}
        return (Reason(code, values | {"low_cents_per_year": 12 * low, "high_cents_per_year": 12 * high}),)


def effect(right: Right, households: Iterable[Household], overlay: Overlay, on: date) -> Effect:
    """Compare a right with and without a reform, for each household, on one day.

    Args:
        right: The right as it stands.
        households: The panel.
        overlay: The reform.
        on: The day; before the reform starts, nothing changes.

    Raises:
        AnotherRight: if the reform is of another right.
        UnknownFigure: if it changes a figure that the right does not have.
        WrongValue: if it gives a figure a value of the wrong kind.
        NotComparable: if the right has no rule with a monthly amount on that day.
    """
    if overlay.right_id != right.id:
        raise AnotherRight(reform=overlay.right_id, right=right.id)
    check(overlay, right)
    tree, readings = _difference(right, overlay, on)
    outcomes = tuple(_outcome(right, household, tree, readings) for household in households)
    counted = [
        Counted(found.household.neighbourhood, found.change, found.cents_per_month) for found in outcomes
    ]
    return Effect(right.id, overlay, on, outcomes, table(counted))


def _difference(right: Right, overlay: Overlay, on: date) -> tuple[Tree, dict[str, Reading]]:
    """Return the amount with the reform less the amount without it, as one tree with the figures of both."""
    entitlement, amount = right.entitlement_on(on), right.amount_on(on)
    if entitlement is None or amount is None or right.per != "month":
        raise NotComparable(right=right.id, on=on)
    before = Choose(entitlement.tree.root, amount.tree.root, Constant(0))
    new_names = {change.figure: change.figure + _AFTER for change in overlay.changes}
    root = Arithmetic("-", renamed_figures(before, new_names), before)
    kinds = {**entitlement.tree.figures, **amount.tree.figures}
    reformed = overlaid(right, [overlay])
    readings = {name: right.figures[name].at(on) for name in kinds}
    readings |= {new: reformed.figures[name].at(on) for name, new in new_names.items() if name in kinds}
    figures = kinds | {new: kinds[name] for name, new in new_names.items() if name in kinds}
    names = {part.name for part in inputs(root) if part.role == "fact"}
    facts = {name: fact.kind for name, fact in right.facts.items() if name in names}
    return Tree(root, "number", facts, figures), readings


def _outcome(right: Right, household: Household, tree: Tree, readings: dict[str, Reading]) -> Outcome:
    # A panel serves several rights, so a household may hold facts that this right does not ask for.
    known = complete_facts(
        right, {name: value for name, value in household.facts.items() if name in right.facts}
    )
    found = answer.measure(tree, {name: known[name] for name in tree.facts}, readings)
    cents = Cents.between(found.low, found.high)
    if found.low == found.high == 0:
        return Outcome(household, "unchanged", cents)
    change: Change = "gains" if found.low > 0 else "loses" if found.high < 0 else "unknown"
    figures = dict.fromkeys(name.removesuffix(_AFTER) for name in found.figures)
    return Outcome(household, change, cents, found.settles, tuple(figures))


def _sum(outcomes: Iterable[Outcome]) -> Cents:
    return Cents.total(outcome.cents_per_month for outcome in outcomes)


def _count_reason(code: str, count: int | None) -> Reason:
    return Reason(f"{code}_hidden") if count is None else Reason(code, {"count": count})
