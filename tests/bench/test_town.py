"""The made-up town of the bench: every fact in it can be read, and it is the same for a seed."""

import json

from bench.rights_rules.town import cases, town

from akkoord.rights.facts import facts
from akkoord.rights.formats import cases_file


class TestTown:
    def test_has_every_fact_that_rights_ask_for(self):
        persons, households = town(200, seed=1, unknown=0.0)

        columns = {*persons.column_names, *households.column_names}
        assert {"benefit_leefloon_since", "status_pensioner"} < columns
        assert {name for _, name in facts()} - columns == {"benefits", "status"}

    def test_is_the_same_for_a_seed(self):
        assert town(200, seed=1, unknown=0.3) == town(200, seed=1, unknown=0.3)

    def test_leaves_a_share_untold(self):
        persons, _ = town(5_000, seed=1, unknown=0.3)

        assert 0.28 < persons["means_month"].null_count / 5_000 < 0.32
        assert persons["role"].null_count == 0

    def test_can_be_read_as_cases_without_a_problem(self):
        read = cases_file.read(json.dumps({"cases": list(cases(*town(200, seed=1, unknown=0.3)))}))

        assert sum(len(case.household.members) for case in read) == 200
        assert [case.problems for case in read if case.problems] == []
