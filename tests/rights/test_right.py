from dataclasses import replace
from datetime import date

import pytest

from akkoord.rights import catalogue
from akkoord.rights.catalogue import NoSuchRight
from akkoord.rights.right import RuleWithoutFact, RuleWithoutFigure

RIGHT = catalogue.find("voorbeeldegem.mantelzorgtoelage")


class TestRight:
    def test_has_a_question_for_each_fact_of_its_rules(self):
        facts = {name: fact for name, fact in RIGHT.facts.items() if name != "cares_at_home"}
        with pytest.raises(RuleWithoutFact, match="looks at 'cares_at_home'"):
            replace(RIGHT, facts=facts)

    def test_has_facts_of_the_kind_that_its_rules_need(self):
        as_number = replace(RIGHT.facts["cares_at_home"], kind="number")
        with pytest.raises(RuleWithoutFact, match="not among its facts as truth"):
            replace(RIGHT, facts={**RIGHT.facts, "cares_at_home": as_number})

    @pytest.mark.parametrize("figure", [None, "allowance_cents_per_month"])
    def test_has_the_figures_that_its_rules_need(self, figure):
        figures = {name: series for name, series in RIGHT.figures.items() if name != "care_budget_counts"}
        if figure:
            figures["care_budget_counts"] = RIGHT.figures[figure]
        with pytest.raises(RuleWithoutFigure, match="looks at figure 'care_budget_counts'"):
            replace(RIGHT, figures=figures)


class TestCatalogue:
    def test_finds_the_rights_of_an_authority(self):
        assert RIGHT in catalogue.rights_of("voorbeeldegem")
        assert catalogue.rights_of("nergens") == ()

    def test_says_which_rights_there_are(self):
        with pytest.raises(NoSuchRight, match=r"no right 'x\.y'; there are .*mantelzorgtoelage"):
            catalogue.find("x.y")

    def test_gives_each_right_its_authority_first(self):
        assert all(right.id.startswith(f"{right.authority}.") for right in catalogue.rights())

    @pytest.mark.parametrize("right", catalogue.rights(), ids=lambda right: right.id)
    def test_has_no_figure_that_no_rule_uses(self, right):
        used = {name for rule in (*right.entitlement, *right.amount) for name in rule.tree.figures}

        assert set(right.figures) == used

    @pytest.mark.parametrize("right", catalogue.rights(), ids=lambda right: right.id)
    def test_has_a_source_for_each_value(self, right):
        values = [value for series in right.figures.values() for value in series.values]

        assert all(value.source.strip() and value.valid_from <= date(2100, 1, 1) for value in values)
