"""`akkoord rights interview`: asks in the terminal, writes a case, and measures."""

import json

import pytest
from click.testing import CliRunner

from akkoord.cli.main import cli

CASE = {
    "id": "h1",
    "date": "2024-06-15",
    "household": {"municipality": "Genk"},
    "members": [{"id": "a", "role": "applicant", "birth": "1975-03-01"}],
}
# The interview stops when what is open is worth less than this, so only a few questions come.
FEW_QUESTIONS = ("--least-worth", 33000)
NO_QUESTIONS = ("--least-worth", 1_000_000)


def run(*arguments, stdin=None, language="nl"):
    return CliRunner().invoke(
        cli, ["--language", language, "rights", "interview", *map(str, arguments)], input=stdin
    )


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps({"cases": [CASE]}), encoding="utf-8")
    return path


class TestInTheTerminal:
    def test_takes_that_you_do_not_know_and_writes_the_case(self, case):
        found = run(case, *FEW_QUESTIONS, stdin="?\n" * 99)
        (sheet,) = json.loads(found.stdout)["cases"]

        assert found.exit_code == 0
        assert sheet["members"] == CASE["members"]
        assert sheet["not_known"]
        assert "Leefloon: nog niet zeker" in found.stderr
        assert "Dat vragen we voor:" in found.stderr

    def test_asks_nothing_again_of_a_case_that_it_wrote(self, case, tmp_path):
        done = tmp_path / "done.json"
        run(case, *FEW_QUESTIONS, "-o", done, stdin="?\n" * 99)

        found = run(done, *FEW_QUESTIONS)

        assert found.exit_code == 0
        assert json.loads(found.stdout) == json.loads(done.read_text(encoding="utf-8"))

    def test_asks_who_is_there_first(self):
        found = run("--date", "2024-06-15", *NO_QUESTIONS, stdin="j\n1\n0\n")
        (sheet,) = json.loads(found.stdout)["cases"]

        assert [member["role"] for member in sheet["members"]] == ["applicant", "partner", "child"]

    def test_asks_again_where_an_answer_cannot_be_used(self, case):
        found = run(case, *FEW_QUESTIONS, stdin="misschien\n" + "?\n" * 99)

        assert found.exit_code == 0
        assert "Dat antwoord kunnen we niet gebruiken." in found.stderr

    def test_stops_when_too_little_is_left(self, case):
        found = run(case, *NO_QUESTIONS, language="en")

        assert (found.exit_code, json.loads(found.stdout)["cases"]) == (0, [CASE])
        assert "not certain yet" in found.stderr

    @pytest.mark.parametrize(
        ("text", "said"),
        [("[", "Expecting value"), ("[]", "een gesprek gaat over één gezin"), ('[{"id": "h"}]', "h")],
    )
    def test_refuses_a_file_that_is_not_one_case(self, tmp_path, text, said):
        path = tmp_path / "wrong.json"
        path.write_text(text, encoding="utf-8")

        found = run(path)

        assert found.exit_code == 1
        assert said in found.stderr


class TestSimulate:
    def test_gives_the_documented_figures(self):
        found = json.loads(run("--simulate", 3, "--seed", 5, "--format", "json").stdout)

        assert (found["version"], found["residents"], found["seed"]) == (1, 3, 5)
        assert set(found["starts"]["from_register"]) == {
            "fixed_form", "lazy_form", "most_mentioned", "by_value", "optimum",
        }  # fmt: skip

    def test_takes_the_whole_catalogue_along(self):
        found = json.loads(run("--simulate", 1, "--households", 1, "--seed", 3).stdout)["catalogue"]

        assert found["questions"] < found["whole_form"]
        assert found["rights_decided"] > 0
