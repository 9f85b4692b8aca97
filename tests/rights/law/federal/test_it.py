import pytest

from akkoord.rights.household_assessment import assess
from known_households import plain, reasons, told

RIGHT = plain("it")
ON = "2024-09-15"
APPLICANT = {"birth": "1980-03-01", "points": 7}


def asked(on, **applicant):
    return assess(RIGHT.right, told(on, APPLICANT | applicant))


class TestCategory:
    @pytest.mark.parametrize(
        ("points", "category", "cents"),
        [
            (7, 1, 129_20),
            (8, 1, 129_20),
            (9, 2, 427_35),
            (11, 2, 427_35),
            (12, 3, 679_65),
            (14, 3, 679_65),
            (15, 4, 987_71),
            (16, 4, 987_71),
            (17, 5, 1119_77),
            (18, 5, 1119_77),
        ],
    )
    def test_goes_by_the_points_and_gives_the_amount(self, points, category, cents):
        found = asked(ON, points=points)

        assert (found.state, found.also["category"].low, found.amount.value) == ("yes", category, cents)


class TestIsEntitled:
    @pytest.mark.parametrize("points", [0, 6])
    def test_is_refused_below_7_points(self, points):
        found = asked(ON, points=points)

        assert (found.state, found.amount.value) == ("no", 0)

    @pytest.mark.parametrize(
        ("on", "birth", "expected"),
        [
            # From 21 until 31 July 2020, then from 18; until the day before 65.
            ("2020-07-31", "1999-07-31", True),
            ("2020-07-31", "1999-08-01", False),
            ("2020-08-01", "2002-08-01", True),
            ("2020-08-01", "2002-08-02", False),
            (ON, "1959-09-16", True),
            (ON, "1959-09-15", False),
        ],
    )
    def test_has_the_ages_of_the_ivt(self, on, birth, expected):
        assert asked(on, birth=birth).eligible is expected

    def test_is_for_who_lives_in_belgium(self):
        assert asked(ON, resident=False).eligible is False

    def test_looks_at_no_income(self):
        assert asked(ON, countable_income_year=99_999).amount.value == 129_20


class TestAmount:
    @pytest.mark.parametrize(
        ("on", "cents"),
        [
            ("2016-03-31", None),
            ("2016-04-01", 95_73),
            ("2016-05-31", 95_73),
            ("2016-06-01", None),
            ("2024-06-30", None),
            ("2024-07-01", 129_20),
            ("2024-12-31", 129_20),
            ("2025-01-01", None),
            ("2026-06-15", None),
        ],
    )
    def test_is_known_on_the_days_of_a_row_and_the_right_always(self, on, cents):
        found = asked(on)

        assert (found.state, found.settles, found.amount.value) == ("yes", (), cents)
        assert found.amount.state == ("exact" if cents else "figure_unknown")

    def test_lies_between_the_rows_around(self):
        amount = asked("2020-06-15").amount

        assert (amount.low, amount.high) == (95_73, 129_20)


class TestUnknownFacts:
    @pytest.mark.parametrize(
        ("applicant", "eligible", "settles"),
        [
            ({"points": None}, None, {"a.points"}),
            ({"birth": None}, None, {"a.birth"}),
            ({"birth": None, "points": None}, None, {"a.birth", "a.points"}),
            ({"birth": None, "points": 6}, False, set()),
            ({"birth": "2010-03-01", "points": None}, False, set()),
            ({"resident": "?"}, None, {"a.resident"}),
            ({"countable_income_year": None}, True, set()),
        ],
    )
    def test_settle_it_where_they_can_change_it(self, applicant, eligible, settles):
        found = asked(ON, **applicant)

        assert found.eligible is eligible
        assert set(found.settles) == settles

    def test_leave_a_range_up_to_the_highest_category(self):
        amount = asked(ON, points=None).amount

        assert (amount.low, amount.high) == (0, 1119_77)


class TestReasons:
    def test_name_what_is_missing(self):
        assert reasons("it", told(ON, APPLICANT | {"points": 6})) == ["has_enough_points.no"]

    def test_say_the_ages_in_the_words_of_the_ivt(self):
        assert reasons("it", told(ON, APPLICANT | {"birth": "1959-09-15"})) == ["ivt.is_of_age.no"]
