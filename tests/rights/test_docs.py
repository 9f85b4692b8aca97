import doctest
from pathlib import Path

import pytest

EXPLANATION = Path(__file__).parents[2] / "docs/explanation"


class TestDocs:
    @pytest.mark.parametrize("page", ["four-answers.md"])
    def test_hold_examples_that_run(self, page):
        failed, tried = doctest.testfile(str(EXPLANATION / page), module_relative=False)

        assert (failed, tried > 10) == (0, True)
