"""What apps above know of promises, for the report: the decisions that carry them out, the checks done.

They register in `ready` of their `apps.py`: follow-up itself knows neither.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["decisions", "checks"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that belongs to a promise: its permanent address, and what it is called."""

    address: str
    title: str


Tell = Callable[[Collection[int], date], Mapping[int, tuple[Reference, ...]]]
"""From ids of promises and the last day that counts to what belongs to each."""

_SOURCES: dict[Kind, Tell] = {}


def register(kind: Kind, tell: Tell) -> None:
    """Let an app tell what it has of promises; the same kind again replaces it."""
    _SOURCES[kind] = tell


def of(kind: Kind, promises: Collection[int], until: date) -> Mapping[int, tuple[Reference, ...]]:
    """Return what belongs to each promise up to a day; empty where no app tells."""
    tell = _SOURCES.get(kind)
    return tell(promises, until) if tell else {}
