"""`python -m akkoord.web tick`: sends and starts what is due, once; safe to run each minute."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from akkoord.web.jobs import actions


class Command(BaseCommand):
    help = "Send and start what is due, and put back jobs whose worker died."

    def handle(self, *args: Any, **options: Any) -> None:
        ticked = actions.tick(timezone.now())
        self.stdout.write(
            f"{ticked.mails} mails sent, {ticked.jobs} jobs started, {ticked.failed} to try again, "
            f"{ticked.given_up} given up, {ticked.reclaimed} jobs put back"
        )
