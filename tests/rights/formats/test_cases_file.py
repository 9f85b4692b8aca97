"""Households in JSON: what is read, what is reported, what is refused."""

import json
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.rights.formats import cases_file
from akkoord.rights.formats.cases_file import BadCases
from akkoord.rights.known import NoApplicant, SameMember
from akkoord.rules import bounds
from akkoord.rules.bounds import Bounds
from akkoord.rules.tree import Input


def read(household=None, *members, on="2024-06-15", **applicant):
    people = [{"id": "a", "role": "applicant", **applicant}, *members]
    (case,) = cases_file.read(json.dumps({"date": on, "household": household or {}, "members": people}))
    return case


def known(case, name, of="household"):
    return case.household.inputs[Input("fact", name, of)]


class TestFacts:
    @pytest.mark.parametrize(
        ("fact", "value", "found"),
        [
            ("rent_month", 650.55, bounds.point(65055)),
            ("rent_month", 650.555, bounds.point(Fraction(130111, 2))),
            ("rent_month", {"at_least": 500}, Bounds(50_000, float("inf"))),
            ("rent_month", {"at_least": 500, "at_most": 600}, Bounds(50_000, 60_000)),
            ("rent_month", None, Bounds(0, float("inf"))),
            ("rent_month", "?", Bounds(0, float("inf"))),
            ("tenure", "tenant", bounds.point(1)),
            ("municipality", "Hasselt", bounds.point(1)),
            ("chronic", True, bounds.SURE_YES),
            ("ki_test_ok", None, bounds.SURE_YES),  # a default
            ("ki_test_ok", "?", bounds.PERHAPS),
        ],
    )
    def test_of_a_household_are_exact_bounds(self, fact, value, found):
        case = read({fact: value})

        assert (known(case, fact), case.problems) == (found, ())

    @pytest.mark.parametrize(
        ("birth", "found"),
        [
            ("1975-03-01", Bounds(19750301, 19750301)),
            ("1975-02", Bounds(19750201, 19750228)),
            ("1975", Bounds(19750101, 19751231)),
            ("2024", Bounds(20240101, 20240615)),  # nobody was born after the day
            (None, Bounds(0, 20240615)),
        ],
    )
    def test_of_a_birth_may_be_a_month_or_a_year(self, birth, found):
        assert known(read(birth=birth), "birth", "0") == found

    def test_of_benefits_are_held_from_their_first_day_on(self):
        case = read(benefits=[{"type": "igo", "since": "2024-06-15"}, {"type": "ivt", "since": "2024-06-16"}])

        assert known(case, "holds_igo", "0") == bounds.SURE_YES
        assert known(case, "holds_ivt", "0") == bounds.SURE_NO
        assert known(case, "holds_it", "0") == bounds.SURE_NO

    def test_of_a_list_are_unknown_only_where_that_is_said(self):
        assert known(read(benefits="?", status="?"), "is_widow", "0") == bounds.PERHAPS
        assert known(read(benefits="?"), "igo_since", "0") == Bounds(0, 20240615)
        assert known(read(), "is_widow", "0") == bounds.SURE_NO

    @pytest.mark.parametrize(
        ("roles", "position", "codes"),
        [
            ([None], "0", (0, 0)),
            (["applicant", None], "1", (1, 3)),
            (["applicant", "partner", None], "2", (2, 3)),
        ],
    )
    def test_of_a_role_that_is_not_told_are_what_is_left(self, roles, position, codes):
        people = [{"id": str(place), "role": role} for place, role in enumerate(roles)]
        (case,) = cases_file.read(json.dumps([{"date": "2024-06-15", "members": people}]))

        assert known(case, "role", position) == Bounds(*codes)

    def test_of_children_do_not_apply_to_adults(self):
        case = read(None, {"id": "k", "role": "child"})

        assert known(case, "pillar1", "0") == bounds.point(0)
        assert known(case, "pillar1", "1") == Bounds(0, 6)

    def test_stand_beside_the_neighbourhood_which_is_none(self):
        case = read({"neighbourhood": " Kolderbos "})

        assert (case.household.neighbourhood, case.problems) == ("Kolderbos", ())
        assert read().household.neighbourhood == ""


class TestProblems:
    @pytest.mark.parametrize(
        ("household", "applicant", "code", "values"),
        [
            ({"rent": 5}, {}, "fact.not_known", {"fact": "rent"}),
            ({}, {"means": 5}, "fact.not_known", {"fact": "a.means"}),
            ({"rent_month": "650"}, {}, "fact.not_usable", {"fact": "rent_month", "value": '"650"'}),
            ({"rent_month": -1}, {}, "fact.not_usable", {"fact": "rent_month", "value": "-1"}),
            ({"rent_month": True}, {}, "fact.not_usable", {"fact": "rent_month", "value": "true"}),
            ({"rent_month": {"at_least": 9, "at_most": 8}}, {}, "fact.not_usable", None),
            ({"rent_month": {"min": 9}}, {}, "fact.not_usable", None),
            ({"chronic": "yes"}, {}, "fact.not_usable", None),
            ({"tenure": "squatter"}, {}, "fact.not_usable", None),
            ({"income_year": "last"}, {}, "fact.not_usable", {"fact": "income_year", "value": '"last"'}),
            ({"neighbourhood": 7}, {}, "fact.not_usable", {"fact": "neighbourhood", "value": "7"}),
            ({}, {"points": 19}, "fact.not_usable", {"fact": "a.points", "value": "19"}),
            ({}, {"birth": "1975-02-30"}, "fact.not_usable", None),
            ({}, {"birth": 1975}, "fact.not_usable", None),
            ({}, {"benefits": [{"type": "gold"}]}, "fact.not_usable", None),
            ({}, {"benefits": "igo"}, "fact.not_usable", None),
            ({}, {"status": ["rich"]}, "fact.not_usable", None),
        ],
    )  # fmt: skip
    def test_name_the_fact_and_the_value(self, household, applicant, code, values):
        (problem,) = read(household, **applicant).problems

        assert problem.code == code
        assert values is None or problem.values == values

    def test_leave_the_fact_unknown(self):
        assert known(read({"rent_month": "650"}), "rent_month") == Bounds(0, float("inf"))

    @given(value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=5,
    ))  # fmt: skip
    @pytest.mark.parametrize(
        "fact", ["birth", "role", "benefits", "status", "means_month", "points", "school"]
    )
    def test_come_of_whatever_is_written(self, fact, value):
        people = [{"id": "a", "role": "applicant"}, {"id": "b", "role": "other", fact: value}]
        try:
            cases_file.read(json.dumps({"date": "2024-06-15", "members": people}))
        except NoApplicant:
            assert (fact, value) == ("role", "applicant")


class TestRead:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("{", "file: is no JSON"),
            ("7", "holds no cases"),
            ("{}", "holds no cases"),
            ("[7]", "case 1: is no object"),
            ('[{"id": "h", "members": [{"id": "a", "role": "applicant"}]}]', "case h: has date None"),
            ('[{"date": "15/6/2024", "members": [{"id": "a"}]}]', "write a day as 2024-06-15"),
            ('[{"date": "2024-06-15", "members": []}]', "needs a household"),
            ('[{"date": "2024-06-15", "household": 3, "members": [{}]}]', "needs a household"),
            ('[{"date": "2024-06-15", "members": [{"role": "child"}]}]', "member 1: needs an id"),
        ],
    )
    def test_says_what_is_wrong_with_a_file(self, text, message):
        with pytest.raises(BadCases, match=message):
            cases_file.read(text)

    @pytest.mark.parametrize("roles", [["applicant", "applicant"], ["child"], [None, None]])
    def test_needs_one_who_applies(self, roles):
        people = [{"id": str(place), "role": role} for place, role in enumerate(roles)]
        with pytest.raises(NoApplicant, match="with role applicant"):
            cases_file.read(json.dumps([{"date": "2024-06-15", "members": people}]))

    def test_needs_another_id_for_each_member(self):
        with pytest.raises(SameMember, match="two members 'a'"):
            read(None, {"id": "a", "role": "child"})

    def test_takes_another_day_than_the_file_says(self):
        text = '{"date": "2024-06-15", "members": [{"id": "a", "role": "applicant"}]}'
        (case,) = cases_file.read(text, date(2025, 1, 1))

        assert (case.household.on, case.household.year_of_income) == (date(2025, 1, 1), 2024)
