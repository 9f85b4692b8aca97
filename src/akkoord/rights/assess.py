"""One household, one right, one day: the answer with its amount, its reasons and the figures behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from akkoord.dated import Reading, Value
from akkoord.errors import InputError
from akkoord.phrases import Reason
from akkoord.rights.overlay import Overlay, overlaid
from akkoord.rights.right import Period, Right
from akkoord.rules import answer
from akkoord.rules.answer import Fact, State
from akkoord.rules.tree import Tree

AmountState = Literal["exact", "range", "fact_unknown", "figure_unknown", "none"]


class FactOutOfRange(InputError):
    """A number lies outside what the fact can be."""

    code = "fact_out_of_range"
    message = "fact {fact!r} is {value!r}, but it lies from {low} to {high}"


@dataclass(frozen=True, slots=True)
class FigureUsed:
    """A figure behind an answer.

    Attributes:
        key: The name of the figure.
        value: The current or last known value; None where there is none on the day.
        unit: Its unit.
        valid_from: The first day of that value.
        vouched_until: The last day that it is vouched for.
        source: Where it was read.
        state: "known", "lapsed" (never show it as current) or "none".
    """

    key: str
    value: Value | None
    unit: str
    valid_from: date | None
    vouched_until: date | None
    source: str
    state: Literal["known", "lapsed", "none"]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer for one right.

    Attributes:
        right_id: The right.
        on: The day that the answer is about.
        state: "yes", "no", "fact_unknown", "figure_unknown" or "not_computable".
        eligible: True, false, or None where it is not decided.
        amount_cents: The amount; 0 when refused, None where it is not certain.
        amount_state: "exact", "range", "fact_unknown", "figure_unknown", or "none" where there is no amount.
        amount_min_cents: The least it can be over everything unknown; 0 while a refusal is possible.
        amount_max_cents: The most it can be; None where there is no limit.
        per: What the amount is for: a month, a year, or once.
        settles: The facts that can still change the answer, in the order of the rule.
        because: The reasons, for `phrases.say(..., package="akkoord.rights")`.
        figures: The figures that the rules look at.
    """

    right_id: str
    on: date
    state: State
    eligible: bool | None
    amount_cents: int | None
    amount_state: AmountState
    amount_min_cents: int | None
    amount_max_cents: int | None
    per: Period
    settles: tuple[str, ...]
    because: tuple[Reason, ...]
    figures: tuple[FigureUsed, ...]

    @property
    def headline(self) -> Reason:
        """The answer in one sentence, with the amount where it is certain."""
        if self.eligible and self.amount_cents:
            return Reason(f"headline.yes_per_{self.per}", {"amount_cents": self.amount_cents})
        return Reason(f"headline.{self.state}")


@dataclass(frozen=True, slots=True)
class _Sum:
    """An amount in all its parts, as the assessment shows it."""

    cents: int | None
    state: AmountState
    low: int | None
    high: int | None
    settles: tuple[str, ...] = ()


_NO_AMOUNT = _Sum(None, "none", None, None)
_NOTHING = _Sum(0, "exact", 0, 0)


def assess(right: Right, facts: Mapping[str, Fact], on: date, overlays: Sequence[Overlay] = ()) -> Assessment:
    """Decide a right for one household.

    Args:
        right: The right.
        facts: By name: a value, bounds within which it lies, or None. A fact that is absent is unknown.
        on: The day that the answer is about.
        overlays: Reforms to apply first, in this order; those of another right are left aside.

    Raises:
        NoSuchFact: if a fact is given that the right does not ask for.
        WrongFact: if a fact is of the wrong kind.
        FactOutOfRange: if a number lies outside what the fact can be.
        UnknownFigure: if a reform changes a figure that the right does not have.
        WrongValue: if a reform gives a figure a value of the wrong kind.

    >>> from akkoord.rights import catalogue
    >>> right = catalogue.find("voorbeeldegem.mantelzorgtoelage")
    >>> found = assess(right, {"lives_in_town": False}, date(2026, 7, 1))
    >>> found.state, found.amount_cents, found.because[0].code
    ('no', 0, 'lives_in_town.no')
    """
    known = complete_facts(right, facts)
    changed = overlaid(right, overlays)
    rule = changed.entitlement_on(on)
    if rule is None:
        return _not_computable(changed, on)
    readings = changed.readings(rule.tree, on)
    found = answer.decide(rule.tree, facts_of(rule.tree, known), readings)
    amount = _amount(changed, known, on, found.holds)
    amount_rule = changed.amount_on(on)
    all_readings = readings | (changed.readings(amount_rule.tree, on) if amount_rule else {})
    return Assessment(
        right_id=right.id,
        on=on,
        state=found.state,
        eligible=found.holds,
        amount_cents=amount.cents,
        amount_state=amount.state,
        amount_min_cents=amount.low,
        amount_max_cents=amount.high,
        per=right.per,
        settles=tuple(dict.fromkeys((*found.settles, *amount.settles))),
        because=found.because,
        figures=tuple(_figure_used(name, reading) for name, reading in all_readings.items()),
    )


def complete_facts(right: Right, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return every fact of a right: what was given, or the widest that it can be.

    Raises:
        NoSuchFact: if a fact is given that the right does not ask for.
        FactOutOfRange: if a number lies outside what the fact can be.
    """
    for name, value in facts.items():
        if name not in right.facts:
            raise answer.NoSuchFact(fact=name, possible=", ".join(right.facts))
        widest = right.facts[name].widest
        if isinstance(value, bool) or not isinstance(value, int) or right.facts[name].kind != "number":
            continue  # the rule itself checks the kind
        if not widest.low <= value <= widest.high:
            raise FactOutOfRange(fact=name, value=value, low=widest.low, high=widest.high)
    given = {name: value for name, value in facts.items() if value is not None}
    return {name: given.get(name, fact.widest) for name, fact in right.facts.items()}


def facts_of(tree: Tree, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return the facts that one rule looks at."""
    return {name: facts[name] for name in tree.facts}


def _amount(right: Right, facts: Mapping[str, Fact], on: date, eligible: bool | None) -> _Sum:
    rule = right.amount_on(on)
    if rule is None:
        return _NO_AMOUNT
    if eligible is False:
        return _NOTHING
    found = answer.measure(rule.tree, facts_of(rule.tree, facts), right.readings(rule.tree, on))
    low, high = _cents(found.low), _cents(found.high)
    if eligible is None:
        return _Sum(None, "fact_unknown", min(0, low or 0), None if high is None else max(0, high))
    return _Sum(low if found.state == "exact" else None, found.state, low, high, found.settles)


def _cents(amount: object) -> int | None:
    return amount if isinstance(amount, int) else None


def _figure_used(name: str, reading: Reading) -> FigureUsed:
    return FigureUsed(
        name,
        reading.value,
        reading.unit,
        reading.valid_from,
        reading.vouched_until,
        reading.source,
        reading.state,
    )


def _not_computable(right: Right, on: date) -> Assessment:
    starts = [rule.valid_from for rule in right.entitlement if rule.valid_from > on]
    reason = Reason("rule.starts", {"starts_on": min(starts)}) if starts else Reason("rule.none")
    return Assessment(
        right_id=right.id,
        on=on,
        state="not_computable",
        eligible=None,
        amount_cents=None,
        amount_state="none",
        amount_min_cents=None,
        amount_max_cents=None,
        per=right.per,
        settles=(),
        because=(right.not_computable or reason,),
        figures=(),
    )
