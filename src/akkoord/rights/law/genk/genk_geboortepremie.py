"""Geboortepremie of Genk: for each child born in the month of the day; the start of a check of all rights."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import is_child
from akkoord.rights.law.genk.residents import lives_in_genk
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2012, 1, 1)
_REGULATION = "Stad Genk, reglement geboortepremie"


@rule(valid_from=_FROM, source=_REGULATION)
def is_newborn(member: Person, on: Days) -> bool:
    """A child at the address, born in the month of the day and not after the day."""
    return is_child(member) and on.first_of_month <= member.birth <= on.day


@rule(valid_from=_FROM, source=_REGULATION)
def has_newborn(household: Household, on: Days) -> bool:
    """At least one child was born this month."""
    return any(is_newborn(member, on) for member in household.members)


@rule(valid_from=_FROM, source=_REGULATION)
def is_entitled(household: Household, on: Days) -> bool:
    """A household in Genk with a child born this month."""
    return lives_in_genk(household) and has_newborn(household, on)


@rule(valid_from=_FROM, source=_REGULATION)
def amount(household: Household, on: Days, figures: Figures) -> int:
    """The same for each child, once."""
    return figures.ggeb * sum(1 for member in household.members if is_newborn(member, on))


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
