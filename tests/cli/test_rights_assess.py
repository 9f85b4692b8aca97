"""`akkoord rights assess`: what it reads, writes, tells and refuses."""

import json

import pytest
from click.testing import CliRunner

from akkoord.cli.main import cli

CASE = {
    "id": "h1",
    "date": "2024-06-15",
    "household": {"municipality": "Genk"},
    "members": [{"id": "a", "birth": "1975-03-01", "role": "applicant", "means_month": 250.25}],
}


def run(*arguments, stdin=None):
    return CliRunner().invoke(
        cli, ["--language", "nl", "rights", "assess", *map(str, arguments)], input=stdin
    )


@pytest.fixture
def write(tmp_path):
    def write(name, *cases):
        path = tmp_path / name
        path.write_text(json.dumps({"cases": cases}), encoding="utf-8")
        return path

    return write


class TestAssess:
    def test_answers_every_case_of_a_file(self, write):
        found = run(write("cases.json", CASE, {**CASE, "id": "h2"}), "--format", "json")
        sheet = json.loads(found.stdout)

        assert (found.exit_code, sheet["version"]) == (0, 1)
        assert [case["id"] for case in sheet["cases"]] == ["h1", "h2"]
        assert sheet["cases"][0]["rights"]["leefloon"]["amount"] == 1038.21

    def test_gives_one_line_for_each_of_several_files(self, write, tmp_path):
        out = tmp_path / "out.jsonl"
        found = run(write("one.json", CASE), write("two.json", CASE), "-o", out)

        assert (found.exit_code, len(out.read_text(encoding="utf-8").splitlines())) == (0, 2)

    def test_reads_standard_input_and_takes_another_day(self):
        found = run("-", "--date", "2025-03-01", stdin=json.dumps(CASE))
        (case,) = json.loads(found.stdout)["cases"]

        # 1314.20 for who lives alone, from 1 February 2025.
        assert (case["date"], case["rights"]["leefloon"]["amount"]) == ("2025-03-01", 1063.95)

    def test_tells_what_it_could_not_use_and_answers_all_the_same(self, write):
        found = run(write("cases.json", {**CASE, "household": {"rent_month": "veel"}}))

        assert found.exit_code == 1
        assert "Bij rent_month staat “veel”" in found.stderr or 'Bij rent_month staat "veel"' in found.stderr
        assert json.loads(found.stdout)["cases"][0]["rights"]["leefloon"]["amount"] == 1038.21

    def test_tells_of_a_fact_that_it_does_not_know_without_failing(self, write):
        found = run(write("cases.json", {**CASE, "household": {"colour": "green"}}))

        assert (found.exit_code, "Het gegeven colour kennen we niet" in found.stderr) == (0, True)

    @pytest.mark.parametrize("text", ["{", "[]x", '{"cases": 5}', '[{"id": "h"}]'])
    def test_refuses_a_file_that_is_no_list_of_households(self, tmp_path, text):
        path = tmp_path / "cases.json"
        path.write_text(text, encoding="utf-8")
        found = run(path)

        assert (found.exit_code, found.stdout) == (1, "")
        assert "cases.json" in found.stderr

    def test_never_writes_over_what_it_reads(self, write):
        path = write("cases.json", CASE)

        assert run(path, "-o", path).exit_code == 2
