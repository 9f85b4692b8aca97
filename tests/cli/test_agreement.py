"""`akkoord agreement read` as somebody meets it for the first time, wrong input included."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from akkoord.agreement.formats import sheets
from akkoord.agreement.sources import plain
from akkoord.cli.main import cli
from small_pdf import pdf

TEXT = "GROENE STAD\n\n- **Meer groen.**\n - Er komen 500 bomen waar mogelijk.\n"
PROGRAM = (sys.executable, "-c", "from akkoord.cli.main import main; main()", "agreement", "read")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("akkoord.txt").write_text(TEXT, encoding="utf-8")
    Path("tweede.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def read(*arguments, content=None, before=()):
    return CliRunner().invoke(cli, [*before, "agreement", "read", *map(str, arguments)], input=content)


def read_in_a_shell(command, folder):
    """Run the real program: closed and full streams cannot be imitated."""
    program = " ".join(f"'{part}'" for part in PROGRAM)
    shell = ["bash", "-c", f"set -o pipefail; {program} {command}"]
    return subprocess.run(shell, cwd=folder, capture_output=True, text=True, check=False)


class TestGazetteer:
    FIRST = '[[actor]]\nname = "Bomenraad Linde"\nkind = "council"\naliases = ["BL"]\n'
    SECOND = '[[place]]\nname = "De Weide"\nkind = "green"\naliases = ["Weide"]\n'
    TEXT = "STAD\n\n- **Meer groen.**\n - Met de BL planten wij bomen in de Weide.\n"

    @pytest.fixture
    def city(self, folder):
        Path("akkoord.txt").write_text(self.TEXT, encoding="utf-8")
        Path("eerste.toml").write_text(self.FIRST, encoding="utf-8")
        Path("tweede.toml").write_text(self.SECOND, encoding="utf-8")
        return folder

    def test_gives_the_names_their_official_form(self, city):
        outcome = read("akkoord.txt", "--gazetteer", "eerste.toml", "--gazetteer", "tweede.toml")
        promise = json.loads(outcome.stdout.splitlines()[1])

        assert (promise["actors"], promise["places"]) == (["Bomenraad Linde"], ["De Weide"])

    def test_that_is_wrong_is_refused_in_the_asked_language_before_anything_is_read(self, city):
        Path("tweede.toml").write_text(self.FIRST.replace("council", "raad"), encoding="utf-8")
        outcome = read("akkoord.txt", "--gazetteer", "tweede.toml", before=["--language", "nl"])

        assert (outcome.exit_code, outcome.stdout) == (1, "")
        assert (
            "Namenlijst tweede.toml, [[actor]] 1 (Bomenraad Linde): kind is 'raad'. Schrijf" in outcome.stderr
        )

    def test_is_not_written_over(self, city):
        assert read("akkoord.txt", "--gazetteer", "eerste.toml", "-o", "eerste.toml").exit_code == 2


class TestRead:
    def test_prints_one_promise_a_line_with_every_field_in_its_order(self, folder):
        lines = [json.loads(line) for line in read("akkoord.txt").stdout.splitlines()]

        assert [tuple(line) for line in lines] == [sheets.FIELDS, sheets.FIELDS]
        assert [line["text"] for line in lines] == ["Meer groen.", "Er komen 500 bomen waar mogelijk."]
        assert lines[1]["conditions"] == [{"text": "waar mogelijk", "kind": "feasibility"}]

    def test_takes_a_pdf_from_standard_input_and_names_the_page(self):
        promise = json.loads(read("-", content=pdf(["Inleiding."], ["- Er komen 500 bomen."])).stdout)

        assert (promise["text"], promise["page"]) == ("Er komen 500 bomen.", 2)

    def test_prints_one_document_with_its_version(self, folder):
        document = json.loads(read("akkoord.txt", "--format", "json").stdout)

        assert (document["version"], document["source"], len(document["promises"])) == (1, "akkoord.txt", 2)

    def test_prints_one_document_a_line_for_several_files(self, folder):
        Path("empty.txt").write_text("", encoding="utf-8")

        result = read("akkoord.txt", "empty.txt", "tweede.txt", "--format", "json")

        documents = [json.loads(line) for line in result.stdout.splitlines()]
        assert [document["source"] for document in documents] == ["akkoord.txt", "empty.txt", "tweede.txt"]
        assert documents[1] == {"version": 1, "source": "empty.txt", "error": "empty_file"}
        assert result.exit_code == 1

    def test_names_the_source_first_where_there_are_several(self, folder):
        rows = list(csv.reader(io.StringIO(read("akkoord.txt", "tweede.txt", "--format", "csv").stdout)))
        lines = [json.loads(line) for line in read("akkoord.txt", "tweede.txt").stdout.splitlines()]

        assert rows[0] == ["source", *sheets.FIELDS]
        assert [row[0] for row in rows[1:]] == [line["source"] for line in lines]
        assert [line["source"] for line in lines] == ["akkoord.txt"] * 2 + ["tweede.txt"] * 2

    def test_gives_the_same_in_all_forms(self, folder):
        rows = list(csv.DictReader(io.StringIO(read("akkoord.txt", "--format", "csv").stdout)))
        lines = [json.loads(line) for line in read("akkoord.txt").stdout.splitlines()]
        table = read("akkoord.txt", "--format", "table").stdout.splitlines()

        assert [row["id"] for row in rows] == [line["id"] for line in lines]
        assert [line.split()[0] for line in table] == ["ID", *(line["id"] for line in lines)]
        assert json.loads(rows[1]["targets"]) == lines[1]["targets"]

    def test_reads_standard_input(self, folder):
        assert read("-", content=TEXT).stdout == read("akkoord.txt").stdout

    def test_writes_the_data_and_what_became_of_each_line(self, folder):
        result = read("akkoord.txt", "-o", "uit.jsonl", "--coverage", "regels.json")

        assert (result.exit_code, result.stdout) == (0, "")
        assert Path("uit.jsonl").read_text(encoding="utf-8") == read("akkoord.txt").stdout
        assert json.loads(Path("regels.json").read_text(encoding="utf-8")) == {
            "1": "heading",
            "2": "blank",
            "3": "promise:1.1",
            "4": "promise:1.1.1",
        }


class TestWrongInput:
    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "There is no text in it"),
            (b" \n\t\n", "There is no text in it"),
            (b"%PDF-1.7\n%\xe2\xe3", "This PDF file is damaged"),
            (b"PK\x03\x04\x14\x00\x06\x00", "This DOCX file is damaged"),
            (bytes(1_000_000), "This file holds no text but data for a program"),
            (bytes(plain.MOST_BYTES + 1), "This holds more than 20,000,000 bytes"),
        ],
        ids=["empty", "blank", "pdf", "xlsx", "zeros", "many zeros"],
    )
    def test_is_told_in_one_sentence(self, folder, content, says):
        Path("vreemd.txt").write_bytes(content)

        result = read("vreemd.txt")

        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"vreemd.txt: {says}")
        assert result.stderr.count("\n") == 1

    @pytest.mark.parametrize(
        ("content", "text", "says"),
        [
            ("STAD\n\n- Een café.\n".encode("cp1252"), "Een café.", "1 character was no UTF-8"),
            (b"STAD\n\n- Een \xed\xa0\x80 boom.\n", "Een � boom.", "1 damaged character was replaced"),
            ("STAD\n\n- Een café.\n".encode("utf-16"), "Een café.", ""),
            ("STAD\n\n- Een café.\n".encode("utf-16-le"), "Een café.", "The text was read as UTF-16"),
            ("STAD\n\n- Een café.\n".encode("utf-8-sig"), "Een café.", ""),
        ],
        ids=["windows-1252", "lone surrogate", "utf-16", "utf-16 without mark", "utf-8 with mark"],
    )
    def test_is_healed_and_said_where_that_is_safe(self, folder, content, text, says):
        Path("oud.txt").write_bytes(content)

        result = read("oud.txt")

        assert (result.exit_code, json.loads(result.stdout)["text"]) == (0, text)
        assert result.stderr.startswith(f"oud.txt: {says}" if says else "")
        assert bool(result.stderr) == bool(says)

    def test_is_told_in_dutch(self, folder):
        Path("empty.txt").write_text("", encoding="utf-8")

        assert "van een bestuursakkoord." in read("empty.txt", before=("--language", "nl")).stderr

    def test_without_any_promise_is_no_error_but_said(self, folder):
        Path("brief.txt").write_text("Beste burgemeester,\n\nwij wachten.\n", encoding="utf-8")

        result = read("brief.txt")

        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "brief.txt: Not one promise was found in 3 lines.\n"

    def test_leaves_an_older_output_as_it_was(self, folder):
        Path("empty.txt").write_text("", encoding="utf-8")
        Path("uit.jsonl").write_text("van gisteren", encoding="utf-8")

        assert read("empty.txt", "-o", "uit.jsonl").exit_code == 1
        assert Path("uit.jsonl").read_text(encoding="utf-8") == "van gisteren"


class TestWrongUse:
    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            ((), "Missing argument 'FILE...'"),
            (("weg.txt",), "File 'weg.txt' does not exist"),
            (("akkoord.txt", "map"), "File 'map' is a directory"),
            (("akkoord.txt", "--format", "xml"), "'xml' is not one of 'json', 'jsonl', 'csv', 'table'"),
            (("akkoord.txt", "-o", "map"), "File 'map' is a directory"),
            (("akkoord.txt", "-o", "akkoord.txt"), "akkoord.txt is already read from or written to"),
            (("akkoord.txt", "-o", "x", "--coverage", "x"), "x is already read from or written to"),
            (("akkoord.txt", "tweede.txt", "--coverage", "x"), "--coverage is of one reading"),
        ],
    )
    def test_is_told_and_writes_nothing(self, folder, arguments, says):
        Path("map").mkdir()

        result = read(*arguments)

        assert (result.exit_code, result.stdout) == (2, "")
        assert says in result.stderr
        assert Path("akkoord.txt").read_text(encoding="utf-8") == TEXT
        assert not Path("x").exists()


class TestOutput:
    def test_goes_to_no_folder_that_is_absent(self, folder):
        result = read("akkoord.txt", "-o", "weg/uit.jsonl")

        assert (result.exit_code, result.stderr) == (1, "Error: weg/uit.jsonl: No such file or directory\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
    @pytest.mark.parametrize("command", ["akkoord.txt -o /dev/full", "akkoord.txt >/dev/full"])
    def test_to_a_full_device_is_an_error(self, folder, command):
        result = read_in_a_shell(command, folder)

        assert result.returncode == 1
        assert result.stderr.endswith(": No space left on device\n")
        assert result.stderr.count("\n") == 1

    def test_to_a_closed_stream_is_an_error(self, folder):
        result = read_in_a_shell("akkoord.txt >&-", folder)

        assert (result.returncode, result.stderr) == (1, "Error: standard output: Bad file descriptor\n")

    def test_ends_quietly_when_nobody_reads_on(self, folder):
        many = "STAD\n\n" + "- Er komt nog een boom bij de school.\n" * 3000
        Path("lang.txt").write_text(many, encoding="utf-8")

        result = read_in_a_shell("lang.txt | head -n 1 | wc -l", folder)

        assert (result.returncode, result.stdout.strip(), result.stderr) == (141, "1", "")

    def test_names_a_file_whose_name_is_no_utf_8(self, folder):
        name = os.fsdecode(b"oud\xff.txt")
        try:
            Path(name).write_text(TEXT, encoding="utf-8")
        except OSError:
            pytest.skip("this system takes only names in UTF-8")

        result = read_in_a_shell("oud*.txt tweede.txt --format json", folder)

        assert (result.returncode, result.stderr) == (0, "")
        assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == [
            "oud�.txt",
            "tweede.txt",
        ]
