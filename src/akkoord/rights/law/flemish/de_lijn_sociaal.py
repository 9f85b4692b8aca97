"""Cheaper pass of De Lijn: free, guaranteed (vervoergarantie, VG) or by the verhoogde tegemoetkoming (VT)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.federal import verhoogde_tegemoetkoming
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2016, 1, 1)
_TARIFFS = "Vlaamse tariefbeslissing De Lijn"


@rule(valid_from=_FROM, source=_TARIFFS)
def travels_free(applicant: Person) -> bool:
    """Known at the VAPH, or with an allowance for a handicap; help for a third person is not among them."""
    return applicant.vaph or applicant.holds_ivt or applicant.holds_it


@rule(valid_from=_FROM, source=_TARIFFS)
def has_guarantee(applicant: Person) -> bool:
    """Leefloon or what equals it, or a guaranteed income of the old."""
    has_leefloon = applicant.holds_leefloon or applicant.holds_leefloon_equivalent
    return has_leefloon or applicant.holds_igo or applicant.holds_gib


@rule(valid_from=_FROM, source=_TARIFFS)
def has_vt(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """The verhoogde tegemoetkoming of the household."""
    return verhoogde_tegemoetkoming.is_entitled(household, applicant, on, figures)


@rule(valid_from=_FROM, source=_TARIFFS)
def is_entitled(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """By one of the three."""
    by_benefit = travels_free(applicant) or has_guarantee(applicant)
    return by_benefit or has_vt(household, applicant, on, figures)


@rule(valid_from=_FROM, source=_TARIFFS)
def tier(household: Household, applicant: Person, on: Days, figures: Figures) -> int:
    """The best of the three: 1 free, 2 by the guarantee, 3 by the verhoogde tegemoetkoming; 0 where none."""
    if travels_free(applicant):
        return 1
    if has_guarantee(applicant):
        return 2
    return 3 if has_vt(household, applicant, on, figures) else 0


@rule(valid_from=_FROM, source=_TARIFFS)
def amount(applicant: Person, figures: Figures) -> int:
    """The price of a pass of twelve months for who is entitled."""
    if travels_free(applicant):
        return 0
    return figures.lijn.vg if has_guarantee(applicant) else figures.lijn.vt


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,), also={"tier": tier})
