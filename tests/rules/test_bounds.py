import math
import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.rules import bounds
from akkoord.rules.bounds import PERHAPS, SURE_NO, SURE_YES, Bounds, EmptyBounds

ends = st.integers(-6, 6)
ranges = st.tuples(ends, ends).map(lambda pair: Bounds(min(pair), max(pair)))
COMPARISONS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def members(found):
    return range(found.low, found.high + 1)


class TestBounds:
    def test_hold_at_least_one_value(self):
        with pytest.raises(EmptyBounds, match="no value lies from 2 to 1"):
            Bounds(2, 1)

    @pytest.mark.parametrize(
        ("part", "turned"), [(SURE_YES, SURE_NO), (SURE_NO, SURE_YES), (PERHAPS, PERHAPS)]
    )
    def test_of_a_truth_value_turn_round(self, part, turned):
        assert bounds.negate(part) == turned


class TestKleene:
    # The tables of Kleene's strong three-valued logic.
    @pytest.mark.parametrize(
        ("one", "other", "both", "either"),
        [
            (SURE_YES, SURE_YES, SURE_YES, SURE_YES),
            (SURE_YES, SURE_NO, SURE_NO, SURE_YES),
            (SURE_YES, PERHAPS, PERHAPS, SURE_YES),
            (SURE_NO, SURE_NO, SURE_NO, SURE_NO),
            (SURE_NO, PERHAPS, SURE_NO, PERHAPS),
            (PERHAPS, PERHAPS, PERHAPS, PERHAPS),
        ],
    )
    def test_joins_truth_values(self, one, other, both, either):
        assert bounds.lowest([one, other]) == bounds.lowest([other, one]) == both
        assert bounds.highest([one, other]) == bounds.highest([other, one]) == either


class TestArithmetic:
    @pytest.mark.parametrize(
        ("joined", "plain"),
        [
            (bounds.add, operator.add),
            (bounds.subtract, operator.sub),
            (bounds.multiply, operator.mul),
            (lambda one, other: bounds.lowest([one, other]), min),
            (lambda one, other: bounds.highest([one, other]), max),
        ],
    )
    @given(one=ranges, other=ranges)
    def test_gives_the_tightest_bounds(self, joined, plain, one, other):
        results = [plain(left, right) for left in members(one) for right in members(other)]

        assert joined(one, other) == Bounds(min(results), max(results))

    @given(part=ranges, divisor=st.sampled_from([-3, -1, 1, 2, 5]))
    def test_divides_to_the_tightest_bounds(self, part, divisor):
        results = [value // divisor for value in members(part)]

        assert bounds.floor_divide(part, divisor) == Bounds(min(results), max(results))

    def test_keeps_no_limit_as_no_limit(self):
        assert bounds.multiply(Bounds(0, math.inf), bounds.point(0)) == bounds.point(0)
        assert bounds.floor_divide(Bounds(1, math.inf), -2) == Bounds(-math.inf, -1)


class TestCompare:
    @pytest.mark.parametrize("sign", COMPARISONS)
    @given(one=ranges, other=ranges)
    def test_is_sure_exactly_when_every_pair_agrees(self, sign, one, other):
        results = {COMPARISONS[sign](left, right) for left in members(one) for right in members(other)}

        assert bounds.compare(sign, one, other) == Bounds(min(results), max(results))
