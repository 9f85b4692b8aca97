"""How figures stand on a day."""

from datetime import date

import pytest

from akkoord.rights.law_book import in_force
from akkoord.rights.standing import standings


def standing(key, on, income_year=None):
    return next(one for one in standings(in_force(), on, income_year) if one.figure.key == key)


class TestStanding:
    def test_lists_every_figure_once(self):
        keys = [one.figure.key for one in standings(in_force(), date(2024, 6, 15))]

        assert keys == sorted(set(keys)) == sorted(in_force().figures)

    @pytest.mark.parametrize(
        ("key", "on", "state"),
        [
            # Leefloon: 1 May 2024 to 31 January 2025, then 1 February to 31 December 2025; then nothing.
            ("leefloon.amount", date(2024, 5, 1), "known"),
            ("leefloon.amount", date(2025, 12, 31), "known"),
            ("leefloon.amount", date(2026, 1, 1), "lapsed"),
            ("leefloon.amount", date(2016, 5, 31), "none"),
            # A gap between two rows: vouched until 31 December 2018, the next row from 2022.
            ("leefloon.spi_exemption", date(2021, 1, 1), "lapsed"),
            # The source gives one of the two contributions of 2025.
            ("zorgpremie", date(2025, 6, 1), "partly"),
            # A row without a value says that no source gives one.
            ("ov.amount", date(2024, 6, 1), "none"),
            # A text for people is vouched for like a number.
            ("zz.score", date(2025, 12, 31), "known"),
            ("zz.score", date(2026, 1, 1), "lapsed"),
        ],
    )
    def test_says_what_is_known_of_a_figure_on_a_day(self, key, on, state):
        found = standing(key, on)

        assert (found.state, found.is_stale) == (state, state != "known")

    def test_names_the_parts_that_are_open(self):
        assert standing("zorgpremie", date(2025, 6, 1)).open_parts == ("zorgpremie.reduced",)
        assert standing("ggeb", date(2026, 6, 1)).open_parts == ()

    def test_reads_a_figure_of_the_income_year_in_that_year(self):
        on = date(2024, 6, 15)

        assert standing("vt.ceiling_prev_year", on).read_on == date(2023, 1, 1)
        assert standing("vt.ceiling_prev_year", on, 2022).read_on == date(2022, 1, 1)
        assert standing("vt.ceiling_prev_year", date(2025, 6, 15)).state == "lapsed"

    def test_tells_which_rights_look_at_it_wherever_it_stands(self):
        found = standing("housing.limit", date(2024, 6, 15))

        assert (found.beside, found.looked_at_by) == ("huursubsidie", ("huursubsidie", "sociale_huur"))
        assert standing("gp.index", date(2024, 6, 15)).looked_at_by == ()

    def test_has_no_row_before_the_first(self):
        assert standing("leefloon.amount", date(2016, 5, 31)).row is None
