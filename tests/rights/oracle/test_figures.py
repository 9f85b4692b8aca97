"""The rows of the catalogue are read as `meta.conventions` says."""

from datetime import date
from fractions import Fraction

import pytest

from rights.oracle import figures
from rights.oracle.figures import NOTHING_KNOWN, Law, Span

SHEET = {
    "rights": [
        {
            "id": "toll",
            "parameters": [
                {
                    "key": "ceiling",
                    "moves": "up",
                    "values": [
                        {"from": "2020-01-01", "vouched_until": "2020-12-31", "value": [100, 10]},
                        {"from": "2021-07-01", "vouched_until": "2022-12-31", "value": [110, None]},
                        {"from": "2022-01-01", "vouched_until": "2022-06-30", "value": [120, 12]},
                    ],
                },
                {
                    "key": "by_year",
                    "moves": "up",
                    "values": [
                        {"from": "2018", "vouched_until": "2018", "value": 5},
                        {"from": "2021", "vouched_until": "2021", "value": 7},
                    ],
                },
                {
                    "key": "fee",
                    "moves": "any",
                    "values": [{"from": "2020-01-01", "vouched_until": "2020-12-31", "value": {"a": 3.5}}],
                },
            ],
        }
    ]
}


def known(value):
    return Span(Fraction(str(value)), Fraction(str(value)))


class TestAFigure:
    @pytest.mark.parametrize(
        ("key", "path", "on", "expected"),
        [
            ("ceiling", (0,), date(2019, 12, 31), NOTHING_KNOWN),
            ("ceiling", (0,), date(2020, 1, 1), known(100)),
            ("ceiling", (0,), date(2020, 12, 31), known(100)),
            ("ceiling", (0,), date(2021, 1, 1), Span(Fraction(100), Fraction(110))),
            ("ceiling", (1,), date(2021, 8, 1), Span(Fraction(10), Fraction(12))),
            # A row ends the day before the next, whatever it vouches for.
            ("ceiling", (0,), date(2021, 12, 31), known(110)),
            ("ceiling", (0,), date(2022, 1, 1), known(120)),
            ("ceiling", (0,), date(2022, 7, 1), Span(Fraction(120), None)),
            ("ceiling", (7,), date(2020, 6, 1), NOTHING_KNOWN),
            ("by_year", (), 2017, NOTHING_KNOWN),
            ("by_year", (), 2018, known(5)),
            ("by_year", (), 2019, Span(Fraction(5), Fraction(7))),
            ("by_year", (), 2022, Span(Fraction(7), None)),
            ("fee", ("a",), date(2020, 3, 1), known(3.5)),
            ("fee", ("a",), date(2021, 1, 1), NOTHING_KNOWN),
        ],
    )
    def test_is_known_or_lies_between_bounds(self, key, path, on, expected):
        assert Law(SHEET).span(key, *path, on=on) == expected

    def test_takes_both_ends_where_it_is_not_known(self):
        law, on = Law(SHEET), date(2021, 1, 1)

        sums = list(figures.over_figures(law, on, lambda figure: figure("ceiling", 0) + figure("ceiling", 1)))

        assert sorted(sums) == [110, 112, 120, 122]
