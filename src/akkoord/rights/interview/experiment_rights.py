"""Eight small rights over nineteen yes-or-no facts: law made up for the experiment, in the shape of the real.

They share facts the way real rights do: a benefit opens several, a low income too, and some rights need a
second thing besides. The chances of the facts stand in `experiment.yaml`.
"""

from __future__ import annotations

from datetime import date

from akkoord.rules.rule import Rule, rule

_FROM = date(2024, 1, 1)
_SOURCE = "made up for the experiment"


@rule(valid_from=_FROM, source=_SOURCE)
def opens_by_benefit(leefloon: bool, igo: bool, handicap_allowance: bool, care_budget: bool) -> bool:
    """One of four benefits."""
    return leefloon or igo or handicap_allowance or care_budget


@rule(valid_from=_FROM, source=_SOURCE)
def reimbursement(  # noqa: PLR0913, PLR0917 - one parameter for each fact
    leefloon: bool,
    igo: bool,
    handicap_allowance: bool,
    care_budget: bool,
    child_with_4_points: bool,
    pensioner: bool,
    alone: bool,
    low_income_month: bool,
    low_income_year: bool,
) -> bool:
    """By a benefit, by the income of the month in some situations, or by the income of the year."""
    by_benefit = opens_by_benefit(leefloon, igo, handicap_allowance, care_budget) or child_with_4_points
    return by_benefit or ((pensioner or alone) and low_income_month) or low_income_year


@rule(valid_from=_FROM, source=_SOURCE)
def energy(  # noqa: PLR0913, PLR0917 - one parameter for each fact
    leefloon: bool,
    igo: bool,
    handicap_allowance: bool,
    care_budget: bool,
    child_with_4_points: bool,
    social_home: bool,
    shared_heating: bool,
) -> bool:
    """By a benefit, or by a social home that shares its heating."""
    by_benefit = opens_by_benefit(leefloon, igo, handicap_allowance, care_budget) or child_with_4_points
    return by_benefit or (social_home and shared_heating)


@rule(valid_from=_FROM, source=_SOURCE)
def heating(oil: bool, low_income_year: bool, debt_mediation: bool) -> bool:
    """For who heats with oil, and has little or debts."""
    return oil and (low_income_year or debt_mediation)


@rule(valid_from=_FROM, source=_SOURCE)
def utilities(
    in_town: bool, low_income_year: bool, pensioner: bool, children: bool, handicap_allowance: bool
) -> bool:
    """For a low income in the town, with a reason."""
    return in_town and low_income_year and (pensioner or children or handicap_allowance)


@rule(valid_from=_FROM, source=_SOURCE)
def carer(in_town: bool, heavy_care: bool, has_carer: bool, low_income_year: bool) -> bool:
    """For who is cared for at home in the town."""
    return in_town and has_carer and heavy_care and low_income_year


@rule(valid_from=_FROM, source=_SOURCE)
def child_supplement(children: bool, low_income_year: bool) -> bool:
    """For children in a household with a low income."""
    return children and low_income_year


@rule(valid_from=_FROM, source=_SOURCE)
def bags(in_town: bool, medical_waste: bool, heavy_care: bool) -> bool:
    """For who has more waste because of an illness."""
    return in_town and (medical_waste or heavy_care)


@rule(valid_from=_FROM, source=_SOURCE)
def renovation(owner: bool, low_income_year: bool, leefloon: bool, igo: bool) -> bool:
    """For an owner with a low income."""
    return owner and (low_income_year or leefloon or igo)


RIGHTS: tuple[Rule[..., bool], ...] = (
    reimbursement,
    energy,
    heating,
    utilities,
    carer,
    child_supplement,
    bags,
    renovation,
)
