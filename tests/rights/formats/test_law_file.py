"""Law files: what they must hold, and that numbers stay what the source prints."""

from datetime import date
from fractions import Fraction

import pytest

from akkoord.rights.figures import LawFigure, Row, RowsInDisorder, WrongParts
from akkoord.rights.formats import law_file
from akkoord.rights.formats.law_file import BadLawFile

FIGURE = {
    "unit": "EUR/month",
    "moves": "up",
    "parts": ["single", "couple"],
    "values": [
        {
            "from": date(2024, 1, 1),
            "value": [Fraction("100.10"), None],
            "vouched_until": date(2024, 12, 31),
            "confidence": "verified",
        }
    ],
}
TEXT = """
id: allowance
level: municipal
authority: the made-up town
legal_basis: {text: a made-up regulation, checked: true}
name: {nl: Toelage, en: Allowance}
granted_to: {nl: een gezin, en: a household}
automatic: {how: on_request, nl: u vraagt het, en: you ask for it}
unit: EUR/month
not_computable: {nl: niets bekend, en: nothing known}
figures: {}
"""


class TestRead:
    def test_gives_a_right(self):
        right = law_file.read(TEXT, "allowance.yaml")

        assert (right.id, right.is_computable, right.scope) == ("allowance", False, "allowance")

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("id: allowance", "", "'id' is absent"),
            ("level: municipal", "level: royal", "choose one of federal, flemish, municipal"),
            ("checked: true", "checked: perhaps", "'checked' is 'perhaps'"),
            ("not_computable: {nl: niets bekend, en: nothing known}", "", "and so is a rule"),
            ("name: {nl: Toelage, en: Allowance}", "name: {nl: Toelage}", "name: 'en' is absent"),
            ("figures: {}", "figures: [", "is broken"),
        ],
    )
    def test_says_what_is_wrong(self, old, new, message):
        with pytest.raises(BadLawFile, match=message):
            law_file.read(TEXT.replace(old, new), "allowance.yaml")


class TestFigure:
    def test_gives_each_part_as_exact_cents(self):
        series = law_file.figure("top", FIGURE, "file").series()

        assert series["top.single"].at(date(2024, 6, 1)).value == 10_010
        assert "top.couple" not in series

    def test_ends_where_the_next_row_starts_also_for_a_part_that_is_not_given_there(self):
        silent = {**FIGURE["values"][0], "from": date(2024, 7, 1), "value": [None, None]}
        series = law_file.figure("top", {**FIGURE, "values": [*FIGURE["values"], silent]}, "file").series()

        assert series["top.single"].at(date(2024, 6, 30)).state == "known"
        assert series["top.single"].at(date(2024, 7, 1)).state == "lapsed"

    @pytest.mark.parametrize(
        ("change", "error", "message"),
        [
            ({"parts": ["single"]}, WrongParts, "its parts are single"),
            ({"moves": "sideways"}, BadLawFile, "choose one of"),
            ({"values": [{"value": 1}]}, BadLawFile, "'from' is absent"),
            ({"values": [{"from": date(2024, 1, 1)}]}, BadLawFile, "'value' is absent"),
            ({"values": FIGURE["values"] * 2}, RowsInDisorder, "stands there twice"),
            (
                {"values": [{**FIGURE["values"][0], "vouched_until": date(2023, 1, 1)}]},
                RowsInDisorder,
                "until an earlier day",
            ),
        ],
    )
    def test_says_what_is_wrong(self, change, error, message):
        with pytest.raises(error, match=message):
            law_file.figure("top", {**FIGURE, **change}, "file")

    def test_whose_value_is_text_is_for_people_only(self):
        row = Row("exists", date(2024, 1, 1), date(2024, 12, 31), "verified")
        figure = LawFigure("scheme", "-", "any", (row,))

        assert (figure.series(), figure.names) == ({}, ("scheme",))
