"""What somebody could do who owns the database: change the history behind the back of the site."""

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
