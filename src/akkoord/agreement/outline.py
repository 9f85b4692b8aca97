"""Blocks into a tree: headings, ambitions, goals and actions, and what is passed over and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from akkoord.agreement import apart, headings, lists, plans, ranks, sentences
from akkoord.agreement.blocks import Block, Shape
from akkoord.agreement.layout import Layout
from akkoord.agreement.lists import Placed, Role
from akkoord.agreement.model import Level

# More paragraphs than this between a heading and its list are an introduction, not ambitions.
_MOST_AMBITIONS = 2
_SECTION_STEP = 0.5
# A summary before the first chapter has at most so many bullets, or this share of all.
_LONGEST_SUMMARY = 60
_MOST_IN_FRONT = 0.3


@dataclass(frozen=True, slots=True)
class Draft:
    """A promise before it has an id: other promises are named by their position among the drafts."""

    block: Block
    level: Level
    chapter: int
    headings: tuple[str | None, str | None, str | None]
    parent: int | None = None
    nested_under: int | None = None
    group: int = 0


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


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading, or an unbroken run of bullets or of paragraphs, with the rank of a heading."""

    shape: Shape
    blocks: tuple[Block, ...]
    rank: int = 0


def outline(layout: Layout) -> Outline:
    """Return the tree of a laid-out text."""
    ranked = ranks.rank(layout)
    parts = _parts(ranked.blocks, ranked.rank_of)
    walk = _Walk(parts, [Passed(block, "heading") for block in ranked.title_blocks])
    for position, part in enumerate(parts):
        walk.take(position, part)
    title = " ".join(dict.fromkeys(block.text for block in ranked.title_blocks)) or None
    return Outline(title, tuple(walk.drafts), tuple(walk.passed))


def _parts(blocks: Sequence[Block], rank_of: dict[int, int]) -> list[_Part]:
    parts: list[_Part] = []
    for form, run in groupby(blocks, key=lambda block: block.shape):
        own = tuple(run)
        if form in (Shape.HEADING, Shape.STEP):
            parts += [_Part(form, (block,), rank_of[block.lines[0]]) for block in own]
        else:
            parts.append(_Part(form, own))
    return parts


def _has_front(parts: Sequence[_Part]) -> bool:
    """Whether something stands before the first chapter; not when that is a great part of the text."""
    first = next((at for at, part in enumerate(parts) if part.rank == ranks.CHAPTER), None)
    bullets = [len(part.blocks) if part.shape is Shape.BULLET else 0 for part in parts]
    most = max(_LONGEST_SUMMARY, _MOST_IN_FRONT * sum(bullets))
    return first is not None and sum(bullets[:first]) <= most


class _Walk:
    """Goes down the parts once and remembers which headings and ambitions are open."""

    def __init__(self, parts: Sequence[_Part], passed: list[Passed]) -> None:
        self.drafts: list[Draft] = []
        self.passed = passed
        self._parts = parts
        self._is_front = _has_front(parts)
        self._chapter = 0
        self._headings: list[tuple[int, str]] = []
        self._ambitions: list[tuple[float, int]] = []
        self._action: int | None = None
        self._apart: str | None = None
        self._apart_rank = 0

    def take(self, position: int, part: _Part) -> None:
        """Take the next part of the text."""
        above, self._action = self._action, None
        match part.shape:
            case Shape.HEADING:
                self._take_heading(part.blocks[0], part.rank)
            case _ if self._apart:
                self._pass(part.blocks, f"skipped:{self._apart}")
            case Shape.STEP:
                self._take_step(position, part.blocks[0], part.rank)
            case Shape.BULLET if above is not None:
                self._take_list(part.blocks, above)
            case Shape.BULLET if self._is_front:
                self._take_front_list(position, part.blocks)
            case Shape.BULLET:
                self._take_list(part.blocks)
            case _ if self._is_front:
                self._pass(part.blocks, "skipped:introduction")
            case _:
                self._take_paragraphs(position, part.blocks)

    def _take_heading(self, block: Block, rank: int) -> None:
        if self._runs_along(block, rank):
            self._pass((block,), "skipped:page_furniture")
            return
        if (
            self._apart
            and rank > self._apart_rank
            and not block.entry
            and apart.keeps(self._apart, block.text)
        ):
            self._pass((block,), f"skipped:{self._apart}")
            return
        self._close(rank)
        self._apart = apart.part(block.order.rest if block.order else block.text)
        self._apart_rank = rank
        if rank == ranks.CHAPTER and not self._apart:
            self._chapter += 1
            self._is_front = False
        self._headings.append((rank, block.text))
        if self._apart:
            self._pass((block,), "heading")
        elif not self._is_front and headings.states(block.text, is_listed=block.is_listed):
            is_chapter = rank == ranks.CHAPTER
            goal = replace(block, text=block.order.rest) if block.order else block
            self._add_ambition(goal, Level.CHAPTER_AMBITION if is_chapter else Level.THEME_AMBITION, rank)
        else:
            self._pass((block,), "heading")

    def _runs_along(self, block: Block, rank: int) -> bool:
        """Whether a heading only says again in which chapter the reader is, as on the top of each page."""
        is_again = any(own == rank == ranks.CHAPTER and text == block.text for own, text in self._headings)
        return is_again and block.order is None

    def _close(self, rank: int) -> None:
        """Close what a heading or step of this rank ends."""
        self._headings = [heading for heading in self._headings if heading[0] < rank]
        self._ambitions = [ambition for ambition in self._ambitions if ambition[0] < rank]

    def _take_step(self, position: int, block: Block, rank: int) -> None:
        """Take a numbered goal, which stays open for what is under it, or a numbered action."""
        self._close(rank)
        following = self._parts[position + 1 : position + 1 + plans.LOOKS_AHEAD]
        level = plans.level(block, rank, [part.blocks[0] for part in following])
        if level is Level.ACTION:
            self._action = len(self.drafts)
            self._add(block, level, self._ambitions[-1][1] if self._ambitions else None)
            return
        if rank == ranks.CHAPTER:
            self._chapter += 1
            self._is_front = False
        self._headings.append((rank, block.written))
        self._add_ambition(block, level, rank)

    def _take_front_list(self, position: int, blocks: Sequence[Block]) -> None:
        """Take a list before the first chapter: highlights, unless the prose above leads it in."""
        before = self._parts[position - 1] if position else None
        if before and before.shape is Shape.PARAGRAPH and sentences.leads_in(before.blocks[-1].text):
            self._pass(blocks, "skipped:list_in_prose")
            return
        group = 1
        for number, block in enumerate(blocks):
            group += bool(number) and block.after_blank
            self._add(block, Level.HIGHLIGHT, group=group)

    def _take_list(self, blocks: Sequence[Block], action: int | None = None) -> None:
        """Take a list; under a numbered action all of it is part of that."""
        index_of: dict[int, int] = {}
        ambition = self._ambitions[-1][1] if self._ambitions else None
        for position, placed in enumerate(lists.place(blocks)):
            if placed.role is Role.REFERENCE:
                of = ambition if placed.goal is None else index_of[placed.goal]
                self.passed.append(Passed(placed.block, "skipped:cross_reference", of))
                continue
            index_of[position] = len(self.drafts)
            if action is None:
                self._add_placed(placed, index_of, ambition)
            else:
                self._add(placed.block, Level.NESTED, ambition, action)

    def _add_placed(self, placed: Placed, index_of: dict[int, int], ambition: int | None) -> None:
        parent = ambition if placed.goal is None else index_of[placed.goal]
        match placed.role:
            case Role.GOAL:
                self._add(placed.block, Level.GOAL, ambition)
            case Role.NESTED if placed.under is not None:
                self._add(placed.block, Level.NESTED, parent, index_of[placed.under])
            case _:
                self._add(placed.block, Level.ACTION, parent)

    def _take_paragraphs(self, position: int, blocks: Sequence[Block]) -> None:
        """Take the paragraphs between a heading or a list and what follows."""
        before = self._parts[position - 1] if position else None
        heads_list = self._shape_at(position + 1) is Shape.BULLET
        if before is None or not self._holds_list(position):
            self._pass(blocks, "skipped:prose")
        elif before.shape is Shape.HEADING:
            self._take_opening(position, blocks, heads_list=heads_list)
        elif heads_list:
            self._pass(blocks[:-1], "skipped:prose")
            self._close_subtheme()
            self._add_section(blocks[-1])
        else:
            self._pass(blocks, "skipped:prose")

    def _take_opening(self, position: int, blocks: Sequence[Block], *, heads_list: bool) -> None:
        """Take the paragraphs right under a heading: its ambitions, the last perhaps of a section only."""
        if len(blocks) > _MOST_AMBITIONS:
            self._pass(blocks, "skipped:prose")
            return
        rank = self._headings[-1][0]
        is_chapter = rank == ranks.CHAPTER
        first_of_sections = heads_list and self._has_later_section(position)
        sections = blocks[-1:] if first_of_sections and (len(blocks) > 1 or not is_chapter) else ()
        for number, block in enumerate(blocks[: len(blocks) - len(sections)]):
            level = Level.CHAPTER_AMBITION if is_chapter else Level.THEME_AMBITION
            # A second paragraph elaborates the first, which stays the parent of what follows.
            self._add_ambition(block, level, rank, is_open=number == 0)
        for block in sections:
            self._add_section(block)

    def _holds_list(self, position: int) -> bool:
        rank = self._headings[-1][0] if self._headings else 0
        for later in range(position + 1, len(self._parts)):
            part = self._parts[later]
            if part.shape is Shape.BULLET:
                return True
            if part.shape is Shape.HEADING and part.rank <= rank:
                return False
        return False

    def _has_later_section(self, position: int) -> bool:
        """Whether further on under the same heading another paragraph heads another list."""
        for later in range(position + 2, len(self._parts)):
            if self._parts[later].shape is Shape.HEADING:
                return False
            if self._parts[later].shape is Shape.PARAGRAPH and self._shape_at(later + 1) is Shape.BULLET:
                return True
        return False

    def _shape_at(self, position: int) -> Shape | None:
        return self._parts[position].shape if position < len(self._parts) else None

    def _close_subtheme(self) -> None:
        """A section that starts in the middle of a theme belongs to none of its subthemes."""
        if any(rank == ranks.THEME for rank, _ in self._headings):
            self._headings = [heading for heading in self._headings if heading[0] <= ranks.THEME]

    def _add_section(self, block: Block) -> None:
        rank = (self._headings[-1][0] if self._headings else 0) + _SECTION_STEP
        self._ambitions = [ambition for ambition in self._ambitions if ambition[0] < rank]
        self._add_ambition(block, Level.SECTION_AMBITION, rank)

    def _add_ambition(self, block: Block, level: Level, rank: float, *, is_open: bool = True) -> None:
        parent = next((index for own, index in reversed(self._ambitions) if own < rank), None)
        if is_open:
            self._ambitions.append((rank, len(self.drafts)))
        self._add(block, level, parent)

    def _add(
        self,
        block: Block,
        level: Level,
        parent: int | None = None,
        nested_under: int | None = None,
        group: int = 0,
    ) -> None:
        headings = ranks.named(self._headings)
        self.drafts.append(Draft(block, level, self._chapter, headings, parent, nested_under, group))

    def _pass(self, blocks: Sequence[Block], role: str) -> None:
        self.passed += [Passed(block, role) for block in blocks]
