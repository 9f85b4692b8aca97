"""The oracle itself gives every answer that `cases.json` expects."""

import json
from fractions import Fraction

import pytest

from rights.oracle import figures
from rights.oracle.answers import RIGHTS
from rights.oracle.completions import Survey

CASES = [f"D{number:02}" for number in range(1, 16)]
EXTRAS = ("category", "route", "tier", "ceiling", "packs", "reduced_net")


@pytest.fixture(scope="module")
def law(shared):
    return figures.read(shared("rights/catalogue.yaml"))


@pytest.fixture(scope="module")
def cases(shared):
    sheet = json.loads(shared("rights/cases.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in sheet["cases"]}


class TestTheOracle:
    @pytest.mark.parametrize("name", CASES)
    def test_gives_what_the_case_expects(self, law, cases, name):
        case = cases[name]

        for right, expected in case["expected"].items():
            found = Survey(right, case, law).look(100)

            if expected["eligible"] is None:
                assert found.eligible == {True, False}
                assert found.settles >= set(expected["missing_any_of"])
                assert max(found.amounts) == Fraction(str(expected["amount_max"]))
            else:
                assert found.eligible == {expected["eligible"]}
            if expected.get("amount") is not None:
                assert found.amounts == {Fraction(str(expected["amount"]))}
                assert RIGHTS[right][1] == expected["unit"]
            for key in EXTRAS:
                if key in expected:
                    assert {_plain(each.extras[key]) for each in found.answers} == {expected[key]}

    def test_knows_every_right_with_a_rule(self, law):
        assert set(RIGHTS) == {name for name, right in law.rights.items() if right["computable_in_cases"]}


def _plain(value):
    return float(value) if isinstance(value, Fraction) else value
