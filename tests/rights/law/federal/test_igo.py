import pytest

from akkoord.rights.household_assessment import assess
from known_households import plain, reasons, told

RIGHT = plain("igo")
# 912.03 per month with others, 1,368.05 alone.
ON = "2022-09-15"

PARTNER = {"role": "partner", "means_month": 0}
LODGER = {"role": "other"}
CHILD = {"role": "child", "birth": "2010-03-01"}


def asked(on, *others, **applicant):
    return assess(RIGHT.right, told(on, {"birth": "1930-03-01", "means_month": 0} | applicant, *others))


class TestAmount:
    @pytest.mark.parametrize(
        ("others", "cents"),
        [
            ([], 1368_05),
            ([CHILD], 1368_05),
            ([CHILD, CHILD], 1368_05),
            # Under 18 on the day, at whoever's charge.
            ([CHILD | {"birth": "2004-09-16"}], 1368_05),
            ([CHILD | {"birth": "2004-09-15"}], 912_03),
            ([CHILD | {"role": "other"}], 912_03),
            ([CHILD, LODGER], 912_03),
            ([LODGER], 912_03),
            ([LODGER | {"same_address": False}], 1368_05),
            ([PARTNER], 912_03),
            ([PARTNER, CHILD], 912_03),
            ([PARTNER | {"same_address": False}], 1368_05),
        ],
    )
    def test_is_raised_alone_or_with_only_minors(self, others, cents):
        assert asked(ON, *others).amount.value == cents

    @pytest.mark.parametrize(
        ("others", "means", "cents"),
        [
            ([], 500.50, 867_55),
            ([LODGER | {"means_month": 3000}], 500, 412_03),
            # Half of what both have: 912.03 - (500 + 1,000) / 2
            ([PARTNER | {"means_month": 1000}], 500, 162_03),
            # 912.03 - 0.005
            ([PARTNER], 0.01, 912_03),
            ([PARTNER | {"means_month": 3000, "same_address": False}], 500, 868_05),
        ],
    )
    def test_is_less_the_means(self, others, means, cents):
        assert asked(ON, *others, means_month=means).amount.value == cents

    @pytest.mark.parametrize(
        ("on", "cents"),
        [
            ("2004-09-01", 644_56),
            ("2004-09-30", 644_56),
            ("2004-10-01", None),
            ("2013-12-31", None),
            ("2014-01-01", 1011_70),
            ("2014-12-31", 1011_70),
            ("2015-01-01", None),
            ("2022-07-31", None),
            ("2022-08-01", 1368_05),
            ("2022-10-31", 1368_05),
            ("2022-11-01", None),
            ("2026-06-15", None),
        ],
    )
    def test_is_known_on_the_days_of_a_row(self, on, cents):
        found = asked(on)

        assert (found.state, found.settles, found.amount.value) == ("yes", (), cents)
        assert found.amount.state == ("exact" if cents else "figure_unknown")


class TestIsEntitled:
    @pytest.mark.parametrize(("others", "limit"), [([LODGER], 912.03), ([], 1368.05)])
    def test_needs_means_below_the_amount(self, others, limit):
        below, at, above = (
            asked(ON, *others, means_month=round(limit + cent, 2)) for cent in (-0.01, 0, 0.01)
        )

        assert (below.state, below.amount.value) == ("yes", 1)
        assert (at.state, at.amount.value) == ("no", 0)
        assert above.state == "no"

    @pytest.mark.parametrize(
        ("of_partner", "state", "cents"),
        [
            # Half of 1,824.05 is half a cent below 912.03, which is rounded once, up.
            (1824.05, "yes", 1),
            (1824.06, "no", 0),
        ],
    )
    def test_compares_half_the_means_of_a_couple(self, of_partner, state, cents):
        found = asked(ON, PARTNER | {"means_month": of_partner})

        assert (found.state, found.amount.value) == (state, cents)

    @pytest.mark.parametrize(
        ("on", "birth", "expected"),
        [
            (ON, "1957-09-15", True),
            (ON, "1957-09-16", False),
            # 65, and from 1 February 2025 on 66.
            ("2025-01-31", "1960-01-31", True),
            ("2025-01-31", "1960-02-01", False),
            ("2025-02-01", "1960-01-31", False),
            ("2025-02-01", "1959-02-01", True),
            ("2025-02-01", "1959-02-02", False),
            ("2026-06-15", "1960-06-15", True),
            ("2026-06-15", "1960-06-16", False),
        ],
    )
    def test_has_the_age_of_the_pension(self, on, birth, expected):
        assert asked(on, birth=birth).eligible is expected

    def test_is_for_who_lives_in_belgium(self):
        assert asked(ON, resident=False).eligible is False


class TestUnknownFigures:
    @pytest.mark.parametrize(
        ("on", "means", "state"),
        [
            ("2004-08-31", 0, "figure_unknown"),
            # From the last known row to at most the next.
            ("2004-10-01", 644.55, "yes"),
            ("2004-10-01", 644.56, "figure_unknown"),
            ("2013-12-31", 1011.69, "figure_unknown"),
            ("2013-12-31", 1011.70, "no"),
            ("2022-07-31", 1011.69, "yes"),
            ("2022-07-31", 1011.70, "figure_unknown"),
            ("2022-07-31", 1368.05, "no"),
            # Nothing is known above the last.
            ("2026-06-15", 1368.04, "yes"),
            ("2026-06-15", 1368.05, "figure_unknown"),
            ("2026-06-15", 9000, "figure_unknown"),
        ],
    )
    def test_decide_as_far_as_the_rows_around_reach(self, on, means, state):
        assert asked(on, means_month=means).state == state

    @pytest.mark.parametrize(
        ("on", "settles", "most"),
        [
            ("2010-10-01", ("a.means_month",), 1011_70),
            ("2026-06-15", ("a.means_month",), None),
            ("2004-08-31", (), None),
        ],
    )
    def test_leave_it_to_the_means_where_these_can_settle_it(self, on, settles, most):
        found = asked(on, means_month=None)

        assert (found.eligible, found.settles) == (None, settles)
        assert (found.amount.low, found.amount.high) == (0, most)

    def test_do_not_matter_to_who_is_too_young(self):
        assert asked("2026-06-15", birth="1980-03-01").state == "no"


class TestUnknownFacts:
    @pytest.mark.parametrize(
        ("others", "applicant", "eligible", "settles"),
        [
            ([], {"means_month": None}, None, {"a.means_month"}),
            ([], {"birth": None}, None, {"a.birth"}),
            ([], {"birth": "1980-03-01", "means_month": None}, False, set()),
            ([], {"birth": None, "means_month": 1368.05}, False, set()),
            ([PARTNER | {"means_month": None}], {}, None, {"b.means_month"}),
            ([PARTNER | {"means_month": None}], {"means_month": 1824.06}, False, set()),
            ([LODGER | {"same_address": "?"}], {"means_month": 1000}, None, {"b.same_address"}),
            ([LODGER | {"same_address": "?"}], {"means_month": 900}, True, {"b.same_address"}),
            ([CHILD | {"birth": None}], {"means_month": 1000}, None, {"b.birth"}),
            # A lodger already makes it the base amount, and has means that never count.
            ([CHILD | {"birth": None}, LODGER], {"means_month": 900}, True, set()),
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
            ({"birth": "1980-03-01"}, "is_old_enough.no"),
            ({"resident": False}, "lives_in_belgium.no"),
            ({"means_month": 1368.05}, "has_too_little.no"),
        ],
    )
    def test_name_what_is_missing(self, known, expected):
        home = told(ON, {"birth": "1930-03-01", "means_month": 0} | known)

        assert reasons("igo", home) == [expected]
