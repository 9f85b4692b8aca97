import pytest

from akkoord.rights import law_book
from akkoord.rights.formats import answers
from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, reasons, told

RIGHT = plain("genk_nutspremie")
PENSIONER = person(is_pensioner=True)


def child(birth=2015_03_01, **known):
    return person("child", birth, **{"dependant": True} | known)


def holds(on, *members, income, **known):
    return RIGHT.holds(household(*members, income_all_residents=income, **known), day(on))


class TestCategory1:
    @pytest.mark.parametrize(
        ("on", "members", "limit"),
        [
            # 2023: 23,303.84 + 4,314.18 for each further resident.
            ("2023-06-10", [PENSIONER], 23_303_84),
            ("2023-06-10", [PENSIONER, person("other")], 27_618_02),
            # Who lives elsewhere does not count.
            ("2023-06-10", [PENSIONER, person("partner", same_address=False)], 23_303_84),
            # Until 2023 a disability counts once more, that of the applicant too; from 2024 it does not.
            ("2023-12-31", [person(points=9)], 27_618_02),
            ("2024-01-01", [person(points=9)], 25_630_67),
            ("2023-06-10", [PENSIONER, person("other", invalidity=66), child(pillar1=4)], 40_560_56),
            # 2019: 18,855.63 + 2 x 3,490.68.
            ("2019-12-31", [person(), child(), child()], 25_836_99),
            ("2019-12-31", [person(), child(child_points_total=6)], 25_836_99),
            # Born after 1 January: not yet a resident on the day that counts.
            ("2024-06-10", [PENSIONER, child(2024_01_02)], 25_630_67),
            ("2024-06-10", [PENSIONER, child(2024_01_01)], 30_375_61),
        ],
    )
    def test_has_a_limit_that_grows_with_the_residents(self, on, members, limit):
        assert holds(on, *members, income=limit)
        assert not holds(on, *members, income=limit + 1)

    @pytest.mark.parametrize(
        ("members", "expected"),
        [
            ([person()], False),
            ([person(), child()], False),
            ([person(), child(), child()], True),
            ([person(), child(), child(dependant=False)], False),
            ([person(), child(), person("other", dependant=True)], False),
            ([person(), child(2023_12_31), child(2024_01_02)], False),
            ([person(), person("other", is_pensioner=True)], True),
            ([person(), person("other", is_pensioner=True, same_address=False)], False),
            ([person(invalidity=66)], True),
            ([person(invalidity=65, points=8)], False),
            ([person(points=9)], True),
            ([person(), child(pillar1=4)], True),
            ([person(), child(pillar1=3, child_points_total=5)], False),
            ([person(), child(child_points_total=6)], True),
            # The pillars are for children, the percentage and the points for adults.
            ([person(pillar1=6, child_points_total=36)], False),
            ([person(), child(invalidity=100, points=18)], False),
        ],
    )
    def test_needs_a_reason(self, members, expected):
        assert holds("2024-06-10", *members, income=0) is expected


class TestCategory2:
    @pytest.mark.parametrize(
        ("on", "limit"), [("2023-12-31", 40_080_40), ("2024-01-01", 40_623_40), ("2012-06-01", 32_606_68)]
    )
    def test_has_one_limit_for_three_children(self, on, limit):
        family = [person(), *[child(2010_03_01) for _ in range(3)]]

        # The first limit is lower: in 2024 25,630.67 + 3 x 4,744.94 = 39,865.49.
        assert holds(on, *family, income=limit)
        assert not holds(on, *family, income=limit + 1)


class TestIsEntitled:
    def test_is_for_genk(self):
        assert not holds("2024-06-10", PENSIONER, income=0, municipality="other")

    @pytest.mark.parametrize(
        ("income", "limit"), [(39_865_49, 39_865_49), (39_865_50, 40_623_40)], ids=["first", "second"]
    )
    def test_tells_the_limit_that_decided(self, income, limit):
        home = household(person(), child(), child(), child(), income_all_residents=income)

        assert RIGHT.also("ceiling", home, day("2024-06-10")) == limit

    @pytest.mark.parametrize(("income", "shown"), [(25_630.67, 25_630.67), (25_630.68, None)])
    def test_shows_no_limit_for_a_refusal(self, income, shown):
        home = told("2024-06-10", {"status": ["pensioner"]}, income_all_residents=income)

        assert answers.answer_to_dict(assess(RIGHT.right, home), law_book.in_force())["ceiling"] == shown

    def test_is_one_premium(self):
        home = household(person(), child(), child(), child())

        assert RIGHT.amount(home, day("2024-06-10")) == 100_00


class TestUnknown:
    @pytest.mark.parametrize(
        ("on", "members", "income", "eligible", "settles"),
        [
            ("2024-06-10", [{"status": ["pensioner"]}], None, None, ("income_all_residents",)),
            ("2024-06-10", [{}], 25_000, None, ("a.invalidity", "a.points")),
            ("2024-06-10", [{"points": 9}], 25_000, True, ()),
            # Above the first limit, and too few children for the second.
            ("2024-06-10", [{}], 25_630.68, False, ()),
            # 2023: the limit for one is 23,303.84, and 27,618.02 where a disability counts double.
            ("2023-06-10", [{"status": ["pensioner"]}], 23_303.84, True, ()),
            ("2023-06-10", [{"status": ["pensioner"]}], 27_618.02, None, ("a.invalidity", "a.points")),
            ("2023-06-10", [{"status": ["pensioner"]}], 27_618.03, False, ()),
            # Two children are a reason; whether one was there on 1 January decides by reason and by limit.
            (
                "2024-06-10",
                [{"points": 0, "invalidity": 0}, *[{"role": "child", "dependant": True, "pillar1": 0,
                  "child_points_total": 0, "birth": birth} for birth in ("2015-03-01", None)]],
                30_000, None, ("c.birth",),
            ),
            # Three children up to the second limit: nobody's health matters.
            (
                "2024-06-10",
                [{}, *[{"role": "child", "dependant": True, "birth": "2015-03-01"}] * 3],
                40_623.40, True, (),
            ),
        ],
    )  # fmt: skip
    def test_is_settled_by_what_is_missing(self, on, members, income, eligible, settles):
        found = assess(RIGHT.right, told(on, *members, income_all_residents=income))

        assert (found.eligible, found.settles) == (eligible, settles)

    @pytest.mark.parametrize("on", ["2022-06-10", "2025-06-10"])
    def test_needs_the_limits_of_the_year(self, on):
        retired = assess(RIGHT.right, told(on, {"status": ["pensioner"]}, income_all_residents=0))
        without_reason = assess(RIGHT.right, told(on, {"points": 0, "invalidity": 0}, income_all_residents=0))

        assert retired.state == "figure_unknown"
        assert without_reason.state == "no"


class TestReasons:
    def test_name_what_is_missing(self):
        healthy = {"points": 0, "invalidity": 0}

        assert reasons("genk_nutspremie", told("2024-06-10", healthy, income_all_residents=0)) == [
            "has_two_children.no",
            "has_pensioner.no",
            "has_resident_with_disability.no",
            "has_three_children.no",
        ]

    def test_name_the_limit_that_is_passed(self):
        retired = told("2024-06-10", {"status": ["pensioner"]}, income_all_residents=25_630.68)

        assert reasons("genk_nutspremie", retired) == ["has_low_income.no", "has_three_children.no"]
