from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.rights.disclosure import SMALLEST_SHOWN, shown

columns = st.lists(st.integers(0, 12), min_size=1, max_size=7)


class TestShown:
    @pytest.mark.parametrize(
        ("counts", "expected"),
        [
            ([9, 7, 6], [9, 7, 6]),
            ([9, 0, 6], [9, 0, 6]),
            ([5, 9], [5, 9]),  # five is shown, four is not
            ([4, 9], [None, None]),  # 4 = 13 - 9, so the 9 goes too
            ([9, 2, 7, 6], [9, None, 7, None]),  # the smallest shown count protects the 2
            ([3, 2, 9], [None, None, 9]),  # 3 and 2 come to five: who adds up knows neither
            ([1, 1, 9], [None, None, None]),  # a rest of two over two hidden cells would tell both
            ([4, 4, 5, 9], [None, None, None, 9]),  # eight over two cells below five: both would be four
            ([1, 1, 1, 1, 1, 9], [None] * 6),  # five over five cells that are not zero: each would be one
            ([6, 6, 4, 9], [None, None, None, 9]),  # which 6 went would tell that the other hidden one is 4
            ([0, 0, 3], [0, 0, None]),  # the total is three and is hidden by whoever shows it
        ],
    )
    def test_hides_small_counts_and_what_gives_them_away(self, counts, expected):
        assert shown(counts) == expected

    def test_gives_up_the_chosen_count_first(self):
        assert shown([2, 6, 200], sacrifice_first=2) == [None, 6, None]

    @given(counts=columns)
    def test_never_shows_one_to_four(self, counts):
        assert not {1, 2, 3, 4} & set(shown(counts))

    @given(counts=columns)
    def test_never_leaves_one_hidden_count_or_a_small_rest(self, counts):
        hidden = [count for count, cell in zip(counts, shown(counts), strict=True) if cell is None]

        # A total under five is not shown at all, so nothing can be subtracted from it.
        is_protected = len(hidden) >= 2 and sum(hidden) >= SMALLEST_SHOWN
        assert not hidden or is_protected or sum(counts) < SMALLEST_SHOWN

    @given(counts=columns)
    def test_shows_all_where_nothing_is_small(self, counts):
        large = [count if count >= SMALLEST_SHOWN else 0 for count in counts]

        assert shown(large) == large

    @pytest.mark.parametrize(("cells", "largest"), [(2, 30), (3, 20), (4, 14)])
    def test_leaves_several_values_possible_for_who_knows_the_rules(self, cells, largest):
        """Try every table: of what looks alike, no hidden count may be the same small number throughout.

        Tables of ones only, where nothing else is left to hide, are the exception that the module states.
        """
        alike = defaultdict(list)
        for counts in product(range(largest + 1), repeat=cells):
            total = sum(counts)
            if total <= largest:
                seen = total if total == 0 or total >= SMALLEST_SHOWN else None
                alike[seen, *shown(list(counts))].append(counts)

        told = [
            tables for tables in alike.values() for cell in zip(*tables, strict=True)
            if len(set(cell)) == 1 and 0 < cell[0] < SMALLEST_SHOWN and set(tables[0]) != {1}
        ]  # fmt: skip
        assert told == []
