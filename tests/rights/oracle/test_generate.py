"""The made-up households are the same each time and use the whole vocabulary of the catalogue."""

from datetime import date

import pytest
import yaml

from rights.oracle import figures, generate
from rights.oracle.answers import RIGHTS, answer
from rights.oracle.home import Home


@pytest.fixture(scope="module")
def path(shared):
    return shared("rights/catalogue.yaml")


@pytest.fixture(scope="module")
def law(path):
    return figures.read(path)


@pytest.fixture(scope="module")
def cases(law):
    return list(generate.households(law, count=100, seed=1))


class TestMadeUpHouseholds:
    def test_are_the_same_with_the_same_seed(self, law, cases):
        assert list(generate.households(law, count=5, seed=1)) == cases[:5]
        assert list(generate.households(law, count=5, seed=2)) != cases[:5]

    def test_use_every_word_of_the_vocabulary(self, path, cases):
        words = yaml.safe_load(path.read_text(encoding="utf-8"))["input_vocabulary"]
        of_households = {key for case in cases for key in case["household"]}
        of_persons = {key for case in cases for member in case["members"] for key in member}

        assert of_households == set(words["household"]) - {"date", "members"}
        assert of_persons == set(words["person"])

    def test_are_one_to_six_people_from_2016_to_2026(self, cases):
        assert {len(case["members"]) for case in cases} == {1, 2, 3, 4, 5, 6}
        assert {date.fromisoformat(case["date"]).year for case in cases} == set(range(2016, 2027))

    def test_leave_no_rule_a_question_when_all_is_known(self, law, cases):
        for case in cases:
            for right in RIGHTS:
                answer(right, Home(case), law)

    def test_get_yes_and_no_for_every_right(self, law, cases):
        more = [*cases, *generate.households(law, count=200, seed=3)]

        for right in RIGHTS:
            found = (answer(right, Home(case), law).eligible for case in more)
            seen = {next(found)}
            while not seen >= {True, False}:
                seen.add(next(found))

    def test_lose_one_fact_at_a_time(self, cases):
        case = cases[0]

        names = [name for name, smaller in generate.drops(case) if smaller != case]

        assert len(names) == len(set(names))
        assert {"municipality", "a.birth", "a.points", "a.benefits"} <= set(names)
