"""The federal rights, read from the catalogue: every fact is known, every figure is a number."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from rights.oracle.figures import Figures
from rights.oracle.home import Home, Person, full_months
from rights.oracle.outcome import Outcome, granted, paid_if_above_zero, refused

LEEFLOON = ("leefloon", "leefloon_equivalent")
IGO = ("igo", "gib")
DISABILITY = ("ivt", "it")
ROUTE_B_STATUS = {
    "pensioner",
    "widow",
    "invalid",
    "disabled_recognised",
    "unemployed_3m",
    "incapacity_3m",
    "bridging_right",
}


def leefloon(home: Home, figure: Figures) -> Outcome:
    person, partner = home.applicant, home.partner_at_the_address
    category = leefloon_category(home)
    most = figure("leefloon.amount", category - 1)
    exempt = figure("leefloon.spi_exemption") if person["spi"] and person["earned_net_month"] else 0
    counted = person["means_month"] + max(0, person["earned_net_month"] - max(0, exempt))
    if partner and category == 3:
        counted += partner["means_month"]
    elif partner and category == 1 and not partner["applies"]:
        counted += max(0, partner["means_month"] - most)
    if person.age < 18 or not person["resident"] or counted >= most:
        return refused(category=category)
    return granted(most - counted, category=category)


def leefloon_category(home: Home) -> int:
    if any(child["dependant"] for child in home.minors):
        return 3
    return 2 if home.alone else 1


def verhoogde_tegemoetkoming(home: Home, figure: Figures) -> Outcome:
    return granted() if has_vt(home, figure) else refused()


def has_vt(home: Home, figure: Figures) -> bool:
    if home.vt_status is not None:
        return home.vt_status
    return any(holds(home, figure) for holds in VT_ROUTES.values())


def vt_route_a(home: Home, figure: Figures | None = None) -> bool:
    return any(_opens_vt(person) for person in home.vt_family)


def _opens_vt(person: Person) -> bool:
    return (
        _leefloon_for_three_months(person)
        or person.holds((*IGO, *DISABILITY, "zorgbudget_ouderen"))
        or ("nbmv" in person["status"])
        or ("orphan" in person["status"] and person.age < 25)
        or (person["role"] == "child" and person["pillar1"] >= 4)
    )


def _leefloon_for_three_months(person: Person) -> bool:
    held = [each["since"] for each in person.held if each["type"] in LEEFLOON]
    return any(full_months(since, person.on) >= 3 for since in held)


def vt_route_b(home: Home, figure: Figures) -> bool:
    return _may_use_route_b(home) and home["month_ref_income_x12"] <= vt_month_ceiling(home, figure)


def _may_use_route_b(home: Home) -> bool:
    core = [home.applicant, home.partner]
    if any(ROUTE_B_STATUS & set(person["status"]) for person in core if person):
        return True
    return bool(home.children) and len(home.address) - len(home.children) == 1


def vt_route_c(home: Home, figure: Figures) -> bool:
    return home["gross_taxable_income_prev_year"] <= vt_year_ceiling(home, figure)


VT_ROUTES = {"A": vt_route_a, "B": vt_route_b, "C": vt_route_c}


def vt_month_ceiling(home: Home, figure: Figures) -> Fraction:
    further = len(home.vt_family) - 1
    return figure("vt.ceiling_month_ref", 0) + _times(further, figure, "vt.ceiling_month_ref", 1)


def vt_year_ceiling(home: Home, figure: Figures) -> Fraction:
    further, year = len(home.vt_family) - 1, home.income_year
    base = figure("vt.ceiling_prev_year", 0, on=year)
    return base + (further * figure("vt.ceiling_prev_year", 1, on=year) if further else 0)


VT_CEILINGS = {"B": vt_month_ceiling, "C": vt_year_ceiling}


def sociaal_tarief_energie(home: Home, figure: Figures) -> Outcome:
    opens = (*LEEFLOON, *IGO, *DISABILITY, "hulp_van_derden", "zorgbudget_ouderen")
    entitled = (
        home["social_flat_collective_heating"]
        or any(person.holds(opens) for person in home.address)
        or any(child["pillar1"] >= 4 for child in home.children)
        or (date(2021, 2, 1) <= home.date <= date(2023, 6, 30) and has_vt(home, figure))
    )
    return granted() if entitled else refused()


def nmbs_vt(home: Home, figure: Figures) -> Outcome:
    return granted(figure("nmbs.discount")) if has_vt(home, figure) else refused()


def ivt(home: Home, figure: Figures) -> Outcome:
    person, category = home.applicant, _ivt_category(home)
    most = figure("ivt.max", "ABC".index(category))
    if not (_has_working_age(person) and person["earning_capacity_third"] and person["resident"]):
        return refused(category=category)
    return paid_if_above_zero((most - person["countable_income_year"]) / 12, category=category)


def _ivt_category(home: Home) -> str:
    if home.partner_at_the_address or any(child["dependant"] for child in home.children):
        return "C"
    return "B" if home.alone else "A"


def _has_working_age(person: Person) -> bool:
    lowest = 21 if person.on < date(2020, 8, 1) else 18
    return lowest <= person.age < 65


def it(home: Home, figure: Figures) -> Outcome:
    person = home.applicant
    if not _has_working_age(person) or person["points"] < 7 or not person["resident"]:
        return refused()
    category = sum(person["points"] >= least for least in (7, 9, 12, 15, 17))
    return granted(figure("it.max", category - 1), category=category)


def igo(home: Home, figure: Figures) -> Outcome:
    person, partner = home.applicant, home.partner_at_the_address
    pension_age = 66 if home.date >= date(2025, 2, 1) else 65
    if person.age < pension_age or not person["resident"]:
        return refused()
    others = home.others_at_the_address
    only_minors = all(other["role"] == "child" and other.age < 18 for other in others)
    means = person["means_month"]
    if partner:
        means = (means + partner["means_month"]) / 2
    return paid_if_above_zero(figure("igo", 1 if only_minors else 0) - means)


def maf(home: Home, figure: Figures) -> Outcome:
    ceiling = _maf_ceiling(home, figure)
    if home["chronic"]:
        ceiling -= figure("maf", "chronic")
    return paid_if_above_zero(home["copay_year"] - ceiling)


def _maf_ceiling(home: Home, figure: Figures) -> Fraction:
    lowest = figure("maf", "social") if has_vt(home, figure) else None
    income = home["net_taxable_income_ref"]
    bracket = next((at for at in range(4) if income <= figure("maf", "bounds", at)), 4)
    ceiling = figure("maf", "ceilings", bracket)
    return ceiling if lowest is None else min(ceiling, lowest)


def pro_deo(home: Home, figure: Figures) -> Outcome:
    alone = home.alone
    net, extras = home["net_month"], {}
    if not alone:
        net -= max(Fraction(0), _times(len(home.dependants), figure, "pd.deduction"))
        extras["reduced_net"] = net
    if net < figure("pd", 0 if alone else 1):
        return granted(tier="free", **extras)
    if net < figure("pd", 1 if alone else 2):
        return granted(tier="partial", **extras)
    return refused(tier=None, **extras)


def verwarmingstoelage(home: Home, figure: Figures) -> Outcome:
    if home["fuel"] not in ("oil", "petroleum_c", "propane_bulk"):
        return refused()
    dependants = [each for each in home.dependants if each["role"] != "partner"]
    limit = figure("vf.limit", 0) + _times(len(dependants), figure, "vf.limit", 1)
    if home["gross_taxable_income_prev_year"] <= limit or home["debt_mediation"]:
        return granted(figure("vf.lump"))
    return refused()


def _times(count: int, figure: Figures, key: str, *path: int) -> Fraction:
    """So many times a figure; none of them does not need it to be known."""
    return count * figure(key, *path) if count else Fraction(0)
