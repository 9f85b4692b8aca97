"""Where more of something can only help, or only harm, it does: one fact of one household goes up."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.rights import law_book
from akkoord.rights.formats import cases_file
from akkoord.rights.household_assessment import assess

# Right, day, fact, whether more of it helps, and what else is known: one adult, and a child where it says so.
DECLARED = [
    ("leefloon", "2024-06-15", "a.means_month", False, {}),
    ("leefloon", "2026-06-15", "a.means_month", False, {}),
    ("igo", "2022-09-15", "a.means_month", False, {"a.birth": "1950-01-01"}),
    ("verhoogde_tegemoetkoming", "2024-06-15", "gross_taxable_income_prev_year", False, {}),
    ("verhoogde_tegemoetkoming", "2026-06-15", "gross_taxable_income_prev_year", False, {}),
    ("maf", "2019-06-15", "copay_year", True, {"net_taxable_income_ref": 15000, "chronic": False}),
    ("maf", "2019-06-15", "net_taxable_income_ref", False, {"copay_year": 1200, "chronic": False}),
    ("pro_deo", "2021-10-10", "net_month", False, {}),
    ("genk_nutspremie", "2023-06-10", "income_all_residents", False, {"a.status": ["pensioner"]}),
    ("genk_taxicheques", "2024-06-15", "a.invalidity", True, {"a.wheelchair": True, "a.acuity": 9}),
    ("huursubsidie", "2023-06-15", "housing_income", False, {"qualifying_move": True, "tenure": "tenant"}),
    ("schooltoeslag", "2017-10-10", "gross_taxable_income_prev_year", False, {"points_schooltoeslag": 4}),
    ("zorgbudget_zz", "2024-06-15", "a.points", True, {"a.vsb_member": True, "a.residence_ok": True}),
]  # fmt: skip
_ORDER = {"no": 0, "figure_unknown": 1, "fact_unknown": 1, "yes": 2}
_MOST = {"a.points": 18, "a.invalidity": 100}


def answer(right, on, facts):
    people = {"a": {"id": "a", "role": "applicant", "birth": "1980-03-01"}, "k": {
        "id": "k", "role": "child", "birth": "2009-05-01", "school": "primary"}}  # fmt: skip
    household = {"municipality": "Genk"}
    for name, value in facts.items():
        member, _, own = name.rpartition(".")
        (people[member] if member else household)[own or name] = value
    members = list(people.values()) if right == "schooltoeslag" else [people["a"]]
    (case,) = cases_file.read(json.dumps({"date": on, "household": household, "members": members}))
    assert case.problems == ()
    book = law_book.in_force()
    return assess(book.right(right), case.household, book)


class TestMore:
    @pytest.mark.parametrize(("right", "on", "fact", "helps", "known"), DECLARED)
    @settings(max_examples=15, deadline=None)
    @given(data=st.data())
    def test_of_a_fact_goes_one_way(self, right, on, fact, helps, known, data):
        most = _MOST.get(fact, 70_000)
        less, more = sorted(data.draw(st.lists(st.integers(0, most), min_size=2, max_size=2)))
        worse, better = (less, more) if helps else (more, less)
        low, high = (answer(right, on, {**known, fact: value}) for value in (worse, better))

        assert _ORDER[low.state] <= _ORDER[high.state]
        if low.amount.state == high.amount.state == "exact":
            assert low.amount.value <= high.amount.value
