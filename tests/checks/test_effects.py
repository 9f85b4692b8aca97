from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.checks.effects import HouseholdEffects, NotACount, shown

counts = st.integers(0, 12)


class TestHouseholdEffects:
    @pytest.mark.parametrize("value", [-1, 1.0, True, None])
    @pytest.mark.parametrize("field", ["gainers", "losers", "unknown"])
    def test_refuses_what_is_no_number_of_households(self, field, value):
        numbers = {"gainers": 0, "losers": 0, "unknown": 0, "cents_per_year": 0, field: value}

        with pytest.raises(NotACount, match=f"{field} is {value}; give a whole number"):
            HouseholdEffects(**numbers)


class TestShown:
    @pytest.mark.parametrize(
        ("gainers", "losers", "expected"),
        [
            (5, 0, (5, 0, 900)),
            (4, 0, (None, 0, None)),
            (9, 1, (9, None, None)),
            (0, 0, (0, 0, 900)),
        ],
    )
    def test_hides_fewer_than_five_and_their_money(self, gainers, losers, expected):
        found = shown(HouseholdEffects(gainers, losers, 0, 900))

        assert (found.gainers, found.losers, found.cents_per_year) == expected

    @given(counts, counts, counts, st.integers())
    def test_never_shows_one_to_four(self, gainers, losers, unknown, cents):
        found = shown(HouseholdEffects(gainers, losers, unknown, cents))

        assert not {found.gainers, found.losers, found.unknown} & {1, 2, 3, 4}
