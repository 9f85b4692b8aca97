"""UiTPAS with kansentarief, as Flemish cities usually grant it: one of four reasons is enough."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.federal import verhoogde_tegemoetkoming
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2014, 1, 1)
_REGULATION = "Reglement UiTPAS met kansentarief van de gemeente"


@rule(valid_from=_FROM, source=_REGULATION)
def is_in_debt_mediation(household: Household) -> bool:
    """In debt mediation or budget management."""
    return household.debt_mediation


@rule(valid_from=_FROM, source=_REGULATION)
def is_client_of_ocmw(household: Household) -> bool:
    """A client of the OCMW."""
    return household.ocmw_client


@rule(valid_from=_FROM, source=_REGULATION)
def works_in_maatwerk(household: Household) -> bool:
    """At work in a maatwerkbedrijf."""
    return household.maatwerk


@rule(valid_from=_FROM, source=_REGULATION)
def has_increased_reimbursement(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """The family has the verhoogde tegemoetkoming."""
    return verhoogde_tegemoetkoming.is_entitled(household, applicant, on, figures)


@rule(valid_from=_FROM, source=_REGULATION)
def is_entitled(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """One of the four reasons."""
    by_ocmw = is_in_debt_mediation(household) or is_client_of_ocmw(household)
    by_status = has_increased_reimbursement(household, applicant, on, figures)
    return by_status or by_ocmw or works_in_maatwerk(household)


@rule(valid_from=_FROM, source=_REGULATION)
def amount(figures: Figures) -> int:
    """The share that is taken off the price."""
    return figures.uitpas.discount


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
