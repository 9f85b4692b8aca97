import pytest

from akkoord.rights.household_assessment import assess
from known_households import plain, reasons, told

RIGHT = plain("leefloon")
# The amounts are then 858.97, 1,288.46 and 1,741.29.
ON = "2024-06-15"

PARTNER = {"role": "partner"}
LODGER = {"role": "other"}
CHILD = {"role": "child", "birth": "2015-03-01", "dependant": True}


def asked(on, *others, **applicant):
    known = {"birth": "1990-03-01", "means_month": 0}
    return assess(RIGHT.right, told(on, known | applicant, *others))


def category(found):
    return found.also["category"].low if found.also["category"].is_point else None


class TestCategory:
    @pytest.mark.parametrize(
        ("others", "expected"),
        [
            ([], 2),
            ([LODGER], 1),
            ([PARTNER | {"means_month": 0}], 1),
            ([LODGER | {"same_address": False}], 2),
            ([CHILD], 3),
            ([CHILD, LODGER], 3),
            ([CHILD, PARTNER | {"means_month": 0}], 3),
            # Under 18 on the day: 18 on the day itself is of age.
            ([CHILD | {"birth": "2006-06-16"}], 3),
            ([CHILD | {"birth": "2006-06-15"}], 1),
            ([CHILD | {"dependant": False}], 1),
            ([CHILD | {"role": "other"}], 1),
            ([CHILD | {"same_address": False}], 2),
        ],
    )
    def test_goes_by_who_lives_at_the_address(self, others, expected):
        assert category(asked(ON, *others)) == expected

    def test_is_told_too_when_the_means_are_too_high(self):
        found = asked(ON, CHILD, means_month=5000)

        assert (found.state, category(found)) == ("no", 3)


class TestIsEntitled:
    @pytest.mark.parametrize(
        ("others", "limit"), [([LODGER], 858.97), ([], 1288.46), ([CHILD], 1741.29)], ids=["1", "2", "3"]
    )
    def test_needs_means_below_the_amount(self, others, limit):
        below, at, above = (
            asked(ON, *others, means_month=round(limit + cent, 2)) for cent in (-0.01, 0, 0.01)
        )

        assert (below.state, below.amount.value) == ("yes", 1)
        assert (at.state, at.amount.value) == ("no", 0)
        assert (above.state, above.amount.value) == ("no", 0)

    @pytest.mark.parametrize(("birth", "expected"), [("2006-06-15", True), ("2006-06-16", False)])
    def test_is_from_18_on(self, birth, expected):
        assert asked(ON, birth=birth).eligible is expected

    def test_is_for_who_lives_in_belgium(self):
        assert asked(ON, resident=False).eligible is False


# The first day of each row, and the last day on which somebody vouches for it.
ROWS = [
    ("2016-06-01", "2017-05-31", (578_27, 867_40, 1156_53)),
    ("2017-06-01", "2017-08-31", (589_82, 884_74, 1179_65)),
    ("2017-09-01", "2018-06-30", (595_13, 892_70, 1190_27)),
    ("2018-07-01", "2018-08-31", (595_13, 892_70, 1230_27)),
    ("2018-09-01", "2019-06-30", (607_01, 910_52, 1254_82)),
    ("2019-07-01", "2019-12-31", (619_15, 928_73, 1254_82)),
    ("2020-01-01", "2020-02-29", (626_74, 940_11, 1270_51)),
    ("2020-03-01", "2020-06-30", (639_27, 958_91, 1295_91)),
    ("2021-01-01", "2021-06-30", (656_45, 984_68, 1330_74)),
    ("2022-05-01", "2022-07-31", (743_78, 1115_67, 1507_77)),
    ("2022-11-01", "2022-11-30", (773_80, 1160_70, 1568_62)),
    ("2023-01-01", "2023-06-30", (809_42, 1214_13, 1640_83)),
    ("2023-11-01", "2024-04-30", (842_12, 1263_17, 1707_11)),
    ("2024-05-01", "2025-01-31", (858_97, 1288_46, 1741_29)),
    ("2025-02-01", "2025-12-31", (876_13, 1314_20, 1776_07)),
]
FIRST_OF_GAPS = [
    "2020-07-01", "2021-07-01", "2022-08-01", "2022-12-01", "2023-07-01", "2026-01-01",
]  # fmt: skip
LAST_OF_GAPS = ["2020-12-31", "2022-04-30", "2022-10-31", "2022-12-31", "2023-10-31"]


class TestAmount:
    @pytest.mark.parametrize(
        ("on", "amounts"), [(on, amounts) for first, last, amounts in ROWS for on in (first, last)]
    )
    def test_is_that_of_the_day(self, on, amounts):
        found = [asked(on, *others) for others in ([LODGER], [], [CHILD])]

        assert tuple(one.amount.value for one in found) == amounts

    @pytest.mark.parametrize("on", [*FIRST_OF_GAPS, *LAST_OF_GAPS])
    def test_is_unknown_between_the_rows_though_the_right_is_sure(self, on):
        found = asked(on)

        assert (found.state, found.settles) == ("yes", ())
        assert (found.amount.value, found.amount.state) == (None, "figure_unknown")

    @pytest.mark.parametrize(
        ("on", "earnings", "cents"),
        [
            # 1,288.46 - 500
            (ON, {"earned_net_month": 500}, 788_46),
            # Means and earnings both count: 1,288.46 - 100.10 - 500
            (ON, {"earned_net_month": 500, "means_month": 100.10}, 688_36),
            # November 2022, exemption 285.91: 1,160.70 - (500 - 285.91)
            ("2022-11-15", {"earned_net_month": 500, "spi": True}, 946_61),
            ("2022-11-15", {"earned_net_month": 500}, 660_70),
            # Earnings below the exemption count for nothing, not for less.
            ("2022-11-15", {"earned_net_month": 200, "spi": True, "means_month": 100}, 1060_70),
            ("2022-11-15", {"earned_net_month": 1446.60, "spi": True}, 1),
            ("2022-11-15", {"earned_net_month": 1446.61, "spi": True}, 0),
            # From 244.03 to 248.90 on the day that the amount rises from 892.70 to 910.52.
            ("2018-08-31", {"earned_net_month": 500, "spi": True}, 636_73),
            ("2018-09-01", {"earned_net_month": 500, "spi": True}, 659_42),
            # 940.11 - (500 - 248.90), the last day of that exemption.
            ("2020-02-29", {"earned_net_month": 500, "spi": True}, 689_01),
        ],
    )
    def test_is_less_what_is_earned_above_the_exemption(self, on, earnings, cents):
        assert asked(on, **earnings).amount.value == cents

    @pytest.mark.parametrize(
        ("others", "cents"),
        [
            # Without a child only what exceeds 858.97 counts.
            ([PARTNER | {"means_month": 858.97}], 858_97),
            ([PARTNER | {"means_month": 858.98}], 858_96),
            ([PARTNER | {"means_month": 1717.93}], 1),
            ([PARTNER | {"means_month": 1717.94}], 0),
            # Not at all where the partner applies as well.
            ([PARTNER | {"means_month": 1717.94, "applies": True}], 858_97),
            # With a child everything counts, whether or not the partner applies.
            ([CHILD, PARTNER | {"means_month": 1741.28}], 1),
            ([CHILD, PARTNER | {"means_month": 1741.29}], 0),
            ([CHILD, PARTNER | {"means_month": 1000, "applies": True}], 741_29),
            # What a partner earns has no place in the rule; nor have the means of others.
            ([PARTNER | {"means_month": 0, "earned_net_month": 3000}], 858_97),
            ([LODGER | {"means_month": 3000}], 858_97),
            ([CHILD | {"means_month": 3000}], 1741_29),
            # Who lives elsewhere is no partner here.
            ([PARTNER | {"means_month": 3000, "same_address": False}], 1288_46),
        ],
    )
    def test_is_less_what_counts_of_a_partner(self, others, cents):
        assert asked(ON, *others).amount.value == cents


class TestUnknownFigures:
    @pytest.mark.parametrize(
        ("on", "means", "state"),
        [
            # From 958.91, the last known, to at most 984.68, the next row.
            ("2020-10-01", 958.90, "yes"),
            ("2020-10-01", 958.91, "figure_unknown"),
            ("2020-10-01", 984.67, "figure_unknown"),
            ("2020-10-01", 984.68, "no"),
            # Nothing is known above the last row.
            ("2026-06-15", 1314.19, "yes"),
            ("2026-06-15", 1314.20, "figure_unknown"),
            ("2026-06-15", 9000, "figure_unknown"),
            # And nothing at all before the first.
            ("2016-05-31", 0, "figure_unknown"),
        ],
    )
    def test_decide_as_far_as_the_rows_around_reach(self, on, means, state):
        assert asked(on, means_month=means).state == state

    def test_do_not_matter_to_a_child(self):
        assert asked("2026-06-15", birth="2010-03-01").state == "no"

    @pytest.mark.parametrize(
        ("on", "state", "settles", "most"),
        [
            # Low enough means would settle it; what no figure limits no means can settle.
            ("2020-10-01", "fact_unknown", ("a.means_month",), 984_68),
            ("2026-06-15", "fact_unknown", ("a.means_month",), None),
            ("2016-05-31", "figure_unknown", (), None),
        ],
    )
    def test_leave_it_to_the_means_where_these_can_settle_it(self, on, state, settles, most):
        found = asked(on, means_month=None)

        assert (found.state, found.settles) == (state, settles)
        assert (found.amount.low, found.amount.high) == (0, most)

    def test_of_the_exemption_leave_a_range(self):
        # From 248.90 to 285.91: 958.91 - (500 - 248.90) up to 958.91 - (500 - 285.91).
        found = asked("2020-03-01", earned_net_month=500, spi=True)

        assert (found.state, found.amount.value) == ("yes", None)
        assert (found.amount.low, found.amount.high) == (707_81, 744_82)

    @pytest.mark.parametrize(
        ("on", "earned", "state", "cents"),
        [
            # The exemption is 285.91 at least.
            (ON, 285.91, "yes", 1288_46),
            (ON, 285.92, "yes", None),
            (ON, 1574.36, "yes", None),
            (ON, 1574.37, "figure_unknown", None),
            # Before the first row it can be nothing.
            ("2017-05-31", 867.39, "yes", None),
            ("2017-05-31", 867.40, "figure_unknown", None),
        ],
    )
    def test_of_the_exemption_decide_what_they_can(self, on, earned, state, cents):
        found = asked(on, earned_net_month=earned, spi=True)

        assert (found.state, found.amount.value) == (state, cents)


class TestUnknownFacts:
    @pytest.mark.parametrize(
        ("others", "applicant", "eligible", "settles"),
        [
            ([], {"means_month": None}, None, {"a.means_month"}),
            ([], {"birth": None}, None, {"a.birth"}),
            ([], {"birth": None, "means_month": None}, None, {"a.birth", "a.means_month"}),
            ([], {"birth": None, "means_month": 1288.46}, False, set()),
            ([], {"birth": "2010-03-01", "means_month": None}, False, set()),
            ([], {"resident": "?"}, None, {"a.resident"}),
            ([], {"resident": False, "means_month": None}, False, set()),
            # Sure, but the amount is not.
            ([PARTNER | {"means_month": 900, "applies": "?"}], {}, True, {"b.applies"}),
            ([PARTNER | {"means_month": 800, "applies": "?"}], {}, True, set()),
            ([PARTNER | {"applies": True}], {}, True, set()),
            ([PARTNER], {}, None, {"b.means_month"}),
            # 1 or 3: of the age of the child.
            ([CHILD | {"birth": None}], {"means_month": 858.97}, None, {"b.birth"}),
            ([CHILD | {"birth": None}], {"means_month": 858.96}, True, {"b.birth"}),
            ([CHILD | {"birth": None}], {"means_month": 1741.29}, False, set()),
            # 3 with a child already: another child changes nothing.
            ([CHILD, CHILD | {"birth": None}], {}, True, set()),
            # 1 or 2: of where somebody lives.
            ([LODGER | {"same_address": "?"}], {"means_month": 1000}, None, {"b.same_address"}),
            ([], {"earned_net_month": 100, "spi": "?"}, True, {"a.spi"}),
            ([], {"earned_net_month": 0, "spi": "?"}, True, set()),
        ],
    )
    def test_settle_it_where_they_can_change_it(self, others, applicant, eligible, settles):
        found = asked(ON, *others, **applicant)

        assert found.eligible is eligible
        assert set(found.settles) == settles


class TestReasons:
    @pytest.mark.parametrize(
        ("applicant", "expected"),
        [
            ({"birth": "2010-03-01"}, "is_old_enough.no"),
            ({"resident": False}, "lives_in_belgium.no"),
            ({"means_month": 1288.46}, "has_too_little.no"),
        ],
    )
    def test_name_what_is_missing(self, applicant, expected):
        home = told(ON, {"birth": "1990-03-01", "means_month": 0} | applicant)

        assert reasons("leefloon", home) == [expected]
