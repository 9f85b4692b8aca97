"""Targets without a number: to stand still, to reach a norm, to come level with others."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STABLE = re.compile(
    r"(?<!\w)(?:stabiel|op\s+peil|geplafonneerd|plafonneren|minimaal\s+behouden|bevroren|bevriezen|"
    r"niet\s+(?:verder\s+)?(?:stijgt|stijgen|toeneemt|toenemen|daalt|dalen))(?!\w)",
    re.IGNORECASE,
)
# Begins where a word begins: from each letter of a long word it would read that word again.
_NORM = re.compile(r"(?<![\w-])(?:[^\W\d_][\w-]*\s+)?[\w-]*norm(?!\w)(?:\s+\([^)]{1,60}\))?", re.IGNORECASE)
# "op niveau van" only says where; "het niveau van" is something to reach.
_BENCHMARK = re.compile(
    r"(?:het\s+(?:gemiddelde\s+)?niveau|gemiddeld\s+niveau|het\s+gemiddelde)\s+van\s+(?:het\s+gemiddelde\s+van\s+)?"
    r"(?P<baseline>(?:(?:de|het|andere|vergelijkbare|gemiddelde)\s+){0,2}[\w-]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Standard:
    """A target without a number: `stable` or `norm`, what with, and where (`text[start:end]`)."""

    comparator: str
    baseline: str | None
    start: int
    end: int


def find(text: str) -> tuple[Standard, ...]:
    """Return the standards of one sentence in order.

    >>> find("De werkgraad stijgt tot het gemiddelde van de centrumsteden")[0].baseline
    'de centrumsteden'
    >>> find("Het aantal agenten blijft op peil")[0].comparator
    'stable'
    """
    stable = find_stable(text)
    norms = [Standard("norm", match[0], *match.span()) for match in _NORM.finditer(text)]
    levels = [Standard("norm", match["baseline"], *match.span()) for match in _BENCHMARK.finditer(text)]
    return tuple(sorted(stable + norms + levels, key=lambda standard: standard.start))


def find_stable(text: str) -> list[Standard]:
    """Return only what is to stand still, in one sentence.

    >>> [found.start for found in find_stable("De schuld blijft stabiel, met de schuldnorm als grens")]
    [17]
    """
    return [Standard("stable", None, *match.span()) for match in _STABLE.finditer(text)]
