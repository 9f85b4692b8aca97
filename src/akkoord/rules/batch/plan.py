"""What is computed for some questions: one program for all, and how far its bounds can be trusted."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeAlias

from akkoord.rules import cuts
from akkoord.rules.batch import directions, program
from akkoord.rules.batch.exactness import LARGE
from akkoord.rules.batch.instructions import HOUSEHOLD as OF_HOUSEHOLD
from akkoord.rules.batch.instructions import MEMBER as OF_MEMBER
from akkoord.rules.batch.instructions import Builder, Column, End, Source
from akkoord.rules.batch.lowering import Lowering, NotForColumns
from akkoord.rules.batch.population import HEAD, HOUSEHOLD, MEMBER, Population
from akkoord.rules.batch.program import Program
from akkoord.rules.batch.questions import Question, in_population
from akkoord.rules.batch.reach import Reach
from akkoord.rules.batch.values import Value, constant
from akkoord.rules.bounds import Bounds, point
from akkoord.rules.grounding import grounded
from akkoord.rules.residue import Residue
from akkoord.rules.tree import Input, Node, inputs

# A figure without limit is larger than any fact.
_BEYOND = 2**60
_ALONE = "0"
_MOST_CHOICES = 16
# A fact with no more values than this is looked at value by value.
_FEW_VALUES = 8


@dataclass(frozen=True, slots=True)
class Shape:
    """What a program must know of a column before it sees one.

    Attributes:
        is_truth: Whether it holds truth values.
        is_known: Whether it is known in every row.
        widest: All that such a fact can be.
    """

    is_truth: bool
    is_known: bool
    widest: Bounds


Shapes: TypeAlias = tuple[tuple[Input, "Shape | Bounds"], ...]
Figures: TypeAlias = tuple[tuple[str, Bounds], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One question in a plan.

    Attributes:
        value: Its bounds.
        mixed: The facts that the bounds are not surely tight for, where they are unknown; of each the cells
            in which it can be looked at.
        shared: The same of all facts that are mentioned more than once, where figures are unknown.
        variants: The value where every unknown fact is something that it can be, while figures are as unknown
            as they are; none where the bounds are surely tight. Among them is where facts that move the value
            one way have it lowest, and highest.
        figure_corners: The value where every unknown figure is at one of its ends, in four ways, while facts
            are as unknown as they are.
        is_blurred: Whether an unknown figure works both ways, so that bounds are not surely tight for it.
        reach: Where an unknown figure can change the value.
        doubt: Where a rounding error may have changed it.
        is_truth: Whether the question yields truth values.
    """

    value: Value
    mixed: Mapping[Input, tuple[Bounds, ...]]
    shared: Mapping[Input, tuple[Bounds, ...]]
    variants: tuple[Value, ...]
    figure_corners: tuple[Value, ...]
    is_blurred: bool
    reach: End
    doubt: End
    is_truth: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The program for some questions.

    Attributes:
        program: What is computed.
        parts: One per question; None where it must be asked about each household by itself.
    """

    program: Program
    parts: tuple[Part | None, ...]


def planned(questions: tuple[Question, ...], population: Population, figures: Mapping[str, Bounds]) -> Plan:
    """Return the plan for a population; kept for the next one of the same shape.

    Args:
        questions: What is asked.
        population: Of which the shape counts, and not the values.
        figures: The bounds of every figure that the questions look at.
    """
    used = dict.fromkeys(fact for question in questions for fact in question.facts)
    names = dict.fromkeys(name for question in questions for name in question.figures)
    shapes = tuple((fact, _shape(population, fact)) for fact in used)
    return _planned(questions, shapes, tuple((name, figures[name]) for name in names))


def _shape(population: Population, name: Input) -> Shape | Bounds:
    found = population.facts[name]
    return found if isinstance(found, Bounds) else Shape(found.is_truth, found.is_known, found.widest)


@lru_cache(maxsize=1024)
def _planned(questions: tuple[Question, ...], shapes: Shapes, figures: Figures) -> Plan:
    planner = _Planner(dict(shapes), dict(figures))
    parts = tuple(planner.part(question) for question in questions)
    ends = [end for part in parts if part is not None for end in _ends(part)]
    return Plan(program.finished(planner.builder, ends), parts)


def _ends(part: Part) -> list[End]:
    values = (part.value, *part.variants, *part.figure_corners)
    return [part.reach, part.doubt, *(end for value in values for end in (value.low, value.high))]


def _each_value(of: Bounds) -> list[Bounds]:
    """Return every value, where there are few; else nothing."""
    if isinstance(of.low, bool) or of.high - of.low >= _FEW_VALUES:
        return []
    return [point(value) for value in range(int(of.low), int(of.high) + 1)]


def choices(cells: Mapping[Input, tuple[Bounds, ...]]) -> Iterator[dict[Input, int]]:
    """Yield some ways to fill in mixed facts: all ends of their cells, and together some of many."""
    ends = {name: tuple(_whole(end) for end in ends_of(parts)) for name, parts in cells.items()}
    every = math.prod(len(found) for found in ends.values())
    if every <= _MOST_CHOICES:
        for values in itertools.product(*ends.values()):
            yield dict(zip(ends, values, strict=True))
        return
    # Any choice is sound; the same ones each time make the same program.
    chance = random.Random(every)  # noqa: S311 # nosec B311
    orders = {name: chance.sample(found, len(found)) for name, found in ends.items()}
    for number in range(_MOST_CHOICES):
        yield {
            name: order[number % len(order)] if len(order) > 2 else chance.choice(order)
            for name, order in orders.items()
        }


def _whole(known: Bounds) -> int:
    """Return the value of a fact, which is a whole number or a truth value."""
    return known.low if isinstance(known.low, bool) else int(known.low)


def ends_of(cells: Iterable[Bounds]) -> Iterator[Bounds]:
    """Yield the lowest and the highest value of each cell, both finite."""
    for cell in cells:
        ends = [max(-LARGE, min(LARGE, end)) if math.isinf(end) else end for end in (cell.low, cell.high)]
        yield from (Bounds(end, end) for end in dict.fromkeys(ends))


class _Planner:
    def __init__(self, shapes: Mapping[Input, Shape | Bounds], figures: Mapping[str, Bounds]) -> None:
        self.builder = Builder()
        self._shapes = shapes
        self._figures = figures
        self._lowering = Lowering(self.builder, self._value)
        self._reach = Reach(self.builder, self._lowering)

    def part(self, question: Question) -> Part | None:
        uses = self._joined(
            directions.uses(question.root, {part: self._range(part) for part in inputs(question.root)})
        )
        opened = {name: use for name, use in uses.items() if self._is_open(name)}
        figures = {name: use for name, use in opened.items() if name.role == "figure"}
        facts = {name: use for name, use in opened.items() if name not in figures}
        # Where figures are unknown facts are put at a corner, so each must have a side.
        mixed = [name for name, use in facts.items() if use.is_mixed or (figures and use.direction == 0)]
        shared = [name for name, use in facts.items() if name in mixed or use.times > 1]
        is_blurred = any(use.is_mixed for use in figures.values())
        root = question.root
        cells = self._cells(question, mixed)
        try:
            return Part(
                self._lowering.of(root),
                cells,
                self._cells(question, shared if figures else []),
                self._variants(root, uses, cells) if figures or mixed else (),
                self._figure_corners(root, uses) if is_blurred or (figures and mixed) else (),
                is_blurred,
                self._reach.of(root) if figures else False,
                self._lowering.doubt(root),
                question.kind == "truth",
            )
        except NotForColumns:
            return None

    def _variants(
        self, root: Node, uses: Mapping[Input, directions.Uses], cells: Mapping[Input, tuple[Bounds, ...]]
    ) -> tuple[Value, ...]:
        def fact_at(side: int, chosen: Mapping[Input, int], name: Input) -> Value:
            found = self._value(name)
            if name.role == "figure":
                return found
            key = in_population(name)
            if key in chosen:
                end = self._within(found, chosen[key])
            else:
                end = self._finite(found.high if uses[key].direction * side > 0 else found.low)
            return Value(end, end, found.denominator)

        return tuple(
            Lowering(self.builder, partial(fact_at, side, chosen)).of(root)
            for chosen in choices(cells)
            for side in (-1, 1)
        )

    def _within(self, value: Value, chosen: int) -> End:
        """Return what was chosen, as far as a row leaves it open."""
        if isinstance(chosen, bool):
            return value.high if chosen else value.low
        return self.builder.smallest(self.builder.largest(value.low, chosen * value.denominator), value.high)

    def _figure_corners(self, root: Node, uses: Mapping[Input, directions.Uses]) -> tuple[Value, ...]:
        def figure_at(sides: tuple[int, int], name: Input) -> Value:
            found = self._value(name)
            if name.role != "figure":
                return Value(self._finite(found.low), self._finite(found.high), found.denominator)
            direction = uses[name].direction
            end = found.high if (direction * sides[0] or sides[1]) > 0 else found.low
            end = self._finite(end, _BEYOND)
            return Value(end, end, found.denominator)

        return tuple(
            Lowering(self.builder, partial(figure_at, sides)).of(root)
            for sides in itertools.product((-1, 1), (-1, 1))
        )

    def _cells(self, question: Question, mixed: list[Input]) -> dict[Input, tuple[Bounds, ...]]:
        """Cut what a fact can be where a comparison can turn, in a household of one."""
        if not mixed:
            return {}
        root = grounded(question.root, [_ALONE], {HEAD: _ALONE, MEMBER: _ALONE})
        residue = Residue({part: self._range(part) for part in inputs(root)})
        left = residue.of(root)
        cells = {
            part: cuts.cells(left, residue.of(part))
            for part in residue.known
            if part.role != "figure" and in_population(part) in mixed
        }
        return {
            in_population(part): tuple(_each_value(residue.known[part]) or found)
            for part, found in cells.items()
        }

    def _joined(self, uses: Mapping[Input, directions.Uses]) -> dict[Input, directions.Uses]:
        """Take together what is used of the head and of any member: the head is a member."""
        found: dict[Input, directions.Uses] = {}
        for name, use in uses.items():
            known = found.setdefault(
                name if name.role == "figure" else in_population(name), directions.Uses()
            )
            known.times += use.times
            known.directions |= use.directions
        return found

    def _finite(self, end: End, limit: int = LARGE) -> End:
        is_truth = end.is_truth if isinstance(end, Column) else isinstance(end, bool)
        if is_truth:
            return end
        return self.builder.largest(self.builder.smallest(end, limit), -limit)

    # Inputs

    def _value(self, name: Input) -> Value:
        if name.role == "figure":
            return constant(self._figures[name.name])
        key = in_population(name)
        shape = self._shapes[key]
        if isinstance(shape, Bounds):
            return constant(shape)
        low = self._load(key, "low", shape, name.of)
        return Value(low, low if shape.is_known else self._load(key, "high", shape, name.of))

    def _load(self, key: Input, end: str, shape: Shape, of: str) -> Column:
        level = OF_HOUSEHOLD if key.of == HOUSEHOLD else OF_MEMBER
        column = self.builder.load(Source(key, end), level, is_truth=shape.is_truth)
        return self.builder.of_head(column) if of == HEAD else column

    def _range(self, name: Input) -> Bounds:
        if name.role == "figure":
            return self._figures[name.name]
        shape = self._shapes[in_population(name)]
        return shape if isinstance(shape, Bounds) else shape.widest

    def _is_open(self, name: Input) -> bool:
        if name.role == "figure":
            return not self._figures[name.name].is_point
        shape = self._shapes[name]
        return not (shape.is_point if isinstance(shape, Bounds) else shape.is_known)
