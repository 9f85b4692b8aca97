import pytest

from akkoord.rights.formats import panel_file
from akkoord.rights.household import Household

GOOD = '{"id": "h1", "neighbourhood": "Kern", "persons": 2, "facts": {"cares_at_home": true, "income": null}}'


class TestRead:
    def test_takes_null_and_absent_as_unknown(self):
        assert panel_file.read(GOOD).households == (Household("h1", "Kern", 2, {"cares_at_home": True}),)

    @pytest.mark.parametrize(
        ("line", "code", "detail"),
        [
            ("{", "panel.no_json", None),
            ("[1]", "panel.bad_line", "line 2: 'household' is [1]"),
            ('{"id": 3}', "panel.bad_line", "line 2: 'id' is 3"),
            (GOOD, "panel.bad_line", "line 2: 'id' is 'h1'"),
            (GOOD.replace("h1", "h2").replace("2,", "true,"), "panel.bad_line", "line 2: 'persons' is True"),
            (GOOD.replace("h1", "h2").replace("null", "1.5"), "panel.bad_line", "line 2: 'income' is 1.5"),
            (GOOD.replace("h1", "h3").replace("2,", "0,"), "panel.bad_line",
             "household 'h3' has 0 persons; it must have one at least"),
        ],
    )  # fmt: skip
    def test_reports_a_line_that_it_leaves_out(self, line, code, detail):
        panel = panel_file.read(f"{GOOD}\n{line}\n")
        (problem,) = panel.problems

        assert len(panel.households) == 1
        assert (problem.code, problem.values["line"], problem.values.get("detail")) == (code, 2, detail)

    def test_reads_back_what_was_written(self, tmp_path):
        households = (Household("h1", "Ter Linden", 3, {"cares_at_home": False, "income": 5}),)
        path = tmp_path / "panel.jsonl"
        path.write_text(panel_file.dumps(households), encoding="utf-8")

        assert panel_file.read_file(path).households == households
