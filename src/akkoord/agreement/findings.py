"""What somebody who checks an agreement should look at: the promises concerned, and what says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from akkoord.agreement.model import Agreement, ConditionKind, Kind, Level, Promise
from akkoord.phrases import Reason

CODES = (
    "conflict", "repeats", "damaged_text", "joined", "several_promises", "statement", "goal_without_actions",
    "label_without_actions", "action_without_goal", "reference_unresolved", "promise_of_others",
    "deadline_before_term", "deadline_after_term", "open_list", "no_target",
)  # fmt: skip
"""Every code, in the order in which the findings of one promise stand."""

# Flags that are worth a line of their own; what has no target is counted per domain instead.
_FLAGS = ("damaged_text", "joined", "several_promises", "statement")

# "Fietspaden, banken, ..." and "fietspaden, banken enz.": shown with the last words of the list.
_OPEN = re.compile(r",\s{0,3}(?:\.{3,}|…)|(?<!\w)(?:enz|etc|enzovoorts?|et\s+cetera)(?!\w)\.?", re.IGNORECASE)
_WINDOW = 60
_LAST_WORDS = 5
_SHORT = 80


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Attributes:
        code: What it is: one of `CODES`.
        ids: The promises concerned, in the order of the text.
        because: The words or lines that say so.
    """

    code: str
    ids: tuple[str, ...]
    because: Reason


def find(agreement: Agreement) -> tuple[Finding, ...]:
    r"""Return the findings of an agreement, in the order of the first promise concerned.

    >>> from akkoord.agreement import reader
    >>> read = reader.read("STAD\n\n- **Meer groen.**\n- **Veilige wijken.**\n - Er komt een park.\n")
    >>> [(finding.code, finding.ids) for finding in find(read)]
    [('goal_without_actions', ('1.1',)), ('no_target', ('1.1', '1.2', '1.2.1'))]
    """
    place_of = {promise.id: place for place, promise in enumerate(agreement.promises)}
    found = (finding for finder in _FINDERS for finding in finder(agreement))
    return tuple(sorted(found, key=lambda own: (place_of[own.ids[0]], CODES.index(own.code))))


def _repeats(agreement: Agreement) -> Iterator[Finding]:
    """Yield one finding for all promises that say the same, however they are tied together."""
    by_id = agreement.by_id()
    seen: set[str] = set()
    for promise in agreement.promises:
        cluster, waiting = set[str](), [promise.id]
        while waiting:
            own = waiting.pop()
            if own in by_id and own not in cluster and own not in seen:
                cluster.add(own)
                waiting += by_id[own].repeats
        seen |= cluster
        if len(cluster) > 1:
            members = [other for other in agreement.promises if other.id in cluster]
            values = {"count": len(members), "promises": "; ".join(map(_placed, members))}
            yield _finding("repeats", members, **values)


def _conflicts(agreement: Agreement) -> Iterator[Finding]:
    by_id = agreement.by_id()
    seen: set[frozenset[str]] = set()
    for promise in agreement.promises:
        for conflict in promise.conflicts:
            pair = frozenset((promise.id, conflict.id))
            if conflict.id in by_id and pair not in seen:
                seen.add(pair)
                other = by_id[conflict.id]
                values = {"note": conflict.note, "one": _placed(promise), "other": _placed(other)}
                yield _finding("conflict", [promise, other], **values)


def _flagged(agreement: Agreement) -> Iterator[Finding]:
    for promise in agreement.promises:
        for flag in promise.flags:
            if flag.code in _FLAGS:
                yield _finding(flag.code, [promise], words=flag.because)


def _tree(agreement: Agreement) -> Iterator[Finding]:
    """Yield goals that nothing serves, and actions that serve nothing where others do."""
    parents = {promise.parent for promise in agreement.promises}
    has_goals = any(promise.kind is Kind.OBJECTIVE for promise in agreement.promises)
    for promise in agreement.promises:
        if promise.level is Level.GOAL and promise.id not in parents:
            code = "goal_without_actions" if promise.is_counted else "label_without_actions"
            yield _finding(code, [promise], words=promise.text)
        if promise.kind is Kind.ACTION and promise.parent is None and has_goals:
            yield _finding("action_without_goal", [promise], words=_short(promise.text))


def _references(agreement: Agreement) -> Iterator[Finding]:
    for promise in agreement.promises:
        for reference in promise.cross_refs:
            if reference.id is None:
                yield _finding("reference_unresolved", [promise], words=reference.text)


def _others(agreement: Agreement) -> Iterator[Finding]:
    for promise in agreement.promises:
        for condition in promise.conditions:
            if condition.kind is ConditionKind.OTHERS:
                yield _finding("promise_of_others", [promise], words=condition.text)


def _deadlines(agreement: Agreement) -> Iterator[Finding]:
    """Yield the dates outside the term, each once for a promise."""
    if agreement.term is None:
        return
    term = agreement.term
    for promise in agreement.promises:
        for deadline in sorted({target.deadline for target in promise.targets if target.deadline}):
            values = {"deadline": deadline, "first": term.first_year, "last": term.last_year}
            if int(deadline[:4]) < term.first_year:
                yield _finding("deadline_before_term", [promise], **values)
            elif int(deadline[:4]) > term.last_year:
                yield _finding("deadline_after_term", [promise], **values)


def _open_lists(agreement: Agreement) -> Iterator[Finding]:
    for promise in agreement.promises:
        if match := _OPEN.search(promise.text):
            before = promise.text[max(0, match.end() - _WINDOW) : match.end()]
            yield _finding("open_list", [promise], words=" ".join(before.split()[-_LAST_WORDS:]))


def _unmeasured(agreement: Agreement) -> Iterator[Finding]:
    """Yield for each domain which of its promises have nothing to measure them by, and how many those are."""
    counted: dict[str | None, list[Promise]] = defaultdict(list)
    for promise in agreement.promises:
        if promise.is_counted:
            counted[promise.domain].append(promise)
    for domain, promises in counted.items():
        without = [promise for promise in promises if any(flag.code == "no_target" for flag in promise.flags)]
        if without:
            values = {"domain": domain or "", "without": len(without), "total": len(promises)}
            why = Reason("finding.no_target" if domain else "finding.no_target_outside", values)
            yield Finding("no_target", tuple(promise.id for promise in without), why)


_FINDERS: tuple[Callable[[Agreement], Iterator[Finding]], ...] = (
    _repeats, _conflicts, _flagged, _tree, _references, _others, _deadlines, _open_lists, _unmeasured,
)  # fmt: skip


def _finding(code: str, concerned: Sequence[Promise], /, **values: object) -> Finding:
    return Finding(code, tuple(promise.id for promise in concerned), Reason(f"finding.{code}", values))


def _placed(promise: Promise) -> str:
    """Return the words of a promise with its lines: in the file as in the coverage."""
    lines = f"{promise.line_start}-{promise.line_end}".removesuffix(f"-{promise.line_start}")
    return f"“{_short(promise.text)}” ({lines})"


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"
