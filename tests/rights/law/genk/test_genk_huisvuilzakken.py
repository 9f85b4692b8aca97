import pytest

from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, reasons, told

RIGHT = plain("genk_huisvuilzakken")
HEALTHY = {"points": 0, "invalidity": 0, "lower_limb": 0}


def child(birth=2015_03_01, **known):
    return person("child", birth, **{"dependant": True} | known)


class TestPacks:
    @pytest.mark.parametrize(
        ("members", "packs"),
        [
            ([person()], 0),
            ([person(points=12)], 1),
            ([person(points=11, invalidity=79, lower_limb=49)], 0),
            ([person(invalidity=80)], 1),
            ([person(lower_limb=50)], 1),
            # One pack for a disability, however it was measured.
            ([person(points=12, invalidity=80, lower_limb=50)], 1),
            ([person(points=12), person("partner", points=12), person("other", invalidity=80)], 3),
            ([person(), person("partner", points=12, same_address=False)], 0),
            ([person(), child(pillar1=6)], 1),
            ([person(), child(pillar1=5)], 0),
            # The first pillar is measured for children.
            ([person(pillar1=6)], 0),
            ([person(medical_waste="stoma")], 2),
            ([person(medical_waste="incontinence"), child(medical_waste="dialysis")], 4),
            ([person(), child(), child()], 0),
            ([person(), child(), child(), child()], 1),
            ([person(), child(), child(), child(dependant=False)], 0),
            ([person(), child(), child(), child(2024_01_02)], 0),
            ([person(), child(), child(), child(2024_01_01)], 1),
            ([person(points=12), child(pillar1=6), child(medical_waste="stoma"), child()], 5),
        ],
    )
    def test_add_up(self, members, packs):
        home, on = household(*members), day("2024-06-10")

        assert RIGHT.also("packs", home, on) == packs
        assert RIGHT.amount(home, on) == packs
        assert RIGHT.holds(home, on) is (packs > 0)

    def test_are_for_genk(self):
        elsewhere = household(person(points=12), municipality="other")

        assert not RIGHT.holds(elsewhere, day("2024-06-10"))
        assert RIGHT.also("packs", elsewhere, day("2024-06-10")) == 0


class TestUnknown:
    @pytest.mark.parametrize(
        ("members", "eligible", "bounds", "settles"),
        [
            ([{"points": 12}], True, (1, 1), ()),
            ([HEALTHY], False, (0, 0), ()),
            ([{"points": 11}], None, (0, 1), ("a.invalidity", "a.lower_limb")),
            # Granted already: the points of a second person settle how many.
            ([{"points": 12}, {"role": "other", "points": 11, "lower_limb": 0}], True, (1, 2),
             ("b.invalidity",)),
            ([{"points": 12, "medical_waste": "?"}], True, (1, 3), ("a.medical_waste",)),
            # A child that may not have been there on 1 January.
            ([HEALTHY, {"role": "child", "pillar1": 6}], None, (0, 1), ("b.birth",)),
        ],
    )  # fmt: skip
    def test_is_settled_by_what_is_missing(self, members, eligible, bounds, settles):
        found = assess(RIGHT.right, told("2024-06-10", *members))

        assert (found.eligible, found.settles) == (eligible, settles)
        assert (found.also["packs"].low, found.also["packs"].high) == bounds

    @pytest.mark.parametrize(
        ("on", "state"),
        [
            ("2021-12-31", "figure_unknown"),
            ("2022-01-01", "yes"),
            ("2025-12-31", "yes"),
            ("2026-01-01", "figure_unknown"),
        ],
    )
    def test_needs_the_packs_of_the_year(self, on, state):
        assert assess(RIGHT.right, told(on, {"points": 12})).state == state
        assert assess(RIGHT.right, told(on, HEALTHY)).state == "no"


class TestReasons:
    def test_name_what_the_packs_are_for(self):
        found = reasons("genk_huisvuilzakken", told("2024-06-10", HEALTHY | {"medical_waste": "stoma"}))

        assert found == ["residents.lives_in_genk.yes", "gets_packs_for_medical_waste.yes"]
