"""The command that makes the first administrator, as somebody types it."""

import pytest
from django.core.management import CommandError, call_command

from akkoord.web.accounts.management.commands import first_administrator
from akkoord.web.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def typed(monkeypatch):
    """Type these passwords, one after the other."""
    monkeypatch.delenv("AKKOORD_FIRST_PASSWORD", raising=False)

    def typed(*passwords):
        answers = iter(passwords)
        monkeypatch.setattr(first_administrator, "getpass", lambda prompt: next(answers))

    return typed


def run(email="els@voorbeeldegem.example"):
    call_command("first_administrator", email, "Els")


class TestFirstAdministrator:
    def test_can_log_in_with_the_password_that_was_typed_twice(self, typed, client, capsys):
        typed("een trein zonder wagons", "een trein zonder wagons")
        run()

        assert "els@voorbeeldegem.example is administrator" in capsys.readouterr().out
        given = {"email": "els@voorbeeldegem.example", "password": "een trein zonder wagons"}
        assert client.post("/aanmelden/", given).url == "/werk/"
        assert client.get("/werk/mensen/").status_code == 200

    def test_is_not_made_when_the_two_differ(self, typed):
        typed("een trein zonder wagons", "een trein met wagons")

        with pytest.raises(CommandError, match="differ"):
            run()
        assert not User.objects.exists()

    def test_is_not_made_where_nobody_can_type(self, monkeypatch):
        def no_terminal(prompt):
            raise EOFError

        monkeypatch.delenv("AKKOORD_FIRST_PASSWORD", raising=False)
        monkeypatch.setattr(first_administrator, "getpass", no_terminal)

        with pytest.raises(CommandError, match="AKKOORD_FIRST_PASSWORD"):
            run()
        assert not User.objects.exists()

    def test_is_not_made_a_second_time(self, typed):
        typed("een trein zonder wagons", "een trein zonder wagons")
        run()
        # Nothing is left to type: it is refused before the password is asked.

        with pytest.raises(CommandError, match="an administrator already"):
            run("jan@voorbeeldegem.example")
        assert User.objects.count() == 1

    def test_is_told_what_is_wrong_with_the_password(self, typed):
        typed("short", "short")

        with pytest.raises(CommandError, match="12"):
            run()
