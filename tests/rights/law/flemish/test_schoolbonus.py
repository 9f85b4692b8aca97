import pytest

from known_households import Asked, children

asked = Asked("schoolbonus")


class TestHasChildWithBonus:
    @pytest.mark.parametrize(
        ("birth", "state"),
        [
            # 24 on 31 December 2022, and 25.
            ("1998-01-01", "yes"),
            ("1997-12-31", "no"),
            ("2023-07-31", "yes"),
            # Not born in July.
            ("2023-08-01", "no"),
        ],
    )
    def test_is_for_a_child_born_before_august_and_at_most_24(self, birth, state):
        assert asked("2023-10-01", children(birth)).state == state

    def test_is_for_a_child_at_the_address(self):
        assert asked("2023-10-01", children("2015-01-01", same_address=False)).state == "no"


class TestAmount:
    @pytest.mark.parametrize(
        ("birth", "cents"),
        [
            # By the age on 31 December 2022.
            ("2023-05-01", 21_65),
            ("2018-01-01", 21_65),
            ("2017-12-31", 37_88),
            ("2011-01-01", 37_88),
            ("2010-12-31", 54_12),
            ("2005-01-01", 54_12),
            ("2004-12-31", 64_94),
            ("1998-01-01", 64_94),
        ],
    )
    def test_goes_by_the_age_at_the_end_of_the_year_before(self, birth, cents):
        assert asked("2023-06-01", children(birth)).amount.value == cents

    @pytest.mark.parametrize(
        ("on", "cents"),
        [
            # The row of 1 August of the year, whatever the day: that of September 2019 pays in August 2020.
            ("2020-01-01", 35_70),
            ("2020-12-31", 35_70),
            ("2021-01-01", 36_41),
            ("2023-12-31", 37_88),
            ("2024-01-01", 38_64),
        ],
    )
    def test_is_that_of_august_all_year(self, on, cents):
        assert asked(on, children("2014-06-01")).amount.value == cents

    def test_is_the_sum_over_the_children(self):
        # 21.65 + 37.88 + 54.12
        assert asked("2023-06-01", children("2020-01-01", "2015-01-01", "2008-01-01")).amount.value == 113_65

    @pytest.mark.parametrize(
        ("on", "low", "high"),
        [("2019-06-01", 0, None), ("2022-06-01", 36_41, 37_88), ("2025-06-01", 38_64, None)],
    )
    def test_is_an_unknown_figure_in_a_year_without_a_row(self, on, low, high):
        found = asked(on, children("2014-06-01"))

        assert (found.state, found.amount.state, found.settles) == ("yes", "figure_unknown", ())
        assert (found.amount.low, found.amount.high) == (low, high)


class TestUnknownFacts:
    def test_a_birth_that_is_not_known_leaves_it_open(self):
        found = asked("2023-06-01", children(None))

        assert (found.state, found.settles) == ("fact_unknown", ("k1.birth",))
        assert (found.amount.low, found.amount.high) == (0, 64_94)
