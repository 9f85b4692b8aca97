"""Which checks a draft decision needs, and why: yes, no, or unknown with what would settle it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from akkoord.checks.checklist import Checklist, TriggerCode
from akkoord.phrases import Reason

Change = Literal["tariff", "support", "right"]
Verdict = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of a draft decision; None where nobody has said it yet.

    Attributes:
        changes: What it changes: a tariff, a support measure, a right; empty when it changes none of these.
        touches_households: Whether households will notice it.
        amount_cents: The money it involves, in eurocents over all years.
        is_of_college: Whether the college of mayor and aldermen decides it.
    """

    changes: frozenset[Change] | None = None
    touches_households: bool | None = None
    amount_cents: int | None = None
    is_of_college: bool | None = None


@dataclass(frozen=True, slots=True)
class CityRules:
    """What a city has settled about its checks.

    Attributes:
        every_college_decision: The checks that every decision of the college needs, by code.
        large_amount_cents: From which amount a decision counts as large; None when no amount does.
    """

    every_college_decision: frozenset[str] = frozenset()
    large_amount_cents: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """Whether a draft needs a check.

    Attributes:
        check: The code of the check.
        verdict: "yes", "no", or "unknown" as long as an unanswered question could still make it "yes".
        reasons: What makes it needed; or what would settle it; or that nothing asks for it.
    """

    check: str
    verdict: Verdict
    reasons: tuple[Reason, ...]


def needed(checklists: Iterable[Checklist], features: Features, rules: CityRules) -> list[Need]:
    """Return for each check whether a draft needs it, and why.

    >>> from akkoord.checks import checklist
    >>> features = Features(frozenset({"support"}), touches_households=True, is_of_college=True)
    >>> need = needed([checklist.load("poverty")], features, CityRules())[0]
    >>> need.verdict, [reason.code for reason in need.reasons]
    ('yes', ['because.changes_support', 'because.touches_households'])
    """
    return [_need(one, features, rules) for one in checklists]


def _need(check: Checklist, features: Features, rules: CityRules) -> Need:
    answers = [
        (trigger.code, _holds(trigger.code, check.code, features, rules)) for trigger in check.triggers
    ]
    values = {"limit_cents": rules.large_amount_cents or 0, "amount_cents": features.amount_cents or 0}
    because = tuple(Reason(f"because.{code}", values) for code, holds in answers if holds)
    open_ = tuple(Reason(f"unknown.{code}", values) for code, holds in answers if holds is None)
    if because:
        return Need(check.code, "yes", because)
    if open_:
        return Need(check.code, "unknown", open_)
    return Need(check.code, "no", (Reason("because.nothing"),))


def _holds(code: TriggerCode, check: str, features: Features, rules: CityRules) -> bool | None:
    match code:
        case "every_college_decision":
            return features.is_of_college if check in rules.every_college_decision else False
        case "changes_tariff":
            return _changes("tariff", features)
        case "changes_support":
            return _changes("support", features)
        case "changes_right":
            return _changes("right", features)
        case "touches_households":
            return features.touches_households
        case "large_amount":
            return _is_large(features.amount_cents, rules.large_amount_cents)


def _changes(change: Change, features: Features) -> bool | None:
    return None if features.changes is None else change in features.changes


def _is_large(amount_cents: int | None, limit_cents: int | None) -> bool | None:
    if limit_cents is None:
        return False
    return None if amount_cents is None else amount_cents >= limit_cents
