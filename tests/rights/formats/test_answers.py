"""The JSON of `akkoord rights assess`: its keys, and the fifteen shared households with their arithmetic."""

import json
from pathlib import Path

import pytest

from akkoord.rights import law_book
from akkoord.rights.formats import answers, cases_file

SHARED = Path(__file__).parents[4] / "shared" / "data" / "rights" / "cases.json"
KEYS = {
    "state", "eligible", "amount", "amount_state", "amount_min", "amount_max",
    "unit", "settles", "because", "figures",
}  # fmt: skip


def shared():
    return json.loads(SHARED.read_text(encoding="utf-8"))["cases"] if SHARED.exists() else []


def answered(case):
    (found,) = answers.to_dict(cases_file.read(json.dumps([case])))["cases"]
    return found["rights"]


def expectations():
    for case in shared():
        for right, expected in case["expected"].items():
            yield pytest.param(case, right, expected, id=f"{case['id']}-{right}")


@pytest.fixture(scope="module")
def household():
    return {"id": "h", "date": "2024-06-15", "members": [
        {"id": "a", "role": "applicant", "birth": "1980-01-01", "means_month": 250.25},
    ]}  # fmt: skip


class TestSharedCases:
    @pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are absent")
    @pytest.mark.parametrize(("case", "right", "expected"), list(expectations()))
    def test_are_answered_as_expected(self, case, right, expected):
        found = answered(case)[right]
        missing = expected.pop("missing_any_of", [])
        expected = {key: value for key, value in expected.items() if key not in ("calc", "why")}

        assert {key: found.get(key) for key in expected} == expected
        assert set(missing) <= set(found["settles"])

    @pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are absent")
    @pytest.mark.parametrize("case", shared(), ids=lambda case: case["id"])
    def test_never_flip_when_a_fact_is_dropped(self, case):
        for dropped, fewer in _with_each_fact_dropped(case):
            found = answered(fewer)
            for right, expected in case["expected"].items():
                answer = found[right]
                assert answer["eligible"] == expected["eligible"] or (
                    answer["eligible"] is None and dropped in answer["settles"]
                ), (dropped, right)
                if answer["eligible"] is not None and expected.get("amount") is not None:
                    assert answer["amount"] == expected["amount"] or (
                        answer["amount"] is None and dropped in answer["settles"]
                    ), (dropped, right)


class TestAnswers:
    def test_say_what_one_child_gets(self, household):
        kids = [{"id": f"k{n}", "role": "child", "birth": "2020-01-01", "dependant": True} for n in range(3)]
        found = answered({**household, "members": [*household["members"], *kids]})

        # 176.66 from September 2023; the social supplement has no known amounts then.
        assert found["groeipakket_basis"]["per_child"] == 176.66
        assert found["groeipakket_basis"]["amount"] == 529.98
        assert found["groeipakket_sociale_toeslag"]["per_child"] is None

    def test_are_given_for_every_right_with_every_key(self, household):
        found = answered(household)

        assert set(found) == {right.id for right in law_book.in_force().rights}
        assert all(set(answer) >= KEYS for answer in found.values())

    def test_say_why_in_both_languages(self, household):
        for answer in answered(household).values():
            assert answer["because"]
            assert all(reason["nl"] and reason["en"] for reason in answer["because"])

    def test_show_only_figures_that_were_looked_at(self, household):
        assert [figure["key"] for figure in answered(household)["leefloon"]["figures"]] == ["leefloon.amount"]

    def test_come_with_their_explanation_where_asked(self, household):
        cases = cases_file.read(json.dumps([household]))
        explained = answers.to_dict(cases, explain=True)["cases"][0]["rights"]["leefloon"]["explanation"]

        assert (explained["rule"], explained["outcome"]) == ("leefloon.is_entitled", "yes")
        assert {"leefloon.is_old_enough", "leefloon.has_too_little"} <= {
            step["rule"] for step in explained["steps"]
        }


def _with_each_fact_dropped(case):
    """Yield the name of each fact without a default, and the case without it."""
    fewer = {key: value for key, value in case.items() if key != "expected"}
    for name in case["household"]:
        if name != "income_year":
            left = {key: value for key, value in case["household"].items() if key != name}
            yield name, {**fewer, "household": left}
    for position, member in enumerate(case["members"]):
        for name in member:
            if name in ("birth", "means_month", "points", "wheelchair", "dementia", "province", "invalidity"):
                left = {key: value for key, value in member.items() if key != name}
                people = [*case["members"][:position], left, *case["members"][position + 1 :]]
                yield f"{member['id']}.{name}", {**fewer, "members": people}
