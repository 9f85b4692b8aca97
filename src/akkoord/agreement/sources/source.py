"""What every format is turned into: numbered lines, and what was healed on the way."""

from __future__ import annotations

from dataclasses import dataclass

from akkoord.phrases import Reason


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of an agreement (the first is line 1) and notes on what was healed."""

    lines: tuple[str, ...]
    notes: tuple[Reason, ...] = ()
