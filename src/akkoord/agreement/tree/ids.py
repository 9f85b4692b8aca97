"""Readable ids for the promises of one reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from akkoord.agreement.model import Kind
from akkoord.agreement.tree.drafts import Draft


def number(drafts: Sequence[Draft]) -> list[str]:
    """Return an id for each draft: chapter, goal, action, nested; highlights and pillars by group.

    What stands under something takes the number of that thing and a number behind it; an action without
    a goal counts under 0.
    """
    ids: list[str] = []
    counts: Counter[str] = Counter()
    for draft in drafts:
        stem = _stem(draft, ids)
        counts[stem] += 1
        ids.append(f"{stem}{counts[stem]}" if stem == f"h{draft.group}." else f"{stem}.{counts[stem]}")
    return ids


def _stem(draft: Draft, ids: Sequence[str]) -> str:
    if draft.level.kind is Kind.HIGHLIGHT:
        return f"h{draft.group}."
    if draft.level.kind is Kind.PILLAR:
        return f"p{draft.group}"
    if draft.nested_under is not None:
        return ids[draft.nested_under]
    if draft.level.kind is Kind.OBJECTIVE:
        return str(draft.chapter)
    return f"{draft.chapter}.0" if draft.parent is None else ids[draft.parent]
