"""`akkoord agreement compare` and `findings` as somebody meets them, wrong input included."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from akkoord.agreement import findings
from akkoord.cli.main import cli
from small_pdf import pdf

OLD = "Akkoord 2031-2036\n\nSTAD\n\n- Er komen 500 bomen.\n- Het zwembad gaat open.\n"
NEW = "Akkoord 2031-2036\n\nSTAD\n\n- Er komen 400 bomen.\n- De bibliotheek krijgt een tuin, een café, ...\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("oud.txt").write_text(OLD, encoding="utf-8")
    Path("nieuw.txt").write_text(NEW, encoding="utf-8")
    Path("niets.txt").write_text("", encoding="utf-8")
    return tmp_path


def run(*arguments, content=None):
    return CliRunner().invoke(cli, list(map(str, arguments)), input=content)


def compare(*arguments, **more):
    return run("agreement", "compare", *arguments, **more)


def find(*arguments, **more):
    return run("agreement", "findings", *arguments, **more)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


class TestCompare:
    def test_prints_one_change_a_line_in_the_order_of_the_new_text(self, folder):
        result = compare("oud.txt", "nieuw.txt")

        assert (result.exit_code, result.stderr) == (0, "")
        assert [(line["change"], line["ids"]) for line in lines(result)] == [
            ("weakened", ["1.0.1", "1.0.1"]),
            ("dropped", ["1.0.2", None]),
            ("new", [None, "1.0.2"]),
        ]
        assert all(list(line) == ["change", "ids", "because"] for line in lines(result))
        assert lines(result)[0]["because"] == (
            "The figure promises less: “500 bomen” → “400 bomen”. Other words: “500” → “400”."
        )

    def test_says_why_in_dutch_and_keeps_the_rest(self, folder):
        english = lines(compare("oud.txt", "nieuw.txt"))
        dutch = lines(run("--language", "nl", "agreement", "compare", "oud.txt", "nieuw.txt"))

        assert [(line["change"], line["ids"]) for line in dutch] == [
            (line["change"], line["ids"]) for line in english
        ]
        assert dutch[0]["because"].startswith("Het getal belooft minder: “500 bomen” → “400 bomen”.")

    def test_keeps_everything_of_a_file_beside_itself(self, folder):
        result = compare("oud.txt", "oud.txt")

        assert [line["change"] for line in lines(result)] == ["kept", "kept"]

    def test_compares_a_pdf_from_standard_input_with_a_text(self, folder):
        result = compare("oud.txt", "-", content=pdf(["STAD", "- Er komen 500 bomen."]))

        assert [line["change"] for line in lines(result)] == ["kept", "dropped"]

    def test_writes_whole_to_a_file(self, folder):
        result = compare("oud.txt", "nieuw.txt", "-o", "uit.jsonl")

        assert (result.exit_code, result.stdout) == (0, "")
        assert Path("uit.jsonl").read_text(encoding="utf-8") == compare("oud.txt", "nieuw.txt").stdout

    @pytest.mark.parametrize(
        ("files", "told"),
        [
            (("niets.txt", "nieuw.txt"), ["niets.txt: "]),
            (("oud.txt", "niets.txt"), ["niets.txt: "]),
            (("niets.txt", "vreemd.bin"), ["niets.txt: ", "vreemd.bin: "]),
        ],
    )
    def test_says_which_of_the_two_cannot_be_read(self, folder, files, told):
        Path("vreemd.bin").write_bytes(bytes(100))
        Path("uit.jsonl").write_text("van gisteren", encoding="utf-8")

        result = compare(*files, "-o", "uit.jsonl")

        assert (result.exit_code, result.stdout) == (1, "")
        assert [
            line[: len(start)] for line, start in zip(result.stderr.splitlines(), told, strict=True)
        ] == told
        assert Path("uit.jsonl").read_text(encoding="utf-8") == "van gisteren"

    def test_without_any_promise_is_no_error_but_said(self, folder):
        Path("brief.txt").write_text("Beste burgemeester,\n\nwij wachten.\n", encoding="utf-8")

        result = compare("brief.txt", "nieuw.txt")

        assert (result.exit_code, {line["change"] for line in lines(result)}) == (0, {"new"})
        assert result.stderr == "brief.txt: Not one promise was found in 3 lines.\n"

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            ((), "Missing argument 'A'"),
            (("oud.txt",), "Missing argument 'B'"),
            (("oud.txt", "weg.txt"), "File 'weg.txt' does not exist"),
            (("-", "-"), "standard input can be read only once: give A or B a name"),
            (("oud.txt", "nieuw.txt", "-o", "oud.txt"), "oud.txt is already read from or written to"),
            (("oud.txt", "nieuw.txt", "niets.txt"), "unexpected extra argument"),
        ],
    )
    def test_is_used_wrongly_without_writing_anything(self, folder, arguments, says):
        result = compare(*arguments)

        assert (result.exit_code, result.stdout) == (2, "")
        assert says in result.stderr
        assert Path("oud.txt").read_text(encoding="utf-8") == OLD


class TestFindings:
    def test_prints_one_finding_a_line(self, folder):
        result = find("nieuw.txt")

        assert (result.exit_code, result.stderr) == (0, "")
        assert lines(result) == [
            {
                "finding": "open_list",
                "ids": ["1.0.2"],
                "because": "The list stays open: “een tuin, een café, ...”.",
            },
            {
                "finding": "no_target",
                "ids": ["1.0.2"],
                "because": "In “STAD”, 1 of 2 promises have nothing to measure them by: "
                "no number, no norm and no date.",
            },
        ]

    def test_says_why_in_dutch(self, folder):
        result = run("--language", "nl", "agreement", "findings", "nieuw.txt")

        assert lines(result)[0]["because"] == "De lijst blijft open: “een tuin, een café, ...”."

    def test_reads_standard_input_and_writes_whole_to_a_file(self, folder):
        assert find("-", content=NEW).stdout == find("nieuw.txt").stdout

        assert find("nieuw.txt", "-o", "uit.jsonl").stdout == ""
        assert Path("uit.jsonl").read_text(encoding="utf-8") == find("nieuw.txt").stdout

    def test_knows_no_code_that_is_not_listed(self, folder):
        assert {line["finding"] for line in lines(find("nieuw.txt"))} <= set(findings.CODES)

    @pytest.mark.parametrize(
        ("arguments", "exit_code", "says"),
        [
            ((), 2, "Missing argument 'FILE'"),
            (("weg.txt",), 2, "File 'weg.txt' does not exist"),
            (("nieuw.txt", "-o", "nieuw.txt"), 2, "nieuw.txt is already read from or written to"),
            (("niets.txt",), 1, "niets.txt: There is no text in it"),
        ],
    )
    def test_says_what_is_wrong(self, folder, arguments, exit_code, says):
        result = find(*arguments)

        assert (result.exit_code, result.stdout) == (exit_code, "")
        assert says in result.stderr
