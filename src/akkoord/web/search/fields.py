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


class TokensField(models.TextField):
    """Tokens with a space between; `tokens__hold=[["fietspad", "fiets"], ["tuin"]]` asks the index."""


@TokensField.register_lookup
class Hold(Lookup):
    """Whether the tokens hold one of each group."""

    lookup_name = "hold"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, list[str]]:
        """Return the question in the words of the database."""
        write = {"sqlite": _fts5, "postgresql": _tsquery}[connection.vendor]
        return "%s", [write(value)]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        table = self.lhs.alias
        _, params = self.process_rhs(compiler, connection)
        return (
            f'"{table}"."id" IN (SELECT rowid FROM search_entry_tokens WHERE search_entry_tokens MATCH %s)',  # noqa: S608 - an alias of the ORM
            params,
        )

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        _, params = self.process_rhs(compiler, connection)
        return f'"{self.lhs.alias}"."vector" @@ %s::tsquery', params


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
