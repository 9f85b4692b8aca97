"""The difference that figures make: what the two totals differ by, not blurred by what stands in both."""

from fractions import Fraction

import pytest

from akkoord.rules import influence
from akkoord.rules.bounds import ANYTHING, PERHAPS, Bounds, point
from akkoord.rules.difference import Difference
from akkoord.rules.tree import (
    All,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Extreme,
    Input,
    Named,
    Not,
    Rounded,
)

ALLOWANCE = Input("figure", "allowance")
LIMIT = Input("figure", "limit")
COUNTS = Input("figure", "counts")
INCOME = Input("fact", "income")
CARES = Input("fact", "cares")
IS_POOR = Compare("<=", INCOME, LIMIT)
REST = Arithmetic("-", ALLOWANCE, INCOME)
HALF = Arithmetic("*", Constant(Fraction(1, 2)), REST)

KNOWN = {
    "allowance": point(100),
    "allowance.after": point(150),
    "limit": point(80),
    "limit.after": point(90),
    "counts": point(False),
    "counts.after": point(True),
    "fixed": point(7),
}
NAMES = {name: f"{name}.after" for name in ("allowance", "limit", "counts")}


def difference(node, facts, *, truth=False, known=KNOWN):
    found = Difference(NAMES, known)
    root = found.of_truth(node) if truth else found.of(node)
    figures = {Input("figure", name): value for name, value in known.items()}
    return influence.outcome(root, {**figures, **facts}).bounds


class TestDifference:
    @pytest.mark.parametrize(
        ("node", "facts", "wanted"),
        [
            (ALLOWANCE, {}, point(50)),
            (Input("figure", "fixed"), {}, point(0)),
            (REST, {INCOME: ANYTHING}, point(50)),
            (Named("rest", REST), {INCOME: ANYTHING}, point(50)),
            (Rounded(REST), {INCOME: ANYTHING}, point(50)),
            (HALF, {INCOME: ANYTHING}, point(25)),
            (Arithmetic("/", REST, Constant(2)), {INCOME: ANYTHING}, point(25)),
            # A rise of 12.5 is 12 or 13 once the halves are rounded; that of 25 stays what it is.
            (Rounded(Arithmetic("/", REST, Constant(4))), {INCOME: Bounds(0, 99)}, Bounds(12, 13)),
            (Rounded(HALF), {INCOME: Bounds(0, 99)}, point(25)),
            (Arithmetic("*", ALLOWANCE, LIMIT), {}, point(150 * 90 - 100 * 80)),
            (Extreme("max", (Constant(0), REST)), {INCOME: Bounds(0, 99)}, point(50)),
            (Extreme("max", (Constant(0), REST)), {INCOME: Bounds(0, 300)}, Bounds(0, 50)),
            (Extreme("min", (ALLOWANCE, INCOME, Constant(120))), {INCOME: Bounds(200, 300)}, point(20)),
            (Choose(CARES, ALLOWANCE, Constant(3)), {CARES: PERHAPS}, Bounds(0, 50)),
            (Choose(COUNTS, ALLOWANCE, Constant(0)), {}, point(150)),
            (Choose(Not(COUNTS), ALLOWANCE, INCOME), {INCOME: point(10)}, point(-90)),
        ],
    )
    def test_of_numbers(self, node, facts, wanted):
        assert difference(node, facts) == wanted

    @pytest.mark.parametrize(
        ("node", "facts", "wanted"),
        [
            (IS_POOR, {INCOME: Bounds(0, 80)}, point(0)),
            (IS_POOR, {INCOME: Bounds(81, 90)}, point(1)),
            (IS_POOR, {INCOME: Bounds(91, 200)}, point(0)),
            (IS_POOR, {INCOME: Bounds(0, 200)}, Bounds(0, 1)),
            (Not(IS_POOR), {INCOME: point(85)}, point(-1)),
            (All((CARES, COUNTS)), {CARES: PERHAPS}, Bounds(0, 1)),
            (CARES, {CARES: PERHAPS}, point(0)),
        ],
    )
    def test_of_truth_values(self, node, facts, wanted):
        assert difference(node, facts, truth=True) == wanted

    def test_is_open_where_a_figure_is(self):
        known = {**KNOWN, "allowance.after": Bounds(120, 160)}

        assert difference(REST, {INCOME: ANYTHING}, known=known) == Bounds(20, 60)

    def test_shares_what_does_not_differ(self):
        both = Choose(COUNTS, INCOME, REST)

        assert Difference({"counts": "counts.after"}, KNOWN).after(both).otherwise is REST
