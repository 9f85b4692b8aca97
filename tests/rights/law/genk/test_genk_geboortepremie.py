import pytest

from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, told

RIGHT = plain("genk_geboortepremie")


def family(*births, **known):
    return household(person(), *[person("child", birth) for birth in births], **known)


class TestIsEntitled:
    @pytest.mark.parametrize(
        ("birth", "expected"),
        [
            (2024_05_31, False),
            (2024_06_01, True),
            (2024_06_15, True),
            # Not yet born on the day.
            (2024_06_16, False),
            (2023_06_10, False),
        ],
    )
    def test_is_for_a_birth_in_the_month(self, birth, expected):
        assert RIGHT.holds(family(birth), day("2024-06-15")) is expected

    def test_is_for_genk(self):
        assert not RIGHT.holds(family(2024_06_10, municipality="other"), day("2024-06-15"))

    def test_is_for_a_child_at_the_address(self):
        elsewhere = household(person(), person("child", 2024_06_10, same_address=False))

        assert not RIGHT.holds(elsewhere, day("2024-06-15"))


class TestAmount:
    def test_is_50_euro_for_each_child(self):
        assert RIGHT.amount(family(2020_03_01, 2024_06_10, 2024_06_10), day("2024-06-15")) == 100_00


class TestUnknown:
    @pytest.mark.parametrize(
        ("birth", "eligible", "settles"),
        [
            (None, None, ("b.birth",)),
            ("2024", None, ("b.birth",)),
            # The month is enough: nobody who lives here is still to be born.
            ("2024-06", True, ()),
            ("2023", False, ()),
        ],
    )
    def test_is_settled_by_the_birth(self, birth, eligible, settles):
        found = assess(RIGHT.right, told("2024-06-15", {}, {"role": "child", "birth": birth}))

        assert (found.eligible, found.settles) == (eligible, settles)

    def test_decides_without_the_amount(self):
        found = assess(RIGHT.right, told("2026-01-15", {}, {"role": "child", "birth": "2026-01-10"}))

        assert (found.eligible, found.amount.value, found.amount.state) == (True, None, "figure_unknown")
