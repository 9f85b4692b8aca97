"""`python -m akkoord.web worker`: runs jobs and ticks each minute, until it is asked to stop."""

from __future__ import annotations

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from akkoord.web.jobs import worker


class Command(BaseCommand):
    help = "Run long work and tick each minute, until SIGTERM or Ctrl+C; a second one stops at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--until-idle", action="store_true", help="tick once, run what waits, and stop then"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Its lines say for each look at the queue what ours say for each job.
        for name in ("django_tasks", "django_tasks_db"):
            logging.getLogger(name).setLevel(logging.WARNING)
        worker.stop_on_signals()
        clock = worker.Clock()
        clock.start()
        try:
            count = worker.work(until_idle=options["until_idle"])
        finally:
            clock.stop()
        self.stdout.write(f"{count} jobs run.")
