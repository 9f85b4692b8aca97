"""What whoever checks a promise should know of it, and the words or lines that say so."""

from __future__ import annotations

from collections.abc import Iterator

from akkoord.agreement.clauses import statements
from akkoord.agreement.model import Flag, Kind, Promise


def find(promise: Promise) -> Iterator[Flag]:
    """Yield the flags of a promise, by what it says and what it does not say."""
    stated = statements.find(promise.text) if promise.kind is not Kind.OBJECTIVE else None
    if stated:
        yield Flag("statement", stated)
    elif not promise.targets:
        directions = "; ".join(trend.text for trend in promise.trends)
        yield Flag("no_target", directions or promise.text)
    if promise.parts:
        yield Flag("several_promises", "; ".join(promise.parts))
