"""Ten rules written four times, apart from each other, give the same answers: see `bench.rights_rules`."""

import itertools
from operator import itemgetter

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from bench.rights_rules import (
    ANSWERS,
    FACTS,
    figures,
    openfisca_country,
    our_columns,
    ours,
    plain,
    polars_version,
    population,
)

from akkoord.rules.rule import Figures

PERSONS = 2_000
LIMITS = (
    figures.VT_BASE,
    figures.VT_BASE + figures.VT_PER_FURTHER_MEMBER,
    *figures.MAF_BOUNDS,
    figures.TOESLAG_LIMIT_1,
    figures.TOESLAG_LIMIT_2,
    *(start for start, _ in figures.TAX_BRACKETS),
)


def at_every_limit():
    """Households of one to five on each limit and a cent beside it, by number of children and by means."""
    homes = itertools.product(LIMITS, (-1, 0, 1), range(5), (0, *figures.LEEFLOON_BY_CATEGORY.values()))
    rows = []
    for number, (limit, beside, children, means) in enumerate(homes):
        income = max(0, limit + beside)
        rows.append((number, 40, income, means + beside if means else 0, number % 50 == 0))
        rows += [(number, 17 - child % 3, 0, 0, False) for child in range(children)]
        if number % 2:
            rows.append((number, 18, 0, 0, False))
    return pa.table(dict(zip(("household", *FACTS), zip(*rows, strict=True), strict=True)))


def in_openfisca(persons):
    columns = {name: persons[name].to_numpy() for name in persons.column_names}
    made = openfisca_country.simulation(openfisca_country.country(np.float64), columns)
    return openfisca_country.answers(made)


def by_our_rules(persons):
    """Each rule called as the plain function that it is."""
    given = Figures(ours.FIGURES)
    rows = list(zip(*(persons[name].to_pylist() for name in ("household", *FACTS)), strict=True))
    homes = [
        ours.Household(tuple(ours.Person(*facts) for _, *facts in members))
        for _, members in itertools.groupby(rows, itemgetter(0))
    ]
    return {name: [ours.RULES[name](home, given) for home in homes] for name in ANSWERS}


def by_our_columns(persons):
    found = our_columns.answers(persons)
    assert not any(one.is_open.any() for one in found.values())
    return {name: one.low for name, one in found.items()}


@pytest.fixture(scope="module", params=["by chance", "at every limit"])
def persons(request):
    return population.persons(PERSONS, seed=5) if request.param == "by chance" else at_every_limit()


@pytest.fixture(scope="module")
def expected(persons):
    return plain.answers(persons)


class TestTenRules:
    @pytest.mark.parametrize(
        "version",
        [in_openfisca, polars_version.answers, by_our_rules, by_our_columns],
        ids=["OpenFisca", "Polars", "our rules", "our rules in columns"],
    )
    def test_are_the_same_in(self, version, persons, expected):
        found = version(persons)

        for name in ANSWERS:
            # To the cent: in float64 and in int64 all of these sums are exact.
            np.testing.assert_array_equal(np.asarray(found[name]), expected[name], err_msg=name)

    def test_hold_the_truth_in_columns_of_which_a_share_is_unknown(self):
        persons, told = (population.persons(PERSONS, 5, unknown=share) for share in (0.0, 0.3))
        truth, found = plain.answers(persons), our_columns.answers(told)

        for name in ANSWERS:
            assert np.all((found[name].low <= truth[name]) & (truth[name] <= found[name].high)), name

    def test_decide_in_columns_where_a_sum_with_one_null_says_nothing(self):
        told = population.persons(PERSONS, 5, unknown=0.3)
        decided = ~our_columns.answers(told)["vt"].is_open
        homes = pl.from_arrow(told).group_by("household", maintain_order=True)
        misses_income = homes.agg(pl.col("income_cents_per_year").is_null().any())["income_cents_per_year"]

        # What is known is above the ceiling already, or a status decides.
        assert decided[misses_income.to_numpy()].mean() > 0.1

    def test_come_to_what_can_be_counted_by_hand(self):
        two_adults_three_children = [
            plain.Person(0, age, income, 0, holds_status=False)
            for age, income in ((41, 20_000_00), (39, 12_000_00), (12, 0), (9, 0), (3, 0))
        ]

        assert plain.household_answers(two_adults_three_children) == {
            # Category 3, without means.
            "leefloon": 1_254_82,
            # 18,855.63 + 4 x 3,490.68 = 32,818.35, and the income is 32,000.
            "vt": True,
            # 900 + 1,200 + 1,500 of 20,000, and 900 + 600 of 12,000.
            "tax": 5_100_00,
            # The third step, 1,061.20, becomes the social ceiling.
            "maf_ceiling": 477_54,
            # Above limit 1: 3 x 61.20.
            "sociale_toeslag": 183_60,
        }

    def test_tax_each_part_at_its_own_rate(self):
        # 9,000 at 10 %, 6,000 at 20 %, 13,000 at 30 %, 2,000 at 40 %.
        assert plain.tax(30_000_00) == 900_00 + 1_200_00 + 3_900_00 + 800_00


class TestPopulation:
    def test_is_the_same_for_a_seed_and_another_for_another(self):
        one, again, other = (population.persons(500, seed) for seed in (1, 1, 2))

        assert one.equals(again)
        assert not one.equals(other)

    def test_keeps_a_share_unknown(self):
        table = population.persons(20_000, seed=1, unknown=0.3)

        assert table["household"].null_count == 0
        assert all(0.28 < table[fact].null_count / 20_000 < 0.32 for fact in FACTS)
