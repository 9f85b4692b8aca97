"""What whoever checks a promise should know of it, and the words or lines that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from akkoord.agreement.clauses import damage, misspellings, statements
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


def with_damage(promises: Sequence[Promise]) -> tuple[Promise, ...]:
    """Return promises, those with damaged words flagged: a misspelt word only shows beside all the others."""
    texts = [promise.text for promise in promises]
    words_of = defaultdict(list, {place: list(damage.find(text)) for place, text in enumerate(texts)})
    for found in misspellings.find(texts):
        words_of[found.text].append(f"{found.word} / {found.like}")
    return tuple(
        replace(promise, flags=(*promise.flags, Flag("damaged_text", "; ".join(words_of[place]))))
        if words_of[place]
        else promise
        for place, promise in enumerate(promises)
    )
