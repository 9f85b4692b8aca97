import pytest

from known_households import Asked, children, member

asked = Asked("groeipakket_basis")


class TestHasChild:
    @pytest.mark.parametrize(
        ("birth", "state"),
        [
            # 18 on 15 June 2024: a child until the day before.
            ("2006-06-16", "yes"),
            ("2006-06-15", "no"),
            ("2024-06-15", "yes"),
            # Not born yet.
            ("2024-06-16", "no"),
        ],
    )
    def test_is_for_a_child_under_18(self, birth, state):
        assert asked("2024-06-15", children(birth)).state == state

    def test_is_for_a_child_at_the_address(self):
        assert asked("2024-06-15", children("2020-01-01", same_address=False)).state == "no"

    def test_is_for_nobody_but_a_child(self):
        assert asked("2024-06-15", [member("b", "other", birth="2010-01-01")]).state == "no"


class TestAmount:
    @pytest.mark.parametrize(
        ("on", "cents"),
        [
            ("2019-01-01", 160_00),
            ("2019-08-31", 160_00),
            ("2019-09-01", 163_20),
            ("2022-08-31", 169_79),
            ("2022-09-01", 171_49),
            ("2022-11-30", 171_49),
            ("2022-12-01", 173_20),
            ("2023-08-31", 173_20),
            ("2023-09-01", 176_66),
            ("2025-08-31", 180_19),
        ],
    )
    def test_changes_each_september_and_in_december_2022(self, on, cents):
        assert asked(on, children("2019-01-01")).amount.value == cents

    def test_is_the_sum_over_the_children(self):
        # 3 x 166.46
        assert asked("2020-10-10", children("2019-03-01", "2020-01-01", "2020-01-01")).amount.value == 499_38

    def test_skips_who_is_18_or_over(self):
        assert asked("2024-06-15", children("2006-06-15", "2020-01-01")).amount.value == 176_66

    def test_is_an_unknown_figure_with_a_child_from_before_2019(self):
        found = asked("2024-06-15", children("2018-12-31", "2019-01-01"))

        assert (found.state, found.amount.value, found.amount.state) == ("yes", None, "figure_unknown")
        assert found.settles == ()

    def test_is_an_unknown_figure_once_nobody_vouches_for_it(self):
        found = asked("2025-09-01", children("2019-01-01", "2020-01-01"))

        assert (found.state, found.amount.value, found.amount.state) == ("yes", None, "figure_unknown")
        # It only moves up: at least 2 x 180.19.
        assert found.amount.low == 360_38


class TestUnknownFacts:
    def test_a_birth_that_is_not_known_leaves_it_open(self):
        found = asked("2024-06-15", children(None))

        assert (found.state, found.settles) == ("fact_unknown", ("k1.birth",))

    def test_a_second_birth_changes_the_amount_only(self):
        found = asked("2024-06-15", children("2020-01-01", None))

        assert (found.state, found.amount.value, found.settles) == ("yes", None, ("k2.birth",))

    def test_a_role_that_is_not_known_leaves_it_open(self):
        found = asked("2024-06-15", [member("k", None, birth="2020-01-01")])

        assert (found.state, found.settles) == ("fact_unknown", ("k.role",))
        assert (found.amount.low, found.amount.high) == (0, 176_66)
