"""Triggers that refuse to change or delete a report that was sent, on both databases."""

from django.db import migrations

_TABLES = ("reports_report", "reports_document", "reports_part", "reports_reportfile")
_WHY = "a report that was sent is not changed"


def _sqlite(table):
    return (
        [
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"
            for verb in ("UPDATE", "DELETE")
        ],
        [f"DROP TRIGGER {table}_no_{verb}" for verb in ("UPDATE", "DELETE")],
    )


def _postgresql(table):
    return (
        [
            f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_WHY}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
        ],
        [
            f"DROP TRIGGER {table}_no_truncate ON {table}",
            f"DROP TRIGGER {table}_no_change ON {table}",
            f"DROP FUNCTION {table}_refuse()",
        ],
    )


def _run(schema_editor, place):
    statements = {"sqlite": _sqlite, "postgresql": _postgresql}[schema_editor.connection.vendor]
    for table in _TABLES:
        for statement in statements(table)[place]:
            schema_editor.execute(statement)


def make(apps, schema_editor):
    _run(schema_editor, 0)


def drop(apps, schema_editor):
    _run(schema_editor, 1)


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
