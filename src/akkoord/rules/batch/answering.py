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
from akkoord.rules.batch.machine import Results
from akkoord.rules.batch.plan import Part
from akkoord.rules.batch.population import Population
from akkoord.rules.batch.questions import Answers, Question
from akkoord.rules.batch.reading import Asked, Mask, known_of, loose, read, too_large
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
        if part.value.is_known and part.doubt is False and not beyond.any():
            found.append(known_of(part, results, asked.level))
            continue
        doubt = results.of(part.doubt, asked.level).astype(np.bool_)
        found.append(_settled(asked, part, results, asked.per_row(beyond) | doubt))
    return tuple(found)


def _settled(asked: Asked, part: Part, results: Results, is_beyond: Mask) -> Answers:
    """Return the answers, with a closer look where the bounds may be too wide."""
    facts = loose(asked, part)
    told = read(part, results, asked.level, facts)
    found = Answers(told.low.copy(), told.high.copy(), told.needs_figure)
    is_doubtful = ~told.is_done & ~is_beyond
    # At mixed facts for what is possible, at those that are mentioned twice for which figures count.
    looks = ((part.mixed, is_doubtful & told.is_sure), (part.shared, is_doubtful & ~told.is_sure))
    left = [np.flatnonzero(is_beyond)]
    for cells, rows in looks:
        doubtful = np.flatnonzero(rows)
        if cells and len(doubtful) and not asked.question.is_of_members:
            doubtful = closer.fill(found, asked, cells, doubtful)
        left.append(doubtful)
    one_by_one.fill(found, asked, np.concatenate(left))
    return found
