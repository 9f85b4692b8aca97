"""The ten rules as a country of OpenFisca: the peer that others are measured against.

OpenFisca keeps numbers as float32, which cannot hold every cent above 167,772.16 euro. Timed as it comes;
as an oracle it gets float64, in which these sums are exact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from openfisca_core.entities import Entity, build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.simulations import Simulation
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from . import ANSWERS, FACTS, figures

PERIOD = "2019-12"
_FROM = "2019-12-01"
_BELOW_ALL = -1
# Percentages are not exact in binary: a half cent may come out a little below. The next lower value that
# whole cents and percentages can give lies a hundredth of a cent lower.
_HALF_CENT_UP = 0.5 + 1e-6

Person = build_entity("person", "persons", "Somebody", is_person=True)
Household = build_entity("household", "households", "Who live together", roles=[{"key": "member"}])


def _of(entity: Entity, value_type: type = float) -> Callable[[type[Variable]], type[Variable]]:
    """Say of whom a variable is, and what its value is; by month."""

    def said(variable: type[Variable]) -> type[Variable]:
        variable.entity = entity
        variable.value_type = value_type
        variable.definition_period = DateUnit.MONTH
        return variable

    return said


@_of(Person, int)
class age_years(Variable):
    pass


@_of(Person)
class income_cents_per_year(Variable):
    pass


@_of(Person)
class means_cents_per_month(Variable):
    pass


@_of(Person, bool)
class holds_status(Variable):
    pass


@_of(Household)
class income(Variable):
    def formula(household: Any, period: Any) -> Any:
        return household.sum(household.members("income_cents_per_year", period))


@_of(Household, int)
class size(Variable):
    def formula(household: Any, period: Any) -> Any:
        return household.nb_persons()


@_of(Household, int)
class children(Variable):
    def formula(household: Any, period: Any) -> Any:
        return household.sum(household.members("age_years", period) < figures.ADULT_FROM_YEARS)


@_of(Household, int)
class category(Variable):
    def formula(household: Any, period: Any) -> Any:
        is_alone = household("size", period) == 1
        return np.where(household("children", period) > 0, 3, np.where(is_alone, 2, 1))


@_of(Household)
class leefloon(Variable):
    def formula(household: Any, period: Any, parameters: Any) -> Any:
        amounts = parameters(period).leefloon
        found = household("category", period)
        amount = np.where(
            found == 3, amounts.category_3, np.where(found == 2, amounts.category_2, amounts.category_1)
        )
        means = household.sum(household.members("means_cents_per_month", period))
        return np.maximum(0, amount - means)


@_of(Household)
class vt_ceiling(Variable):
    def formula(household: Any, period: Any, parameters: Any) -> Any:
        vt = parameters(period).vt
        return vt.base + vt.per_further_member * (household("size", period) - 1)


@_of(Household, bool)
class vt(Variable):
    def formula(household: Any, period: Any) -> Any:
        holds = household.any(household.members("holds_status", period))
        return holds | (household("income", period) <= household("vt_ceiling", period))


@_of(Person)
class tax_of_person(Variable):
    def formula(person: Any, period: Any, parameters: Any) -> Any:
        found = parameters(period).tax.calc(person("income_cents_per_year", period))
        return np.floor(found + _HALF_CENT_UP)


@_of(Household)
class tax(Variable):
    def formula(household: Any, period: Any) -> Any:
        return household.sum(household.members("tax_of_person", period))


@_of(Household)
class maf_ceiling(Variable):
    def formula(household: Any, period: Any, parameters: Any) -> Any:
        maf = parameters(period).maf
        step = maf.steps.calc(household("income", period), right=True)
        return np.where(household("vt", period), np.minimum(step, maf.social), step)


@_of(Household)
class sociale_toeslag(Variable):
    def formula(household: Any, period: Any, parameters: Any) -> Any:
        toeslag = parameters(period).toeslag
        own, count = household("income", period), household("children", period)
        has_many = count >= figures.MANY_CHILDREN
        low = np.where(has_many, toeslag.many, toeslag.few)
        middle = np.where(has_many & (own <= toeslag.limit_2), toeslag.many_middle, 0)
        return count * np.where(own <= toeslag.limit_1, low, middle)


_VARIABLES = (
    age_years, income_cents_per_year, means_cents_per_month, holds_status, income, size, children, category,
    leefloon, vt_ceiling, vt, tax_of_person, tax, maf_ceiling, sociale_toeslag,
)  # fmt: skip


def country(number: type[np.floating[Any]] = np.float32) -> TaxBenefitSystem:
    """Return the country, with this type for amounts."""
    system = TaxBenefitSystem([Person, Household])
    system.parameters = ParameterNode(data=_parameters())
    for variable in _VARIABLES:
        added = system.add_variable(variable)
        if added.value_type is float:
            added.dtype = number
    return system


def simulation(system: TaxBenefitSystem, columns: Mapping[str, np.ndarray[Any, Any]]) -> Simulation:
    """Return the persons of a table, in their households, with what is known of them.

    Args:
        system: The country.
        columns: `household`, the number of each person's household from 0, and the facts.
    """
    household = columns["household"]
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", range(len(household)))
    homes = builder.declare_entity("household", range(int(household[-1]) + 1))
    builder.join_with_persons(homes, household, np.zeros(len(household), np.int8))
    made = builder.build(system)
    for fact in FACTS:
        made.set_input(fact, PERIOD, columns[fact])
    return made


def answers(made: Simulation) -> dict[str, np.ndarray[Any, Any]]:
    """Return the answers for each household, in order."""
    return {name: made.calculate(name, PERIOD) for name in ANSWERS}


def _parameters() -> dict[str, Any]:
    bounds = (_BELOW_ALL, *figures.MAF_BOUNDS)
    leefloon = {f"category_{number}": cents for number, cents in figures.LEEFLOON_BY_CATEGORY.items()}
    toeslag = {
        "limit_1": figures.TOESLAG_LIMIT_1,
        "limit_2": figures.TOESLAG_LIMIT_2,
        "few": figures.TOESLAG_FEW,
        "many": figures.TOESLAG_MANY,
        "many_middle": figures.TOESLAG_MANY_MIDDLE,
    }
    return {
        "leefloon": _dated(leefloon),
        "vt": _dated({"base": figures.VT_BASE, "per_further_member": figures.VT_PER_FURTHER_MEMBER}),
        "tax": {
            "brackets": [
                _dated({"threshold": start, "rate": percent / 100}) for start, percent in figures.TAX_BRACKETS
            ]
        },
        "maf": {
            "steps": {
                "metadata": {"type": "single_amount"},
                "brackets": [
                    _dated({"threshold": bound, "amount": ceiling})
                    for bound, ceiling in zip(bounds, figures.MAF_CEILINGS, strict=True)
                ],
            },
            **_dated({"social": figures.MAF_SOCIAL}),
        },
        "toeslag": _dated(toeslag),
    }


def _dated(values: Mapping[str, float]) -> dict[str, Any]:
    return {name: {"values": {_FROM: {"value": value}}} for name, value in values.items()}
