"""Whose promises somebody may record: all of the city, or those that their own services carry out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from akkoord.web.accounts import queries as accounts
from akkoord.web.accounts.models import User
from akkoord.web.followup import people
from akkoord.web.followup.models import Owner

PERMISSION = "followup.record_status"
ASSIGNING = "followup.assign"


@dataclass(frozen=True, slots=True)
class Reach:
    """How far somebody reaches.

    Attributes:
        is_whole: Whether that is every promise.
        services: Else the slugs of the services whose promises they are.
        may_assign: Whether they may also say who carries a promise, and how much it counts.
    """

    is_whole: bool
    services: frozenset[str] = frozenset()
    may_assign: bool = False

    def covers(self, service: str) -> bool:
        """Whether a promise that a service carries out is within reach; "" stands for no service.

        >>> Reach(False, frozenset({"wonen"})).covers("wonen"), Reach(False).covers("")
        (True, False)
        """
        return self.is_whole or service in self.services

    def rows(self, on: date) -> Q:
        """Return what picks the rows within reach on a day, of rows that have a `promise`."""
        if self.is_whole:
            return Q()
        owned = Owner.objects.filter(
            people.held(on), promise=OuterRef("promise"), service__slug__in=sorted(self.services)
        )
        return Q(Exists(owned))


EVERYTHING = Reach(is_whole=True, may_assign=True)
"""The reach of who works on the installation itself, by its command line."""


def of(user: User, on: date) -> Reach:
    """Return how far somebody reaches on a day."""
    scopes = accounts.scopes_of(user, PERMISSION, on)
    may_assign = "" in accounts.scopes_of(user, ASSIGNING, on)
    return Reach("" in scopes, scopes - {""}, may_assign)
