"""The answer of every right for a household whose facts are known, whatever the unknown figures are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from rights.oracle import federal, flemish, genk
from rights.oracle.figures import Figures, Law, over_figures
from rights.oracle.home import Home
from rights.oracle.outcome import Outcome

# right: (the function that decides it, the unit of its amount; no unit where it has no amount)
RIGHTS: dict[str, tuple[Callable[[Home, Figures], Outcome], str | None]] = {
    "leefloon": (federal.leefloon, "EUR/month"),
    "verhoogde_tegemoetkoming": (federal.verhoogde_tegemoetkoming, None),
    "sociaal_tarief_energie": (federal.sociaal_tarief_energie, None),
    "sociaal_tarief_water": (flemish.sociaal_tarief_water, "EUR/year"),
    "nmbs_vt": (federal.nmbs_vt, "share"),
    "de_lijn_sociaal": (flemish.de_lijn_sociaal, "EUR/12 months"),
    "groeipakket_basis": (flemish.groeipakket_basis, "EUR/month"),
    "groeipakket_startbedrag": (flemish.groeipakket_startbedrag, "EUR"),
    "groeipakket_sociale_toeslag": (flemish.groeipakket_sociale_toeslag, "EUR/month"),
    "schoolbonus": (flemish.schoolbonus, "EUR"),
    "kleutertoeslag": (flemish.kleutertoeslag, "EUR/year"),
    "schooltoeslag": (flemish.schooltoeslag, "EUR/year"),
    "zorgbudget_zz": (flemish.zorgbudget_zz, "EUR/month"),
    "zorgpremie": (flemish.zorgpremie, "EUR/year"),
    "ivt": (federal.ivt, "EUR/month"),
    "it": (federal.it, "EUR/month"),
    "igo": (federal.igo, "EUR/month"),
    "huurpremie": (flemish.huurpremie, "EUR/month"),
    "huursubsidie": (flemish.huursubsidie, None),
    "sociale_huur": (flemish.sociale_huur, None),
    "maf": (federal.maf, "EUR/year"),
    "pro_deo": (federal.pro_deo, None),
    "verwarmingstoelage": (federal.verwarmingstoelage, "EUR lump sum (pump)"),
    "onroerende_voorheffing": (flemish.onroerende_voorheffing, None),
    "mijn_verbouwpremie": (flemish.mijn_verbouwpremie, None),
    "uitpas_kansentarief": (genk.uitpas_kansentarief, "share"),
    "genk_mantelzorg": (genk.genk_mantelzorg, "EUR/month"),
    "genk_taxicheques": (genk.genk_taxicheques, "EUR/year"),
    "genk_nutspremie": (genk.genk_nutspremie, "EUR/year"),
    "genk_huisvuilzakken": (genk.genk_huisvuilzakken, "packs"),
    "genk_geboortepremie": (genk.genk_geboortepremie, "EUR"),
}


@dataclass(frozen=True)
class Answer:
    """`eligible` and `amount` are None where only an unknown figure could say."""

    eligible: bool | None
    amount: Fraction | None
    extras: dict[str, Any] = field(default_factory=dict, compare=False)
    within: tuple[Fraction, ...] = field(
        default=(), compare=False
    )  # the amounts at the ends of those figures


def answer(right: str, home: Home, law: Law) -> Answer:
    """Give the one answer to which every value of the unknown figures leads, part by part."""
    rule, _unit = RIGHTS[right]
    outcomes: list[Outcome] = []
    for outcome in over_figures(law, home.date, lambda figures: rule(home, figures)):
        outcomes.append(outcome)
        if not outcome.extras and _nothing_agrees(outcomes[0], outcome):
            return Answer(None, None, _MORE[right](home, law) if right in _MORE else {})
    eligible = _agreed([each.eligible for each in outcomes])
    amount = _agreed([in_cents(each.amount) for each in outcomes])
    keys = {key for each in outcomes for key in each.extras}
    extras = {key: _agreed([each.extras.get(key) for each in outcomes]) for key in keys}
    if right in _MORE:
        extras |= _MORE[right](home, law)
    within = tuple(sorted({in_cents(each.amount) for each in outcomes if each.amount is not None}))
    return Answer(eligible, amount if eligible is not None else None, extras, within)


def in_cents(amount: Fraction | None) -> Fraction | None:
    """Round half up, once, at the end; an amount is never below zero."""
    if amount is None:
        return None
    amount = max(amount, Fraction(0))
    exact = Decimal(amount.numerator) / Decimal(amount.denominator)
    return Fraction(exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def _nothing_agrees(one: Outcome, other: Outcome) -> bool:
    return one.eligible != other.eligible and in_cents(one.amount) != in_cents(other.amount)


def _agreed(found: list[Any]) -> Any:
    return found[0] if all(each == found[0] for each in found) else None


def _vt_route(home: Home, law: Law) -> dict[str, Any]:
    """The first of A, B and C that surely holds, and the limit of its test."""
    if home.vt_status is not None:
        return {"route": None, "ceiling": None}
    for route, holds in federal.VT_ROUTES.items():
        if all(over_figures(law, home.date, lambda figures, holds=holds: holds(home, figures))):
            limit = federal.VT_CEILINGS.get(route)
            return {"route": route, "ceiling": _one(home, law, limit) if limit else None}
    return {"route": None, "ceiling": None}


def _nutspremie_ceiling(home: Home, law: Law) -> dict[str, Any]:
    tests = (
        (genk.nutspremie_by_category_1, genk.nutspremie_limit_1),
        (genk.nutspremie_by_category_2, lambda home, figures: figures("gnut", 2)),
    )
    for holds, limit in tests if home["municipality"] == "Genk" else ():
        if all(over_figures(law, home.date, lambda figures, holds=holds: holds(home, figures))):
            return {"ceiling": _one(home, law, limit)}
    return {"ceiling": None}


def _one(home: Home, law: Law, question: Callable[[Home, Figures], Any]) -> Any:
    return _agreed(list(over_figures(law, home.date, lambda figures: question(home, figures))))


_MORE = {
    "verhoogde_tegemoetkoming": _vt_route,
    "genk_nutspremie": _nutspremie_ceiling,
}
