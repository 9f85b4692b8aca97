"""Mantelzorgtoelage of Genk: for who cares at home for an older resident of Genk; asked for the latter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import age, has_partner_here
from akkoord.rights.law.genk.residents import lives_in_genk
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2012, 1, 1)
_REGULATION = "Stad Genk, reglement mantelzorgtoelage"


@rule(valid_from=_FROM, source=_REGULATION)
def is_old_enough(applicant: Person, on: Days) -> bool:
    """Who is cared for is 60 or older."""
    return age(applicant, on) >= 60


@rule(valid_from=_FROM, source=_REGULATION)
def lives_long_enough_in_genk(household: Household) -> bool:
    """In Genk for a month or longer."""
    return household.months_in_genk >= 1


@rule(valid_from=_FROM, source=_REGULATION)
def is_at_home(household: Household) -> bool:
    """At home, not in a home for the elderly."""
    return household.at_home


@rule(valid_from=_FROM, source=_REGULATION)
def limit(household: Household, figures: Figures) -> int:
    """The highest taxable income per year: that of a couple where a partner lives at the address."""
    return figures.gmz.limit.couple if has_partner_here(household) else figures.gmz.limit.single


@rule(valid_from=_FROM, source=_REGULATION)
def has_low_income(household: Household, figures: Figures) -> bool:
    """The taxable income of who is cared for, and of a spouse, is not above the limit."""
    return household.gross_taxable_income_prev_year <= limit(household, figures)


@rule(valid_from=_FROM, source=_REGULATION)
def has_attest(applicant: Person) -> bool:
    """An attest of the FOD with 80 % or 12 points."""
    return applicant.invalidity >= 80 or applicant.points >= 12


@rule(valid_from=_FROM, source=_REGULATION)
def has_dementia(applicant: Person) -> bool:
    """An attest of dementia."""
    return applicant.dementia


@rule(valid_from=_FROM, source=_REGULATION)
def has_much_home_nursing(applicant: Person) -> bool:
    """Home nursing with forfait B or C."""
    return applicant.home_nursing in ("B", "C")


@rule(valid_from=_FROM, source=_REGULATION)
def has_zorgbudget_that_counts(applicant: Person, figures: Figures) -> bool:
    """A zorgbudget for heavy care needs, once the regulation says that it counts."""
    return figures.gmz.zorgbudget_zz_counts and applicant.holds_zorgbudget_zz


@rule(valid_from=_FROM, source=_REGULATION)
def needs_care(applicant: Person, figures: Figures) -> bool:
    """One proof is enough."""
    by_attest = has_attest(applicant) or has_dementia(applicant) or has_much_home_nursing(applicant)
    return by_attest or has_zorgbudget_that_counts(applicant, figures)


@rule(valid_from=_FROM, source=_REGULATION)
def has_carer_in_limburg(household: Household) -> bool:
    """Somebody gives the care, and lives in Limburg; that need not be at the address."""
    return any(member.carer and member.province == "Limburg" for member in household.members)


@rule(valid_from=_FROM, source=_REGULATION)
def is_entitled(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """An older resident of Genk with a low income who is cared for at home by somebody from Limburg."""
    lives_here = lives_in_genk(household) and lives_long_enough_in_genk(household) and is_at_home(household)
    is_cared_for = has_carer_in_limburg(household) and needs_care(applicant, figures)
    return is_old_enough(applicant, on) and lives_here and is_cared_for and has_low_income(household, figures)


@rule(valid_from=_FROM, source=_REGULATION)
def amount(figures: Figures) -> int:
    """One amount per month."""
    return figures.gmz.amount


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
