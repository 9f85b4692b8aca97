"""Read anew what follows from the words of promises, after people changed those words or their place.

What the layout of the document said stays as it was: it cannot be read in the words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from akkoord.agreement import flags, sentences
from akkoord.agreement.clauses import conditions, parts, references, sdgs, targets, trends, verbs
from akkoord.agreement.model import Flag, Kind, Level, Promise, Term
from akkoord.agreement.names import finder
from akkoord.agreement.names.gazetteer import Gazetteer
from akkoord.agreement.relations import related

_OF_THE_LAYOUT = ("in_prose", "joined")
_OF_ALL_WORDS = "damaged_text"


def clauses(promise: Promise, term: Term | None, *, is_label: bool = False) -> Promise:
    """Return a promise with all that its own words say; names, references and relations as they were.

    Args:
        promise: Its text, level and headings are read.
        term: The years that its dates are counted from.
        is_label: Whether it is a title above other promises.

    >>> promise = Promise("1", Level.ACTION, None, None, None, None, None, 1, 1, None, "Er komen 500 bomen.")
    >>> clauses(promise, None).targets[0].quantity
    Decimal('500')
    """
    text = promise.text
    headings = (promise.domain, promise.theme, promise.subtheme)
    read = replace(
        promise,
        targets=targets.find(text, term),
        trends=trends.find(text),
        conditions=conditions.find(text),
        verb_class=None if is_label else verbs.find(text),
        sdgs=() if is_label else sdgs.find(text, headings),
        # A goal is one aim, however many sentences it takes.
        parts=() if promise.kind is Kind.OBJECTIVE else parts.find(text),
    )
    own = (Flag("label_only", text),) if is_label else tuple(flags.find(read))
    return replace(read, flags=own)


def words_anew(promise: Promise, term: Term | None) -> Promise:
    """Return a promise with all that its own words say by now, and what the layout said of it.

    A title above other promises that got the words of a promise is one.

    Args:
        promise: With the flags that it had.
        term: The years that its dates are counted from.
    """
    was_label = promise.level is Level.GOAL and not promise.is_counted
    is_label = was_label and sentences.is_label(promise.text)
    read = clauses(promise, term, is_label=is_label)
    of_layout = tuple(flag for flag in promise.flags if flag.code in _OF_THE_LAYOUT)
    return replace(read, flags=read.flags + of_layout)


def all_of(
    promises: Sequence[Promise],
    changed: Collection[str],
    *,
    term: Term | None = None,
    gazetteer: Gazetteer | None = None,
    title: str | None = None,
) -> tuple[Promise, ...]:
    r"""Return the promises of one agreement with all that follows from their words read anew.

    Of those that did not change, what their own words say stays; what hangs on the others does not.

    Args:
        promises: In document order.
        changed: The ids of those with other words than were read, or under other headings.
        term: The years that dates are counted from.
        gazetteer: The names of the city.
        title: What stands above the agreement.

    >>> from akkoord.agreement import reader
    >>> read = reader.read("STAD\n\n- Wij planten bomen.\n- Er komt een park.\n").promises
    >>> all_of(read, ()) == read
    True
    >>> edited = (replace(read[0], text="Wij planten 500 bomen."), read[1])
    >>> [target.text for target in all_of(edited, {read[0].id})[0].targets]
    ['500 bomen']
    """
    places = references.under(_headings(promises))
    known = finder.know([promise.text for promise in promises], gazetteer, title) if changed else None
    there = {promise.id for promise in promises}
    read = []
    for promise in promises:
        own = _without(promise, there)
        if known is not None and promise.id in changed:
            found = known.find(promise.text)
            own = replace(
                words_anew(own, term),
                actors=found.actors,
                places=found.places,
                cross_refs=references.find(promise.text, places),
            )
        read.append(own)
    return related.with_relations(flags.with_damage(read))


def _without(promise: Promise, there: Collection[str]) -> Promise:
    """Return a promise without what the others say of it, and without references to what is gone."""
    return replace(
        promise,
        repeats=(),
        conflicts=(),
        cross_refs=tuple(own if own.id in there else replace(own, id=None) for own in promise.cross_refs),
        flags=tuple(flag for flag in promise.flags if flag.code != _OF_ALL_WORDS),
    )


def _headings(promises: Sequence[Promise]) -> Iterator[tuple[str, str]]:
    """Yield each heading with the objectives under it; a chapter with its own ambition first."""
    objectives = [promise for promise in promises if promise.kind is Kind.OBJECTIVE]
    for promise in sorted(objectives, key=lambda own: own.level is not Level.CHAPTER_AMBITION):
        for heading in (promise.domain, promise.theme, promise.subtheme):
            if heading is not None:
                yield heading, promise.id
