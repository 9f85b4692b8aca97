"""The reports for the council, told by the app that makes them; without one, nothing was reported yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reported:
    """The last report that was sent.

    Attributes:
        address: Where it stands.
        title: What it is called.
        last_day: The last day of the period that it is of.
        known_on: The day up to which it counts what was recorded: what came after it is new since.
    """

    address: str
    title: str
    last_day: date
    known_on: date


Tell = Callable[[], "Reported | None"]

_TELL: list[tuple[Tell, str]] = []


def register(tell: Tell, url_name: str) -> None:
    """Let an app tell of the last report, and name the page of all of them; the last that registers does."""
    _TELL[:] = [(tell, url_name)]


def last() -> Reported | None:
    """Return the last report that was sent; None before the first."""
    return _TELL[0][0]() if _TELL else None


def place() -> str:
    """Return the name of the address of the page of all reports; empty where no app makes any."""
    return _TELL[0][1] if _TELL else ""
