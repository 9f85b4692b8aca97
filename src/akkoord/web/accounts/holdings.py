"""What is held about somebody with an account, told and erased by the apps that hold it.

In `ready` of an `apps.py`:

    holdings.register("jobs", holdings.Holding(tell=queries.held_about, erase=actions.forget))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise as LazyText

from akkoord.web.accounts.models import User


def _nothing(user: User, now: datetime) -> None:
    """Erase nothing: what is held names nobody once the account is erased."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What one app holds.

    Attributes:
        tell: Gives one sentence for each thing that is held, with how long and why.
        erase: Deletes what may be deleted, in the transaction in which the account is erased.
    """

    tell: Callable[[User], Iterable[str | LazyText]]
    erase: Callable[[User, datetime], None] = _nothing


_HOLDINGS: dict[str, Holding] = {}


def register(name: str, holding: Holding) -> None:
    """Add what an app holds; the same name again replaces it."""
    _HOLDINGS[name] = holding


def told(user: User) -> list[str]:
    """Return what other apps hold about somebody, a sentence each."""
    return [str(sentence) for holding in _HOLDINGS.values() for sentence in holding.tell(user)]


def erase(user: User, now: datetime) -> None:
    """Let every app delete what it may."""
    for holding in _HOLDINGS.values():
        holding.erase(user, now)
