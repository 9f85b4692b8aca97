"""`python -m akkoord.web verify_history [--last SEAL]`: read the whole chain and say whether it holds."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from akkoord.web.history import queries


class Command(BaseCommand):
    help = (
        "Check that nobody rewrote history. Keep the seal that this prints somewhere else, and give it next"
        " time with --last: only so are events missed that were taken away from the end."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--last", metavar="SEAL", help="the seal that this printed at an earlier time")

    def handle(self, *args: Any, **options: Any) -> None:
        kept = options["last"]
        verdict = queries.verified()
        if verdict.broken is not None:
            raise CommandError(
                f"broken at position {verdict.broken.position}: that event, or one before it, was changed, "
                f"added or taken away; {verdict.count} events before it hold"
            )
        if kept is not None and not queries.holds_seal(kept.strip().lower()):
            raise CommandError(
                f"broken at position {verdict.count}: no event has the seal {kept!r}, so the chain was cut "
                f"off before it; its {verdict.count} events hold among themselves"
            )
        self.stdout.write(f"{verdict.count} events hold; last seal {verdict.last_seal}")
