import pytest

from known_households import Asked, children

asked = Asked("groeipakket_startbedrag")


class TestHasNewborn:
    @pytest.mark.parametrize(
        ("birth", "state"),
        [
            ("2024-02-29", "no"),
            ("2024-03-01", "yes"),
            ("2024-03-15", "yes"),
            # Not born yet.
            ("2024-03-16", "no"),
            ("2023-03-10", "no"),
        ],
    )
    def test_is_for_a_birth_in_the_month(self, birth, state):
        assert asked("2024-03-15", children(birth)).state == state

    def test_is_for_a_child_at_the_address(self):
        assert asked("2024-03-15", children("2024-03-01", same_address=False)).state == "no"


class TestAmount:
    @pytest.mark.parametrize(
        ("on", "cents"),
        [
            ("2019-01-31", 1100_00),
            ("2019-08-31", 1100_00),
            ("2019-09-01", 1122_00),
            ("2020-09-30", 1144_44),
            ("2022-09-30", 1190_68),
            ("2023-08-31", 1190_68),
            ("2023-09-01", 1214_49),
            ("2024-08-31", 1214_49),
        ],
    )
    def test_changes_each_september(self, on, cents):
        assert asked(on, children(on)).amount.value == cents

    def test_is_the_sum_over_twins(self):
        # 2 x 1214.49; the elder child was born before.
        found = asked("2024-03-15", children("2024-03-10", "2024-03-10", "2020-03-10"))

        assert found.amount.value == 2428_98

    @pytest.mark.parametrize(
        ("on", "low", "high"),
        [
            # Between two rows it lies between their values; after the last it is that value or more.
            ("2021-09-15", 1144_44, 1190_68),
            ("2024-09-15", 1214_49, None),
        ],
    )
    def test_is_an_unknown_figure_in_a_gap(self, on, low, high):
        found = asked(on, children(on))

        assert (found.state, found.amount.state) == ("yes", "figure_unknown")
        assert (found.amount.low, found.amount.high) == (low, high)


class TestUnknownFacts:
    def test_a_birth_that_is_not_known_leaves_it_open(self):
        found = asked("2024-03-15", children("2020-01-01", None))

        assert (found.state, found.settles) == ("fact_unknown", ("k2.birth",))
        assert (found.amount.low, found.amount.high) == (0, 1214_49)
