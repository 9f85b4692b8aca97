"""Where promises stand, told by the app that follows them; without one, nothing is known of any."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from akkoord.phrases import Reason


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one promise stands.

    Attributes:
        stage: The code of its stage, such as "in_progress".
        name: What that is called, for `phrases.say(..., package=package)`.
        package: The package that has the words.
        is_claimed: Whether there is no proof of it.
        is_overdue: Whether its deadline has passed.
        since: The day since which it is in that stage; None where that is not known.
    """

    stage: str
    name: Reason
    package: str
    is_claimed: bool = False
    is_overdue: bool = False
    since: date | None = None


Tell = Callable[[Collection[int], date], Mapping[int, Standing]]
"""From ids of promises and a day to their standings; a promise without information may be left out."""

Pick = Callable[[str, date], Q]
"""From the code of a stage and a day to what picks the texts of the promises that are in it."""

UNKNOWN = "no_information"


@dataclass(frozen=True, slots=True)
class Source:
    """The app that follows promises: it tells where some stand, and picks those that stand somewhere."""

    tell: Tell
    pick: Pick


_SOURCE: list[Source] = []


def register(tell: Tell, pick: Pick) -> None:
    """Let an app tell where promises stand; the last that registers does."""
    _SOURCE[:] = [Source(tell, pick)]


def of(promises: Collection[int], on: date) -> Mapping[int, Standing]:
    """Return where promises stand on a day, by their id; those without information are not in it."""
    return _SOURCE[0].tell(promises, on) if _SOURCE else {}


def in_stage(stage: str, on: date) -> Q:
    """Return what picks the texts of the promises that are in a stage on a day."""
    if _SOURCE:
        return _SOURCE[0].pick(stage, on)
    # Where nobody follows promises, of none anything is known.
    return Q() if stage == UNKNOWN else Q(pk__in=())
