"""How a page about promises can be followed, told by the app that keeps what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

What = Literal["all", "promise", "domain", "place"]


@dataclass(frozen=True, slots=True)
class Ways:
    """The addresses by which one thing is followed: what changed, as a page and as a feed, and by e-mail."""

    page: str
    feed: str
    mail: str


Tell = Callable[[What, str], Ways]

_TELL: list[Tell] = []


def register(tell: Tell) -> None:
    """Let an app tell how things are followed; the last that registers does."""
    _TELL[:] = [tell]


def of(what: What, key: str) -> Ways | None:
    """Return how one thing is followed; None where nothing can be.

    Args:
        what: What sort of thing.
        key: What its own address calls it: a number or a short name; empty for the whole agreement.
    """
    return _TELL[0](what, key) if _TELL else None
