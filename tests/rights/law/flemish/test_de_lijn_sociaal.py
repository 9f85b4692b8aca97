import pytest

from akkoord.rights import telling
from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, told

RIGHT = plain("de_lijn_sociaal")
ON = day("2022-06-15")
NONE, FREE, VG, VT = range(4)

# The household is known to have no verhoogde tegemoetkoming, or to have it.
WITHOUT = {"vt_status_is_known": True, "vt_status": False}
WITH = {"vt_status_is_known": True, "vt_status": True}


class TestTier:
    @pytest.mark.parametrize(
        ("known", "vt", "tier"),
        [
            ({}, WITHOUT, NONE),
            ({}, WITH, VT),
            ({"vaph": True}, WITHOUT, FREE),
            ({"holds_ivt": True}, WITHOUT, FREE),
            ({"holds_it": True}, WITHOUT, FREE),
            ({"holds_leefloon": True}, WITHOUT, VG),
            ({"holds_leefloon_equivalent": True}, WITHOUT, VG),
            ({"holds_igo": True}, WITHOUT, VG),
            ({"holds_gib": True}, WITHOUT, VG),
            # The better one first.
            ({"holds_igo": True, "vaph": True}, WITH, FREE),
            ({"holds_igo": True}, WITH, VG),
            # Not in the list.
            ({"holds_hulp_van_derden": True}, WITHOUT, NONE),
            ({"holds_zorgbudget_ouderen": True}, WITHOUT, NONE),
        ],
    )
    def test_is_the_best_that_holds(self, known, vt, tier):
        home = household(person(**known), **vt)

        assert RIGHT.also("tier", home, ON) == tier
        assert RIGHT.holds(home, ON) is (tier != NONE)

    def test_looks_at_the_benefits_of_the_applicant_only(self):
        home = household(person(), person("partner", vaph=True, holds_igo=True), **WITHOUT)

        assert RIGHT.also("tier", home, ON) == NONE

    def test_computes_the_verhoogde_tegemoetkoming_of_the_household(self):
        # Leefloon of the partner for three full months opens it for the family.
        partner = person("partner", holds_leefloon=True, leefloon_since=2022_03_01)

        assert RIGHT.also("tier", household(person(), partner), ON) == VT

    def test_has_words(self):
        assert RIGHT.right.options["tier"] == (None, "free", "VG", "VT")


FREE_TOLD, VG_TOLD = {"vaph": True}, {"benefits": [{"type": "igo", "since": "2015-01-01"}]}


class TestAmount:
    @pytest.mark.parametrize(
        ("on", "vg", "vt"),
        [
            ("2016-01-31", None, None),
            ("2016-02-01", 41_00, 51_00),
            ("2017-01-31", 41_00, 51_00),
            ("2017-02-01", None, None),
            ("2018-12-31", None, None),
            ("2019-01-01", 43_00, 53_00),
            ("2022-12-31", 43_00, 53_00),
            ("2023-01-01", None, None),
            ("2024-01-01", 46_00, None),
            ("2025-03-31", 46_00, None),
            ("2025-04-01", None, None),
        ],
    )
    def test_is_the_price_of_the_tier_on_the_day(self, on, vg, vt):
        assert assess(RIGHT.right, told(on, VG_TOLD)).amount.value == vg
        assert assess(RIGHT.right, told(on, {}, vt_status=True)).amount.value == vt

    @pytest.mark.parametrize("on", ["2018-06-15", "2024-06-15", "2026-06-15"])
    def test_is_nothing_for_who_travels_free(self, on):
        found = assess(RIGHT.right, told(on, FREE_TOLD))

        assert (found.eligible, found.amount.value) == (True, 0)


class TestUnknown:
    def test_the_tier_is_open_where_the_benefits_are(self):
        found = assess(RIGHT.right, told("2022-06-15", {"benefits": "?"}, vt_status=True))

        # Entitled all the same; free, 43 or 53 euros.
        assert (found.state, found.settles) == ("yes", ("a.benefits",))
        assert (found.amount.low, found.amount.high) == (0, 53_00)

    def test_the_verhoogde_tegemoetkoming_is_not_looked_at_where_the_benefits_decide(self):
        assert assess(RIGHT.right, told("2022-06-15", VG_TOLD)).settles == ()
        assert assess(RIGHT.right, told("2022-06-15", FREE_TOLD | {"benefits": "?"})).settles == ()

    def test_the_income_of_the_household_can_settle_it(self):
        found = assess(RIGHT.right, told("2022-06-15", {}))

        assert found.state == "fact_unknown"
        assert "gross_taxable_income_prev_year" in found.settles


class TestReasons:
    def test_say_which_of_the_three_it_is(self):
        found = assess(RIGHT.right, told("2022-06-15", VG_TOLD, vt_status=False))

        (why,) = telling.because(found)
        assert telling.sentence(why, "nl") == "U hebt een leefloon of een inkomensgarantie voor ouderen."
