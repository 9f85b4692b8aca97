"""`python -m akkoord.web first_administrator EMAIL NAME`: asks for a password and makes the account."""

from __future__ import annotations

import os
from getpass import getpass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from akkoord.errors import InputError
from akkoord.web.accounts import actions


class Command(BaseCommand):
    help = "Make the first administrator, who gives all others their role."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            actions.check_no_administrator()
            user = actions.first_administrator(
                email=options["email"], name=options["name"], password=_password(), now=timezone.now()
            )
        except InputError as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{user.email} is administrator. They log in and connect their telephone.")


def _password() -> str:
    # Never an argument: the list of processes shows arguments to every user of the machine.
    if given := os.environ.get("AKKOORD_FIRST_PASSWORD"):
        return given
    try:
        password, again = getpass("Password (12 characters or more): "), getpass("The same again: ")
    except EOFError as error:
        raise CommandError("nobody typed a password; give it in AKKOORD_FIRST_PASSWORD") from error
    if again != password:
        raise CommandError("the two passwords differ; start again")
    return password
