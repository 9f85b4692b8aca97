"""The examples of the reference pages: each command prints what its page says."""

import doctest
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from akkoord.agreement import findings
from akkoord.agreement.formats import sheets
from akkoord.agreement.model import ConditionKind, Level
from akkoord.agreement.versions.signs import ChangeKind
from akkoord.cli.main import cli

REFERENCE = Path(__file__).parents[2] / "docs/reference"
COMMAND_LINE = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
REFORM = (REFERENCE.parent / "how-to/try-a-reform.md").read_text(encoding="utf-8")
FORMAT = (REFERENCE / "agreement-format.md").read_text(encoding="utf-8")

FILE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SESSION = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
EXAMPLES = [found for session in SESSION.findall(COMMAND_LINE) for found in COMMAND.findall(session)]


def run(command):
    program, *arguments = shlex.split(command)
    if program == "cat":
        return Path(arguments[0]).read_text(encoding="utf-8")
    assert program == "akkoord"
    return CliRunner().invoke(cli, arguments, prog_name="akkoord").output


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a folder in which the commands of a page follow one another."""
    path = tmp_path_factory.mktemp("docs")
    for name, text in FILE.findall(COMMAND_LINE):
        (path / name).write_text(text, encoding="utf-8")
    return path


class TestCommandLine:
    @pytest.mark.parametrize(("command", "output"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
    def test_prints_what_the_page_says(self, folder, monkeypatch, command, output):
        monkeypatch.chdir(folder)
        pattern = "(?:.*\n)*?".join(map(re.escape, re.split(r"^\.\.\.\n", output, flags=re.MULTILINE)))

        assert re.match(pattern, run(command)) if "\n...\n" in output else run(command) == output

    def test_has_examples(self):
        assert len(EXAMPLES) >= 5


class TestTryAReform:
    def test_prints_what_the_page_says(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        for name, text in FILE.findall(REFORM):
            (tmp_path / name).write_text(text, encoding="utf-8")
        ((command, output),) = COMMAND.findall("".join(SESSION.findall(REFORM)))

        assert run(command).startswith(output.removesuffix("...\n"))


class TestAgreementFormat:
    def test_holds_examples_that_run(self):
        failed, tried = doctest.testfile(str(REFERENCE / "agreement-format.md"), module_relative=False)

        assert (failed, tried > 5) == (0, True)

    @pytest.mark.parametrize(
        "name",
        [*sheets.FIELDS, *Level, *ConditionKind, *ChangeKind, *findings.CODES, "label_only", "joined"],
    )
    def test_describes_every_field_and_code(self, name):
        assert f"`{name}`" in FORMAT
