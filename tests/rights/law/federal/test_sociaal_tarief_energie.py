import pytest

from akkoord.rights.household_assessment import assess
from known_households import plain, reasons, told

RIGHT = plain("sociaal_tarief_energie")
ON = "2024-06-15"
OPENING = [
    "leefloon", "leefloon_equivalent", "igo", "gib", "ivt", "it", "hulp_van_derden", "zorgbudget_ouderen",
]  # fmt: skip


def asked(on, *members, **facts):
    return assess(RIGHT.right, told(on, *(members or ({},)), **facts))


def holding(benefit, since="2020-01-01"):
    return {"benefits": [{"type": benefit, "since": since}]}


class TestIsEntitled:
    @pytest.mark.parametrize("benefit", OPENING)
    @pytest.mark.parametrize(("since", "expected"), [("2024-06-15", True), ("2024-06-16", False)])
    def test_is_opened_by_a_benefit_from_its_first_day(self, benefit, since, expected):
        assert asked(ON, holding(benefit, since)).eligible is expected

    def test_is_not_opened_by_another_benefit(self):
        assert asked(ON, holding("zorgbudget_zz")).eligible is False

    @pytest.mark.parametrize("role", ["partner", "child", "other"])
    def test_takes_anybody_at_the_address(self, role):
        member = {"role": role, "pillar1": 0} | holding("it")

        assert asked(ON, {}, member).eligible is True
        assert asked(ON, {}, member | {"same_address": False}).eligible is False

    @pytest.mark.parametrize(
        ("member", "expected"),
        [
            ({"role": "child", "pillar1": 4}, True),
            ({"role": "child", "pillar1": 3}, False),
            ({"role": "child", "pillar1": 4, "same_address": False}, False),
            ({"role": "other", "pillar1": 4}, False),
        ],
    )
    def test_takes_a_child_with_four_points_at_whoever_s_charge(self, member, expected):
        assert asked(ON, {}, member).eligible is expected

    def test_takes_a_social_flat_with_shared_heating(self):
        assert asked(ON, social_flat_collective_heating=True).eligible is True
        assert asked(ON, social_flat_collective_heating=False).eligible is False


class TestExtension:
    @pytest.mark.parametrize(
        ("on", "expected"),
        [("2021-01-31", False), ("2021-02-01", True), ("2023-06-30", True), ("2023-07-01", False)],
    )
    def test_takes_the_verhoogde_tegemoetkoming_on_both_ends_included(self, on, expected):
        assert asked(on, vt_status=True).eligible is expected
        assert asked(on, vt_status=False).eligible is False

    @pytest.mark.parametrize(
        ("on", "income", "state"),
        [
            # The ceiling of the income of 2022.
            ("2023-06-15", 23_303.84, "yes"),
            ("2023-06-15", 23_303.85, "no"),
            # Of 2020 it lies from 18,855.63 to 20,292.59.
            ("2021-06-15", 18_855.63, "yes"),
            ("2021-06-15", 18_855.64, "figure_unknown"),
            ("2021-06-15", 20_292.60, "no"),
            # Afterwards no income and no ceiling matters.
            ("2023-07-01", 0, "no"),
            ("2026-06-15", 0, "no"),
        ],
    )
    def test_computes_the_verhoogde_tegemoetkoming_where_it_is_not_known(self, on, income, state):
        assert asked(on, gross_taxable_income_prev_year=income).state == state


class TestAmount:
    @pytest.mark.parametrize("on", [ON, "2015-06-15", "2026-06-15"])
    def test_is_in_no_source_though_the_right_is_sure(self, on):
        found = asked(on, holding("igo", "2010-01-01"))

        assert (found.state, found.settles) == ("yes", ())
        assert (found.amount.value, found.amount.state) == (None, "figure_unknown")

    def test_is_nothing_when_it_is_refused(self):
        assert asked(ON).amount.value == 0


class TestUnknownFacts:
    @pytest.mark.parametrize(
        ("on", "members", "facts", "eligible", "settles"),
        [
            (ON, [{"benefits": "?"}], {}, None, {"a.benefits"}),
            # There is no waiting time: the first day need not be known.
            (ON, [{"benefits": [{"type": "leefloon"}]}], {}, True, set()),
            (ON, [{}, {"role": "other", "benefits": "?"}], {}, None, {"b.benefits"}),
            (ON, [{}, {"role": "child"}], {}, None, {"b.pillar1"}),
            (ON, [holding("it"), {"role": "child", "benefits": "?"}], {}, True, set()),
            (ON, [{}], {"social_flat_collective_heating": "?"}, None, {"social_flat_collective_heating"}),
            # Income matters during the extension, and only then.
            ("2023-06-30", [{}], {}, None, {"gross_taxable_income_prev_year"}),
            ("2023-07-01", [{}], {}, False, set()),
            ("2023-06-30", [holding("it")], {}, True, set()),
        ],
    )
    def test_settle_it_where_they_can_change_it(self, on, members, facts, eligible, settles):
        found = asked(on, *members, **facts)

        assert found.eligible is eligible
        assert set(found.settles) == settles


class TestReasons:
    def test_name_what_is_missing(self):
        found = reasons("sociaal_tarief_energie", told(ON, {}, vt_status=True))

        assert set(found) == {
            "somebody_opens_it.no",
            "is_social_flat_with_collective_heating.no",
            "is_during_extension.no",
        }
