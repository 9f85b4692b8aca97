"""The Flemish rights, read from the catalogue."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from rights.oracle.federal import DISABILITY, IGO, LEEFLOON, has_vt
from rights.oracle.figures import Figures
from rights.oracle.home import LEAST_BELRAI, Home, Person
from rights.oracle.outcome import Outcome, granted, refused

NEW_AMOUNTS = date(2019, 1, 1)
SMALL_FAMILIES = date(2023, 4, 1)


def sociaal_tarief_water(home: Home, figure: Figures) -> Outcome:
    opens = (*IGO, *LEEFLOON, *DISABILITY, "zorgbudget_ouderen")
    if any(person.holds(opens, since=home.new_year) for person in home.address):
        return granted(figure("water.reduction") * home["water_bill_year"])
    return refused()


def de_lijn_sociaal(home: Home, figure: Figures) -> Outcome:
    person = home.applicant
    if person.holds(DISABILITY) or person["vaph"]:
        return granted(0, tier="free")
    if person.holds((*LEEFLOON, *IGO)):
        return granted(figure("lijn.vg"), tier="VG")
    if has_vt(home, figure):
        return granted(figure("lijn.vt"), tier="VT")
    return refused(tier=None)


def groeipakket_basis(home: Home, figure: Figures) -> Outcome:
    if not home.minors:
        return refused()
    return granted(len(home.minors) * figure("gp.basis") if _all_new(home.minors) else None)


def groeipakket_startbedrag(home: Home, figure: Figures) -> Outcome:
    born = [child for child in home.children if child.was_born_this_month]
    if not born:
        return refused()
    return granted(sum(figure("gp.start", on=child["birth"]) for child in born))


def groeipakket_sociale_toeslag(home: Home, figure: Figures) -> Outcome:
    children = home.minors
    if not children or not home["ki_test_ok"]:
        return refused()
    per_child = _social_supplement(home, children, figure)
    if per_child is None:
        return refused()
    return granted(len(children) * figure(*per_child) if _all_new(children) else None)


def _social_supplement(home: Home, children: list[Person], figure: Figures) -> tuple[str, int] | None:
    """Which figure each child gets: a component of gp.st or of gp.st_small; None when there is no right."""
    income, many = home["gross_taxable_income_prev_year"], len(children) >= 3
    if income <= figure("gp.st", 0):
        return ("gp.st", 3 if many else 2)
    if many and any(child["birth"] >= NEW_AMOUNTS for child in children):
        return ("gp.st", 4) if income <= figure("gp.st", 1) else None
    if not many and home.date >= SMALL_FAMILIES and income <= figure("gp.st_small", 0):
        return ("gp.st_small", 1)
    return None


def _all_new(children: list[Person]) -> bool:
    return all(child["birth"] >= NEW_AMOUNTS for child in children)


def schoolbonus(home: Home, figure: Figures) -> Outcome:
    year = home.date.year
    of_july = [child for child in home.children if child["birth"] < date(year, 8, 1)]
    ages = [child.age_on(date(year - 1, 12, 31)) for child in of_july]
    brackets = [sum(age >= least for least in (5, 12, 18)) for age in ages if age <= 24]
    if not brackets:
        return refused()
    return granted(sum(figure("gp.schoolbonus", bracket, on=date(year, 8, 1)) for bracket in brackets))


def kleutertoeslag(home: Home, figure: Figures) -> Outcome:
    pupils = [child for child in home.children if child["school"] == "nursery" and child.age in (3, 4)]
    entitled = [child for child in pupils if child.age == 3 or child["attendance_ok"]]
    return granted(len(entitled) * figure("gp.kleuter")) if entitled else refused()


def schooltoeslag(home: Home, figure: Figures) -> Outcome:
    schools = [child["school"] for child in home.children]
    pupils = [school for school in schools if school in ("nursery", "primary", "secondary")]
    if not pupils or not home["ki_test_ok"]:
        return refused()
    points, income = int(home["points_schooltoeslag"]), home["gross_taxable_income_prev_year"]
    highest = figure("st.limits", points, 0)
    if income > highest:
        return refused()
    if "secondary" in pupils:
        return granted(None)
    amount = Fraction(0)
    for school in pupils:
        nursery = school == "nursery"
        amount += (
            figure("st.primary", "nursery") if nursery else _primary(home, figure, points, income, highest)
        )
    return granted(amount)


def _primary(home: Home, figure: Figures, points: int, income: Fraction, highest: Fraction) -> Fraction:
    if income <= highest / 10 and home["st_exceptional"]:
        return figure("st.primary", "primary", 2)
    full, lowest = figure("st.primary", "primary", 1), figure("st.limits", points, 1)
    if income <= lowest:
        return full
    return max(figure("st.primary", "primary", 0), full * (highest - income) / (highest - lowest))


def zorgbudget_zz(home: Home, figure: Figures) -> Outcome:
    person = home.applicant
    resides = person.age < 18 or person["residence_ok"]
    if person["vsb_member"] and resides and _needs_heavy_care(person):
        return granted(figure("zz.amount"))
    return refused()


def _needs_heavy_care(person: Person) -> bool:
    return (
        person["care_home"]
        or person["home_nursing"] in ("B", "C")
        or person["points"] >= 15
        or person["child_points_total"] >= 18
        or _scores_high(person)
    )


def _scores_high(person: Person) -> bool:
    if person.on < LEAST_BELRAI:
        return person["bel_score"] >= 35
    if person.age < 18:
        return person["bel_score"] >= 10
    return person["belrai_total"] >= 13 or person["belrai_adl_iadl"] >= 6


def zorgpremie(home: Home, figure: Figures) -> Outcome:
    liable = [person for person in home.address if home.date.year - person["birth"].year >= 26]
    if not liable:
        return refused()
    reduced = home["vt_on_1jan_prev_year"]
    return Outcome(reduced, len(liable) * figure("zorgpremie", 1 if reduced else 0))


def huurpremie(home: Home, figure: Figures) -> Outcome:
    if not (
        home["tenure"] == "tenant"
        and home["waiting_list_years"] >= 4
        and home["rent_month"] <= home["max_rent_month"]
        and home["income_limit_ok"]
    ):
        return refused()
    by_formula = Fraction(3, 4) * home["max_rent_month"] - home["housing_income"] / 55
    if by_formula <= 0:
        return refused()
    column = "high" if home["municipality"] == "Genk" else "normal"
    dependants = min(4, len(home.dependants) + home["disabled_single"])
    cap = figure("hp.cap", column, 0)
    if dependants:
        cap += dependants * figure("hp.cap", column, 1)
    return granted(min(cap, by_formula))


def huursubsidie(home: Home, figure: Figures) -> Outcome:
    entitled = home["qualifying_move"] and home["tenure"] != "owner" and _below_housing_limit(home, figure)
    return granted() if entitled else refused()


def sociale_huur(home: Home, figure: Figures) -> Outcome:
    person = home.applicant
    entitled = (
        person.age >= 18
        and person["resident"]
        and home["tenure"] != "owner"
        and _below_housing_limit(home, figure)
    )
    return granted() if entitled else refused()


def _below_housing_limit(home: Home, figure: Figures) -> bool:
    if home.alone:
        limit = figure("housing.limit", 1 if home["disabled_single"] else 0)
    else:
        count = len(home.dependants)
        limit = figure("housing.limit", 2) + (count * figure("housing.limit", 3) if count else 0)
    return home["housing_income"] <= limit


def onroerende_voorheffing(home: Home, figure: Figures) -> Outcome:
    occupants = home.was_there_on_new_year
    children = [person for person in occupants if person["role"] == "child"]
    is_disabled = [person for person in occupants if _has_tax_disability(person)]
    entitled = is_disabled or (children and len(children) >= figure("ov.min_children"))
    return granted() if entitled else refused()


def _has_tax_disability(person: Person) -> bool:
    if person["role"] == "child":
        return person["child_points_total"] >= 6 or person["pillar1"] >= 4
    return person["invalidity"] >= 66 or person["points"] >= 9 or person["earning_capacity_third"]


def mijn_verbouwpremie(home: Home, figure: Figures) -> Outcome:
    return granted(category=renovation_category(home, figure)) if home["tenure"] == "owner" else refused()


def renovation_category(home: Home, figure: Figures) -> str:
    couple, dependants = home.partner is not None, len(home.dependants)
    group = "other" if couple or dependants else "single"
    further = dependants if couple else max(0, dependants - 1)
    added = further * figure("mvp.limits", "per_dependant") if further else 0
    income = home["housing_income"]
    if income <= figure("mvp.limits", group, 0) + added:
        return "lowest"
    return "middle" if income <= figure("mvp.limits", group, 1) + added else "highest"
