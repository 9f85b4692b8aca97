"""A right: who grants it, which facts it asks for, the rules that decide it and the figures they use."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from akkoord.dated import Reading, Series
from akkoord.errors import InputError
from akkoord.phrases import Language, Reason
from akkoord.rules.bounds import PERHAPS, Bounds
from akkoord.rules.rule import Rule, in_force
from akkoord.rules.tree import Kind, Tree

Period = Literal["month", "year", "once"]


class RuleWithoutFact(InputError):
    """A rule looks at a fact that the right has no question for."""

    code = "rule_without_fact"
    message = "rule {rule!r} of right {right!r} looks at {fact!r}, which is not among its facts as {kind}"


class RuleWithoutFigure(InputError):
    """A rule looks at a figure that the right does not have."""

    code = "rule_without_figure"
    message = "rule {rule!r} of right {right!r} looks at figure {figure!r}, which has no values as {kind}"


@dataclass(frozen=True, slots=True)
class FactToKnow:
    """One fact in the vocabulary of a right.

    Attributes:
        name: The name that rules use.
        kind: "truth" or "number" (whole).
        unit: Such as "eurocent per year"; "yes or no" for truth values.
        question: What a resident is asked, by language.
        at_least: The lowest that a number can be; None where there is no limit.
        at_most: The highest that a number can be; None where there is no limit.
    """

    name: str
    kind: Kind
    unit: str
    question: Mapping[Language, str]
    at_least: int | None = None
    at_most: int | None = None

    @property
    def widest(self) -> Bounds:
        """All that is known of this fact before anybody answers."""
        if self.kind == "truth":
            return PERHAPS
        low = -math.inf if self.at_least is None else self.at_least
        return Bounds(low, math.inf if self.at_most is None else self.at_most)


@dataclass(frozen=True, slots=True)
class Right:
    """A right with its rules; made by `akkoord.rights.formats.right_file`.

    Attributes:
        id: Authority and name, such as "voorbeeldegem.mantelzorgtoelage".
        authority: The id of who grants it.
        name: What it is called, by language.
        facts: The vocabulary, by name, in the order of the questions.
        figures: The figures, by name.
        entitlement: The versions of the rule that decides.
        amount: The versions of the rule for the amount in eurocents; empty where there is no amount.
        per: What the amount is for: a month, a year, or once.
        not_computable: Why there is no rule; None where there is one.
        is_invented: True for the law of a made-up town.

    Raises:
        RuleWithoutFact: if a rule looks at a fact that is not in `facts`, or is of another kind.
        RuleWithoutFigure: if a rule looks at a figure that is not in `figures`, or is of another kind.
    """

    id: str
    authority: str
    name: Mapping[Language, str]
    facts: Mapping[str, FactToKnow]
    figures: Mapping[str, Series]
    entitlement: tuple[Rule[..., bool], ...]
    amount: tuple[Rule[..., int], ...]
    per: Period
    not_computable: Reason | None = None
    is_invented: bool = False

    def __post_init__(self) -> None:
        rules: tuple[Rule[..., Any], ...] = (*self.entitlement, *self.amount)
        for rule in rules:
            self._check(rule)

    def entitlement_on(self, day: date) -> Rule[..., Any] | None:
        """Return the version of the deciding rule that holds on a day."""
        return in_force(self.entitlement, day)

    def amount_on(self, day: date) -> Rule[..., Any] | None:
        """Return the version of the rule for the amount that holds on a day."""
        return in_force(self.amount, day)

    def readings(self, tree: Tree, day: date) -> dict[str, Reading]:
        """Return what each figure of a rule is on a day."""
        return {name: self.figures[name].at(day) for name in tree.figures}

    def _check(self, rule: Rule[..., Any]) -> None:
        for name, kind in rule.tree.facts.items():
            if name not in self.facts or self.facts[name].kind != kind:
                raise RuleWithoutFact(rule=rule.name, right=self.id, fact=name, kind=kind)
        for name, kind in rule.tree.figures.items():
            if name not in self.figures or self.figures[name].is_truth != (kind == "truth"):
                raise RuleWithoutFigure(rule=rule.name, right=self.id, figure=name, kind=kind)
