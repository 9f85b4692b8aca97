import pytest

from akkoord.rights import law_book
from akkoord.rights.formats import answers
from akkoord.rights.household_assessment import assess
from known_households import plain, reasons, told

RIGHT = plain("pro_deo")
# 1,582, 1,884 and 2,184 per month; 348.26 less for each dependant.
ON = "2024-10-15"

PARTNER = {"role": "partner"}
LODGER = {"role": "other"}
CHILD = {"role": "child", "dependant": True}


def asked(on, *others, **facts):
    return assess(RIGHT.right, told(on, {}, *others, **facts))


def tier(found):
    return answers.answer_to_dict(found, law_book.in_force())["tier"]


class TestTier:
    @pytest.mark.parametrize(
        ("others", "full", "partial"),
        [
            ([], 1582, 1884),
            ([LODGER | {"same_address": False}], 1582, 1884),
            # A dependant elsewhere is no reason for the limits of a family, or for a deduction.
            ([CHILD | {"same_address": False}], 1582, 1884),
            # Anybody at the address makes it a family.
            ([LODGER], 1884, 2184),
            ([PARTNER], 1884, 2184),
            ([CHILD | {"dependant": False}], 1884, 2184),
            # 348.26 more for each dependant; a partner only where marked as one.
            ([CHILD], 2232.26, 2532.26),
            ([PARTNER | {"dependant": True}], 2232.26, 2532.26),
            ([PARTNER, CHILD, CHILD], 2580.52, 2880.52),
        ],
    )
    def test_is_below_each_limit(self, others, full, partial):
        nets = [round(limit + cent, 2) for limit in (full, partial) for cent in (-0.01, 0, 0.01)]

        found = [asked(ON, *others, net_month=net) for net in nets]

        assert [tier(one) for one in found] == ["free", "partial", "partial", "partial", None, None]
        assert [one.state for one in found] == ["yes"] * 4 + ["no"] * 2

    @pytest.mark.parametrize(
        ("first", "last", "limits"),
        [
            ("2009-09-01", "2010-08-31", (860, 1104, 1348)),
            ("2012-09-01", "2013-08-31", (928, 1191, 1454)),
            ("2018-09-01", "2019-08-31", (1011, 1298, 1583)),
            ("2021-09-01", "2022-08-31", (1326, 1617, 1907)),
            ("2024-09-01", "2025-08-31", (1582, 1884, 2184)),
            ("2025-09-01", "2026-08-31", (1612, 1920, 2226)),
        ],
    )
    def test_has_the_limits_of_the_day(self, first, last, limits):
        full, family_full, family_partial = limits
        for on in (first, last):
            alone = [tier(asked(on, net_month=net)) for net in (full - 1, full, family_full)]
            shared = [
                tier(asked(on, LODGER, net_month=net))
                for net in (family_full - 1, family_full, family_partial)
            ]

            assert alone == shared == ["free", "partial", None]

    @pytest.mark.parametrize(
        ("on", "partial"),
        [
            # 1,583 + 188.22
            ("2018-09-01", 1771.22),
            ("2019-08-31", 1771.22),
            # 1,907 + 276.91, and from March 2022 + 295.64
            ("2021-09-01", 2183.91),
            ("2021-12-31", 2183.91),
            ("2022-03-01", 2202.64),
            ("2022-04-30", 2202.64),
            # 2,184 + 348.26, from February 2025 + 355.21, and 2,226 + 355.21
            ("2025-01-31", 2532.26),
            ("2025-02-01", 2539.21),
            ("2025-12-31", 2581.21),
        ],
    )
    def test_has_the_deduction_of_the_day(self, on, partial):
        below, at = (asked(on, CHILD, net_month=round(partial + cent, 2)) for cent in (-0.01, 0))

        assert (below.state, at.state) == ("yes", "no")


class TestReducedNet:
    @pytest.mark.parametrize(
        ("others", "cents"),
        [
            ([PARTNER], 2000_00),
            ([CHILD], 1651_74),
            ([CHILD, CHILD, PARTNER], 1303_48),
        ],
    )
    def test_is_less_a_deduction_for_each_dependant(self, others, cents):
        assert asked(ON, *others, net_month=2000).also["reduced_net"].low == cents


class TestUnknownFigures:
    @pytest.mark.parametrize(
        ("on", "net", "state", "expected"),
        [
            ("2009-08-31", 0, "figure_unknown", None),
            # From 860 and 1,104 to at most 928 and 1,191.
            ("2010-09-01", 859.99, "yes", "free"),
            ("2010-09-01", 860, "yes", None),
            ("2010-09-01", 928, "yes", "partial"),
            ("2012-08-31", 1103.99, "yes", "partial"),
            ("2012-08-31", 1104, "figure_unknown", None),
            ("2012-08-31", 1190.99, "figure_unknown", None),
            ("2012-08-31", 1191, "no", None),
            # Nothing is known above the last row.
            ("2026-09-01", 1919.99, "yes", None),
            ("2026-09-01", 1611.99, "yes", "free"),
            ("2026-09-01", 1920, "figure_unknown", None),
        ],
    )
    def test_decide_as_far_as_the_rows_around_reach(self, on, net, state, expected):
        found = asked(on, net_month=net)

        assert (found.state, tier(found)) == (state, expected)

    @pytest.mark.parametrize(
        ("on", "net", "state"),
        [
            # Before the first row a deduction is at least nothing: 1,454 as it is.
            ("2012-10-15", 1453.99, "yes"),
            ("2012-10-15", 1454, "figure_unknown"),
            ("2018-08-31", 9000, "figure_unknown"),
            # 1,907 + 276.91 up to 1,907 + 295.64
            ("2022-01-01", 2183.90, "yes"),
            ("2022-01-01", 2183.91, "figure_unknown"),
            ("2022-02-28", 2202.63, "figure_unknown"),
            ("2022-02-28", 2202.64, "no"),
            # In 2026 the deduction is 355.21 at least, and the limits are known until August.
            ("2026-01-01", 2581.20, "yes"),
            ("2026-01-01", 2581.21, "figure_unknown"),
            ("2026-06-15", 9000, "figure_unknown"),
        ],
    )
    def test_of_the_deduction_decide_what_they_can(self, on, net, state):
        assert asked(on, CHILD, net_month=net).state == state

    @pytest.mark.parametrize(
        ("on", "settles"),
        [("2011-10-15", ("net_month",)), ("2026-10-15", ("net_month",)), ("2009-08-31", ())],
    )
    def test_leave_it_to_the_means_where_these_can_settle_it(self, on, settles):
        found = asked(on, net_month=None)

        assert (found.eligible, found.settles) == (None, settles)

    @pytest.mark.parametrize("others", [[], [LODGER]])
    def test_of_the_deduction_do_not_matter_without_dependants(self, others):
        assert asked("2026-06-15", *others, net_month=2226).state == "no"


class TestUnknownFacts:
    @pytest.mark.parametrize(
        ("others", "net", "eligible", "settles"),
        [
            ([], None, None, {"net_month"}),
            ([CHILD | {"dependant": "?"}], None, None, {"b.dependant", "net_month"}),
            # Alone or not: up to 1,884 or up to 2,184.
            ([LODGER | {"same_address": "?"}], 1900, None, {"b.same_address"}),
            ([LODGER | {"same_address": "?"}], 2184, False, set()),
            # Sure, but for free or for a part.
            ([LODGER | {"same_address": "?"}], 1582, True, {"b.same_address"}),
            ([LODGER | {"same_address": "?"}], 1581.99, True, set()),
            ([CHILD | {"dependant": "?"}], 2184, None, {"b.dependant"}),
            ([CHILD | {"dependant": "?"}], 2532.26, False, set()),
            ([CHILD | {"dependant": "?"}], 1883.99, True, set()),
        ],
    )
    def test_settle_it_where_they_can_change_it(self, others, net, eligible, settles):
        found = asked(ON, *others, net_month=net)

        assert found.eligible is eligible
        assert set(found.settles) == settles


class TestReasons:
    @pytest.mark.parametrize(("net", "why"), [(1883.99, "yes"), (1884, "no")])
    def test_compare_the_means_with_the_last_limit(self, net, why):
        assert reasons("pro_deo", told(ON, {}, net_month=net)) == [f"is_below_last_limit.{why}"]
