"""Headings of a printed text: what is large, bold or bookmarked, and what is none of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akkoord.agreement.sources.printing.printed import Row
from akkoord.agreement.sources.printing.typography import Heading, headings
from akkoord.dutch.folding import key

BODY = "Wij planten de komende jaren bomen in elke straat van de stad."


def rows(*given):
    """Return rows under each other: each a text, its size, and whether it is bold."""
    return [
        Row(text, size=size, is_bold=is_bold, base=1000 - 30.0 * place, left=0, right=5.0 * len(text))
        for place, (text, size, is_bold) in enumerate(given)
    ]


def levels(given, bookmarks=()):
    marks = {key(title): depth for title, depth in bookmarks}
    return {heading.first: heading.level for heading in headings(rows(*given), marks)}


class TestHeadings:
    def test_have_levels_by_size(self):
        given = [("Stad", 20, False), ("Groen", 14, False), (BODY, 10, False)] * 2

        assert levels(given) == {0: 1, 1: 2, 3: 1, 4: 2}

    def test_in_bold_stand_under_larger_ones(self):
        given = [("Stad", 14, True), (f"{BODY}", 10, False), ("Groen", 10, True), (BODY, 10, False)] * 2

        assert levels(given) == {0: 1, 2: 2, 4: 1, 6: 2}

    def test_of_a_size_that_is_rare_stand_beside_the_larger_ones(self):
        many = [("Stad", 16, True), (BODY, 10, False)] * 4
        given = [
            *many,
            *[("Bijlage", 14, True), (BODY, 10, False)],
            *[("Groen", 12, True), (BODY, 10, False)] * 9,
        ]

        assert set(levels(given).values()) == {1, 2}

    def test_take_the_depth_of_their_bookmark(self):
        given = [("Stad", 12, True), (BODY, 10, False), ("Groen", 12, True), (BODY, 10, False)]

        assert levels(given, [("Stad", 1), ("Groen", 2)]) == {0: 1, 2: 2}

    def test_hold_all_their_rows(self):
        two = [
            Row("Een groene stad voor", size=20, base=700, right=100),
            Row("alle inwoners", size=20, base=676, right=60),
            Row(f"{BODY} {BODY}", size=10, base=640, right=300),
        ]

        assert headings(two, {}) == [Heading(0, 1, 1)]

    @pytest.mark.parametrize(
        "text",
        [
            "40%",
            "• Er komen bomen",
            "een rest van een zin",
            "Dit is een lang citaat. Het heeft twee zinnen, en is dus geen titel van een hoofdstuk.",
        ],
    )
    def test_are_no_figures_items_rests_or_quotes(self, text):
        assert levels([(BODY, 10, False), (text, 10, True), (BODY, 10, False)]) == {}

    def test_are_none_where_all_of_the_text_is_bold(self):
        assert levels([(BODY, 10, True)] * 5) == {}

    def test_without_a_number_stand_under_those_of_their_style_that_have_one(self):
        chapter = [("Visie", 10, True), (BODY, 10, False), ("Punten", 10, True), (BODY, 10, False)]
        given = [part for n in (1, 2, 3) for part in ((f"{n}. Wonen", 10, True), *chapter)]

        assert set(levels(given).items()) == {
            *((place, 1) for place in (0, 5, 10)),
            *((place, 2) for place in (1, 3, 6, 8, 11, 13)),
        }

    def test_are_told_by_their_font_where_fonts_have_no_names(self):
        given = rows((BODY, 10, False), ("Natuur", 10, False), (BODY, 10, False))
        named = [replace(row, font="F1" if row.text == "Natuur" else "F3") for row in given]

        assert headings(named, {}) == [Heading(1, 1, 1)]
        assert headings([replace(row, font="Arial") for row in given], {}) == []
