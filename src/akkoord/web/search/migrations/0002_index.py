"""The full-text index over the tokens, made by each database in its own way.

A later migration that changes `search_entry` on SQLite makes that table anew, and its triggers go with the
old one: run `drop` before it and `make` after it.
"""

from django.db import migrations

_TABLE = "search_entry"
_INDEX = "search_entry_tokens"

_SQLITE = (
    [
        # The tokenizer cuts at ASCII signs only; a token has none but the comma of a number, written as a dot.
        f"CREATE VIRTUAL TABLE {_INDEX} USING fts5(tokens, content='{_TABLE}', content_rowid='id', "
        f"tokenize=\"ascii tokenchars '.'\")",
        f"CREATE TRIGGER {_INDEX}_add AFTER INSERT ON {_TABLE} BEGIN "
        f"INSERT INTO {_INDEX}(rowid, tokens) VALUES (new.id, new.tokens); END",
        f"CREATE TRIGGER {_INDEX}_remove AFTER DELETE ON {_TABLE} BEGIN "
        f"INSERT INTO {_INDEX}({_INDEX}, rowid, tokens) VALUES ('delete', old.id, old.tokens); END",
        f"CREATE TRIGGER {_INDEX}_change AFTER UPDATE ON {_TABLE} BEGIN "
        f"INSERT INTO {_INDEX}({_INDEX}, rowid, tokens) VALUES ('delete', old.id, old.tokens); "
        f"INSERT INTO {_INDEX}(rowid, tokens) VALUES (new.id, new.tokens); END",
        f"INSERT INTO {_INDEX}({_INDEX}) VALUES ('rebuild')",
    ],
    [
        f"DROP TRIGGER {_INDEX}_add",
        f"DROP TRIGGER {_INDEX}_remove",
        f"DROP TRIGGER {_INDEX}_change",
        f"DROP TABLE {_INDEX}",
    ],
)

_POSTGRESQL = (
    [
        # Of an array, not by to_tsvector: its parser would cut "0.7" and "24/7" in its own way.
        f"ALTER TABLE {_TABLE} ADD COLUMN vector tsvector GENERATED ALWAYS AS "
        f"(array_to_tsvector(array_remove(string_to_array(tokens, ' '), ''))) STORED",
        f"CREATE INDEX {_INDEX} ON {_TABLE} USING gin (vector)",
    ],
    [
        f"DROP INDEX {_INDEX}",
        f"ALTER TABLE {_TABLE} DROP COLUMN vector",
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
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
