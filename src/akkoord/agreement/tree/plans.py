"""The place of a numbered step in a plan: a strategic goal, an operational goal or an action.

The word or code before the number tells; without one, what is numbered under it does.
"""

from __future__ import annotations

from collections.abc import Sequence

from akkoord.agreement import sentences
from akkoord.agreement.layout.blocks import Block, Shape
from akkoord.agreement.layout.numbering import Number, Sort
from akkoord.agreement.model import Level
from akkoord.agreement.tree import ranks

LOOKS_AHEAD = 6
"""How many parts behind a step are looked at: what is numbered under it follows at once."""


def level(step: Block, rank: int, following: Sequence[Block]) -> Level:
    """Return the level of a step, from the blocks that open the parts of the text behind it."""
    match step.order.sort if step.order else None:
        case Sort.ACTION:
            return Level.ACTION
        case Sort.OPERATIONAL:
            return Level.GOAL
        case Sort.STRATEGIC:
            return Level.CHAPTER_AMBITION if rank == ranks.CHAPTER else Level.THEME_AMBITION
        case _ if step.order and _has_under(step, step.order, following):
            return Level.CHAPTER_AMBITION if rank == ranks.CHAPTER else Level.GOAL
        case _:
            return Level.ACTION


def _has_under(step: Block, order: Number, following: Sequence[Block]) -> bool:
    """Whether something is numbered under a step, or a text stands under it as under a heading."""
    if following and not sentences.ends(step.text) and following[0].shape in (Shape.PARAGRAPH, Shape.BULLET):
        return True
    for block in following:
        if block.shape is Shape.HEADING:
            return False
        if block.shape is Shape.STEP and block.order is not None:
            is_under = block.order.path[: order.depth] == order.path and block.order.depth > order.depth
            return is_under or (order.sort is Sort.PART and block.order.sort is not Sort.PART)
    return False
