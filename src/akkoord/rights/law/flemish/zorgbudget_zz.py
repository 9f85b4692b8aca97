"""Zorgbudget voor zwaar zorgbehoevenden: a fixed amount a month for who needs much care, for long."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import age
from akkoord.rights.vocabulary import Days, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2016, 1, 1)
_DECREE = "Decreet van 18 mei 2018 houdende de Vlaamse sociale bescherming"


@rule(valid_from=_FROM, source=_DECREE)
def is_member(applicant: Person) -> bool:
    """A member of a zorgkas."""
    return applicant.vsb_member


@rule(valid_from=_FROM, source=_DECREE)
def lived_here_long_enough(applicant: Person, on: Days) -> bool:
    """Lived in Flanders, Brussels or an insured country for long enough; that is not asked of minors."""
    return age(applicant, on) < 18 or applicant.residence_ok


@rule(valid_from=_FROM, source=_DECREE)
def lives_in_care_home(applicant: Person) -> bool:
    """In a recognised care home: no score is needed."""
    return applicant.care_home


@rule(valid_from=_FROM, source=_DECREE)
def has_much_home_nursing(applicant: Person) -> bool:
    """Home nursing by the package B or C."""
    return applicant.home_nursing in ("B", "C")


@rule(valid_from=_FROM, source=_DECREE)
def has_many_points(applicant: Person) -> bool:
    """Points that another right gave: for self-reliance, or for a child in the three pillars."""
    return applicant.points >= 15 or applicant.child_points_total >= 18


@rule(valid_from=_FROM, source=_DECREE)
def scores_high_on_belrai(applicant: Person) -> bool:
    """The screener of adults: in total, or on the activities of daily life (ADL and IADL) alone."""
    return applicant.belrai_total >= 13 or applicant.belrai_adl_iadl >= 6


@rule(valid_from=_FROM, source=_DECREE)
def scores_high_on_bel(applicant: Person, on: Days) -> bool:
    """The older profile, which is now for minors, with a lower limit."""
    return applicant.bel_score >= (35 if on.day < 2021_06_01 else 10)


@rule(valid_from=_FROM, source=_DECREE)
def scores_high(applicant: Person, on: Days) -> bool:
    """On the scale of the day: BEL for everybody, and since June 2021 for minors only."""
    is_adult = age(applicant, on) >= 18
    if is_adult and on.day >= 2021_06_01:
        return scores_high_on_belrai(applicant)
    return scores_high_on_bel(applicant, on)


@rule(valid_from=_FROM, source=_DECREE)
def is_entitled(applicant: Person, on: Days) -> bool:
    """A member who lived here long enough and needs much care, by any of the proofs."""
    by_paper = has_much_home_nursing(applicant) or has_many_points(applicant)
    needs_much_care = lives_in_care_home(applicant) or by_paper or scores_high(applicant, on)
    return is_member(applicant) and lived_here_long_enough(applicant, on) and needs_much_care


@rule(valid_from=_FROM, source=_DECREE)
def amount(figures: Figures) -> int:
    """The same for everybody, per month."""
    return figures.zz.amount


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
