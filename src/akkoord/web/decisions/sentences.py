"""Reasons and errors as sentences: our own first, then those of the engines that decisions use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from akkoord import phrases
from akkoord.phrases import Language, Sayable
from akkoord.web.decisions.gates import Obstacle
from akkoord.web.jobs import reasons


@dataclass(frozen=True, slots=True)
class ObstacleLine:
    """What stands in the way of a publication, in words, with the page where it can be solved."""

    sentence: str
    address: str


_PACKAGES = ("akkoord.web.decisions", "akkoord.decisions", "akkoord.rights")


def said(reason: Sayable | Mapping[str, Any], language: Language) -> str:
    """Return the sentence for a reason, an error, or a reason that was kept in a row.

    Raises:
        UnknownPhrase: if none of the packages has it.
    """
    known = reasons.from_row(reason) if isinstance(reason, Mapping) else reason
    for package in _PACKAGES:
        if known.code in phrases.load(package, language):
            return phrases.say(known, language, package=package)
    raise phrases.UnknownPhrase(reason=known.code, language=language, package=_PACKAGES[0])


def obstacle_lines(obstacles: Iterable[Obstacle], language: Language) -> list[ObstacleLine]:
    """Return what stands in the way as a page shows it."""
    return [
        ObstacleLine(phrases.say(one.reason, language, package=one.package), one.address) for one in obstacles
    ]
