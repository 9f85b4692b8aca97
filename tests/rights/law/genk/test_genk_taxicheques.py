import pytest

from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, reasons, told

RIGHT = plain("genk_taxicheques")
NOT_DISABLED = {"points": 0, "invalidity": 0, "lower_limb": 0}


def holds(on="2024-02-10", municipality="Genk", acuity=10, **known):
    return RIGHT.holds(household(person(acuity=acuity, **known), municipality=municipality), day(on))


class TestIsEntitled:
    @pytest.mark.parametrize(
        ("known", "expected"),
        [
            ({"points": 12}, True),
            ({"points": 11}, False),
            ({"invalidity": 80}, True),
            ({"invalidity": 79}, False),
            ({"lower_limb": 50}, True),
            ({"lower_limb": 49}, False),
            ({"care_home": True}, True),
            # The first pillar is measured for children, and who asks is none.
            ({"pillar1": 6}, False),
            ({}, False),
        ],
    )
    def test_needs_more_than_a_wheelchair(self, known, expected):
        assert holds(wheelchair=True, **known) is expected
        assert not holds(**known)

    @pytest.mark.parametrize(
        ("on", "known", "expected"),
        [
            ("2023-12-31", {"wheelchair": True, "care_home": True}, False),
            ("2024-01-01", {"wheelchair": True, "care_home": True}, True),
            ("2019-12-31", {"acuity": 4}, False),
            ("2020-01-01", {"acuity": 4}, True),
            ("2020-01-01", {"acuity": 5}, False),
        ],
    )
    def test_grew_in_2020_and_in_2024(self, on, known, expected):
        assert holds(on, **known) is expected

    def test_is_for_genk(self):
        assert not holds(municipality="other", wheelchair=True, points=12)


class TestAmount:
    @pytest.mark.parametrize(("on", "cents"), [("2023-12-31", 168_00), ("2024-01-01", 200_00)])
    def test_grew_in_2024(self, on, cents):
        assert RIGHT.amount(household(person()), day(on)) == cents


class TestUnknown:
    @pytest.mark.parametrize(
        ("on", "applicant", "eligible", "settles"),
        [
            ("2024-02-10", {"wheelchair": True, "points": 12}, True, ()),
            ("2024-02-10", {"wheelchair": True, "acuity": 5, "points": 11, "lower_limb": 49}, None,
             ("a.care_home", "a.invalidity")),
            # Before 2024 a care home, and before 2020 the eyes, changed nothing.
            ("2023-02-10", {"wheelchair": True, "acuity": 5, "points": 11, "lower_limb": 49}, None,
             ("a.invalidity",)),
            ("2019-02-10", {"points": 12}, None, ("a.wheelchair",)),
            ("2024-02-10", {"wheelchair": False}, None, ("a.acuity",)),
            ("2024-02-10", {"wheelchair": False, "acuity": 5}, False, ()),
        ],
    )  # fmt: skip
    def test_is_settled_by_what_is_missing(self, on, applicant, eligible, settles):
        found = assess(RIGHT.right, told(on, applicant))

        assert (found.eligible, found.settles) == (eligible, settles)

    @pytest.mark.parametrize("on", ["2018-12-31", "2026-01-01"])
    def test_decides_without_the_amount(self, on):
        found = assess(RIGHT.right, told(on, {"wheelchair": True, "points": 12}))

        assert (found.eligible, found.amount.value, found.amount.state) == (True, None, "figure_unknown")


class TestReasons:
    @pytest.mark.parametrize(
        ("on", "applicant", "codes"),
        [
            ("2024-02-10", {"wheelchair": False, "acuity": 5}, ["has_wheelchair.no", "has_poor_sight.no"]),
            # Before 2020 it is the regulation that says no, whatever the eyes.
            ("2019-02-10", {"wheelchair": False, "acuity": 4}, ["has_wheelchair.no", "does_sight_count.no"]),
            (
                "2023-02-10",
                {"wheelchair": True, "care_home": True, "acuity": 5} | NOT_DISABLED,
                ["does_care_home_count.no", "is_disabled_enough.no", "has_poor_sight.no"],
            ),
        ],
    )
    def test_name_what_is_missing(self, on, applicant, codes):
        assert reasons("genk_taxicheques", told(on, applicant)) == codes
