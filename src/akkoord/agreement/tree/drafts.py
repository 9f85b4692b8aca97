"""What an outline is made of: promises that have no ids yet, and the blocks that are none."""

from __future__ import annotations

from dataclasses import dataclass

from akkoord.agreement.layout.blocks import Block
from akkoord.agreement.model import Level


@dataclass(frozen=True, slots=True)
class Draft:
    """A promise before it has an id: other promises are named by their position among the drafts.

    One from running text has the words that make it a promise in `because`.
    """

    block: Block
    level: Level
    chapter: int
    headings: tuple[str | None, str | None, str | None]
    parent: int | None = None
    nested_under: int | None = None
    group: int = 0
    because: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """A block that is no promise: a heading, or skipped for a reason.

    A reference belongs to the goal or ambition above it, by its position among the drafts.
    """

    block: Block
    role: str
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree of a text: title, promises in order, and the blocks that are none."""

    title: str | None
    drafts: tuple[Draft, ...]
    passed: tuple[Passed, ...]
