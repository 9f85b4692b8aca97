"""The engine and an independent reading of the catalogue give the same answers for made-up households."""

import json
from itertools import islice

import pytest

from akkoord.rights.formats import answers, cases_file
from rights.oracle import figures, generate
from rights.oracle.compare import differences


@pytest.fixture(scope="module")
def law(shared):
    return figures.read(shared("rights/catalogue.yaml"))


def engine_answers(case):
    """The rights of one case, as `akkoord rights assess` writes them."""
    sheet = answers.to_dict(cases_file.read(json.dumps(case)))
    return sheet["cases"][0]["rights"]


def all_differences(law, cases, draws):
    return [each for case in cases for each in differences(case, engine_answers(case), law, draws)]


def differences_without_a_fact(law, case, every=1):
    """Leave out each (or every so many) fact: the answer stays, or is open and that fact settles it."""
    for name, smaller in islice(generate.drops(case), 0, None, every):
        # Who somebody is decides which other facts are asked for, so a role takes more than one try.
        draws = 20 if name.endswith(".role") else 1
        for each in differences(smaller, engine_answers(smaller), law, draws, dropped=name):
            yield f"without {name}: {each}"


class TestTheEngine:
    def test_agrees_where_all_is_known(self, law):
        cases = generate.households(law, count=60, seed=10)

        assert all_differences(law, cases, draws=1) == []

    @pytest.mark.parametrize("known", [0.9, 0.6])
    def test_agrees_where_facts_are_unknown(self, law, known):
        cases = generate.households(law, count=4, seed=61, known=known)

        assert all_differences(law, cases, draws=5) == []

    def test_agrees_without_one_fact(self, law):
        for case in generate.households(law, count=3, seed=14):
            assert list(differences_without_a_fact(law, case, every=9)) == []


@pytest.mark.slow
class TestTheEngineOnManyHouseholds:
    @pytest.mark.parametrize("seed", range(20, 30))
    def test_agrees_where_all_is_known(self, law, seed):
        cases = generate.households(law, count=300, seed=seed)

        assert all_differences(law, cases, draws=1) == []

    @pytest.mark.parametrize("seed", range(30, 40))
    @pytest.mark.parametrize("known", [0.95, 0.8, 0.5])
    def test_agrees_where_facts_are_unknown(self, law, known, seed):
        cases = generate.households(law, count=30, seed=seed, known=known)

        assert all_differences(law, cases, draws=30) == []

    @pytest.mark.parametrize("seed", range(40, 60))
    def test_agrees_without_each_fact_in_turn(self, law, seed):
        for case in generate.households(law, count=5, seed=seed):
            assert list(differences_without_a_fact(law, case)) == []
