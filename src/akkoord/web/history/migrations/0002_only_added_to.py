"""Triggers that refuse to change or delete history, on both databases."""

from django.db import migrations

_TABLE = "history_event"

_SQLITE = (
    [
        f"CREATE TRIGGER {_TABLE}_no_{verb} BEFORE {verb} ON {_TABLE} "
        f"BEGIN SELECT RAISE(ABORT, 'history is only added to'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    [f"DROP TRIGGER {_TABLE}_no_{verb}" for verb in ("UPDATE", "DELETE")],
)

_POSTGRESQL = (
    [
        f"CREATE FUNCTION {_TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'history is only added to' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {_TABLE}_no_change BEFORE UPDATE OR DELETE ON {_TABLE} "
        f"FOR EACH ROW EXECUTE FUNCTION {_TABLE}_refuse()",
        f"CREATE TRIGGER {_TABLE}_no_truncate BEFORE TRUNCATE ON {_TABLE} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {_TABLE}_refuse()",
    ],
    [
        f"DROP TRIGGER {_TABLE}_no_truncate ON {_TABLE}",
        f"DROP TRIGGER {_TABLE}_no_change ON {_TABLE}",
        f"DROP FUNCTION {_TABLE}_refuse()",
    ],
)


def _run(schema_editor, place):
    statements = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[schema_editor.connection.vendor][place]
    for statement in statements:
        schema_editor.execute(statement)


def make(apps, schema_editor):
    _run(schema_editor, 0)


def drop(apps, schema_editor):
    _run(schema_editor, 1)


class Migration(migrations.Migration):
    dependencies = [("history", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
