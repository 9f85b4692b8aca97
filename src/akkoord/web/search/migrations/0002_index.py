"""The full-text index over the tokens, made by each database in its own way.

A later migration that changes `search_entry` on SQLite makes that table anew, and its triggers go with the
old one: run `drop` before it and `make` after it.
"""

from django.db import migrations

_SQLITE = (
    [
        # The tokenizer cuts at ASCII signs only; a token has none but the comma of a number, written as a dot.
        """
        CREATE VIRTUAL TABLE search_entry_tokens
        USING fts5(tokens, content='search_entry', content_rowid='id', tokenize="ascii tokenchars '.'")
        """,
        """
        CREATE TRIGGER search_entry_tokens_add AFTER INSERT ON search_entry BEGIN
            INSERT INTO search_entry_tokens(rowid, tokens) VALUES (new.id, new.tokens);
        END
        """,
        """
        CREATE TRIGGER search_entry_tokens_remove AFTER DELETE ON search_entry BEGIN
            INSERT INTO search_entry_tokens(search_entry_tokens, rowid, tokens)
            VALUES ('delete', old.id, old.tokens);
        END
        """,
        """
        CREATE TRIGGER search_entry_tokens_change AFTER UPDATE ON search_entry BEGIN
            INSERT INTO search_entry_tokens(search_entry_tokens, rowid, tokens)
            VALUES ('delete', old.id, old.tokens);
            INSERT INTO search_entry_tokens(rowid, tokens) VALUES (new.id, new.tokens);
        END
        """,
        "INSERT INTO search_entry_tokens(search_entry_tokens) VALUES ('rebuild')",
    ],
    [
        "DROP TRIGGER search_entry_tokens_add",
        "DROP TRIGGER search_entry_tokens_remove",
        "DROP TRIGGER search_entry_tokens_change",
        "DROP TABLE search_entry_tokens",
    ],
)

_POSTGRESQL = (
    [
        # Of an array, not by to_tsvector: its parser would cut "0.7" and "24/7" in its own way.
        """
        ALTER TABLE search_entry ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(tokens, ' '), ''))) STORED
        """,
        "CREATE INDEX search_entry_tokens ON search_entry USING gin (vector) WITH (fastupdate = off)",
    ],
    [
        "DROP INDEX search_entry_tokens",
        "ALTER TABLE search_entry DROP COLUMN vector",
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
