"""How firm a promise is, before and after: what is done, how much, and what it hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from akkoord.agreement import sentences
from akkoord.agreement.clauses import verbs
from akkoord.agreement.model import Promise, Term, VerbClass
from akkoord.agreement.versions import figures
from akkoord.agreement.versions.signs import Matter, Sign
from akkoord.agreement.versions.wording import Run
from akkoord.phrases import Reason

# To keep is as firm as to make; to help others is less, to look into it or to aim at it is least. Looking and
# aiming are equal: a study ends in a report but may advise against it, an aim wants it but ends in nothing.
_FIRMNESS = {
    VerbClass.DELIVER: 3,
    VerbClass.CONTINUE: 3,
    VerbClass.SUPPORT: 2,
    VerbClass.INVESTIGATE: 1,
    VerbClass.STRIVE: 1,
}
_ONLY_STATES = 0
_NAME_OF = {
    VerbClass.SUPPORT: "support", VerbClass.INVESTIGATE: "investigate", VerbClass.STRIVE: "strive",
}  # fmt: skip
# "Wij blijven inzetten op": to keep striving is to strive.
_REMAINS = re.compile(r"(?<![\w-])blij(?:f|ft|ven)(?![\w-])\s*", re.IGNORECASE)

# Words that leave a way out. "Waar mogelijk" and the like are conditions, which are found elsewhere.
_HEDGE = re.compile(
    r"(?<![\w-])(?:zo\s*veel\s+mogelijk|eventueel|mogelijks|bij\s+voorkeur|in\s+principe|op\s+termijn|idealiter|"
    r"naar\s+best\s+vermogen|indicatief|bij\s+benadering|ongeveer|circa)(?![\w-])",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"(?<![\w-])(?:sommige|enkele|bepaalde|een\s+aantal|een\s+deel\s+van|gedeeltelijk|deels|de\s+meeste|"
    r"grotendeels|hoofdzakelijk)(?![\w-])",
    re.IGNORECASE,
)
_MUST = re.compile(r"(?<![\w-])(?:moet|moeten|zal|zullen|wordt|worden)(?![\w-])", re.IGNORECASE)
_MAY = re.compile(r"(?<![\w-])(?:kan|kunnen|mag|mogen|zou|zouden)(?![\w-])", re.IGNORECASE)
_NOT = re.compile(r"(?<![\w-])(?:niet|geen|nooit|nergens|noch)(?![\w-])", re.IGNORECASE)
_LONGEST_VERBS = 4
# "Niet" in a longer run of other words tells nothing of the promise as a whole.
_LONGEST_DENIAL = 3


def signs(
    old: Promise, new: Promise, runs: Sequence[Run], terms: tuple[Term | None, Term | None]
) -> tuple[Sign, ...]:
    """Return the signs that a promise became firmer or weaker; none where it was turned into its opposite.

    Args:
        old: The promise in the old version.
        new: The promise that it became.
        runs: The words that differ.
        terms: The years of both agreements.
    """
    if any(_denies(run) for run in runs):
        return (Sign(Matter.DONE, 0, Reason("change.denied")),)
    found = (
        *(tuple(_done(old, new)) or _done_in(runs)),
        *figures.compare(old, new, terms),
        *_conditions(old, new),
        *_ways_out(runs),
    )
    return tuple(found)


def _denies(run: Run) -> bool:
    is_short = len(run.old.split()) <= _LONGEST_DENIAL and len(run.new.split()) <= _LONGEST_DENIAL
    return is_short and bool(_NOT.search(run.old)) != bool(_NOT.search(run.new))


def _done(old: Promise, new: Promise) -> Iterator[Sign]:
    before, after = _class(old), _class(new)
    if before is None or after is None or _firmness(old, before) == _firmness(new, after):
        return
    is_weaker = _firmness(old, before) > _firmness(new, after)
    weaker, firmer = (new, old) if is_weaker else (old, new)
    own = _class(weaker)
    # "Moet stijgen" is an effort, but beside "blijft op peil" only the directions tell which is more.
    is_told_by_directions = own is VerbClass.STRIVE and bool(old.trends and new.trends)
    if own is not None and not _states(weaker) and (is_told_by_directions or _holds(firmer, own)):
        return
    name = "state" if _states(weaker) else _NAME_OF[own or VerbClass.STRIVE]
    code = f"change.only.{name}" if is_weaker else f"change.no_longer_only.{name}"
    yield Sign(Matter.DONE, -1 if is_weaker else 1, Reason(code))


def _done_in(runs: Sequence[Run]) -> Iterator[Sign]:
    """Yield signs for a verb further on that was replaced by another: "versterkt" by "onderzocht"."""
    for run in runs:
        if not run.old or not run.new or len(f"{run.old} {run.new}".split()) > _LONGEST_VERBS:
            continue
        before, after = verbs.find(run.old), verbs.find(run.new)
        if (before, after) == (VerbClass.DELIVER, VerbClass.INVESTIGATE):
            yield Sign(Matter.DONE, -1, Reason("change.only.investigate"))
        elif (before, after) == (VerbClass.INVESTIGATE, VerbClass.DELIVER):
            yield Sign(Matter.DONE, 1, Reason("change.no_longer_only.investigate"))


def _firmness(promise: Promise, own: VerbClass) -> int:
    return _ONLY_STATES if _states(promise) else _FIRMNESS[own]


def _states(promise: Promise) -> bool:
    return any(flag.code == "statement" for flag in promise.flags)


def _class(promise: Promise) -> VerbClass | None:
    if promise.verb_class is VerbClass.CONTINUE:
        return verbs.find(_REMAINS.sub("", promise.text))
    return promise.verb_class


def _holds(promise: Promise, own: VerbClass) -> bool:
    """Whether any sentence of a promise has a class: only the first one gives the promise its own."""
    return any(verbs.find(sentence) is own for sentence in sentences.split(promise.text))


def _conditions(old: Promise, new: Promise) -> Iterator[Sign]:
    """Yield a sign for each condition of a kind that the other version lacks."""
    before = {condition.kind: condition.text for condition in reversed(old.conditions)}
    after = {condition.kind: condition.text for condition in reversed(new.conditions)}
    for kind in [kind for kind in before if kind not in after]:
        yield Sign(Matter.RESERVE, 1, Reason("change.condition_gone", {"old": before[kind]}))
    for kind in [kind for kind in after if kind not in before]:
        yield Sign(Matter.RESERVE, -1, Reason("change.condition_added", {"new": after[kind]}))


def _ways_out(runs: Sequence[Run]) -> Iterator[Sign]:
    """Yield signs for words that leave a way out, among the words that differ only."""
    old, new = " | ".join(run.old for run in runs), " | ".join(run.new for run in runs)
    for pattern in (_HEDGE, _SOME):
        before, after = pattern.search(old), pattern.search(new)
        if before and not after:
            yield Sign(Matter.RESERVE, 1, Reason("change.way_out_gone", {"old": before[0]}))
        elif after and not before:
            yield Sign(Matter.RESERVE, -1, Reason("change.way_out_added", {"new": after[0]}))
    for run in runs:
        values = {"old": run.old, "new": run.new}
        if _MUST.search(run.old) and _MAY.search(run.new) and not _MAY.search(run.old):
            yield Sign(Matter.RESERVE, -1, Reason("change.may", values))
        elif _MAY.search(run.old) and _MUST.search(run.new) and not _MAY.search(run.new):
            yield Sign(Matter.RESERVE, 1, Reason("change.must", values))
