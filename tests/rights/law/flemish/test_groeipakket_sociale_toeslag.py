import pytest

from akkoord.rights import telling
from known_households import Asked, children

asked = Asked("groeipakket_sociale_toeslag")
ONE, TWO = children("2019-01-01"), children("2019-01-01", "2020-01-01")
THREE = children("2019-01-01", "2020-01-01", "2021-01-01")
OLD_THREE = children("2010-01-01", "2012-01-01", "2018-12-31")
MIXED_THREE = children("2010-01-01", "2012-01-01", "2019-01-01")


class TestIsEntitled:
    @pytest.mark.parametrize(
        ("on", "family", "income", "state"),
        [
            # The first limit, inclusive: 31,605.89 from September 2020, 32,238.01 a year later.
            ("2021-08-31", ONE, 31605.89, "yes"),
            ("2021-08-31", ONE, 31605.90, "no"),
            ("2021-09-01", ONE, 32238.01, "yes"),
            ("2021-09-01", ONE, 32238.02, "no"),
            # The second limit, for three children or more: 62,424.
            ("2021-08-31", THREE, 62424, "yes"),
            ("2021-08-31", THREE, 62424.01, "no"),
            ("2021-08-31", TWO, 31605.90, "no"),
            # One of the three must be born from 2019 on.
            ("2021-08-31", MIXED_THREE, 62424, "yes"),
            ("2021-08-31", OLD_THREE, 31605.90, "no"),
            ("2021-08-31", OLD_THREE, 31605.89, "yes"),
            # One or two children: 40,281.40 from April 2023.
            ("2023-03-31", TWO, 34526.92, "no"),
            ("2023-04-01", TWO, 34526.92, "yes"),
            ("2023-08-31", ONE, 40281.40, "yes"),
            ("2023-08-31", ONE, 40281.41, "no"),
            ("2023-08-31", OLD_THREE, 40281.40, "no"),
        ],
    )
    def test_goes_by_the_income_and_the_number_of_children(self, on, family, income, state):
        assert asked(on, family, gross_taxable_income_prev_year=income).state == state

    def test_counts_children_under_18_only(self):
        # Two are left: no second limit.
        family = children("2003-08-31", "2019-01-01", "2020-01-01")

        assert asked("2021-08-31", family, gross_taxable_income_prev_year=60000).state == "no"

    def test_needs_a_child_whatever_the_income(self):
        assert asked("2021-08-31", []).state == "no"

    def test_is_refused_to_who_owns_other_property(self):
        assert asked("2021-08-31", ONE, ki_test_ok=False).state == "no"


class TestAmount:
    @pytest.mark.parametrize(
        ("on", "family", "income", "cents"),
        [
            ("2021-08-31", ONE, 31605.89, 52_02),
            ("2021-08-31", TWO, 31605.89, 104_04),
            # 3 x 83.23, and above the first limit 3 x 62.42
            ("2021-08-31", THREE, 31605.89, 249_69),
            ("2021-08-31", THREE, 31605.90, 187_26),
            # 15 euro more for each child in December 2022
            ("2022-11-30", ONE, 30000, 54_12),
            ("2022-12-01", ONE, 30000, 69_12),
            ("2023-05-01", THREE, 30000, 304_77),
            # 2 x 35 above the first limit
            ("2023-05-01", TWO, 34526.91, 138_24),
            ("2023-05-01", TWO, 34526.92, 70_00),
        ],
    )
    def test_is_the_sum_over_the_children(self, on, family, income, cents):
        assert asked(on, family, gross_taxable_income_prev_year=income).amount.value == cents

    @pytest.mark.parametrize(
        ("on", "family", "income"),
        [
            # The source gives limits and no amounts.
            ("2021-09-01", ONE, 30000),
            ("2023-09-01", THREE, 30000),
            # Nobody printed the middle amount since September 2022.
            ("2023-05-01", THREE, 50000),
            # The amounts of a child from before 2019 go by rank.
            ("2021-08-31", MIXED_THREE, 30000),
            ("2021-08-31", OLD_THREE, 30000),
        ],
    )
    def test_is_an_unknown_figure_that_blocks_no_decision(self, on, family, income):
        found = asked(on, family, gross_taxable_income_prev_year=income)

        assert (found.state, found.amount.value, found.amount.state) == ("yes", None, "figure_unknown")
        assert found.settles == ()


class TestLapsedLimits:
    @pytest.mark.parametrize(
        ("on", "family", "income", "state"),
        [
            # In the gap of September 2019 the first limit lies from 30,144.30 to 30,984.
            ("2019-09-15", ONE, 30144.30, "yes"),
            ("2019-09-15", ONE, 30144.31, "figure_unknown"),
            ("2019-09-15", ONE, 30984.01, "no"),
            # In the autumn of 2022 the second lies from 63,672.48 to 64,945.93.
            ("2022-10-01", THREE, 63672.48, "yes"),
            ("2022-10-01", THREE, 63672.49, "figure_unknown"),
            ("2022-10-01", THREE, 64945.94, "no"),
            # Limits only move up: the last known one still says yes, and no longer no.
            ("2024-10-01", ONE, 40281.40, "yes"),
            ("2024-10-01", ONE, 40281.41, "figure_unknown"),
            ("2024-10-01", THREE, 68329.61, "yes"),
            ("2024-10-01", OLD_THREE, 36325.77, "figure_unknown"),
        ],
    )
    def test_decide_as_far_as_they_reach(self, on, family, income, state):
        found = asked(on, family, gross_taxable_income_prev_year=income)

        assert (found.state, found.settles) == (state, ())


class TestUnknownFacts:
    def test_an_income_that_is_not_known_leaves_it_open(self):
        found = asked("2021-08-31", THREE)

        assert (found.state, found.settles) == ("fact_unknown", ("gross_taxable_income_prev_year",))
        assert (found.amount.low, found.amount.high) == (0, 249_69)

    def test_a_birth_matters_where_the_number_does(self):
        family = children("2019-01-01", "2020-01-01", None)

        found = asked("2021-08-31", family, gross_taxable_income_prev_year=40000)
        assert (found.state, found.settles) == ("fact_unknown", ("k3.birth",))

        below = asked("2021-08-31", family, gross_taxable_income_prev_year=30000)
        assert (below.state, below.amount.value, below.settles) == ("yes", None, ("k3.birth",))

    def test_a_birth_does_not_matter_above_every_limit(self):
        found = asked("2021-08-31", children(None, None), gross_taxable_income_prev_year=62424.01)

        assert (found.state, found.amount.value, found.settles) == ("no", 0, ())


class TestReasons:
    def test_name_every_condition_that_fails(self):
        found = asked("2023-05-01", ONE, gross_taxable_income_prev_year=48000, ki_test_ok=False)

        assert [why.code for why in telling.because(found)] == [
            "groeipakket_sociale_toeslag.owns_little_else.no",
            "groeipakket_sociale_toeslag.has_modest_income.no",
        ]

    def test_give_the_income_and_the_limit(self):
        found = asked("2023-05-01", ONE, gross_taxable_income_prev_year=48000)

        (why,) = telling.because(found)
        assert telling.sentence(why, "nl") == (
            "Het inkomen van uw gezin is hoger dan de grens. "
            "Uw gezin heeft €\xa048.000 per jaar. De grens voor uw aantal kinderen is €\xa040.281,40."
        )

    def test_say_when_a_limit_is_the_last_known_one(self):
        found = asked("2024-10-01", ONE, gross_taxable_income_prev_year=38000)

        assert [why.code for why in telling.because(found)][-1] == "figure.last_known"
