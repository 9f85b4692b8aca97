"""One household, one right, one day: the answer, its amount, what could change it, and what it rests on."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Literal

from akkoord.rights.household_right import HouseholdRight
from akkoord.rights.known import HOUSEHOLD, ON, KnownHousehold
from akkoord.rights.law_book import LawBook, in_force
from akkoord.rights.vocabulary import Days, Household
from akkoord.rules.answer import State
from akkoord.rules.bounds import Bounds, Number
from akkoord.rules.grounding import Grounding
from akkoord.rules.influence import Outcome
from akkoord.rules.reasoning import Reasoning
from akkoord.rules.rule import Rule
from akkoord.rules.tree import Choose, Constant, Extreme, Node, Rounded, inputs

AmountState = Literal["exact", "range", "fact_unknown", "figure_unknown", "none"]
# What else is answered and belongs to the answer: a fact that can change it, can change the answer.
_PARTS_OF_THE_ANSWER = ("category", "tier")


@dataclass(frozen=True, slots=True)
class Amount:
    """What is due.

    Attributes:
        value: In cents where the unit is money; None where it is not certain, or where there is none.
        state: "exact"; "range" where it lies between two known ends; what is missing; or "none".
        low: The least it can be over everything unknown; None where there is no amount.
        high: The most it can be; None where there is no limit, or no amount.
    """

    value: Number | None
    state: AmountState
    low: Number | None
    high: Number | None


@dataclass(frozen=True, slots=True)
class Trees:
    """The rules of a right, written out for a number of members.

    Attributes:
        entitlement: The tree that decides.
        amount: The amount that is due whether or not it is refused; None where there is none.
        due: The amount that is due where it is granted, and else nothing.
        also: What else is answered.
        figures: The full names of the figures in each of these.
    """

    entitlement: Node
    amount: Node | None
    due: Node | None
    also: Mapping[str, Node]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HouseholdAssessment:
    """The answer for one right.

    Attributes:
        right: The right.
        household: The household.
        state: "yes", "no", "fact_unknown", "figure_unknown" or "not_computable".
        amount: What is due.
        settles: The facts that can still change the answer, as files name them; complete and minimal.
        also: What else is answered: the bounds of each rule in `right.also`.
        inquiry: Into what is known of the household and of the law.
        trees: The rules written out; None where the right is not computable.
    """

    right: HouseholdRight
    household: KnownHousehold
    state: State
    amount: Amount
    inquiry: Reasoning
    settles: tuple[str, ...] = ()
    also: Mapping[str, Bounds] = field(default_factory=dict)
    trees: Trees | None = None

    @property
    def eligible(self) -> bool | None:
        """True, false, or None where it is not decided."""
        return {"yes": True, "no": False}.get(self.state)


NO_AMOUNT = Amount(None, "none", None, None)
NOTHING = Amount(0, "exact", 0, 0)


def assess(
    right: HouseholdRight,
    household: KnownHousehold,
    book: LawBook | None = None,
    inquiry: Reasoning | None = None,
) -> HouseholdAssessment:
    """Decide a right for a household.

    Args:
        right: The right.
        household: What is known.
        book: The law, such as under a reform; None for the law as it stands.
        inquiry: Into what is known, where another right of the household was asked for.
    """
    inquiry = inquiry or inquiry_into(household, book or in_force())
    trees = trees_of(right, household)
    if trees is None:
        return HouseholdAssessment(right, household, "not_computable", NO_AMOUNT, inquiry)
    found = inquiry.outcome(trees.entitlement)
    state = _state(found)
    due, amount = _amount(right, trees, state, inquiry)
    also = {name: inquiry.outcome(node) for name, node in trees.also.items()}
    counting = [found, due, *(also[name] for name in _PARTS_OF_THE_ANSWER if name in also and state != "no")]
    settles = () if state == "figure_unknown" else _facts(household, counting)
    return HouseholdAssessment(
        right=right,
        household=household,
        state=state,
        amount=amount,
        inquiry=inquiry,
        settles=settles,
        also={name: one.bounds for name, one in also.items()},
        trees=trees,
    )


def assess_all(household: KnownHousehold, book: LawBook | None = None) -> tuple[HouseholdAssessment, ...]:
    """Decide every right of the catalogue for a household, by id."""
    book = book or in_force()
    inquiry = inquiry_into(household, book)
    return tuple(assess(right, household, book, inquiry) for right in book.rights)


def inquiry_into(household: KnownHousehold, book: LawBook) -> Reasoning:
    """Return what to ask of a household: every field of it is known, and every figure on its day."""
    figures = book.inputs(household.on, household.year_of_income)
    return Reasoning(ChainMap({}, household.inputs, figures))


def trees_of(right: HouseholdRight, household: KnownHousehold) -> Trees | None:
    """Return the rules of a right, written out for these members; None where there is no rule."""
    entitlement, amount = right.entitlement_on(household.on), right.amount_on(household.on)
    if entitlement is None:
        return None
    return _written_out(_Rules(right, entitlement, amount), len(household.members), household.applicant)


class _Rules:
    """The rules of a right that hold on a day; equal where they are the same rules."""

    def __init__(
        self, right: HouseholdRight, entitlement: Rule[..., bool], amount: Rule[..., Any] | None
    ) -> None:
        self.right, self.entitlement, self.amount = right, entitlement, amount

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rules) and self._same() == other._same()

    def __hash__(self) -> int:
        return hash(self._same())

    def _same(self) -> tuple[int, int, int]:
        return (id(self.right), id(self.entitlement), id(self.amount))


@cache
def _grounding(members: int) -> Grounding:
    # One for all rights: what two rights have in common is one node, and looked at once for a household.
    return Grounding([str(position) for position in range(members)])


@lru_cache(maxsize=4096)
def _written_out(rules: _Rules, members: int, applicant: str) -> Trees:
    grounding = _grounding(members)

    def written(rule: Rule[..., Any]) -> Node:
        owners = {
            name: ON if record is Days else HOUSEHOLD if record is Household else applicant
            for name, record in rule.tree.records.items()
        }
        return grounding.of(rule.tree.root, owners)

    entitlement = written(rules.entitlement)
    amount = due = None
    if rules.amount is not None:
        amount = written(rules.amount)
        if rules.right.unit.startswith("EUR"):
            amount = Rounded(amount)
        # An amount is never below zero; this says so where bounds alone would not.
        due = Choose(entitlement, Extreme("max", (Constant(0), amount)), Constant(0))
    also = {name: written(rule) for name, rule in rules.right.also.items()}
    nodes = [entitlement, *([amount] if amount else []), *also.values()]
    figures = dict.fromkeys(part.name for node in nodes for part in inputs(node) if part.role == "figure")
    return Trees(entitlement, amount, due, also, tuple(figures))


def _state(found: Outcome) -> State:
    if found.bounds.is_point:
        return "yes" if found.bounds.low else "no"
    return "fact_unknown" if found.relevant else "figure_unknown"


def _amount(right: HouseholdRight, trees: Trees, state: State, inquiry: Reasoning) -> tuple[Outcome, Amount]:
    settled = Outcome(Bounds(0, 0), (), (), facts_can_settle=True)
    node = trees.amount if right.is_due_when_refused else trees.due
    if state == "no" and not right.is_due_when_refused:
        return settled, NOTHING
    if node is None:
        return settled, NO_AMOUNT
    found = inquiry.outcome(node)
    low, high = found.bounds.low, found.bounds.high
    if found.bounds.is_point:
        value = Fraction(low)
        exact = value.numerator if value.denominator == 1 else value
        return found, Amount(exact if state in ("yes", "no") else None, "exact", exact, exact)
    is_limited = isinstance(high, int | Fraction)
    amount_state: AmountState = (
        "figure_unknown" if found.figures else "range" if is_limited else "fact_unknown"
    )
    return found, Amount(None, amount_state, low, high if is_limited else None)


def _facts(household: KnownHousehold, found: Iterable[Outcome]) -> tuple[str, ...]:
    relevant = (part for one in found for part in one.relevant)
    return tuple(dict.fromkeys(household.name_of(part) for part in relevant))
