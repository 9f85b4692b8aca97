from datetime import date

import pytest

from akkoord.dated import WrongMove
from akkoord.rights.formats import right_file
from akkoord.rights.formats.right_file import BadRightFile

SHEET = """
id: elders.toelage
authority: elders
per: month
not_computable: rule.none
name: {nl: Toelage, en: Allowance}
facts:
  income_cents: {kind: number, unit: eurocent, at_least: 0, question: {nl: "Inkomen?", en: "Income?"}}
figures:
  top_cents:
    unit: eurocent
    moves: up
    values: [{value: 5, from: 2026-01-01, source: art. 1}]
"""


class TestRead:
    def test_reads_names_facts_and_figures(self):
        right = right_file.read(SHEET)

        assert (right.name["nl"], right.is_invented) == ("Toelage", False)
        assert right.facts["income_cents"].question["en"] == "Income?"
        assert right.facts["income_cents"].widest.low == 0
        assert right.figures["top_cents"].at(date(2026, 12, 31)).state == "known"

    @pytest.mark.parametrize(
        ("old", "new", "complaint"),
        [
            ("id: elders.toelage\n", "", "right: 'id' is absent"),
            ("not_computable: rule.none\n", "", "'not_computable' is absent, and so is a rule"),
            ("per: month", "per: week", "'per' is 'week'; choose one of month, year, once"),
            (", en: Allowance", "", "right, name: 'en' is absent"),
            (
                "kind: number",
                "kind: text",
                "fact income_cents: 'kind' is 'text'; choose one of truth, number",
            ),
            ("unit: eurocent,", "", "fact income_cents: 'unit' is absent"),
            ("value: 5", "value: 5.5", "figure top_cents: 'value' is 5.5, which is of the wrong kind"),
            ("from: 2026-01-01", "from: soon", "figure top_cents: 'from' is 'soon'"),
            (", source: art. 1", "", "figure top_cents: 'source' is absent"),
            ("[{value: 5, from: 2026-01-01, source: art. 1}]", "[3]", "figure top_cents: 'value' is absent"),
        ],
    )
    def test_says_which_key_is_wrong(self, old, new, complaint):
        with pytest.raises(BadRightFile, match=complaint):
            right_file.read(SHEET.replace(old, new, 1))

    def test_refuses_a_file_without_keys(self):
        with pytest.raises(BadRightFile, match="must hold keys with values"):
            right_file.read("only words")

    def test_refuses_broken_yaml(self):
        with pytest.raises(BadRightFile, match="'yaml' is broken"):
            right_file.read("id: {")

    def test_checks_the_figures(self):
        with pytest.raises(WrongMove, match="'top_cents' cannot move 'sideways'"):
            right_file.read(SHEET.replace("moves: up", "moves: sideways"))
