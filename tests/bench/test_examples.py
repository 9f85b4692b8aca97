"""The examples in the bench run."""

import doctest

import pytest
from bench.promises import labels, matching, paragraphs, readers, scoring
from bench.rights_rules import plain, population, town

from bench import review


class TestExamples:
    @pytest.mark.parametrize(
        "module", [labels, matching, paragraphs, plain, population, readers, review, scoring, town]
    )
    def test_of_the_bench_run(self, module):
        assert doctest.testmod(module).failed == 0
