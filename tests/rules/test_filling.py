"""What is left of a tree once what is known is filled in."""

import pytest

from akkoord.rules.bounds import ANYTHING, PERHAPS, SURE_NO, SURE_YES, point
from akkoord.rules.evaluation import NotGrounded
from akkoord.rules.filling import Filling
from akkoord.rules.tree import All, Arithmetic, Choose, Constant, Input, Named, Not, Over

CARES, KNOWS, INCOME, AGE = (Input("fact", name) for name in ("cares", "knows", "income", "age"))
KNOWN = {CARES: SURE_YES, KNOWS: PERHAPS, INCOME: ANYTHING, AGE: point(40)}


class TestFilling:
    @pytest.mark.parametrize(
        ("node", "left"),
        [
            (AGE, Constant(40)),
            (Not(CARES), Constant(False)),
            (INCOME, INCOME),
            (Named("income", INCOME), INCOME),
            (Choose(CARES, INCOME, AGE), INCOME),
            (Choose(Not(CARES), INCOME, AGE), Constant(40)),
        ],
    )
    def test_leaves_only_what_is_open(self, node, left):
        assert Filling(KNOWN).of(node) == left

    def test_fills_in_the_parts_of_what_is_open(self):
        sum_, choice = Arithmetic("+", INCOME, AGE), Choose(KNOWS, AGE, INCOME)
        filling = Filling(KNOWN)

        assert (filling.of(sum_).left, filling.of(sum_).right) == (INCOME, Constant(40))
        assert (filling.of(choice).test, filling.of(choice).then) == (KNOWS, Constant(40))

    def test_shares_what_is_shared(self):
        both = All((KNOWS, Not(KNOWS)))
        one, other = Choose(both, INCOME, AGE), Not(both)
        filling = Filling({**KNOWN, CARES: SURE_NO})

        assert filling.of(one).test is filling.of(other).part

    def test_needs_members_that_are_written_out(self):
        with pytest.raises(NotGrounded):
            Filling(KNOWN).of(Over("any", "member", CARES))
