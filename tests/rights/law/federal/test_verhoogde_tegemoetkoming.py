import pytest

from akkoord.rights import law_book
from akkoord.rights.formats import answers
from akkoord.rights.household_assessment import assess
from known_households import plain, reasons, told

RIGHT = plain("verhoogde_tegemoetkoming")
# Ceilings of the month 27,011.00 and 5,000.48; of the income of 2023 25,630.67 and 4,744.94.
ON = "2024-03-15"
POOR = {"gross_taxable_income_prev_year": 0}
RICH = {"gross_taxable_income_prev_year": 99_999, "month_ref_income_x12": 99_999}
POOR_THIS_MONTH = RICH | {"month_ref_income_x12": 0}

APPLICANT = {"birth": "1990-03-01"}
PARTNER = {"role": "partner", "birth": "1990-03-01"}
LODGER = {"role": "other", "birth": "1990-03-01"}
CHILD = {"role": "child", "birth": "2015-03-01", "dependant": True, "pillar1": 0}


def asked(on, *members, **facts):
    return assess(RIGHT.right, told(on, *(members or (APPLICANT,)), **facts))


def holding(benefit, since):
    return {"benefits": [{"type": benefit, "since": since}]}


def around(limit):
    return limit, round(limit + 0.01, 2)


class TestStatus:
    def test_that_is_known_is_not_computed(self):
        by_igo = APPLICANT | holding("igo", "2020-01-01")

        assert asked(ON, vt_status=True, **RICH).eligible is True
        assert asked(ON, by_igo, vt_status=False, **POOR).eligible is False

    def test_needs_no_figure_and_no_income(self):
        assert asked("2026-06-15", vt_status=True).eligible is True
        assert asked("2026-06-15", vt_status=False).eligible is False


class TestRouteA:
    @pytest.mark.parametrize("benefit", ["leefloon", "leefloon_equivalent"])
    @pytest.mark.parametrize(
        ("on", "since", "expected"),
        [
            # December, January and February are three full months.
            ("2024-03-15", "2023-12-01", True),
            ("2024-03-15", "2023-12-02", False),
            ("2024-03-01", "2023-12-01", True),
            ("2024-02-29", "2023-12-01", False),
            ("2024-01-01", "2023-10-01", True),
        ],
    )
    def test_takes_leefloon_after_three_full_months(self, benefit, on, since, expected):
        assert asked(on, APPLICANT | holding(benefit, since), **RICH).eligible is expected

    @pytest.mark.parametrize("benefit", ["igo", "gib", "ivt", "it", "zorgbudget_ouderen"])
    @pytest.mark.parametrize(("since", "expected"), [("2024-03-15", True), ("2024-03-16", False)])
    def test_takes_other_benefits_from_their_first_day(self, benefit, since, expected):
        assert asked(ON, APPLICANT | holding(benefit, since), **RICH).eligible is expected

    @pytest.mark.parametrize("benefit", ["hulp_van_derden", "zorgbudget_zz"])
    def test_takes_no_other_benefit(self, benefit):
        assert asked(ON, APPLICANT | holding(benefit, "2020-01-01"), **RICH).eligible is False

    @pytest.mark.parametrize(
        ("member", "expected"),
        [
            (CHILD | {"pillar1": 4}, True),
            (CHILD | {"pillar1": 3}, False),
            (CHILD | {"pillar1": 4, "dependant": False}, False),
            (CHILD | {"pillar1": 4, "same_address": False}, False),
            (LODGER | {"pillar1": 4, "dependant": True}, False),
            # Under 25 on the day.
            (CHILD | {"status": ["orphan"], "birth": "1999-03-16"}, True),
            (CHILD | {"status": ["orphan"], "birth": "1999-03-15"}, False),
            (CHILD | {"status": ["nbmv"]}, True),
            # The family: partner and dependants, and nobody else at the address.
            (PARTNER | holding("it", "2020-01-01"), True),
            (LODGER | holding("it", "2020-01-01"), False),
            (LODGER | holding("it", "2020-01-01") | {"dependant": True}, True),
        ],
    )
    def test_looks_at_each_member_of_the_family(self, member, expected):
        assert asked(ON, APPLICANT, member, **RICH).eligible is expected


RETIRED = APPLICANT | {"status": ["pensioner"]}


class TestRouteB:
    @pytest.mark.parametrize(
        "status",
        [
            "pensioner", "widow", "invalid", "disabled_recognised",
            "unemployed_3m", "incapacity_3m", "bridging_right",
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("role", ["applicant", "partner", "other"])
    def test_needs_a_situation_of_applicant_or_partner(self, status, role):
        holder = {"birth": "1950-03-01", "status": [status]}
        members = (holder,) if role == "applicant" else (APPLICANT, holder | {"role": role})

        found = asked(ON, *members, **POOR_THIS_MONTH)

        assert found.eligible is (role != "other")

    @pytest.mark.parametrize(
        ("others", "expected"),
        [
            ([CHILD], True),
            ([CHILD, CHILD], True),
            ([CHILD | {"dependant": False}], True),
            ([CHILD, LODGER | {"same_address": False}], True),
            ([CHILD, LODGER], False),
            ([CHILD, PARTNER], False),
            ([CHILD | {"same_address": False}], False),
            ([], False),
        ],
    )
    def test_takes_a_family_with_one_parent(self, others, expected):
        assert asked(ON, APPLICANT, *others, **POOR_THIS_MONTH).eligible is expected

    @pytest.mark.parametrize(
        ("members", "limit"),
        [
            ([RETIRED], 27_011),
            # 27,011.00 + 5,000.48 for each other member of the family.
            ([RETIRED, PARTNER], 32_011.48),
            ([RETIRED, PARTNER, CHILD, CHILD], 42_012.44),
            ([APPLICANT, CHILD], 32_011.48),
            ([APPLICANT, CHILD | {"dependant": False}], 27_011),
            ([RETIRED, LODGER], 27_011),
        ],
    )
    def test_goes_up_to_a_limit_that_grows_with_the_family(self, members, limit):
        at, above = (
            asked(ON, *members, **RICH | {"month_ref_income_x12": income}) for income in around(limit)
        )

        assert (at.state, above.state) == ("yes", "no")

    @pytest.mark.parametrize(
        ("first", "last", "limit"),
        [
            ("2015-09-01", "2016-05-31", 17_424.93),
            ("2019-07-01", "2020-02-29", 19_566.25),
            ("2021-09-01", "2021-12-31", 23_680.87),
            ("2022-08-01", "2022-11-15", 24_155.16),
            ("2024-01-01", "2024-04-30", 27_011.00),
            ("2024-10-01", "2024-12-31", 27_550.86),
        ],
    )
    def test_has_the_limit_of_the_day(self, first, last, limit):
        states = [
            asked(on, RETIRED, **RICH | {"month_ref_income_x12": income}, income_year=2023).state
            for on in (first, last)
            for income in around(limit)
        ]

        assert states == ["yes", "no", "yes", "no"]

    @pytest.mark.parametrize(
        ("first", "last", "known", "next_row"),
        [
            ("2016-06-01", "2019-06-30", 17_424.93, 19_566.25),
            ("2020-03-01", "2021-08-31", 19_566.25, 23_680.87),
            ("2022-01-01", "2022-07-31", 23_680.87, 24_155.16),
            ("2022-11-16", "2023-12-31", 24_155.16, 27_011.00),
            ("2024-05-01", "2024-09-30", 27_011.00, 27_550.86),
        ],
    )
    def test_decides_between_two_rows_as_far_as_they_reach(self, first, last, known, next_row):
        for on in (first, last):
            states = [
                asked(on, RETIRED, **RICH | {"month_ref_income_x12": income}, income_year=2023).state
                for income in (*around(known), *around(next_row))
            ]

            assert states == ["yes", "figure_unknown", "figure_unknown", "no"]

    @pytest.mark.parametrize(
        ("on", "income", "state"),
        [
            ("2015-08-31", 0, "figure_unknown"),
            ("2025-01-01", 27_550.86, "yes"),
            ("2025-01-01", 27_550.87, "figure_unknown"),
            ("2026-06-15", 27_550.86, "yes"),
            ("2026-06-15", 90_000, "figure_unknown"),
        ],
    )
    def test_knows_nothing_before_the_rows_and_a_least_after_them(self, on, income, state):
        found = asked(on, RETIRED, **RICH | {"month_ref_income_x12": income}, income_year=2023)

        assert found.state == state


class TestRouteC:
    @pytest.mark.parametrize(
        ("others", "limit"),
        [
            ([], 25_630.67),
            # 25,630.67 + 4,744.94 for each other member of the family.
            ([PARTNER], 30_375.61),
            ([PARTNER, CHILD, CHILD], 39_865.49),
            ([LODGER], 25_630.67),
            ([LODGER | {"dependant": True}], 30_375.61),
            ([LODGER | {"dependant": True, "same_address": False}], 25_630.67),
            ([PARTNER, CHILD | {"dependant": False}], 30_375.61),
        ],
    )
    def test_goes_up_to_a_limit_that_grows_with_the_family(self, others, limit):
        at, above = (
            asked(ON, APPLICANT, *others, **RICH | {"gross_taxable_income_prev_year": income})
            for income in around(limit)
        )

        assert (at.state, above.state) == ("yes", "no")

    @pytest.mark.parametrize(
        ("on", "known", "limit"),
        [
            ("2016-06-15", {}, 16_965.47),
            ("2019-06-15", {}, 18_855.63),
            ("2022-06-15", {}, 20_292.59),
            # The income of the year before, until the last day of the year.
            ("2023-12-31", {}, 23_303.84),
            ("2024-01-01", {}, 25_630.67),
            ("2024-01-01", {"income_year": 2022}, 23_303.84),
            ("2026-06-15", {"income_year": 2023}, 25_630.67),
        ],
    )
    def test_has_the_limit_of_the_year_of_the_income(self, on, known, limit):
        states = [asked(on, gross_taxable_income_prev_year=income, **known).state for income in around(limit)]

        assert states == ["yes", "no"]

    @pytest.mark.parametrize(
        ("on", "known", "next_row"),
        [
            ("2017-06-15", 16_965.47, 18_855.63),
            ("2018-06-15", 16_965.47, 18_855.63),
            ("2020-06-15", 18_855.63, 20_292.59),
            ("2021-06-15", 18_855.63, 20_292.59),
        ],
    )
    def test_decides_between_two_rows_as_far_as_they_reach(self, on, known, next_row):
        states = [
            asked(on, gross_taxable_income_prev_year=income).state
            for income in (*around(known), *around(next_row))
        ]

        assert states == ["yes", "figure_unknown", "figure_unknown", "no"]

    @pytest.mark.parametrize(
        ("on", "income", "state"),
        [
            ("2015-06-15", 0, "figure_unknown"),
            ("2025-01-01", 25_630.67, "yes"),
            ("2025-01-01", 25_630.68, "figure_unknown"),
            ("2026-06-15", 25_630.67, "yes"),
            ("2026-06-15", 99_999, "figure_unknown"),
        ],
    )
    def test_knows_nothing_before_the_rows_and_a_least_after_them(self, on, income, state):
        assert asked(on, gross_taxable_income_prev_year=income).state == state

    @pytest.mark.parametrize(
        ("on", "settles"),
        [
            ("2017-06-15", ("gross_taxable_income_prev_year",)),
            ("2026-06-15", ("gross_taxable_income_prev_year",)),
            ("2015-06-15", ()),
        ],
    )
    def test_leaves_it_to_the_income_where_that_can_settle_it(self, on, settles):
        found = asked(on)

        assert (found.eligible, found.settles) == (None, settles)

    def test_is_enough_where_the_limit_of_the_month_is_unknown(self):
        found = asked("2024-06-15", RETIRED, **POOR | {"month_ref_income_x12": 27_300})

        assert (found.state, found.settles) == ("yes", ())


class TestRoute:
    @pytest.mark.parametrize(
        ("applicant", "facts", "route", "ceiling"),
        [
            (holding("igo", "2020-01-01"), {}, "A", None),
            (holding("igo", "2020-01-01"), POOR, "A", None),
            (RETIRED, POOR | {"month_ref_income_x12": 27_011}, "B", 27_011),
            (RETIRED, POOR | {"month_ref_income_x12": 27_011.01}, "C", 25_630.67),
            # B may hold; C surely does.
            (RETIRED, POOR, "C", 25_630.67),
            (APPLICANT, POOR | {"vt_status": True}, None, None),
            (APPLICANT, RICH, None, None),
        ],
    )
    def test_is_the_first_that_surely_holds(self, applicant, facts, route, ceiling):
        sheet = answers.answer_to_dict(asked(ON, APPLICANT | applicant, **facts), law_book.in_force())

        assert (sheet["route"], sheet["ceiling"]) == (route, ceiling)


class TestUnknownFacts:
    @pytest.mark.parametrize(
        ("members", "facts", "eligible", "settles"),
        [
            ([APPLICANT], {}, None, {"gross_taxable_income_prev_year"}),
            ([RETIRED], {}, None, {"gross_taxable_income_prev_year", "month_ref_income_x12"}),
            ([RETIRED], {"gross_taxable_income_prev_year": 25_630.67}, True, set()),
            ([RETIRED], {"gross_taxable_income_prev_year": 25_630.68}, None, {"month_ref_income_x12"}),
            ([APPLICANT], {"gross_taxable_income_prev_year": 25_630.68}, False, set()),
            ([APPLICANT | {"status": "?"}], POOR_THIS_MONTH, None, {"a.status"}),
            ([APPLICANT | {"benefits": "?"}], RICH, None, {"a.benefits"}),
            ([APPLICANT | {"benefits": [{"type": "leefloon"}]}], RICH, None, {"a.benefits"}),
            ([APPLICANT | {"benefits": "?"}], POOR, True, set()),
            ([{"status": ["orphan"]}], RICH, None, {"a.birth"}),
            ([APPLICANT, PARTNER, CHILD | {"pillar1": None}], RICH, None, {"c.pillar1"}),
            ([APPLICANT, PARTNER, CHILD | {"pillar1": None, "dependant": False}], RICH, False, set()),
            # One more in the family lifts the limit of 30,375.61 to 35,120.55.
            (
                [APPLICANT, PARTNER, CHILD | {"dependant": "?"}],
                {"gross_taxable_income_prev_year": 30_375.62}, None, {"c.dependant"},
            ),
            (
                [APPLICANT, PARTNER, CHILD | {"dependant": "?"}],
                {"gross_taxable_income_prev_year": 35_120.56}, False, set(),
            ),
            # What is unknown of a lodger never matters to the family.
            ([APPLICANT, LODGER | {"benefits": "?", "status": "?"}], RICH, False, set()),
        ],
    )  # fmt: skip
    def test_settle_it_where_they_can_change_it(self, members, facts, eligible, settles):
        found = asked(ON, *members, **facts)

        assert found.eligible is eligible
        assert set(found.settles) == settles


class TestReasons:
    def test_name_the_route_that_is_enough(self):
        home = told(ON, APPLICANT | holding("igo", "2020-01-01"), **RICH)

        assert reasons("verhoogde_tegemoetkoming", home) == ["is_entitled_by_status.yes"]

    def test_name_the_limit_that_is_passed(self):
        assert "is_entitled_by_year.no" in reasons("verhoogde_tegemoetkoming", told(ON, APPLICANT, **RICH))
