"""Integratietegemoetkoming: for who can do less for themselves because of a handicap, by five categories."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.federal.ivt import is_of_age, lives_in_belgium
from akkoord.rights.vocabulary import Days, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(1987, 7, 1)
_WHO = "Wet van 27 februari 1987, art. 2 § 2"
_AMOUNT = "Wet van 27 februari 1987, art. 6 § 2"


@rule(valid_from=_FROM, source=_WHO)
def has_enough_points(applicant: Person) -> bool:
    """Seven points or more on the scale of self-reliance."""
    return applicant.points >= 7


@rule(valid_from=_FROM, source=_AMOUNT)
def category(applicant: Person) -> int:
    """1 to 5 from 7, 9, 12, 15 and 17 points on; 0 below 7 points."""
    points = applicant.points
    if points < 9:
        return 1 if points >= 7 else 0
    if points < 12:
        return 2
    if points < 15:
        return 3
    return 4 if points < 17 else 5


@rule(valid_from=_FROM, source=_WHO)
def is_entitled(applicant: Person, on: Days) -> bool:
    """Of age and resident as for the inkomensvervangende tegemoetkoming, with enough points."""
    return is_of_age(applicant, on) and lives_in_belgium(applicant) and has_enough_points(applicant)


@rule(valid_from=_FROM, source=_AMOUNT)
def amount(applicant: Person, figures: Figures) -> int:
    """The amount per month of the category; that income can lower it has no fact to ask for."""
    points = applicant.points
    if points < 9:
        return figures.it.max.category_1
    if points < 12:
        return figures.it.max.category_2
    if points < 15:
        return figures.it.max.category_3
    return figures.it.max.category_4 if points < 17 else figures.it.max.category_5


RIGHT = law_file.beside(
    Path(__file__), entitlement=(is_entitled,), amount=(amount,), also={"category": category}
)
