from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.followup.plan import ActionTwice, NotWholeCents, PlanAction, cents_by_year, total_cents

PLAN = "2026-2031"


class TestPlanAction:
    @pytest.mark.parametrize("amount", [12.5, "100", None, True])
    def test_refuses_what_is_not_whole_cents(self, amount):
        with pytest.raises(NotWholeCents, match=r"action AC1 has .* for 2026; give whole eurocents"):
            PlanAction(PLAN, "AC1", "Toelage", {2026: amount})

    def test_cannot_be_changed_through_the_values_it_was_made_of(self):
        amounts = {2026: 100}
        action = PlanAction(PLAN, "AC1", "Toelage", amounts)

        amounts[2026] = 999

        assert action.cents_by_year == {2026: 100}


class TestSums:
    def test_add_up_per_year_in_order(self):
        actions = [
            PlanAction(PLAN, "AC1", "Toelage", {2027: 700, 2026: 500}),
            PlanAction(PLAN, "AC2", "Subsidie van Vlaanderen", {2026: -200}),
        ]

        assert cents_by_year(actions) == {2026: 300, 2027: 700}
        assert list(cents_by_year(actions)) == [2026, 2027]
        assert total_cents(actions) == 1000

    def test_count_one_code_in_two_plans_as_two_actions(self):
        actions = [
            PlanAction("2020-2025", "AC1", "Brandweer", {2025: 1}),
            PlanAction(PLAN, "AC1", "Bus", {2026: 2}),
        ]

        assert total_cents(actions) == 3

    def test_refuse_an_action_that_is_given_twice(self):
        action = PlanAction(PLAN, "AC1", "Toelage", {2026: 1})

        with pytest.raises(ActionTwice, match="plan 2026-2031 holds action AC1 twice"):
            total_cents([action, action])

    @given(st.lists(st.dictionaries(st.integers(2020, 2031), st.integers(-(10**9), 10**9)), max_size=5))
    def test_by_year_and_in_all_agree(self, amounts):
        actions = [PlanAction(PLAN, f"AC{n}", "", values) for n, values in enumerate(amounts)]

        assert sum(cents_by_year(actions).values()) == sum(sum(values.values()) for values in amounts)
        assert total_cents(actions) == sum(total_cents([action]) for action in actions)
