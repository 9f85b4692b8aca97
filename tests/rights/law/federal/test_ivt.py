import pytest

from akkoord.rights.household_assessment import assess
from known_households import plain, reasons, told

RIGHT = plain("ivt")
# Per year 7,143.93 with others, 10,715.90 alone and 14,287.86 with a partner or a dependent child.
ON = "2017-10-15"
A, B, C = range(3)

APPLICANT = {"birth": "1980-03-01", "earning_capacity_third": True, "countable_income_year": 0}
PARTNER = {"role": "partner"}
LODGER = {"role": "other"}
CHILD = {"role": "child", "dependant": True}


def asked(on, *others, **applicant):
    return assess(RIGHT.right, told(on, APPLICANT | applicant, *others))


class TestCategory:
    @pytest.mark.parametrize(
        ("others", "expected"),
        [
            ([], B),
            ([LODGER], A),
            ([PARTNER], C),
            ([CHILD], C),
            ([PARTNER, CHILD, LODGER], C),
            ([CHILD | {"dependant": False}], A),
            ([LODGER | {"dependant": True}], A),
            ([PARTNER | {"same_address": False}], B),
            ([CHILD | {"same_address": False}], B),
        ],
    )
    def test_goes_by_who_lives_at_the_address(self, others, expected):
        assert asked(ON, *others).also["category"].low == expected

    def test_is_told_too_when_the_income_is_too_high(self):
        found = asked(ON, PARTNER, countable_income_year=99_999)

        assert (found.state, found.also["category"].low) == ("no", C)


class TestIsEntitled:
    @pytest.mark.parametrize(
        ("others", "limit"), [([LODGER], 7143.93), ([], 10_715.90), ([PARTNER], 14_287.86)], ids="ABC"
    )
    def test_needs_an_income_below_the_maximum(self, others, limit):
        states = [
            asked(ON, *others, countable_income_year=round(limit + cent, 2)).state
            for cent in (-0.01, 0, 0.01)
        ]

        assert states == ["yes", "no", "no"]

    @pytest.mark.parametrize(
        ("on", "birth", "expected"),
        [
            # From 21 until 31 July 2020, then from 18.
            ("2020-07-31", "1999-07-31", True),
            ("2020-07-31", "1999-08-01", False),
            ("2020-08-01", "1999-08-02", True),
            ("2020-08-01", "2002-08-01", True),
            ("2020-08-01", "2002-08-02", False),
            # Until the day before 65.
            (ON, "1952-10-16", True),
            (ON, "1952-10-15", False),
        ],
    )
    def test_has_an_age(self, on, birth, expected):
        assert asked(on, birth=birth).eligible is expected

    @pytest.mark.parametrize("known", [{"earning_capacity_third": False}, {"resident": False}])
    def test_is_refused_to_others(self, known):
        assert asked(ON, **known).eligible is False


class TestAmount:
    @pytest.mark.parametrize(
        ("others", "income", "cents"),
        [
            # A twelfth of 7,143.93 is 595.3275, of 10,715.90 892.9916..., of 14,287.86 1,190.655.
            ([LODGER], 0, 595_33),
            ([], 0, 892_99),
            ([PARTNER], 0, 1190_66),
            # (10,715.90 - 5,000) / 12 = 476.325
            ([], 5000, 476_33),
            # 0.06 / 12 is half a cent, 0.05 / 12 is less: still a right, of nothing.
            ([], 10_715.84, 1),
            ([], 10_715.85, 0),
            ([], 10_715.90, 0),
        ],
    )
    def test_is_a_twelfth_of_what_is_left(self, others, income, cents):
        assert asked(ON, *others, countable_income_year=income).amount.value == cents

    @pytest.mark.parametrize(
        ("on", "cents"),
        [
            # 10,009.56 / 12
            ("2016-04-01", 834_13),
            ("2016-05-31", 834_13),
            ("2016-06-01", None),
            ("2017-08-31", None),
            ("2017-09-01", 892_99),
            ("2017-12-31", 892_99),
            ("2018-01-01", None),
            ("2026-06-15", None),
        ],
    )
    def test_is_known_on_the_days_of_a_row(self, on, cents):
        found = asked(on)

        assert (found.state, found.settles, found.amount.value) == ("yes", (), cents)
        assert found.amount.state == ("exact" if cents else "figure_unknown")


class TestUnknownFigures:
    @pytest.mark.parametrize(
        ("on", "income", "state"),
        [
            ("2016-03-31", 0, "figure_unknown"),
            # From 10,009.56, the last known, to at most 10,715.90, the next row.
            ("2016-06-01", 10_009.55, "yes"),
            ("2016-06-01", 10_009.56, "figure_unknown"),
            ("2017-08-31", 10_715.89, "figure_unknown"),
            ("2017-08-31", 10_715.90, "no"),
            # Nothing is known above the last row.
            ("2018-01-01", 10_715.89, "yes"),
            ("2018-01-01", 10_715.90, "figure_unknown"),
            ("2026-06-15", 99_999, "figure_unknown"),
        ],
    )
    def test_decide_as_far_as_the_rows_around_reach(self, on, income, state):
        assert asked(on, countable_income_year=income).state == state

    @pytest.mark.parametrize(
        ("on", "settles", "most"),
        [
            # 10,715.90 / 12 is the next row.
            ("2016-10-15", ("a.countable_income_year",), 892_99),
            ("2026-06-15", ("a.countable_income_year",), None),
            ("2016-03-31", (), None),
        ],
    )
    def test_leave_it_to_the_income_where_that_can_settle_it(self, on, settles, most):
        found = asked(on, countable_income_year=None)

        assert (found.eligible, found.settles) == (None, settles)
        assert (found.amount.low, found.amount.high) == (0, most)

    def test_do_not_matter_from_65_on(self):
        assert asked("2026-06-15", birth="1961-06-15").state == "no"


class TestUnknownFacts:
    @pytest.mark.parametrize(
        ("others", "applicant", "eligible", "settles"),
        [
            ([], {"countable_income_year": None}, None, {"a.countable_income_year"}),
            ([], {"earning_capacity_third": None}, None, {"a.earning_capacity_third"}),
            ([], {"birth": None}, None, {"a.birth"}),
            ([], {"birth": None, "earning_capacity_third": False}, False, set()),
            ([], {"birth": "2010-03-01", "countable_income_year": None}, False, set()),
            # B or A, B or C, A or C.
            ([LODGER | {"same_address": "?"}], {"countable_income_year": 8000}, None, {"b.same_address"}),
            ([LODGER | {"same_address": "?"}], {"countable_income_year": 7000}, True, {"b.same_address"}),
            ([PARTNER | {"same_address": "?"}], {"countable_income_year": 11_000}, None, {"b.same_address"}),
            ([CHILD | {"dependant": "?"}], {"countable_income_year": 11_000}, None, {"b.dependant"}),
            ([CHILD | {"dependant": "?"}], {"countable_income_year": 14_287.86}, False, set()),
            # With a partner the others do not matter.
            ([PARTNER, CHILD | {"dependant": "?"}], {"countable_income_year": 11_000}, True, set()),
        ],
    )
    def test_settle_it_where_they_can_change_it(self, others, applicant, eligible, settles):
        found = asked(ON, *others, **applicant)

        assert found.eligible is eligible
        assert set(found.settles) == settles


class TestReasons:
    @pytest.mark.parametrize(
        ("known", "expected"),
        [
            ({"birth": "2010-03-01"}, "is_of_age.no"),
            ({"resident": False}, "lives_in_belgium.no"),
            ({"earning_capacity_third": False}, "can_earn_a_third_at_most.no"),
            ({"countable_income_year": 10_715.90}, "has_low_income.no"),
        ],
    )
    def test_name_what_is_missing(self, known, expected):
        assert reasons("ivt", told(ON, APPLICANT | known)) == [expected]
