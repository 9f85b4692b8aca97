from dataclasses import replace

import pytest

from akkoord.rights import telling
from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, told

RIGHT = plain("zorgbudget_zz")
ON = day("2025-06-10")
ADULT = person(birth=1960_03_01, vsb_member=True, residence_ok=True)
CHILD = person(birth=2012_03_01, vsb_member=True)


def holds(applicant, on=ON, **known):
    return RIGHT.holds(household(replace(applicant, **known)), on)


class TestIsEntitled:
    @pytest.mark.parametrize(
        ("proof", "is_enough"),
        [
            ({}, False),
            ({"care_home": True}, True),
            ({"home_nursing": "A"}, False),
            ({"home_nursing": "B"}, True),
            ({"home_nursing": "C"}, True),
            ({"points": 14}, False),
            ({"points": 15}, True),
            ({"belrai_total": 12}, False),
            ({"belrai_total": 13}, True),
            ({"belrai_adl_iadl": 5}, False),
            ({"belrai_adl_iadl": 6}, True),
            # The scale of before: for minors only.
            ({"bel_score": 35}, False),
            ({"child_points_total": 17}, False),
            ({"child_points_total": 18}, True),
        ],
    )
    def test_needs_one_proof_of_much_care(self, proof, is_enough):
        assert holds(ADULT, **proof) is is_enough

    def test_is_for_members_of_a_zorgkas_only(self):
        assert not holds(ADULT, care_home=True, vsb_member=False)

    @pytest.mark.parametrize(("birth", "is_asked"), [(2007_06_10, True), (2007_06_11, False)])
    def test_asks_how_long_an_adult_has_lived_here(self, birth, is_asked):
        applicant = replace(ADULT, birth=birth, care_home=True)

        assert holds(applicant, residence_ok=True)
        assert holds(applicant, residence_ok=False) is not is_asked

    @pytest.mark.parametrize(
        ("applicant", "on", "score", "is_enough"),
        [
            # BEL 35 for everybody until 31 May 2021...
            (ADULT, "2021-05-31", {"bel_score": 35}, True),
            (ADULT, "2021-05-31", {"bel_score": 34}, False),
            (ADULT, "2021-05-31", {"belrai_total": 13, "belrai_adl_iadl": 6}, False),
            (CHILD, "2021-05-31", {"bel_score": 35}, True),
            (CHILD, "2021-05-31", {"bel_score": 34}, False),
            # ...and then BelRAI for adults, BEL 10 for minors.
            (ADULT, "2021-06-01", {"bel_score": 35}, False),
            (ADULT, "2021-06-01", {"belrai_total": 13}, True),
            (CHILD, "2021-06-01", {"bel_score": 10}, True),
            (CHILD, "2021-06-01", {"bel_score": 9}, False),
            (CHILD, "2021-06-01", {"belrai_total": 13, "belrai_adl_iadl": 6}, False),
            (replace(CHILD, birth=2007_06_10), "2025-06-09", {"bel_score": 10}, True),
            (replace(ADULT, birth=2007_06_10), "2025-06-10", {"bel_score": 10}, False),
        ],
    )
    def test_takes_the_scale_of_the_day_and_the_age(self, applicant, on, score, is_enough):
        assert holds(applicant, day(on), **score) is is_enough


TOLD = {"birth": "1960-03-01", "vsb_member": True, "residence_ok": True}
IN_CARE_HOME = TOLD | {"care_home": True}
NO_PROOF = TOLD | {"care_home": False, "home_nursing": "none", "points": 0}


class TestAmount:
    @pytest.mark.parametrize(
        ("on", "cents"),
        [
            ("2017-12-31", None),
            ("2018-01-01", 130_00),
            ("2022-12-31", 130_00),
            # Between the two pages nobody vouches for an amount.
            ("2023-01-01", None),
            ("2024-12-31", None),
            ("2025-01-01", 140_00),
            ("2025-12-31", 140_00),
            ("2026-01-01", None),
        ],
    )
    def test_is_the_same_for_all_on_a_day(self, on, cents):
        found = assess(RIGHT.right, told(on, IN_CARE_HOME))

        assert (found.eligible, found.amount.value) == (True, cents)


class TestUnknown:
    @pytest.mark.parametrize(
        ("applicant", "settles"),
        [
            (IN_CARE_HOME, ()),
            (IN_CARE_HOME | {"residence_ok": None}, ("a.residence_ok",)),
            (IN_CARE_HOME | {"vsb_member": None}, ("a.vsb_member",)),
            # Of who may be a minor, the birth can stand in for the years here.
            (IN_CARE_HOME | {"residence_ok": False, "birth": None}, ("a.birth",)),
            (NO_PROOF, ("a.belrai_total", "a.belrai_adl_iadl")),
            (NO_PROOF | {"belrai_total": 12}, ("a.belrai_adl_iadl",)),
            (NO_PROOF | {"birth": "2012-03-01", "residence_ok": None}, ("a.bel_score",)),
        ],
    )
    def test_is_settled_by_what_is_missing(self, applicant, settles):
        found = assess(RIGHT.right, told("2025-06-10", applicant))

        assert found.eligible is (None if settles else True)
        assert set(found.settles) == set(settles)

    def test_is_refused_to_who_is_no_member_whatever_else_is_unknown(self):
        assert assess(RIGHT.right, told("2025-06-10", {"vsb_member": False})).eligible is False

    def test_keeps_the_scores_of_the_decree_after_the_amount_has_lapsed(self):
        scored = NO_PROOF | {"belrai_total": 13, "belrai_adl_iadl": 0}

        assert assess(RIGHT.right, told("2025-12-31", scored)).eligible is True
        later = assess(RIGHT.right, told("2026-01-01", scored))
        assert (later.state, later.amount.state) == ("yes", "figure_unknown")
        assert assess(RIGHT.right, told("2026-01-01", IN_CARE_HOME)).eligible is True


class TestReasons:
    def test_name_each_proof_that_is_not_enough(self):
        applicant = NO_PROOF | {"points": 14, "belrai_total": 12, "belrai_adl_iadl": 5}
        reasons = telling.because(assess(RIGHT.right, told("2025-06-10", applicant)))

        assert [telling.sentence(why, "nl") for why in reasons] == [
            "U woont niet in een woonzorgcentrum.",
            "U krijgt geen thuisverpleging met forfait B of C.",
            "U hebt geen 15 punten voor zelfredzaamheid, en geen 18 in de drie pijlers.",
            "Uw BelRAI-score is niet hoog genoeg. Uw totaal is 12. Voor ADL en IADL samen hebt u 5.",
        ]

    def test_speak_of_the_scale_of_minors_for_a_minor(self):
        applicant = NO_PROOF | {"birth": "2012-03-01", "bel_score": 10}
        reasons = telling.because(assess(RIGHT.right, told("2025-06-10", applicant)))

        assert telling.sentence(reasons[-1], "nl") == "De BEL-score is hoog genoeg. De score is 10."
