"""Blocks into a tree: headings, ambitions, goals and actions, and what is passed over and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from akkoord.agreement import sentences
from akkoord.agreement.layout import apart, headings
from akkoord.agreement.layout.blocks import Block, Shape
from akkoord.agreement.layout.laid_out import Layout
from akkoord.agreement.model import Level
from akkoord.agreement.prose.taking import Prose, Taken
from akkoord.agreement.tree import lists, plans, ranks
from akkoord.agreement.tree.drafts import Draft, Outline, Passed
from akkoord.agreement.tree.lists import Placed, Role

# More paragraphs than this between a heading and its list are an introduction, not ambitions.
_MOST_AMBITIONS = 2
_SECTION_STEP = 0.5
# A summary before the first chapter has at most so many bullets, or this share of all.
_LONGEST_SUMMARY = 60
_MOST_IN_FRONT = 0.3


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading, or an unbroken run of bullets or of paragraphs, with the rank of a heading."""

    shape: Shape
    blocks: tuple[Block, ...]
    rank: int = 0


def outline(layout: Layout, written: Sequence[str]) -> Outline:
    """Return the tree of a laid-out text; its lines as written tell on which of them a sentence stands."""
    ranked = ranks.rank(layout)
    parts = _parts(ranked.blocks, ranked.rank_of)
    paragraphs = [block.text for part in parts if part.shape is Shape.PARAGRAPH for block in part.blocks]
    walk = _Walk(
        parts, Prose(written, paragraphs), [Passed(block, "heading") for block in ranked.title_blocks]
    )
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

    def __init__(self, parts: Sequence[_Part], prose: Prose, passed: list[Passed]) -> None:
        self.drafts: list[Draft] = []
        self.passed = passed
        self._parts = parts
        self._prose = prose
        self._section = 0
        self._pillars: dict[int, int] = {}
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
                self._take_prose(part.blocks, Level.PILLAR)
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
        self._section += 1
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
            self._add(block, level, self._ambition())
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
        kept, told = self._prose.parted(blocks)
        self._pass_told(told)
        group = 1
        for number, block in enumerate(kept):
            group += bool(number) and block.after_blank
            self._add(block, Level.HIGHLIGHT, group=group)

    def _take_list(self, blocks: Sequence[Block], action: int | None = None) -> None:
        """Take a list; under a numbered action all of it is part of that."""
        index_of: dict[int, int] = {}
        ambition = self._ambition()
        kept, told = self._prose.parted(blocks)
        self._pass_told(told)
        for position, placed in enumerate(lists.place(kept)):
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
            self._take_prose(blocks, Level.ACTION)
        elif before.shape is Shape.HEADING:
            self._take_opening(position, blocks, heads_list=heads_list)
        elif heads_list and self._prose.aims(blocks[-1]):
            self._take_prose(blocks[:-1], Level.ACTION)
            self._close_subtheme()
            self._add_section(blocks[-1])
        else:
            self._take_prose(blocks, Level.ACTION)

    def _take_opening(self, position: int, blocks: Sequence[Block], *, heads_list: bool) -> None:
        """Take the paragraphs right under a heading: its ambitions, the last perhaps of a section only."""
        if len(blocks) > _MOST_AMBITIONS or not all(map(self._prose.aims, blocks)):
            self._take_prose(blocks, Level.ACTION, opens=True)
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

    def _take_prose(self, blocks: Sequence[Block], level: Level, *, opens: bool = False) -> None:
        """Take the sentences of running text that commit somebody; the first may be the aim of the others."""
        if level is Level.ACTION and self._prose.are_items(blocks):
            kept, told = self._prose.sorted_items(blocks)
            self._pass_told(told)
            self._take_list(kept)
            return
        for block in blocks:
            taken, reason = self._prose.read(block)
            self._pass((block,), f"skipped:{reason}")
            for found in taken:
                self._add_sentence(found, level, opens=opens)
                opens = False

    def _add_sentence(self, found: Taken, level: Level, *, opens: bool) -> None:
        rank = self._headings[-1][0] if self._headings else 0
        if level is Level.PILLAR:
            group = self._pillars.setdefault(self._section, len(self._pillars) + 1)
            self._add(found.block, level, group=group)
        elif rank and (opens or found.is_aim) and all(own < rank for own, _ in self._ambitions):
            own = Level.CHAPTER_AMBITION if rank == ranks.CHAPTER else Level.THEME_AMBITION
            self._add_ambition(found.block, own, rank)
        else:
            self._add(found.block, level, self._ambition())
        self.drafts[-1] = replace(self.drafts[-1], because=found.because)

    def _ambition(self) -> int | None:
        return self._ambitions[-1][1] if self._ambitions else None

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
        names = ranks.named(self._headings)
        self.drafts.append(Draft(block, level, self._chapter, names, parent, nested_under, group))

    def _pass(self, blocks: Sequence[Block], role: str) -> None:
        self.passed += [Passed(block, role) for block in blocks]

    def _pass_told(self, told: Sequence[tuple[Block, str]]) -> None:
        self.passed += [Passed(block, f"skipped:{reason}") for block, reason in told]
