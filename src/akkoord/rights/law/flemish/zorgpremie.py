"""Zorgpremie: every adult from the year of the 26th birthday pays; the right is to pay the reduced amount."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import lives_here
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2016, 1, 1)
_DECREE = "Decreet van 18 mei 2018 houdende de Vlaamse sociale bescherming"


@rule(valid_from=_FROM, source=_DECREE)
def must_pay(member: Person, on: Days) -> bool:
    """At the address, and 26 at some time in this year."""
    year_of_birth = member.birth // 1_00_00
    return on.year - year_of_birth >= 26 and lives_here(member)


@rule(valid_from=_FROM, source=_DECREE)
def payers(household: Household, on: Days) -> int:
    """How many members owe the contribution."""
    return sum(1 for member in household.members if must_pay(member, on))


@rule(valid_from=_FROM, source=_DECREE)
def somebody_must_pay(household: Household, on: Days) -> bool:
    """At least one member owes it."""
    return payers(household, on) > 0


@rule(valid_from=_FROM, source=_DECREE)
def had_vt(household: Household) -> bool:
    """The verhoogde tegemoetkoming on 1 January of the year before."""
    return household.vt_on_1jan_prev_year


@rule(valid_from=_FROM, source=_DECREE)
def is_entitled(household: Household, on: Days) -> bool:
    """To the reduction: somebody has to pay, and had the verhoogde tegemoetkoming."""
    return somebody_must_pay(household, on) and had_vt(household)


@rule(valid_from=_FROM, source=_DECREE)
def amount(household: Household, on: Days, figures: Figures) -> int:
    """What all of them pay together in this year, with or without the reduction."""
    each = figures.zorgpremie.reduced if had_vt(household) else figures.zorgpremie.normal
    return payers(household, on) * each


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
