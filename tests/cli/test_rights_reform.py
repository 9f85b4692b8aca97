"""`akkoord rights reform`: what it reads, writes, tells and refuses."""

import json
from datetime import date
from importlib import resources

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from akkoord.cli.main import cli
from rights import populations

EXTENSION = resources.files("akkoord.rights") / "reforms/mantelzorg-zorgbudget-zz.yaml"
NEEDS = {"invalidity": 0, "points": 0, "dementia": False, "home_nursing": "none"}
LEEFLOON = "changes: [{figure: leefloon.amount.category_1, value: 900.5, from: 2025-06-01, source: x}]"


def case(number, neighbourhood="Kolderbos", **told):
    town = {
        "municipality": "Genk",
        "months_in_genk": 99,
        "at_home": True,
        "gross_taxable_income_prev_year": 9_000,
    }
    benefits = [{"type": "zorgbudget_zz", "since": "2025-01-01"}]
    return {
        "id": f"h{number}",
        "date": "2026-03-01",
        "household": {**town, "neighbourhood": neighbourhood},
        "members": [
            {"id": "a", "role": "applicant", "birth": "1950-01-01", "benefits": benefits, **NEEDS, **told},
            {"id": "b", "role": "other", "carer": True, "province": "Limburg", "birth": "1980-01-01"},
        ],
    }


def run(*arguments, stdin=None):
    return CliRunner().invoke(
        cli, ["--language", "nl", "rights", "reform", *map(str, arguments)], input=stdin
    )


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        text = content if isinstance(content, str) else json.dumps({"cases": content})
        path.write_text(text, encoding="utf-8")
        return path

    return write


class TestReform:
    def test_tells_who_gains_per_neighbourhood(self, write):
        cases = [*map(case, range(6)), *(case(number, "Termien") for number in range(6, 9))]
        cases += [case(number, "Sledderlo") for number in range(9, 14)]
        found = run(EXTENSION, write("cases.json", cases), "--format", "json")
        sheet = json.loads(found.stdout)

        assert (found.exit_code, sheet["version"], list(sheet["rights"])) == (0, 1, ["genk_mantelzorg"])
        effect = sheet["rights"]["genk_mantelzorg"]
        assert effect["unit"] == "EUR/month"
        assert effect["all"] == {
            "households": 14,
            "gains": 14,
            "loses": 0,
            "unchanged": 0,
            "unknown": 0,
            "amount": {"min": 560.0, "max": 560.0},
            "amount_with_unknown": {"min": 560.0, "max": 560.0},
        }
        # Three of Termien, and with them the five of Sledderlo.
        gains = {row["neighbourhood"]: (row["gains"], row["amount"]) for row in effect["neighbourhoods"]}
        assert gains == {
            "Kolderbos": (6, {"min": 240.0, "max": 240.0}),
            "Sledderlo": (None, None),
            "Termien": (None, None),
        }

    def test_says_what_changes_and_what_does_not(self, write):
        sheet = json.loads(run(write("o.yaml", LEEFLOON), write("cases.json", [case(1)])).stdout)

        assert sheet["changes"] == [
            {
                "figure": "leefloon.amount.category_1",
                "unit": "EUR/month",
                "before": 876.13,
                "before_state": "known",
                "after": 900.5,
                "from": "2025-06-01",
                "vouched_until": None,
                "source": "x",
            }
        ]
        assert len(sheet["rights"]) + len(sheet["untouched"]) + len(sheet["not_computable"]) == 39

    def test_takes_another_day_and_standard_input(self):
        found = run(EXTENSION, "-", "--date", "2025-12-31", stdin=json.dumps([case(n) for n in range(5)]))
        sheet = json.loads(found.stdout)

        assert (sheet["date"], sheet["rights"]["genk_mantelzorg"]["all"]["unchanged"]) == ("2025-12-31", 5)

    def test_hides_how_many_where_that_is_one_to_four(self, write):
        sheet = json.loads(run(EXTENSION, write("cases.json", [case(1)])).stdout)

        town = sheet["rights"]["genk_mantelzorg"]["all"]
        assert (town["households"], town["gains"], town["amount"]) == (None, None, None)

    def test_takes_a_population(self, write, tmp_path):
        some_persons, some_households = populations.tables(30, 0.0, date(2025, 3, 1))
        pq.write_table(some_persons, tmp_path / "persons.parquet")
        pq.write_table(some_households, tmp_path / "households.parquet")
        overlay = write(
            "o.yaml", "changes: [{figure: zorgpremie.normal, value: 5, from: 2025-01-01, source: x}]"
        )
        found = run(overlay, tmp_path / "persons.parquet", tmp_path / "households.parquet")

        effect = json.loads(found.stdout)["rights"]["zorgpremie"]["all"]
        assert (found.exit_code, effect["households"], effect["loses"]) == (0, 30, 0)
        assert effect["amount"]["min"] == effect["amount"]["max"] > 0, effect

    def test_refuses_what_is_no_population(self, write):
        path = write("cases.json", [case(1)])
        found = run(EXTENSION, path, path)

        assert (found.exit_code, "Parquet" in found.stderr) == (1, True)

    def test_needs_households(self):
        assert run(EXTENSION).exit_code == 2

    def test_leaves_out_amounts_that_do_not_add_up(self, write):
        overlay = "changes: [{figure: nmbs.discount, value: 0.6, from: 2025-06-01, source: x}]"
        sheet = json.loads(run(write("o.yaml", overlay), write("cases.json", [case(1)])).stdout)

        assert "amount" not in sheet["rights"]["nmbs_vt"]["all"]

    def test_tells_what_it_could_not_use(self, write):
        found = run(EXTENSION, write("cases.json", [case(1, neighbourhood=7)]))

        assert (found.exit_code, "neighbourhood" in found.stderr) == (1, True)
        assert (
            json.loads(found.stdout)["rights"]["genk_mantelzorg"]["neighbourhoods"][0]["neighbourhood"]
            is None
        )

    @pytest.mark.parametrize(
        ("overlay", "said"),
        [
            ("{", "De verandering is niet leesbaar"),
            ("changes: []", "Deze verandering verandert niets"),
            (LEEFLOON.replace("y_1", "y_9"), "Lijkt erop: leefloon.amount.category_"),
            (LEEFLOON.replace("900.5", "true"), "kan niet True zijn"),
            (f"right: goud\n{LEEFLOON}", "Het recht goud kennen we niet"),
            (LEEFLOON.replace("x}", "x, vouched_until: 2025-01-01}"), "eerder"),
        ],
    )
    def test_refuses_a_reform_that_does_not_fit(self, write, overlay, said):
        path = write("o.yaml", overlay)
        found = run(path, write("cases.json", [case(1)]))

        assert (found.exit_code, found.stdout) == (1, "")
        assert said in found.stderr
