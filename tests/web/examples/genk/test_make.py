"""script/make_genk, on a made-up text: it keeps the words, takes over the facts, and never writes half."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from akkoord.web.examples.genk import data, make

ROOT = Path(__file__).parents[4]
TEXT = "MOBIELE STAD\n\n- **De straten zijn veilig.**\n - Er komen 12 bruggen indien haalbaar.\n"
WORDS = "3\tVeilige straten\n4\t12 bruggen bouwen als het haalbaar is\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "PATH", tmp_path / "promises.jsonl")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "words.tsv").write_text(WORDS, encoding="utf-8")
    return tmp_path


def run(folder, *names):
    return make.main([str(folder / name) for name in names])


class TestMake:
    def test_puts_our_words_in_the_place_of_the_text(self, folder):
        run(folder, "text.txt", "words.tsv")

        goal, action = data.read()
        assert (goal["text"], goal["domain"], goal["level"]) == ("Veilige straten", "Mobiele stad", "goal")
        assert (action["text"], action["parent"]) == ("12 bruggen bouwen als het haalbaar is", goal["id"])
        assert action["conditions"] == [{"text": "indien haalbaar", "kind": "feasibility"}]
        assert list(goal) == list(make.KEPT)

    def test_keeps_the_words_and_renews_the_facts(self, folder):
        run(folder, "text.txt", "words.tsv")
        before = data.read()
        (folder / "text.txt").write_text(TEXT.replace("12", "14"), encoding="utf-8")

        run(folder, "text.txt")

        after = data.read()
        assert [row["text"] for row in after] == [row["text"] for row in before]
        assert [row["targets"][0]["quantity"] for row in (before[1], after[1])] == [12, 14]

    def test_tells_the_promises_of_one_line_apart(self, folder):
        prose = "Stad 2031-2036\n\nWij bouwen een brug. De haven was oud. Wij verlengen de kade.\n\n"
        (folder / "text.txt").write_text(prose + TEXT, encoding="utf-8")
        words = "3\tEen brug\n3.2\tEen langere kade\n7\tVeilige straten\n8\t12 bruggen\n"
        (folder / "words.tsv").write_text(words, encoding="utf-8")

        run(folder, "text.txt", "words.tsv")

        assert [row["text"] for row in data.read()][:2] == ["Een brug", "Een langere kade"]

    def test_replaces_words_that_are_given_anew(self, folder):
        run(folder, "text.txt", "words.tsv")
        (folder / "words.tsv").write_text("3\tStraten zonder gevaar\n", encoding="utf-8")

        run(folder, "text.txt", "words.tsv")

        assert next(row["text"] for row in data.read()) == "Straten zonder gevaar"

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            ("3\tVeilige straten\n", r"1 promises have no words yet, on lines 4;"),
            (f"{WORDS}5\tNiets\n", "words, line 5: no promise starts on that line"),
            ("3 Veilige straten\n", "line 1: write a line number, a tab and the words"),
            ("drie\tVeilige straten\n", "line 1: write a line number"),
            (f"{WORDS}4\t \n", "line 3: write a line number"),
            (f"3\t{'a' * 121}\n", "line 1: more than 120 characters"),
        ],
        ids=["lacking", "strange line", "no tab", "no number", "no words", "too long"],
    )
    def test_writes_nothing_when_the_words_are_wrong(self, folder, words, says):
        run(folder, "text.txt", "words.tsv")
        before = data.PATH.read_bytes()
        (folder / "text.txt").write_text(TEXT, encoding="utf-8")
        (folder / "words.tsv").write_text(words, encoding="utf-8")
        if "have no words" in says:
            data.PATH.unlink()
            before = None

        with pytest.raises((make.WrongWords, make.WordsLacking), match=says):
            run(folder, "text.txt", "words.tsv")
        assert (data.PATH.read_bytes() if data.PATH.exists() else None) == before
        assert list(folder.glob("*.new")) == []

    def test_is_the_file_that_ships_when_made_from_the_real_text(self, shared, tmp_path, monkeypatch):
        text = shared("agreement/genk-2019-2024.txt")
        ours = data.PATH.read_bytes()
        copy = tmp_path / "promises.jsonl"
        copy.write_bytes(ours)
        monkeypatch.setattr(data, "PATH", copy)

        assert make.main([str(text)]).startswith("688 promises written")
        assert copy.read_bytes() == ours


class TestScript:
    """The script itself, as it is called from a checkout."""

    def call(self, *arguments):
        if not (ROOT / ".venv/bin/python").exists():
            pytest.skip("no .venv: script/setup was not run here")
        # As the tests find the package, so must the script.
        return subprocess.run(
            [ROOT / "script/make_genk", *arguments],
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=False,
        )

    def test_fails_in_one_sentence_and_leaves_the_file(self, folder):
        ours = (ROOT / "src/akkoord/web/examples/genk/promises.jsonl").read_bytes()

        result = self.call(folder / "text.txt")

        assert (result.returncode, result.stdout) == (1, "")
        assert result.stderr.startswith("script/make_genk: ")
        assert result.stderr.count("\n") == 1
        assert (ROOT / "src/akkoord/web/examples/genk/promises.jsonl").read_bytes() == ours

    def test_says_how_it_is_used(self):
        result = self.call()

        assert (result.returncode, result.stderr) == (2, "Usage: script/make_genk TEXT [WORDS...]\n")

    def test_names_a_file_that_is_absent(self, tmp_path):
        result = self.call(tmp_path / "away.txt")

        assert (result.returncode, result.stderr) == (
            1,
            f"script/make_genk: {tmp_path / 'away.txt'}: No such file or directory\n",
        )

    def test_reads_its_output_as_json_lines(self):
        lines = (ROOT / "src/akkoord/web/examples/genk/promises.jsonl").read_text(encoding="utf-8")

        assert {tuple(json.loads(line)) for line in lines.splitlines()} == {make.KEPT}
