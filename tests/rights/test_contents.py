"""What the rules of a right look at."""

import pytest

from akkoord.rights import catalogue, contents
from akkoord.rights.law_book import in_force
from akkoord.rights.vocabulary import Household, Person
from akkoord.rules.records import fields


def facts_of(right_id):
    return [(fact.of, fact.name) for fact in contents.facts_of(in_force().right(right_id))]


class TestContents:
    def test_rests_on_fields_that_tell_whose_they_are(self):
        assert set(fields(Household)) & set(fields(Person)) == set()

    def test_names_the_fact_behind_several_fields_once(self):
        names = facts_of("de_lijn_sociaal")

        assert names.count(("person", "benefits")) == names.count(("household", "vt_status")) == 1

    def test_names_what_a_right_of_another_module_looks_at(self):
        assert ("household", "gross_taxable_income_prev_year") in facts_of("nmbs_vt")
        assert "vt.ceiling_prev_year" in contents.figures_of(in_force().right("nmbs_vt"), in_force())

    @pytest.mark.parametrize("right", catalogue.household_rights(), ids=lambda right: right.id)
    def test_is_empty_only_without_a_rule(self, right):
        assert bool(contents.facts_of(right)) == right.is_computable
        assert right.is_computable or contents.figures_of(right, in_force()) == ()
