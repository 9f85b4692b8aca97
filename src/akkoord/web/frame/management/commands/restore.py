"""`python -m akkoord.web restore FILE --replace`: put a backup back, after checking it whole."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from akkoord.errors import AkkoordError
from akkoord.web.frame.backup import archive, databases


class Command(BaseCommand):
    help = "Replace the database and the uploaded files by those of a backup. Stop the site first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="an archive that `backup` wrote")
        parser.add_argument("--replace", action="store_true", help="yes, replace what is there now")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["replace"]:
            raise CommandError("this replaces everything that is here now; add --replace to say so")
        root = Path(settings.DATA_DIR)
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=root) as folder:
            try:
                found = archive.unpack(options["file"], Path(folder), vendor=connection.vendor)
                databases.load(found.database)
                _replace(Path(settings.MEDIA_ROOT), found.files)
            except (AkkoordError, OSError) as error:
                raise CommandError(str(error)) from error
        # A backup of an older release gets the tables of this one.
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"Restored the backup of {found.made_at}.")


def _replace(folder: Path, files: Path) -> None:
    old = folder.with_name(f"{folder.name}.before-restore")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    shutil.move(files, folder)
    shutil.rmtree(old, ignore_errors=True)
