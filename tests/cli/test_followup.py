"""`akkoord followup report` on an installation with a report that was sent, and one that was not."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from django.utils import timezone

from akkoord.cli.main import cli
from akkoord.followup.report.periods import Period
from akkoord.web.reports import actions, queries
from web.followup.town import promise_row, publish

pytestmark = pytest.mark.django_db

AUTUMN, SUMMER = datetime(2025, 10, 1, 9, tzinfo=UTC), datetime(2026, 7, 20, 9, tzinfo=UTC)


@pytest.fixture
def sent(db, monkeypatch):
    """Send the report of the first half of 2026; it is the summer of that year."""
    publish([promise_row(1), promise_row(2)], AUTUMN)
    period = Period(2026, 1)
    seen = queries.digest(queries.draft(period, timezone.localdate(SUMMER)))
    report = actions.send(period=period, seen=seen, actor=None, now=SUMMER)
    monkeypatch.setattr(timezone, "now", lambda: SUMMER)
    return report


def report(*arguments, language="en"):
    return CliRunner().invoke(cli, ["--language", language, "followup", "report", *arguments])


class TestReport:
    def test_writes_the_very_text_of_the_hash(self, sent):
        answer = report("2026-1")

        assert answer.exit_code == 0
        assert hashlib.sha256(answer.stdout_bytes).hexdigest() == sent.sha256

    def test_writes_a_pdf_whole_to_a_file(self, sent, tmp_path):
        out = tmp_path / "verslag.pdf"

        assert report("2026-1", "--format", "pdf", "-o", str(out)).exit_code == 0
        assert out.read_bytes().startswith(b"%PDF")

    def test_writes_what_was_not_sent_only_when_asked(self, sent):
        refused = report("2025-2")
        draft = report("2025-2", "--draft")

        assert refused.exit_code == 1
        assert "was not sent yet. With --draft" in refused.stderr
        assert json.loads(draft.stdout)["period"] == {"year": 2025, "half": 2}

    @pytest.mark.parametrize(
        ("period", "language", "said"),
        [
            ("2026-3", "en", "2026-3 is not a period. Write a half year (2026-1)"),
            ("vorig jaar", "nl", "vorig jaar is geen periode."),
            ("2026-2", "nl", "Er is nog geen verslag van 2026-2"),
        ],
    )
    def test_says_what_is_wrong_in_the_language_that_was_asked(self, sent, period, language, said):
        answer = report(period, language=language)

        assert answer.exit_code == 1
        assert said in answer.stderr


class TestSheets:
    def run(self, *arguments, given=None, language="en"):
        return CliRunner().invoke(cli, ["--language", language, "followup", *arguments], input=given)

    def test_go_out_and_come_in_unchanged(self, sent, tmp_path):
        out = tmp_path / "opvolging.xlsx"
        assert self.run("export", "--format", "xlsx", "-o", str(out)).exit_code == 0

        answer = self.run("import", str(out))

        assert (answer.exit_code, json.loads(answer.stdout)["counts"]) == (
            0,
            {"change": 0, "same": 2, "problem": 0},
        )

    def test_say_what_each_row_changes_and_change_nothing_in_a_dry_run(self, sent):
        rows = b"number;stage;true_on\n1;delivered;1/3/2026\n2;klaar;1/3/2026\n"

        dry = self.run("import", "-", "--dry-run", given=rows)
        table = self.run("import", "-", "--format", "table", given=rows, language="nl")
        again = self.run("import", "-", given=rows)

        assert dry.exit_code == table.exit_code == 1
        assert json.loads(dry.stdout)["rows"][0] == {
            "row": 2,
            "number": 1,
            "state": "change",
            "changes": [
                {"column": "stage", "before": "no_information", "after": "delivered"},
                {"column": "true_on", "before": "", "after": "2026-03-01"},
            ],
            "problems": [],
        }
        assert "row 3, stage: klaar is not a stage" in dry.stderr
        assert "2\t1\tchange\tstage: no_information > delivered\n" in table.stdout
        assert json.loads(again.stdout)["counts"] == {"change": 0, "same": 1, "problem": 1}

    def test_say_why_a_file_is_no_sheet(self, sent):
        answer = self.run("import", "-", given=b"number,stage\n1,\0")

        assert answer.exit_code == 1
        assert "not a table that we can read" in answer.stderr
        assert self.run("import", "bestaat-niet.csv").exit_code == 2
