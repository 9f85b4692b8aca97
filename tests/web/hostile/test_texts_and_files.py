"""Texts that take a reader long, cells that a spreadsheet runs, and who may read what is written."""

from __future__ import annotations

import json
import os
import stat
import time

import pytest
from django.utils import timezone

from akkoord.agreement.clauses import standards
from akkoord.web.config import secret
from akkoord.web.frame.backup import archive
from akkoord.web.spreadsheets import cells


class TestALongWord:
    def test_is_read_in_the_time_of_its_length(self):
        start = time.process_time()
        standards.find("a" * 50_000)

        # From each of its letters on, it took a minute.
        assert time.process_time() - start < 2

    def test_of_a_norm_is_still_found_whole(self):
        assert (
            standards.find("tot de Europese fijnstofnorm (WHO)")[0].baseline == "Europese fijnstofnorm (WHO)"
        )


class TestACell:
    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("fietsen;=HYPERLINK(1)", "fietsen;'=HYPERLINK(1)"),
            ('fietsen; "=1+1', "fietsen; \"'=1+1"),
            ("fietsen\n@SUM(1)", "fietsen\n'@SUM(1)"),
            ("\n=1+1", "'\n'=1+1"),
            ("＝1+1", "'＝1+1"),
            ("groen; blauw - rood", "groen; blauw - rood"),
        ],
    )
    def test_runs_nowhere_not_even_where_a_semicolon_cuts(self, text, written):
        assert cells.cell(text) == written


class TestWhatIsWritten:
    def test_a_backup_is_shut_to_others_from_its_first_byte(self, tmp_path, monkeypatch):
        database, files, target = tmp_path / "database", tmp_path / "files", tmp_path / "backup.tar.gz"
        database.write_text("rows")
        files.mkdir()
        seen = []
        dump = json.dump

        def look(*arguments):
            seen.append(stat.S_IMODE(target.with_name("backup.tar.gz.part").stat().st_mode))
            dump(*arguments)

        monkeypatch.setattr(archive.json, "dump", look)
        old = os.umask(0)
        try:
            archive.write(target, database=database, files=files, vendor="sqlite", now=timezone.now())
        finally:
            os.umask(old)

        assert seen == [0o600]
        assert stat.S_IMODE(target.stat().st_mode) == 0o600

    def test_the_folder_of_data_is_shut_to_others(self, tmp_path):
        secret.ensure(tmp_path / "data" / "secret-key")

        assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
