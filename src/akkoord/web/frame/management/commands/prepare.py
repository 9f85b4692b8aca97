"""`python -m akkoord.web prepare`: the database brought up to date, and what the pages need made."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from akkoord.web.frame.setup import assets


class Command(BaseCommand):
    help = "Bring the database up to date; make fonts, messages and static files. Run after each upgrade."
    # They would miss the folders that this makes.
    requires_system_checks = []  # noqa: RUF012 - as Django declares it

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--example", metavar="NAME", help="fill what is empty with this example")

    def handle(self, *args: Any, **options: Any) -> None:
        # In it lie sessions, secrets of telephones and uploads: no other user of the machine looks inside.
        settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        call_command("migrate", interactive=False, verbosity=0)
        made = assets.prepare()
        self.stdout.write("Prepared." if made else "Nothing had changed.")
        if options["example"]:
            # In this process: starting one more costs as much as all that it does.
            call_command("load_example", options["example"], stdout=self.stdout)
