import pytest

from known_households import day, household, person, plain

RIGHT = plain("genk_huisvuilzakken")


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
        assert not RIGHT.holds(household(person(points=12), municipality="other"), day("2024-06-10"))
