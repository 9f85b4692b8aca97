"""A population gets the answers that its households get one by one."""

import numpy as np
from hypothesis import given, settings

from akkoord.rules.batch import answering, one_by_one
from akkoord.rules.batch.questions import question
from akkoord.rules.batch.reading import Asked
from rules.batch import laws


def same(tree, population, figures):
    asked = question(tree)
    found = answering.answers([asked], population, figures)[0]
    exact = one_by_one.all_of(Asked(asked, population, figures))
    for name in ("low", "high", "needs_figure"):
        assert np.array_equal(getattr(found, name), getattr(exact, name)), name


class TestAnswers:
    @settings(deadline=None, max_examples=60)
    @given(tree=laws.trees(laws.some_truths, "bool"), population=laws.populations(), figures=laws.figures)
    def test_are_those_of_one_by_one_for_a_yes_or_no(self, tree, population, figures):
        same(tree, population, figures)

    @settings(deadline=None, max_examples=60)
    @given(tree=laws.trees(laws.some_numbers, "int"), population=laws.populations(), figures=laws.figures)
    def test_are_those_of_one_by_one_for_a_number(self, tree, population, figures):
        same(tree, population, figures)
