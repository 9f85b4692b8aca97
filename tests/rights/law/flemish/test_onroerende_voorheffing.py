import pytest

from akkoord.rights import telling
from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, told

RIGHT = plain("onroerende_voorheffing")
ON = day("2024-06-15")
CHILD = person("child", birth=2015_03_01)


class TestIsEntitled:
    @pytest.mark.parametrize(("children", "expected"), [(0, False), (1, False), (2, True), (3, True)])
    def test_needs_two_children(self, children, expected):
        assert RIGHT.holds(household(person(), *[CHILD] * children), ON) is expected

    @pytest.mark.parametrize(("birth", "counts"), [(2024_01_01, True), (2024_01_02, False)])
    def test_counts_who_was_born_by_1_january(self, birth, counts):
        assert RIGHT.holds(household(person(), CHILD, person("child", birth=birth)), ON) is counts

    def test_counts_children_at_the_address_whatever_else_they_are(self):
        elsewhere = person("child", same_address=False)

        assert not RIGHT.holds(household(person(), CHILD, elsewhere), ON)
        assert RIGHT.holds(household(person(), CHILD, person("child", birth=1990_01_01)), ON)
        assert not RIGHT.holds(household(person(), CHILD, person("other", birth=2015_01_01)), ON)

    @pytest.mark.parametrize(
        ("handicap", "is_enough"),
        [
            ({"invalidity": 65}, False),
            ({"invalidity": 66}, True),
            ({"points": 8}, False),
            ({"points": 9}, True),
            ({"earning_capacity_third": True}, True),
            # These are of children.
            ({"pillar1": 4, "child_points_total": 6}, False),
        ],
    )
    @pytest.mark.parametrize("role", ["applicant", "partner", "other"])
    def test_takes_one_adult_with_a_handicap(self, role, handicap, is_enough):
        others = () if role == "applicant" else (person(),)

        assert RIGHT.holds(household(person(role, **handicap), *others), ON) is is_enough

    @pytest.mark.parametrize(
        ("handicap", "is_enough"),
        [
            ({"child_points_total": 5}, False),
            ({"child_points_total": 6}, True),
            ({"pillar1": 3}, False),
            ({"pillar1": 4}, True),
            # These are of adults.
            ({"invalidity": 66, "points": 9, "earning_capacity_third": True}, False),
        ],
    )
    def test_takes_one_child_with_a_handicap(self, handicap, is_enough):
        child = person("child", birth=2015_03_01, **handicap)

        assert RIGHT.holds(household(person(), child), ON) is is_enough

    def test_leaves_out_a_handicap_that_lives_elsewhere_or_was_born_later(self):
        elsewhere = person("other", points=18, same_address=False)
        later = person("child", birth=2024_01_02, pillar1=6)

        assert not RIGHT.holds(household(person(), elsewhere, later), ON)


HEALTHY = {"birth": "1980-03-01", "invalidity": 0, "points": 0, "earning_capacity_third": False}
HEALTHY_CHILD = {"role": "child", "birth": "2015-03-01", "pillar1": 0, "child_points_total": 0}


class TestUnknown:
    @pytest.mark.parametrize(
        ("members", "settles"),
        [
            ((HEALTHY, HEALTHY_CHILD), ()),
            ((HEALTHY | {"points": None}, HEALTHY_CHILD), ("a.points",)),
            ((HEALTHY, HEALTHY_CHILD | {"pillar1": None}), ("b.pillar1",)),
            ((HEALTHY, HEALTHY_CHILD, HEALTHY_CHILD | {"birth": None}), ("c.birth",)),
        ],
    )
    def test_is_settled_by_what_is_missing(self, members, settles):
        found = assess(RIGHT.right, told("2024-06-15", *members))

        assert (found.eligible, found.settles) == (None if settles else False, settles)

    def test_two_children_are_enough_whatever_else_is_unknown(self):
        child = {"role": "child", "birth": "2015-03-01"}
        found = assess(RIGHT.right, told("2024-06-15", {}, child, child))

        assert (found.eligible, found.settles) == (True, ())

    @pytest.mark.parametrize(
        ("on", "state"),
        [
            ("2018-12-31", "figure_unknown"),
            ("2019-01-01", "yes"),
            ("2025-12-31", "yes"),
            ("2026-01-01", "figure_unknown"),
        ],
    )
    def test_needs_the_number_of_children_of_the_day(self, on, state):
        assert assess(RIGHT.right, told(on, HEALTHY, HEALTHY_CHILD, HEALTHY_CHILD)).state == state

    @pytest.mark.parametrize("on", ["2018-12-31", "2026-01-01"])
    def test_needs_no_number_where_there_is_no_child(self, on):
        assert assess(RIGHT.right, told(on, HEALTHY)).state == "no"

    def test_has_an_amount_that_no_source_gives(self):
        found = assess(RIGHT.right, told("2024-06-15", {"points": 9}))

        assert (found.eligible, found.amount.value, found.amount.state) == (True, None, "figure_unknown")


class TestReasons:
    def test_tell_why_nobody_counts(self):
        later = HEALTHY_CHILD | {"birth": "2024-01-02", "pillar1": 6}
        reasons = telling.because(assess(RIGHT.right, told("2024-06-15", HEALTHY, HEALTHY_CHILD, later)))

        assert [telling.sentence(why, "nl") for why in reasons] == [
            "Er woonden op 1 januari niet genoeg kinderen op uw adres. Kinderen op uw adres op 1 januari: 1.",
            "Er is geen handicap erkend voor de aanvrager die zwaar genoeg is.",
            "Er is geen handicap erkend voor b die zwaar genoeg is.",
            "Op 1 januari woonde c niet op uw adres.",
        ]
