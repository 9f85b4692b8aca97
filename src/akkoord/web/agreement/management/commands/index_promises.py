"""`python -m akkoord.web index_promises`: the search index of every version made anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from akkoord.web.agreement import actions
from akkoord.web.agreement.models import Version


class Command(BaseCommand):
    help = "Make the search index of every version anew. Needed after an upgrade that cuts words otherwise."

    def handle(self, *args: Any, **options: Any) -> None:
        for version in Version.objects.order_by("pk"):
            actions.index(version_id=version.pk)
            self.stdout.write(f"Indexed: {version}")
