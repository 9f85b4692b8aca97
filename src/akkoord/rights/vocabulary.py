"""What rules can know of a household, of each person in it, and of the day: the vocabulary of all rights.

The fields are what rules look at; a person or a program gives *facts* (`facts.yaml`), which have the names of
`akkoord rights assess`. Most facts are one field; `benefits` and `status` are lists, and so several fields.

Days are numbers like 20240615 and months like 202406, so that "18 or older" is `age(...) >= 18`, exact on
every date of birth, and all that a rule compares is a number. Money is eurocents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from akkoord.rules.records import Record


@dataclass(frozen=True)
class Person(Record):
    """One person: who they are to the applicant, what they hold, and what is known of their health and means.

    Attributes:
        holds_leefloon: And the like: whether they hold that benefit on the day...
        leefloon_since: ...and its first day; 0 where they do not hold it.
        means_month: Countable means without the earnings of `earned_net_month`, in cents.
        points: 0 to 18 on the medical-social scale of self-reliance.
        pillar1: Points of a child in the first pillar; of the three pillars in `child_points_total`.
        acuity: Of the best eye, in tenths.
    """

    birth: int
    role: Literal["applicant", "partner", "child", "other"]
    dependant: bool
    same_address: bool
    resident: bool
    carer: bool
    province: Literal["Limburg", "other"]
    # benefits
    holds_leefloon: bool
    leefloon_since: int
    holds_leefloon_equivalent: bool
    leefloon_equivalent_since: int
    holds_igo: bool
    igo_since: int
    holds_gib: bool
    gib_since: int
    holds_ivt: bool
    ivt_since: int
    holds_it: bool
    it_since: int
    holds_hulp_van_derden: bool
    hulp_van_derden_since: int
    holds_zorgbudget_ouderen: bool
    zorgbudget_ouderen_since: int
    holds_zorgbudget_zz: bool
    zorgbudget_zz_since: int
    # status
    is_pensioner: bool
    is_widow: bool
    is_invalid: bool
    is_disabled_recognised: bool
    is_unemployed_3m: bool
    is_incapacity_3m: bool
    is_orphan: bool
    is_nbmv: bool
    is_bridging_right: bool
    # means
    means_month: int
    earned_net_month: int
    spi: bool
    applies: bool
    countable_income_year: int
    # health and care
    points: int
    invalidity: int
    lower_limb: int
    pillar1: int
    child_points_total: int
    bel_score: int
    belrai_total: int
    belrai_adl_iadl: int
    home_nursing: Literal["A", "B", "C", "none"]
    dementia: bool
    care_home: bool
    wheelchair: bool
    acuity: int
    earning_capacity_third: bool
    vsb_member: bool
    residence_ok: bool
    medical_waste: Literal["incontinence", "stoma", "dialysis", "none"]
    vaph: bool
    # school
    school: Literal["nursery", "primary", "secondary", "none"]
    attendance_ok: bool


@dataclass(frozen=True)
class Household(Record):
    """One household: its home, its incomes by the concept of each right, and its members.

    Attributes:
        municipality: "other" stands for everywhere but Genk.
        vt_status_is_known: Whether `vt_status` was given; then it holds, and is not computed.
        net_taxable_income_ref: Of everybody at the address, in the reference year of the maximumfactuur.
        gross_taxable_income_prev_year: Of the whole family for the verhoogde tegemoetkoming.
        month_ref_income_x12: The income of the reference month times twelve.
        housing_income: By the concept of social housing.
        income_all_residents: Of everybody at the address, by the concept of Genk.
        net_month: Net means of the household for legal aid.
    """

    municipality: Literal["Genk", "other"]
    tenure: Literal["owner", "tenant", "social_tenant"]
    rent_month: int
    max_rent_month: int
    income_limit_ok: bool
    waiting_list_years: int
    social_flat_collective_heating: bool
    water_bill_year: int
    copay_year: int
    chronic: bool
    vt_status_is_known: bool
    vt_status: bool
    months_in_genk: int
    at_home: bool
    net_taxable_income_ref: int
    gross_taxable_income_prev_year: int
    month_ref_income_x12: int
    housing_income: int
    income_all_residents: int
    net_month: int
    fuel: Literal["oil", "petroleum_c", "propane_bulk", "gas_grid", "electric", "other"]
    debt_mediation: bool
    ocmw_client: bool
    maatwerk: bool
    qualifying_move: bool
    disabled_single: bool
    points_schooltoeslag: int
    vt_on_1jan_prev_year: bool
    ki_test_ok: bool
    st_exceptional: bool
    members: tuple[Person, ...]


@dataclass(frozen=True)
class Days(Record):
    """What the day of the answer tells: see `akkoord.rights.periods`.

    Attributes:
        day: Such as 20240615.
        year: Such as 2024.
        month: Such as 202406.
        first_of_month: Such as 20240601.
        first_of_year: Such as 20240101.
        three_full_months_ago: The latest first day of a benefit that was held for three full months.
    """

    tells: ClassVar[Literal["fact", "day"]] = "day"

    day: int
    year: int
    month: int
    first_of_month: int
    first_of_year: int
    three_full_months_ago: int
