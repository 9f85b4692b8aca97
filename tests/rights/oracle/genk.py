"""The rights of the city and the cultural pass, read from the catalogue."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from rights.oracle.federal import has_vt
from rights.oracle.figures import Figures
from rights.oracle.home import Home, Person
from rights.oracle.outcome import Outcome, granted, paid_if_above_zero, refused


def uitpas_kansentarief(home: Home, figure: Figures) -> Outcome:
    if home["debt_mediation"] or home["ocmw_client"] or home["maatwerk"] or has_vt(home, figure):
        return granted(figure("uitpas.discount"))
    return refused()


def genk_mantelzorg(home: Home, figure: Figures) -> Outcome:
    recipient = home.applicant
    lives_at_home = home["municipality"] == "Genk" and home["months_in_genk"] >= 1 and home["at_home"]
    needs_care = (
        recipient["invalidity"] >= 80
        or recipient["points"] >= 12
        or recipient["dementia"]
        or recipient["home_nursing"] in ("B", "C")
    )
    cared_for = any(each["carer"] and each["province"] == "Limburg" for each in home.members)
    if recipient.age < 60 or not (lives_at_home and needs_care and cared_for):
        return refused()
    limit = figure("gmz.limit", 1 if home.partner_at_the_address else 0)
    if home["gross_taxable_income_prev_year"] > limit:
        return refused()
    return granted(figure("gmz.amount"))


def genk_taxicheques(home: Home, figure: Figures) -> Outcome:
    person = home.applicant
    walks_badly = (
        person["lower_limb"] >= 50
        or person["invalidity"] >= 80
        or person["points"] >= 12
        or (home.date >= date(2024, 1, 1) and person["care_home"])
    )
    sees_badly = home.date >= date(2020, 1, 1) and person["acuity"] < 5
    if home["municipality"] == "Genk" and ((person["wheelchair"] and walks_badly) or sees_badly):
        return granted(figure("gtaxi"))
    return refused()


def is_disabled(person: Person) -> bool:
    """The disability of the nutspremie: 66 % or 9 points, for a child 4 in pillar 1 or 6 in all."""
    if person["role"] == "child":
        return person["pillar1"] >= 4 or person["child_points_total"] >= 6
    return person["invalidity"] >= 66 or person["points"] >= 9


def genk_nutspremie(home: Home, figure: Figures) -> Outcome:
    lives_there = home["municipality"] == "Genk"
    if lives_there and (nutspremie_by_category_1(home, figure) or nutspremie_by_category_2(home, figure)):
        return granted(100)
    return refused()


def nutspremie_by_category_1(home: Home, figure: Figures) -> bool:
    residents = home.was_there_on_new_year
    if not (
        len(_dependent_children(home)) >= 2
        or any("pensioner" in person["status"] for person in residents)
        or any(is_disabled(person) for person in residents)
    ):
        return False
    return home["income_all_residents"] <= nutspremie_limit_1(home, figure)


def nutspremie_limit_1(home: Home, figure: Figures) -> Fraction:
    residents = home.was_there_on_new_year
    doubled = sum(is_disabled(person) for person in residents) if home.date.year <= 2023 else 0
    further = len(residents) - 1 + doubled
    return figure("gnut", 0) + (further * figure("gnut", 1) if further else 0)


def nutspremie_by_category_2(home: Home, figure: Figures) -> bool:
    return len(_dependent_children(home)) >= 3 and home["income_all_residents"] <= figure("gnut", 2)


def _dependent_children(home: Home) -> list[Person]:
    return [each for each in home.was_there_on_new_year if each["role"] == "child" and each["dependant"]]


def genk_huisvuilzakken(home: Home, figure: Figures) -> Outcome:
    residents = home.was_there_on_new_year
    disabled = sum(_gets_bags(person) for person in residents)
    ill = sum(person["medical_waste"] in ("incontinence", "stoma", "dialysis") for person in residents)
    many_children = len(_dependent_children(home)) >= 3
    if home["municipality"] != "Genk" or not (disabled or ill or many_children):
        return refused(packs=0)
    packs = Fraction(0)
    if disabled:
        packs += disabled * figure("gzak", "disability")
    if ill:
        packs += ill * figure("gzak", "medical")
    if many_children:
        packs += figure("gzak", "kids3")
    return paid_if_above_zero(packs, packs=packs)


def _gets_bags(person: Person) -> bool:
    return (
        person["invalidity"] >= 80
        or person["points"] >= 12
        or person["lower_limb"] >= 50
        or (person["role"] == "child" and person["pillar1"] >= 6)
    )


def genk_geboortepremie(home: Home, figure: Figures) -> Outcome:
    born = [child for child in home.children if child.was_born_this_month]
    if not born or home["municipality"] != "Genk":
        return refused()
    return granted(len(born) * figure("ggeb"))
