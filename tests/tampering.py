"""What somebody could do who owns the database: change the history behind the back of the site."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection


def tamper(sql):
    """Do what the triggers refuse, as somebody who owns the database could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER history_event_no_UPDATE")
            cursor.execute("DROP TRIGGER history_event_no_DELETE")
        cursor.execute(sql)
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")


@contextmanager
def history_can_be_emptied() -> Iterator[None]:
    """Take the triggers away that keep what is there: a test with real transactions empties all tables."""
    kept = [
        import_module(f"akkoord.web.{app}.migrations.0002_only_added_to") for app in ("history", "reports")
    ]
    with connection.schema_editor() as editor:
        for triggers in kept:
            triggers.drop(None, editor)
    yield
    with connection.schema_editor() as editor:
        for triggers in kept:
            triggers.make(None, editor)
