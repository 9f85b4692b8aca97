"""Questions asked about a population: bounds for all, a closer look where they may not be tight.

1. One program gives the bounds of every question for every household.
2. Where they leave an answer open and a fact is unknown that works both ways, the household is looked at
   once for each case of such facts: `akkoord.rules.batch.closer`.
3. What even that does not settle is asked of the exact engine, one household at a time.

So the answers are those of `akkoord.rules.influence`, household by household.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from akkoord.rules.batch import closer, machine, one_by_one, plan
from akkoord.rules.batch.plan import Part
from akkoord.rules.batch.population import Population
from akkoord.rules.batch.questions import Answers, Question
from akkoord.rules.batch.reading import Asked, Mask, Reading, any_open, read, too_large
from akkoord.rules.bounds import Bounds


def answers(
    questions: Sequence[Question],
    population: Population,
    figures: Mapping[str, Bounds] | None = None,
    threads: int = 1,
) -> tuple[Answers, ...]:
    """Answer questions for every household, or for every member where the question is about a person.

    Args:
        questions: What is asked; made once, for what is prepared for them is kept.
        population: What is known.
        figures: The bounds of every figure that the questions look at.
        threads: How many cores to use.
    """
    known = figures or {}
    made = plan.planned(tuple(questions), population, known)
    results = machine.run(made.program, population, threads)
    beyond = too_large(population, made)
    found = []
    for question, part in zip(questions, made.parts, strict=True):
        asked = Asked(question, population, known)
        if part is None:
            found.append(one_by_one.all_of(asked))
            continue
        told = read(part, results, asked.level)
        found.append(_settled(asked, part, told, asked.per_row(beyond)))
    return tuple(found)


def _settled(asked: Asked, part: Part, told: Reading, is_beyond: Mask) -> Answers:
    """Return the answers, with a closer look where the bounds may be too wide."""
    found = Answers(told.low.copy(), told.high.copy(), told.needs_figure)
    is_open = (told.low != told.high) & ~told.is_proven
    is_unsure = told.is_unsure & (any_open(asked, part.shared) | bool(part.figure_corners))
    is_mixed = is_open & any_open(asked, part.mixed) & ~is_unsure
    left = [np.flatnonzero((~told.is_tight & ~is_unsure & ~is_mixed) | is_beyond)]
    for cells, rows in ((part.mixed, is_mixed), (part.shared, is_unsure)):
        doubtful = np.flatnonzero(rows & ~is_beyond)
        if cells and len(doubtful) and not asked.question.is_of_members:
            doubtful = closer.fill(found, asked, cells, doubtful)
        left.append(doubtful)
    one_by_one.fill(found, asked, np.concatenate(left))
    return found
