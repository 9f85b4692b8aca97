"""The column of tokens, and the one question that each database answers with its own index.

FTS5 cuts at ASCII signs only and a `tsvector` is made of an array, not by a parser: both hold exactly the
tokens that Python made. Every token stands in quotes in a question, so none is ever an operator.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.db import models
from django.db.models import Lookup

Question = Sequence[Collection[str]]
"""For each word, the tokens that it stands for: an entry must hold one of each."""

_IN_FTS5 = "IN (SELECT rowid FROM search_entry_tokens WHERE search_entry_tokens MATCH %s)"


class TokensField(models.TextField):
    """Tokens with a space between; `tokens__hold=[["fietspad", "fiets"], ["tuin"]]` asks the index."""


@TokensField.register_lookup
class Hold(Lookup):
    """Whether the tokens hold one of each group."""

    lookup_name = "hold"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, tuple[str, ...]]:
        """Return the question in the words of the database."""
        write = {"sqlite": _fts5, "postgresql": _tsquery}[connection.vendor]
        return "%s", (write(value),)

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        return self._of_entry(compiler, connection, f'"id" {_IN_FTS5}')

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        return self._of_entry(compiler, connection, '"vector" @@ %s::tsquery')

    def _of_entry(self, compiler: Any, connection: Any, condition: str) -> tuple[str, tuple[str | int, ...]]:
        _, params = self.process_rhs(compiler, connection)
        return f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{condition}", params


def _fts5(question: Question) -> str:
    return _written(question, quote=_in_double_quotes, either=" OR ", every=" AND ")


def _tsquery(question: Question) -> str:
    return _written(question, quote=_in_single_quotes, either=" | ", every=" & ")


def _written(question: Question, *, quote: Callable[[str], str], either: str, every: str) -> str:
    groups = (either.join(map(quote, sorted(tokens))) for tokens in question)
    return every.join(f"({group})" for group in groups)


def _in_double_quotes(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def _in_single_quotes(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
