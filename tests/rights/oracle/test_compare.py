"""A wrong engine is found out: by what is known, by completions, and by the facts that decide."""

import json

import pytest

from rights.oracle import figures
from rights.oracle.answers import RIGHTS
from rights.oracle.compare import differences

UNDECIDED = {
    "state": "fact_unknown",
    "eligible": None,
    "amount": None,
    "amount_min": 0,
    "amount_max": 1741.29,
    "settles": ["a.means_month"],
}
GRANTED = {
    "state": "yes",
    "eligible": True,
    "amount": 1038.21,
    "amount_min": 1038.21,
    "amount_max": 1038.21,
    "settles": [],
    "category": 2,
}


@pytest.fixture(scope="module")
def law(shared):
    return figures.read(shared("rights/catalogue.yaml"))


@pytest.fixture(scope="module")
def cases(shared):
    sheet = json.loads(shared("rights/cases.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in sheet["cases"]}


@pytest.fixture
def of_leefloon(law, cases, monkeypatch):
    """Compare only the leefloon of a case."""
    monkeypatch.setattr("rights.oracle.compare.RIGHTS", {"leefloon": RIGHTS["leefloon"]})

    def compare(name, said):
        return differences(cases[name], {"leefloon": said}, law, draws=20)

    return compare


class TestAnEngine:
    @pytest.mark.parametrize(("name", "said"), [("D05", UNDECIDED), ("D01", GRANTED)])
    def test_that_is_right_has_no_differences(self, of_leefloon, name, said):
        assert of_leefloon(name, said) == []

    @pytest.mark.parametrize(
        ("name", "said", "what"),
        [
            ("D05", {**UNDECIDED, "eligible": False, "amount": 0}, "says False"),
            ("D05", {**UNDECIDED, "state": "figure_unknown"}, "it is fact_unknown"),
            ("D05", {**UNDECIDED, "amount": 0}, "though the right is open"),
            ("D05", {**UNDECIDED, "amount_max": 1700}, "gives at most 1700"),
            ("D05", {**UNDECIDED, "amount_min": 10}, "gives at least 10"),
            ("D05", {**UNDECIDED, "settles": []}, "leaves out a.means_month"),
            ("D05", {**UNDECIDED, "settles": ["a.means_month", "tenure"]}, "says that tenure could settle"),
            ("D01", {**GRANTED, "amount": 1038.2}, "gives the amount 1038.2"),
            ("D01", {**GRANTED, "eligible": None, "amount": None}, "every completion gives"),
            ("D01", {**GRANTED, "category": 1}, "has category 1"),
        ],
    )
    def test_that_is_wrong_is_told_where(self, of_leefloon, name, said, what):
        assert any(what in difference for difference in of_leefloon(name, said))
