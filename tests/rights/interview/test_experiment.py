"""The figures of the experiment: the least questions, beside the form and beside the optimum."""

import random

import pytest

from akkoord.rights.interview import experiment, value


@pytest.fixture(scope="module")
def made_up():
    return experiment.read()


@pytest.fixture(scope="module")
def measured():
    return experiment.run(count=25, seed=2024)


class TestTheExperiment:
    def test_has_eight_rights_over_nineteen_facts_of_which_registers_know_ten(self, measured):
        assert (measured["rights"], measured["facts"], measured["from_register"]) == (8, 19, 10)

    @pytest.mark.parametrize("start", ["empty", "from_register"])
    def test_asks_at_most_65_percent_of_the_fixed_form(self, measured, start):
        assert measured["starts"][start]["by_value"]["of_fixed_form"] <= 0.65

    def test_is_within_2_percent_of_the_optimum(self, measured):
        assert 0 <= measured["above_optimum"] <= 0.02

    def test_never_beats_the_optimum(self, measured):
        asked = {name: one["questions"] for name, one in measured["starts"]["from_register"].items()}

        assert min(asked.values()) == asked["optimum"]

    def test_draws_the_same_residents_for_the_same_seed(self, made_up):
        drawn = [list(experiment.residents(made_up, 50, seed)) for seed in (1, 1, 2)]

        assert drawn[0] == drawn[1] != drawn[2]


class TestTheOptimum:
    def test_is_the_least_of_all_orders_where_only_one_right_is_open(self, made_up):
        # child_supplement = children and low_income_year, all else decided by facts that are told.
        told = dict.fromkeys(made_up.chances, "n")
        told |= {"children": "?", "low_income_year": "?"}
        state = "".join(told.values())
        # The income decides reimbursement alone, so it is asked; children only matter with a low income.
        income_first = 1 + made_up.chances["low_income_year"]

        assert experiment.Optimum(made_up).questions(state) == pytest.approx(income_first)

    def test_is_nothing_once_all_is_decided(self, made_up):
        assert experiment.Optimum(made_up).questions("n" * 19) == 0


class TestRelevance:
    def test_is_what_completions_show(self, made_up):
        """A fact is needed if and only if some completion of the others lets it change a right."""
        drawn = random.Random(7)
        for _ in range(10):
            marks = [drawn.choice("yn??") for _ in made_up.chances]
            state = "".join(marks)
            needs = made_up.needs(state)
            for rule in experiment.RIGHTS:
                assert needs.get(rule.name, frozenset()) == _needed_by_brute_force(made_up, state, rule)


class TestAskedAbout:
    def test_is_nothing_where_nothing_is_needed(self):
        assert value.asked_about({}) == frozenset()


def _needed_by_brute_force(made_up, state, rule):
    told = {fact: made_up.of(state, fact) for fact in rule.parameters}
    unknown = [fact for fact, mark in told.items() if mark == "?"]
    needed = set()
    for number in range(2 ** len(unknown)):
        answers = {fact: bool(number >> place & 1) for place, fact in enumerate(unknown)}
        known = {fact: mark == "y" for fact, mark in told.items()} | answers
        for fact in unknown:
            if rule(**known) != rule(**(known | {fact: not known[fact]})):
                needed.add(fact)
    return needed
