"""`python -m akkoord.web add_panel FILE --name NAME [--invented]`: households to compute effects over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from akkoord.errors import InputError
from akkoord.phrases import say
from akkoord.web.checks import actions


class Command(BaseCommand):
    help = "Compute the effects of drafts over these households from now on: one JSON object per line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--name", required=True, help="what pages call these households")
        parser.add_argument("--invented", action="store_true", help="they are made up, and pages say so")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            added = actions.add_panel(
                name=options["name"],
                text=options["file"].read_text(encoding="utf-8"),
                is_invented=options["invented"],
                actor=None,
                now=timezone.now(),
            )
        except (OSError, UnicodeDecodeError, InputError) as error:
            raise CommandError(str(error)) from error
        for problem in added.problems:
            self.stderr.write(say(problem, "en", package="akkoord.rights"))
        self.stdout.write(f"{added.panel.households} households are used from now on.")
