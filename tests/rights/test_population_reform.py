"""What a reform does to a population is what it does to each household."""

from datetime import date
from fractions import Fraction

import numpy as np
import pyarrow as pa
import pytest

from akkoord.rights import population_reform, population_rows
from akkoord.rights.columns import BadColumn
from akkoord.rights.household_reform import Reform, effects
from akkoord.rights.known import KnownHousehold
from akkoord.rights.overlay import Change, Overlay
from akkoord.rights.population import tables
from rights import populations

CHANGES = (
    ("leefloon.amount.category_1", 700),
    ("gmz.zorgbudget_zz_counts", True),
    ("gmz.amount", 45),
    ("zorgpremie.normal", 70),
    ("zorgpremie.reduced", 20),
    ("nmbs.discount", Fraction(1, 4)),
    ("pd.single_full", 2_000),
    ("housing.limit.other", 20_000),
    ("lijn.vt", 50),
)
# No amount looks at the first; the last is looked at by a right of which no source gives the amount.
LIMITS = (
    ("vt.ceiling_month_ref.base", 12_000),
    ("vt.ceiling_prev_year.base", 12_000),
    ("housing.limit.single", 9_000),
)


def reform(*changes):
    return Reform.of(
        [
            Overlay("", tuple(Change(name, value, date(2024, 1, 1), "x") for name, value in changes)),
        ]
    )


def placed(households, names):
    return households.append_column(
        "neighbourhood", pa.array([names[row % len(names)] for row in range(households.num_rows)])
    )


class TestEffects:
    @pytest.mark.parametrize(
        ("unknown", "changes"),
        [(0.0, CHANGES), (0.2, CHANGES), (0.0, LIMITS), (0.1, LIMITS)],
        ids=["amounts", "amounts, some facts unknown", "limits", "limits, some facts unknown"],
    )
    def test_are_those_of_each_household(self, unknown, changes):
        some_persons, some_households = populations.tables(25, unknown)
        some_households = placed(some_households, ["Kolderbos", "Termien", None])
        found = reform(*changes)

        together = population_reform.effects(found, [(some_persons, some_households)])
        everybody = np.arange(some_households.num_rows)
        one_by_one = list(population_rows.households(tables(some_persons, some_households), everybody))

        assert together == effects(found, one_by_one)
        assert len(together) > 5
        assert any(effect.table.town.unchanged != 25 for effect in together)

    def test_add_up_over_chunks(self):
        chunks = [populations.tables(12, 0.0, seed=seed) for seed in (1, 2)]
        (found,) = population_reform.effects(reform(("zorgpremie.normal", 70)), chunks, on=date(2024, 3, 1))

        assert found.table.town.households == 24

    def test_needs_neighbourhoods_in_words(self):
        some_persons, some_households = populations.tables(2, 0.0)
        strange = some_households.append_column("neighbourhood", pa.array([[1], [2]]))

        with pytest.raises(BadColumn, match="neighbourhood"):
            population_reform.effects(reform(("gmz.amount", 45)), [(some_persons, strange)])


class TestHouseholds:
    def test_are_known_as_the_columns_tell(self):
        some_persons, some_households = populations.tables(30, 0.3)
        found = population_rows.households(tables(some_persons, some_households), np.arange(30))

        for one, wanted in zip(found, populations.one_by_one(some_persons, some_households), strict=True):
            assert isinstance(one, KnownHousehold)
            assert (one.id, one.on, one.inputs) == (wanted.id, wanted.on, wanted.inputs)
