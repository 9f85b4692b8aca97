"""`akkoord rights batch`: from Parquet to Parquet, with a count of the answers."""

import json
import subprocess
import sys
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from akkoord.cli.main import cli


def run(*arguments):
    return CliRunner().invoke(cli, ["--language", "nl", "rights", "batch", *map(str, arguments)])


@pytest.fixture
def population(tmp_path):
    persons = {
        "household": ["h1", "h2", "h2"],
        "role": ["applicant", "applicant", "child"],
        "birth": [date(1980, 1, 1), date(1985, 1, 1), date(2015, 1, 1)],
        "means_month": [250.25, None, 0.0],
        "dependant": [None, None, True],
    }
    households = {"id": ["h1", "h2"], "municipality": ["Genk", "Genk"]}
    pq.write_table(pa.table(persons), tmp_path / "persons.parquet")
    pq.write_table(pa.table(households), tmp_path / "households.parquet")
    return tmp_path / "persons.parquet", tmp_path / "households.parquet"


class TestBatch:
    def test_writes_an_answer_for_each_household_and_right_and_counts_them(self, population, tmp_path):
        out = tmp_path / "answers.parquet"
        found = run(*population, "--date", "2024-06-15", "-o", out)
        sheet = json.loads(found.stdout)
        rows = pq.read_table(out).to_pylist()
        leefloon = {row["household"]: row for row in rows if row["right"] == "leefloon"}

        assert (found.exit_code, sheet["version"], sheet["households"]) == (0, 1, 2)
        assert sheet["rights"]["leefloon"] == {"fact_unknown": 1, "yes": 1}
        # 1288.46 for who lives alone; with a child it is between nothing and 1741.29.
        assert float(leefloon["h1"]["amount"]) == 1038.21
        assert (leefloon["h2"]["amount"], float(leefloon["h2"]["amount_max"])) == (None, 1741.29)

    def test_needs_a_day(self, population, tmp_path):
        found = run(*population, "-o", tmp_path / "answers.parquet")

        assert (found.exit_code, list(tmp_path.glob("*answers*"))) == (1, [])
        assert "h1" in found.stderr

    def test_refuses_what_is_no_parquet(self, population, tmp_path):
        (tmp_path / "text.parquet").write_text("no", encoding="utf-8")
        found = run(tmp_path / "text.parquet", population[1], "--date", "2024-06-15", "-o", tmp_path / "out")

        assert (found.exit_code, "text.parquet" in found.stderr) == (1, True)


class TestOtherCommands:
    def test_do_not_wait_for_what_only_populations_need(self):
        code = "import sys, akkoord.cli.main; print(sorted({'numba', 'pyarrow', 'numpy'} & set(sys.modules)))"
        found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

        assert found.stdout.strip() == "[]"
