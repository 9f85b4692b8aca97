"""What is drawn on a page: as much as an agreement takes, and no more."""

from __future__ import annotations

import pytest

from akkoord.agreement.sources.printing.drawn import Budget, BudgetSpent


class TestBudget:
    @pytest.mark.parametrize("spent", [{"letters": 11}, {"unpacked_bytes": 11}])
    def test_is_spent_when_nothing_is_left(self, spent):
        budget = Budget(steps=10, unpacked_bytes=10, letters=10)
        budget.spend(letters=10, unpacked_bytes=10)

        with pytest.raises(BudgetSpent):
            budget.spend(**spent)
