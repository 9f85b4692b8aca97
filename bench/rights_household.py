"""How long one household waits for its answers, with the whole explanation: a part of `bench/rights.py`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence

from akkoord.rights import household_assessment
from akkoord.rights.formats import answers, cases_file
from akkoord.rights.formats.cases_file import Case
from akkoord.rights.law_book import LawBook, in_force
from rights_rules import town

_SEED = 7
_GOAL_MS = 5
_KNOWN, _HALF_KNOWN = 0.0, 0.3


def print_households(persons: int) -> None:
    """Print the time of one right, and of all of them, in households of a made-up town."""
    book = in_force()
    count = sum(1 for right in book.rights if right.is_computable)
    print(
        f"\nOne household, from what is known to answers with reasons, figures and the whole explanation; "
        f"processor ms, the goal is {_GOAL_MS}"
    )
    print(f"{'':44} {'p50':>8} {'p99':>8} {'most':>8}")
    for unknown in (_KNOWN, _HALF_KNOWN):
        homes = _homes(persons, unknown)
        for case in homes:
            # Trees are written out once for each size of household, and kept.
            answers.case_to_dict(case, book, explain=True)
        title = f"{len(homes)} households, {unknown:.0%} unknown"
        _print(f"{title}, one right", _by_right(homes, book))
        _print(f"{title}, all {count} rights", [_ms(_all, case, book) for case in homes])


def _homes(persons: int, unknown: float) -> Sequence[Case]:
    cases = list(town.cases(*town.town(persons, _SEED, unknown)))
    return cases_file.read(json.dumps({"cases": cases}))


def _by_right(homes: Sequence[Case], book: LawBook) -> list[float]:
    rights = [right for right in book.rights if right.is_computable]
    return [_ms(_one, right, case, book) for case in homes for right in rights]


def _one(right: household_assessment.HouseholdRight, case: Case, book: LawBook) -> None:
    answers.answer_to_dict(household_assessment.assess(right, case.household, book), book, explain=True)


def _all(case: Case, book: LawBook) -> None:
    answers.case_to_dict(case, book, explain=True)


def _ms(work: Callable[..., None], *given: object) -> float:
    began = time.process_time()
    work(*given)
    return (time.process_time() - began) * 1000


def _print(title: str, times: list[float]) -> None:
    ordered = sorted(times)
    middle, slow = (ordered[int(len(ordered) * share)] for share in (0.5, 0.99))
    print(f"{title:44} {middle:8.2f} {slow:8.2f} {ordered[-1]:8.2f}", flush=True)
