"""The law on a day: every figure that a rule looks at, and what is known of it."""

from datetime import date

import pytest

from akkoord.rights import law_book
from akkoord.rights.catalogue import NoSuchRight
from akkoord.rights.law_book import NoSuchFigure
from akkoord.rules.tree import Tree

BOOK = law_book.in_force()


class TestReading:
    @pytest.mark.parametrize(
        ("on", "state", "low", "high"),
        [
            (date(2016, 5, 31), "none", None, None),
            (date(2016, 6, 1), "known", 57827, 57827),
            (date(2020, 6, 30), "known", 63927, 63927),
            # A gap: at least the row before, at most the row after.
            (date(2020, 7, 1), "lapsed", 63927, 65645),
            (date(2025, 12, 31), "known", 87613, 87613),
            (date(2026, 1, 1), "lapsed", 87613, None),
        ],
    )
    def test_knows_gaps_and_lapsed_figures(self, on, state, low, high):
        found = BOOK.reading("leefloon.amount.category_1", on, on.year - 1)

        assert (found.state, found.low, found.high) == (state, low, high)

    def test_is_of_the_year_of_the_income_where_the_figure_says_so(self):
        found = BOOK.reading("vt.ceiling_prev_year.base", date(2024, 6, 15), 2022)

        assert found.value == 2330384

    def test_refuses_a_name_that_no_figure_has(self):
        with pytest.raises(NoSuchFigure, match=r"no figure 'leefloon\.amount\.category_4'.*category_1"):
            BOOK.figure_of("leefloon.amount.category_4")


class TestRights:
    def test_find_one_by_its_name(self):
        assert BOOK.right("leefloon").id == "leefloon"
        with pytest.raises(NoSuchRight, match="there is no right 'gold'"):
            BOOK.right("gold")

    @pytest.mark.parametrize("right", BOOK.rights, ids=lambda right: right.id)
    def test_have_every_figure_that_their_rules_look_at(self, right):
        rules = [*right.entitlement, *right.amount, *right.also.values()]
        for rule in rules:
            tree: Tree = rule.tree
            for name, kind in tree.figures.items():
                figure = BOOK.figure_of(name)
                assert (figure.unit == "yes or no") == (kind == "truth"), name
