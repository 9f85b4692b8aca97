"""`python -m akkoord.web prepare`: the database brought up to date, and what the pages need made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from akkoord.web.frame.setup import assets


class Command(BaseCommand):
    # Checked below, once the folders that it makes are there.
    requires_system_checks = ()
    help = "Bring the database up to date; make fonts, messages and static files. Run after each upgrade."

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in (settings.DATA_DIR, *map(Path, settings.STATICFILES_DIRS)):
            folder.mkdir(parents=True, exist_ok=True)
        self.check()
        call_command("migrate", interactive=False, verbosity=0)
        made = assets.prepare()
        self.stdout.write("Prepared." if made else "Nothing had changed.")
