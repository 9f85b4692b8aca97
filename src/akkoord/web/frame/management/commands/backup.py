"""`python -m akkoord.web backup FILE`: everything in one archive, while the site goes on."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from akkoord.errors import AkkoordError
from akkoord.web.frame.backup import archive, databases


class Command(BaseCommand):
    help = "Write the database and the uploaded files to one archive; the secret key is not in it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to, such as akkoord-2026-09-01.tar.gz")

    def handle(self, *args: Any, **options: Any) -> None:
        target: Path = options["file"].absolute()
        if not target.parent.is_dir():
            raise CommandError(f"there is no folder {target.parent}; make it first")
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            copy = Path(folder) / "database"
            try:
                databases.dump(copy)
                files = archive.write(
                    target,
                    database=copy,
                    files=Path(settings.MEDIA_ROOT),
                    vendor=connection.vendor,
                    now=timezone.now(),
                )
            except (AkkoordError, OSError) as error:
                raise CommandError(f"no backup was made: {error}") from error
        self.stdout.write(f"{target}: the database and {files} files.")
