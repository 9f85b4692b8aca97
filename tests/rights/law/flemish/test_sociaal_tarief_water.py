import pytest

from akkoord.rights import telling
from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, told

RIGHT = plain("sociaal_tarief_water")
ON = day("2024-02-15")
OPENING = ("leefloon", "leefloon_equivalent", "igo", "gib", "ivt", "it", "zorgbudget_ouderen")


def holding(benefit, since=2022_01_01, **known):
    return person(**{f"holds_{benefit}": True, f"{benefit}_since": since} | known)


class TestIsEntitled:
    @pytest.mark.parametrize("benefit", OPENING)
    @pytest.mark.parametrize(
        ("since", "was_there"), [(2023_12_31, True), (2024_01_01, True), (2024_01_02, False)]
    )
    def test_needs_the_benefit_on_1_january_already(self, benefit, since, was_there):
        assert RIGHT.holds(household(holding(benefit, since)), ON) is was_there

    def test_starts_the_year_after_a_benefit_that_began_later(self):
        home = household(holding("igo", 2024_01_02))

        assert not RIGHT.holds(home, day("2024-12-31"))
        assert RIGHT.holds(home, day("2025-01-01"))

    @pytest.mark.parametrize("benefit", ["hulp_van_derden", "zorgbudget_zz"])
    def test_is_not_opened_by_another_benefit(self, benefit):
        assert not RIGHT.holds(household(holding(benefit)), ON)

    def test_is_not_opened_by_the_verhoogde_tegemoetkoming(self):
        assert not RIGHT.holds(household(person(), vt_status_is_known=True, vt_status=True), ON)

    @pytest.mark.parametrize("role", ["partner", "child", "other"])
    def test_takes_anybody_at_the_address(self, role):
        assert RIGHT.holds(household(person(), holding("it", role=role)), ON)
        assert not RIGHT.holds(household(person(), holding("it", role=role, same_address=False)), ON)


HELD = {"benefits": [{"type": "zorgbudget_ouderen", "since": "2022-01-01"}]}


class TestAmount:
    @pytest.mark.parametrize(
        ("bill", "off"),
        [
            # 300.00 x 0.80
            (300, 240_00),
            # 123.46 x 0.80 = 98.768
            (123.46, 98_77),
            (0, 0),
        ],
    )
    def test_is_four_fifths_of_the_bill(self, bill, off):
        found = assess(RIGHT.right, told("2024-02-15", HELD, water_bill_year=bill))

        assert (found.amount.value, found.amount.state) == (off, "exact")

    def test_waits_for_the_bill_though_the_right_is_sure(self):
        found = assess(RIGHT.right, told("2024-02-15", HELD))

        assert (found.state, found.settles, found.amount.value) == ("yes", ("water_bill_year",), None)

    def test_is_not_known_once_nobody_vouches_for_the_share(self):
        found = assess(RIGHT.right, told("2026-01-01", HELD, water_bill_year=300))

        assert (found.state, found.amount.state) == ("yes", "figure_unknown")


class TestUnknown:
    def test_benefits_that_are_not_told_can_settle_it(self):
        found = assess(RIGHT.right, told("2024-02-15", {"benefits": "?"}, water_bill_year=300))

        assert (found.eligible, found.settles) == (None, ("a.benefits",))
        assert (found.amount.low, found.amount.high) == (0, 240_00)

    def test_a_benefit_without_its_first_day_can_settle_it(self):
        held = {"benefits": [{"type": "it"}]}

        assert assess(RIGHT.right, told("2024-02-15", held, water_bill_year=300)).settles == ("a.benefits",)

    def test_one_holder_is_enough_whatever_is_unknown_of_others(self):
        found = assess(RIGHT.right, told("2024-02-15", {"benefits": "?"}, HELD, water_bill_year=300))

        assert (found.eligible, found.settles) == (True, ())

    def test_a_list_that_is_absent_is_empty(self):
        assert assess(RIGHT.right, told("2024-02-15", {})).eligible is False


class TestReasons:
    @pytest.mark.parametrize(
        ("members", "sentences"),
        [
            (
                ({}, HELD | {"role": "partner"}),
                ["Op 1 januari had b al een uitkering die recht geeft op dit tarief."],
            ),
            (
                ({}, {"role": "child"}),
                [
                    "Op 1 januari had de aanvrager geen uitkering die recht geeft op dit tarief.",
                    "Op 1 januari had b geen uitkering die recht geeft op dit tarief.",
                ],
            ),
        ],
    )
    def test_name_who_holds_a_benefit_and_else_everybody(self, members, sentences):
        reasons = telling.because(assess(RIGHT.right, told("2024-02-15", *members)))

        assert [telling.sentence(why, "nl") for why in reasons] == sentences
