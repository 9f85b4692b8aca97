import pytest

from akkoord.rights import telling
from known_households import Asked, children

asked = Asked("schooltoeslag")
IN_NURSERY = children("2013-01-01", school="nursery")
IN_PRIMARY = children("2009-05-01", school="primary")
IN_SECONDARY = children("2003-01-01", school="secondary")
ON = "2017-10-10"


class TestIsEntitled:
    @pytest.mark.parametrize(
        ("points", "limit"),
        [(0, 17530.32), (1, 25890.44), (4, 43325.62), (5, 50310.68), (9, 62685.81), (10, 65435.86)],
    )
    def test_goes_up_to_the_limit_of_the_points(self, points, limit):
        at, above = (
            asked(ON, IN_PRIMARY, points_schooltoeslag=points, gross_taxable_income_prev_year=income)
            for income in (limit, round(limit + 0.01, 2))
        )

        assert (at.state, above.state) == ("yes", "no")

    def test_needs_a_pupil_whatever_the_income(self):
        assert asked(ON, children("2009-05-01")).state == "no"

    def test_is_for_a_pupil_at_the_address(self):
        assert asked(ON, children("2009-05-01", school="primary", same_address=False)).state == "no"

    def test_is_refused_to_who_owns_other_property(self):
        assert asked(ON, IN_PRIMARY, ki_test_ok=False).state == "no"


class TestAmount:
    @pytest.mark.parametrize(
        ("family", "income", "exceptional", "cents"),
        [
            # 4 points: full up to 19,650.58, nothing above 43,325.62.
            (IN_PRIMARY, 19650.58, False, 160_28),
            # 160.28 x 23,675.03 / 23,675.04 is 160.27993, and rounds to the same.
            (IN_PRIMARY, 19650.59, False, 160_28),
            # 160.28 x 21,325.62 / 23,675.04
            (IN_PRIMARY, 22000, False, 144_37),
            # 160.28 x 8,325.62 / 23,675.04 is 56.36: the minimum.
            (IN_PRIMARY, 35000, False, 106_86),
            (IN_PRIMARY, 43325.62, False, 106_86),
            # A tenth of 43,325.62, and only under the special conditions.
            (IN_PRIMARY, 4332.56, True, 213_71),
            (IN_PRIMARY, 4332.57, True, 160_28),
            (IN_PRIMARY, 4332.56, False, 160_28),
            (IN_NURSERY, 43325.62, False, 94_98),
            (IN_NURSERY, 4332.56, True, 94_98),
        ],
    )
    def test_goes_by_school_and_income(self, family, income, exceptional, cents):
        found = asked(
            ON,
            family,
            points_schooltoeslag=4,
            gross_taxable_income_prev_year=income,
            st_exceptional=exceptional,
        )

        assert found.amount.value == cents

    def test_is_rounded_once_over_the_pupils(self):
        # 2 x 160.28 x 21,325.62 / 23,675.04 is 288.7491: 288.75, and not twice 144.37.
        family = children("2009-05-01", "2008-05-01", school="primary")

        found = asked(ON, family, points_schooltoeslag=4, gross_taxable_income_prev_year=22000)
        assert found.amount.value == 288_75

    @pytest.mark.parametrize("family", [IN_SECONDARY, [*IN_PRIMARY, {**IN_SECONDARY[0], "id": "k2"}]])
    def test_is_an_unknown_figure_in_secondary_school(self, family):
        found = asked(ON, family, points_schooltoeslag=4, gross_taxable_income_prev_year=10000)

        assert (found.state, found.amount.value, found.amount.state) == ("yes", None, "figure_unknown")


class TestUnknownFigures:
    def test_more_than_ten_points_are_in_no_table(self):
        found = asked(ON, IN_PRIMARY, points_schooltoeslag=11, gross_taxable_income_prev_year=1000)

        assert (found.eligible, found.state) == (None, "figure_unknown")

    @pytest.mark.parametrize(
        ("income", "state", "cents"),
        [
            # An income that was low enough in 2017 is so in 2022 too, and here for the full amount.
            (19650.58, "yes", 188_19),
            (43325.62, "yes", None),
            (43325.63, "figure_unknown", None),
        ],
    )
    def test_limits_that_have_lapsed_decide_as_far_as_they_reach(self, income, state, cents):
        found = asked("2022-10-10", IN_PRIMARY, points_schooltoeslag=4, gross_taxable_income_prev_year=income)

        assert (found.state, found.amount.value) == (state, cents)

    def test_nothing_is_known_before_the_first_table(self):
        found = asked("2017-08-31", IN_PRIMARY, points_schooltoeslag=4, gross_taxable_income_prev_year=0)

        assert found.state == "figure_unknown"
        assert asked("2017-08-31", []).state == "no"


class TestUnknownFacts:
    @pytest.mark.parametrize(
        ("family", "facts", "settles"),
        [
            (IN_PRIMARY, {"points_schooltoeslag": 4}, ("gross_taxable_income_prev_year",)),
            (IN_PRIMARY, {"gross_taxable_income_prev_year": 22000}, ("points_schooltoeslag",)),
            (IN_NURSERY, {}, ("gross_taxable_income_prev_year", "points_schooltoeslag")),
        ],
    )
    def test_income_and_points_settle_it(self, family, facts, settles):
        found = asked(ON, family, **facts)

        assert found.state == "fact_unknown"
        assert sorted(found.settles) == sorted(settles)

    def test_the_special_conditions_do_not_matter_above_a_tenth(self):
        facts = {"points_schooltoeslag": 4, "st_exceptional": "?"}
        below, above = (
            asked(ON, IN_PRIMARY, gross_taxable_income_prev_year=income, **facts)
            for income in (4332.56, 4332.57)
        )

        assert (below.state, below.amount.state, below.settles) == ("yes", "range", ("st_exceptional",))
        assert (above.amount.value, above.settles) == (160_28, ())


class TestReasons:
    def test_give_the_income_and_the_limit(self):
        found = asked(ON, IN_PRIMARY, points_schooltoeslag=4, gross_taxable_income_prev_year=52000)

        (why,) = telling.because(found)
        assert telling.sentence(why, "en") == (
            "The income of your family is above the limit for your points. "
            "Your family has €52,000 a year. The limit for your points is €43,325.62."
        )

    def test_name_the_table_that_ends_at_ten_points(self):
        found = asked(ON, IN_PRIMARY, points_schooltoeslag=11, gross_taxable_income_prev_year=1000)

        (why,) = telling.because(found)
        assert (why.code, why.values["figure"]["nl"]) == (
            "figure.none",
            "grenzen van het inkomen bij meer dan tien punten",
        )
