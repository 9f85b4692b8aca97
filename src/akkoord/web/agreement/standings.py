"""Where promises stand, told by the app that follows them; without one, nothing is known of any."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

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

_TELL: list[Tell] = []


def register(tell: Tell) -> None:
    """Let an app tell where promises stand; the last that registers does."""
    _TELL[:] = [tell]


def of(promises: Collection[int], on: date) -> Mapping[int, Standing]:
    """Return where promises stand on a day, by their id; those without information are not in it."""
    return _TELL[0](promises, on) if _TELL else {}
