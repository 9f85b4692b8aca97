"""A backup is worth what a restore gives back: the real commands, on a real database and real files."""

import json
import shutil
import tarfile
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from akkoord.web.accounts.models import User
from akkoord.web.frame.backup import archive, databases
from akkoord.web.frame.backup.archive import NotABackup
from akkoord.web.frame.backup.databases import ToolFailed, ToolMissing
from akkoord.web.history import actions as history
from akkoord.web.history import queries
from akkoord.web.history.models import Event

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def city(settings, tmp_path):
    """A site with one account, two events and one uploaded file."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    (tmp_path / "files" / "2026").mkdir(parents=True)
    (tmp_path / "files" / "2026" / "plan.pdf").write_bytes(b"%PDF the plan")
    user = User.objects.create_user("an@voorbeeldegem.example", name="An")
    for day in (1, 2):
        history.record(
            actor=user,
            subject=user,
            kind="test.done",
            payload={"day": day},
            effective_on=date(2026, 9, day),
            now=NOW,
        )
    return tmp_path


@pytest.fixture
def saved(city):
    path = city / "backup.tar.gz"
    call_command("backup", path)
    return path


class TestRestore:
    def test_gives_back_rows_and_files_and_an_unbroken_history(self, city, saved):
        last = Event.objects.last().seal
        User.objects.filter(name="An").update(name="Somebody else")
        history.record(
            actor=None,
            subject=User.objects.get(),
            kind="test.later",
            payload={},
            effective_on=NOW.date(),
            now=NOW,
        )
        (city / "files" / "2026" / "plan.pdf").write_bytes(b"overwritten")
        (city / "files" / "later.pdf").write_bytes(b"later")

        call_command("restore", saved, replace=True)

        assert [user.name for user in User.objects.all()] == ["An"]
        assert [event.payload for event in Event.objects.all()] == [{"day": 1}, {"day": 2}]
        assert queries.first_break(last) is None
        assert (city / "files" / "2026" / "plan.pdf").read_bytes() == b"%PDF the plan"
        assert not (city / "files" / "later.pdf").exists()

    def test_keeps_the_triggers_that_guard_history(self, saved):
        call_command("restore", saved, replace=True)

        with pytest.raises(Exception, match="history"), connection.cursor() as cursor:
            cursor.execute("UPDATE history_event SET kind = 'other'")

    def test_wants_to_hear_that_it_may_replace(self, saved):
        with pytest.raises(CommandError, match="add --replace"):
            call_command("restore", saved)

    @pytest.mark.parametrize(
        ("damage", "said"),
        [
            (lambda path: path.write_bytes(b"no archive"), "it is no backup of Akkoord"),
            (lambda path: path.write_bytes(path.read_bytes()[:-200]), "it is no backup of Akkoord"),
            (lambda path: _rewrite(path, vendor="oracle"), "it is of oracle"),
            (lambda path: _rewrite(path, format=2), "it has format 2"),
            (
                lambda path: _rewrite(path, sha256={"files/gone.pdf": "0"}),
                "files/gone.pdf is missing or damaged",
            ),
        ],
    )
    def test_refuses_a_bad_archive_and_loses_nothing(self, city, saved, damage, said):
        damage(saved)

        with pytest.raises(CommandError, match=said):
            call_command("restore", saved, replace=True)

        assert User.objects.get().name == "An"
        assert (city / "files" / "2026" / "plan.pdf").exists()


class TestUnpack:
    @pytest.mark.parametrize("name", ["../outside", "/etc/outside", "files/../../outside"])
    def test_writes_nothing_outside_its_folder(self, city, name):
        path = city / "hostile.tar.gz"
        with tarfile.open(path, "w:gz") as tar:
            tar.addfile(tarfile.TarInfo(name))

        with pytest.raises(NotABackup, match="is no file that belongs in it"):
            archive.unpack(path, city / "unpacked" / "deep", vendor=connection.vendor)

    def test_follows_no_link(self, city):
        path = city / "hostile.tar.gz"
        link = tarfile.TarInfo("files/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc"
        with tarfile.open(path, "w:gz") as tar:
            tar.addfile(link)

        with pytest.raises(NotABackup, match="files/link is no file that belongs in it"):
            archive.unpack(path, city / "unpacked", vendor=connection.vendor)


class TestBackup:
    def test_is_readable_by_its_owner_alone(self, saved):
        assert saved.stat().st_mode & 0o077 == 0

    def test_leaves_nothing_half_written(self, city):
        with pytest.raises(CommandError, match="there is no folder"):
            call_command("backup", city / "nowhere" / "backup.tar.gz")

        assert list(city.glob("**/*.part")) == []


def _rewrite(path, **changes):
    """Change the manifest of an archive."""
    folder = path.with_suffix(".d")
    archive.unpack(path, folder, vendor=connection.vendor)
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | changes))
    with tarfile.open(path, "w:gz") as tar:
        for member in folder.iterdir():
            tar.add(member, member.name)


class TestDump:
    def test_says_which_program_is_missing(self, city, monkeypatch):
        monkeypatch.setattr(connection, "vendor", "postgresql")
        monkeypatch.setattr(shutil, "which", lambda tool: None)

        with pytest.raises(ToolMissing, match="pg_dump is missing; on Debian"):
            databases.dump(city / "copy")

    def test_says_what_the_program_said(self, city, monkeypatch):
        monkeypatch.setattr(connection, "vendor", "postgresql")
        monkeypatch.setattr(shutil, "which", lambda tool: "/bin/false")

        with pytest.raises(ToolFailed, match="pg_dump stopped with code 1"):
            databases.dump(city / "copy")

    def test_is_of_this_kind_of_database_only(self, city, saved):
        with pytest.raises(NotABackup, match="this site runs on oracle"):
            archive.unpack(saved, city / "unpacked", vendor="oracle")
