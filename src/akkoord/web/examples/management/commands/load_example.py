"""`python -m akkoord.web load_example genk|voorbeeldegem`: fill an empty installation with an example."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from akkoord.errors import InputError
from akkoord.web.agreement import queries as agreement
from akkoord.web.examples.genk import load as genk
from akkoord.web.examples.voorbeeldegem import load as voorbeeldegem

_LOADERS = {"genk": genk.load, "voorbeeldegem": voorbeeldegem.load}


class Command(BaseCommand):
    help = "Fill an installation that holds nothing yet with an example; does nothing where there is data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", choices=sorted(_LOADERS))

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"]
        if agreement.published() is not None:
            return
        try:
            _LOADERS[name](now=timezone.now())
        except InputError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Loaded the example {name}.")
