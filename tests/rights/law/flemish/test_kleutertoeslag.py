import pytest

from known_households import Asked, children

asked = Asked("kleutertoeslag")


class TestHasToddlerAtSchool:
    @pytest.mark.parametrize(
        ("birth", "attendance_ok", "state"),
        [
            # 3 from 15 May 2022 on
            ("2019-05-16", True, "no"),
            ("2019-05-15", False, "yes"),
            # 4, and then at school often enough
            ("2018-05-16", False, "yes"),
            ("2018-05-15", False, "no"),
            ("2018-05-15", True, "yes"),
            # 5
            ("2017-05-16", True, "yes"),
            ("2017-05-15", True, "no"),
        ],
    )
    def test_is_for_a_child_of_3_or_4(self, birth, attendance_ok, state):
        family = children(birth, school="nursery", attendance_ok=attendance_ok)

        assert asked("2022-05-15", family).state == state

    @pytest.mark.parametrize("school", ["none", "primary"])
    def test_is_for_nursery_school(self, school):
        assert asked("2022-05-15", children("2019-01-01", school=school)).state == "no"

    def test_is_for_a_child_at_the_address(self):
        family = children("2019-01-01", school="nursery", same_address=False)

        assert asked("2022-05-15", family).state == "no"


class TestAmount:
    @pytest.mark.parametrize(
        ("on", "cents"),
        [("2020-01-01", 132_60), ("2020-12-31", 132_60), ("2021-01-01", 135_25), ("2022-12-31", 137_96)],
    )
    def test_changes_each_january(self, on, cents):
        family = children(f"{int(on[:4]) - 3}-01-01", school="nursery")

        assert asked(on, family).amount.value == cents

    def test_is_one_for_each_child_that_qualifies(self):
        # 2 x 137.96: the third child is 4 and was not at school often enough.
        family = [
            *children("2019-01-01", "2019-02-01", school="nursery"),
            {"id": "k3", "role": "child", "birth": "2018-01-01", "school": "nursery", "attendance_ok": False},
        ]

        assert asked("2022-05-15", family).amount.value == 275_92

    def test_is_an_unknown_figure_from_2023(self):
        found = asked("2023-05-15", children("2020-01-01", school="nursery"))

        assert (found.state, found.amount.state) == ("yes", "figure_unknown")


class TestUnknownFacts:
    @pytest.mark.parametrize(
        ("birth", "state", "settles"),
        [
            ("2019-01-01", "yes", ()),
            ("2018-01-01", "fact_unknown", ("k1.attendance_ok",)),
            ("2017-01-01", "no", ()),
            (None, "fact_unknown", ("k1.birth", "k1.attendance_ok")),
        ],
    )
    def test_attendance_matters_at_4_only(self, birth, state, settles):
        found = asked("2022-05-15", children(birth, school="nursery"))

        assert found.state == state
        assert sorted(found.settles) == sorted(settles)

    def test_nothing_matters_for_a_child_that_goes_to_no_school(self):
        assert asked("2022-05-15", children(None)).state == "no"
