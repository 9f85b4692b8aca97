"""The place of each bullet in its list: goal, action, nested under an action, or only a reference.

Bold wins over indent, and a lead-in over both: see docs/decisions/0005-reading-by-layout.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from akkoord.agreement import sentences
from akkoord.agreement.layout.blocks import Block

# One bullet under another is a detail of it; two make the upper one their goal.
_FEWEST_UNDER_A_GOAL = 2
# At one indent marks alternate to this depth at most.
_MOST_MARKS = 8
_ROW = "|"


class Role(Enum):
    """What a bullet is in its list."""

    GOAL = auto()
    ACTION = auto()
    NESTED = auto()
    REFERENCE = auto()


@dataclass(frozen=True, slots=True)
class Placed:
    """A bullet with its role; its goal and the action it is nested under are positions in the same list."""

    block: Block
    role: Role
    goal: int | None = None
    under: int | None = None


def place(bullets: Sequence[Block]) -> tuple[Placed, ...]:
    """Return the bullets of one unbroken list with their roles, in the same order."""
    return _Placer(bullets).placed()


class _Placer:
    """Goes down one list and remembers what is open: a goal, an action, a lead-in."""

    def __init__(self, bullets: Sequence[Block]) -> None:
        self._bullets = bullets
        self._depth = depths(bullets)
        self._deeper = _deeper_behind(bullets, self._depth)
        self._base = self._depth[0] if bullets else 0
        self._goal: int | None = None
        self._child_depth: int | None = None
        self._action: int | None = None
        self._lead: int | None = None

    def placed(self) -> tuple[Placed, ...]:
        return tuple(self._place(position, block) for position, block in enumerate(self._bullets))

    def _place(self, position: int, block: Block) -> Placed:
        if block.is_bold and not sentences.is_reference(block.text):
            return self._open_goal(position, block)
        if sentences.is_reference(block.text):
            return Placed(block, Role.REFERENCE, self._goal)
        if self._goal is None or not self._belongs_to_goal(position, block):
            return self._place_outside(position, block)
        return self._place_under_goal(position, block)

    def _belongs_to_goal(self, position: int, block: Block) -> bool:
        """Whether a bullet serves the open goal.

        Under a bold goal every bullet does, whatever its indent: a page break takes the indent away. Under a
        plain one those that stand deeper do, and those that its colon leads in.
        """
        goal = self._bullets[self._goal or 0]
        is_deeper = self._depth[position] > self._depth[self._goal or 0]
        return goal.is_bold or is_deeper or self._lost_indent_under_lead(position, block, goal)

    def _lost_indent_under_lead(self, position: int, block: Block, goal: Block) -> bool:
        is_led_in = sentences.leads_in(goal.text) and self._child_depth is None
        return is_led_in and block.after_blank and self._deeper[position] > 0

    def _place_under_goal(self, position: int, block: Block) -> Placed:
        depth = self._depth[position]
        if self._completes_lead(position, block):
            return Placed(block, Role.NESTED, self._goal, self._lead)
        if self._child_depth is None and depth > self._depth[self._goal or 0]:
            self._child_depth = depth
        if self._child_depth is not None and depth > self._child_depth and self._action is not None:
            return Placed(block, Role.NESTED, self._goal, self._action)
        return self._open_action(position, block)

    def _place_outside(self, position: int, block: Block) -> Placed:
        if self._completes_lead(position, block):
            return Placed(block, Role.NESTED, None, self._lead)
        depth = self._depth[position]
        is_at_base = depth <= self._base
        if not is_at_base and self._action is not None:
            return Placed(block, Role.NESTED, None, self._action)
        has_lost_indent = block.after_blank and depth < self._base
        if not has_lost_indent and self._heads_others(position, block):
            return self._open_goal(position, block)
        self._goal = None
        return self._open_action(position, block)

    def _heads_others(self, position: int, block: Block) -> bool:
        if self._deeper[position] >= _FEWEST_UNDER_A_GOAL:
            return True
        following = self._bullets[position + 1 : position + 2]
        leads = sentences.leads_in(block.text) and bool(following) and not following[0].is_bold
        is_torn_off = (
            leads and following[0].after_blank and self._depth[position + 1] == self._depth[position]
        )
        return is_torn_off and self._deeper[position + 1] > 0

    def _completes_lead(self, position: int, block: Block) -> bool:
        """Whether a bullet goes on, in small letters, where an action at its indent stopped at a colon."""
        if self._lead is None or not sentences.starts_small(block.text):
            return False
        return self._depth[position] == self._depth[self._lead]

    def _open_goal(self, position: int, block: Block) -> Placed:
        self._goal, self._child_depth, self._action, self._lead = position, None, None, None
        return Placed(block, Role.GOAL)

    def _open_action(self, position: int, block: Block) -> Placed:
        self._action = position
        self._lead = position if sentences.leads_in(block.text) else None
        return Placed(block, Role.ACTION, self._goal)


def depths(bullets: Sequence[Block]) -> list[int]:
    """Return how deep each bullet stands: further in, or at one indent under another mark.

    Marks that alternate at one indent nest: one that was seen before goes back up to its own depth. Rows of a
    table stand at the depth of the list.

    >>> from akkoord.agreement.layout.blocks import Shape
    >>> marks = [("•", 0), ("o", 0), ("o", 0), ("•", 0), ("-", 2)]
    >>> blocks = [Block(Shape.BULLET, (1,), "Groen", indent=own, mark=mark) for mark, own in marks]
    >>> depths(blocks)
    [0, 1, 1, 0, 16]
    """
    found: list[int] = []
    marks_at: dict[int, list[str]] = {}
    for block in bullets:
        marks_at = {indent: marks for indent, marks in marks_at.items() if indent <= block.indent}
        marks = marks_at.setdefault(block.indent, [])
        if block.mark in marks:
            del marks[marks.index(block.mark) + 1 :]
        elif block.mark != _ROW:
            marks.append(block.mark)
        found.append(block.indent * _MOST_MARKS + min(max(len(marks) - 1, 0), _MOST_MARKS - 1))
    return found


def _deeper_behind(bullets: Sequence[Block], depth: Sequence[int]) -> list[int]:
    """Return for each bullet how many plain ones stand deeper right behind it, counted up to two.

    More than two makes no difference, and stopping there keeps long lists quick.
    """
    counts = []
    for position in range(len(bullets)):
        count = 0
        for other in range(position + 1, min(position + 1 + _FEWEST_UNDER_A_GOAL, len(bullets))):
            if depth[other] <= depth[position] or bullets[other].is_bold:
                break
            count += 1
        counts.append(count)
    return counts
