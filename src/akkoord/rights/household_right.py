"""A right of a household: who grants it, the rules that decide it, and all that a page says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from akkoord.phrases import Language
from akkoord.rights.figures import LawFigure
from akkoord.rules.rule import Number, Rule, in_force

Level = Literal["federal", "flemish", "municipal"]
Automatic = Literal["granted", "partly", "signalled", "on_request"]
Text = Mapping[Language, str]
LEVELS: tuple[Level, ...] = ("federal", "flemish", "municipal")
AUTOMATIC: tuple[Automatic, ...] = ("granted", "partly", "signalled", "on_request")


@dataclass(frozen=True, slots=True)
class About:
    """What is said about a right, whether it can be computed or not.

    Attributes:
        name: Its official name, by language.
        level: Who makes the rule.
        authority: Who grants it.
        legal_basis: The law, as far as known; `is_basis_checked` tells whether its text was read.
        is_basis_checked: Whether the legal basis was read in the law itself.
        granted_to: To whom, by language.
        automatic: Whether one must ask for it.
        automatic_how: How that goes, by language.
        conditions: Every condition in short words, by language.
        not_modelled: Conditions that no fact answers: information, never a reason for unknown.
        sources: Addresses.
    """

    name: Text
    level: Level
    authority: str
    legal_basis: str
    is_basis_checked: bool
    granted_to: Text
    automatic: Automatic
    automatic_how: Text
    conditions: tuple[Text, ...]
    not_modelled: tuple[Text, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseholdRight:
    """One right.

    Attributes:
        id: Its name in every format, such as "leefloon".
        about: What is said about it.
        unit: Of the amount: "EUR/month", "share", "packs"; empty where the right is a status.
        figures: The figures that stand beside its rules.
        entitlement: The versions of the rule that decides; empty where it is not computable.
        amount: The versions of the rule for the amount; empty where there is none, or where no source
            gives it (`unit` then tells which).
        also: Rules for what else is answered: category, tier, packs.
        options: For a rule in `also` that yields a position in a list: the words.
        is_due_when_refused: Whether an amount is due when the right is refused, as with the zorgpremie.
        is_paid: Whether the amount is a price that the household pays, and so less of it is better.
        not_computable: Why there is no rule, by language.
        package: The package whose `phrases` hold the sentences of its conditions.
        scope: The first part of the codes of those sentences.
    """

    id: str
    about: About
    unit: str
    figures: Mapping[str, LawFigure]
    entitlement: tuple[Rule[..., bool], ...] = ()
    amount: tuple[Rule[..., Number], ...] = ()
    also: Mapping[str, Rule[..., Any]] = field(default_factory=dict)
    options: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    is_due_when_refused: bool = False
    is_paid: bool = False
    not_computable: Text | None = None
    package: str = ""
    scope: str = ""

    @property
    def is_computable(self) -> bool:
        """Whether there is a rule."""
        return bool(self.entitlement)

    def entitlement_on(self, day: date) -> Rule[..., bool] | None:
        """Return the version of the deciding rule that holds on a day."""
        return in_force(self.entitlement, day)

    def amount_on(self, day: date) -> Rule[..., Number] | None:
        """Return the version of the rule for the amount that holds on a day."""
        return in_force(self.amount, day)
