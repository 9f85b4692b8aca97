"""Random small laws over a household with members, and populations that know only part."""

import itertools
from dataclasses import dataclass
from typing import Literal

import numpy as np
from hypothesis import strategies as st

from akkoord.rules import reader
from akkoord.rules.batch.population import HOUSEHOLD, MEMBER, Column, Population
from akkoord.rules.bounds import ANYTHING, PERHAPS, Bounds, point
from akkoord.rules.records import Record
from akkoord.rules.rule import divided, rounded
from akkoord.rules.tree import Input


@dataclass(frozen=True)
class Person(Record):
    """A member of a made-up household."""

    p: bool
    q: bool
    x: int
    kind: Literal["red", "green", "blue"]


@dataclass(frozen=True)
class Household(Record):
    """A made-up household."""

    a: bool
    b: bool
    y: int
    z: int
    members: tuple[Person, ...]


DOMAIN = Bounds(-3, 4)
WIDEST = {
    Input("fact", name, of): PERHAPS if name in "abpq" else Bounds(0, 2) if name == "kind" else DOMAIN
    for of, names in ((HOUSEHOLD, ("a", "b", "y", "z")), (MEMBER, ("p", "q", "x", "kind")))
    for name in names
}

number_leaves = st.sampled_from(
    ["household.y", "household.z", "applicant.x", "figures.g", "0", "1", "2", "-1"]
)
truth_leaves = st.sampled_from(
    ["household.a", "household.b", "applicant.p", "figures.f", "True", 'applicant.kind == "red"']
)
member_numbers = st.sampled_from(["m.x", "household.y", "figures.g", "1", "(m.x - 1)", "max(0, m.x)"])
member_truths = st.sampled_from(
    [
        "m.p",
        "m.q",
        "household.a",
        'm.kind == "green"',
        'm.kind in ("red", "blue")',
        "m.x > 1",
        "m.x <= applicant.x",
    ]
)


def joined(pattern, *parts):
    return st.tuples(*parts).map(lambda found: pattern.format(*found))


over_numbers = joined("sum({} for m in household.members if {})", member_numbers, member_truths) | joined(
    "sum({} for m in household.members)", member_numbers
)
over_truths = joined(
    "{}({} for m in household.members if {})", st.sampled_from(["any", "all"]), member_truths, member_truths
)
comparisons = joined(
    "({} {} {})",
    number_leaves | over_numbers,
    st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
    number_leaves | over_numbers,
)


def numbers(smaller, tests):
    return st.one_of(
        joined("({} {} {})", smaller, st.sampled_from("+-*"), smaller),
        joined("({} // {})", smaller, st.sampled_from([2, 3])),
        joined("{}({}, {})", st.sampled_from(["min", "max"]), smaller, smaller),
        joined("({} if {} else {})", smaller, tests, smaller),
        joined("rounded({})", smaller),
        joined("divided({}, {})", smaller, st.sampled_from([2, 3, -4])),
    )


def truths(smaller):
    return st.one_of(
        joined("({} {} {})", smaller, st.sampled_from(["and", "or"]), smaller), joined("(not {})", smaller)
    )


some_truths = st.recursive(truth_leaves | over_truths | comparisons, truths, max_leaves=4)
some_numbers = st.recursive(
    number_leaves | over_numbers, lambda smaller: numbers(smaller, some_truths), max_leaves=4
)


# No number stands twice here, so one by one is as exact as can be.
of_a_member = st.sampled_from(["m.p", "m.q", 'm.kind == "blue"'])
plain_leaves = st.one_of(
    st.sampled_from(["household.a", "household.b", "applicant.p", "figures.f", "household.y > 1"]),
    joined("any({} and {} for m in household.members)", of_a_member, of_a_member),
    joined("all(m.p or {} for m in household.members)", st.sampled_from(["m.q", "household.a"])),
)
plain_truths = st.recursive(plain_leaves, truths, max_leaves=5)


@st.composite
def trees(draw, results, returns, steps=some_truths):
    """Return the tree of a rule with a named step and an early return."""
    step, early, last = draw(steps), draw(results), draw(results)
    source = "\n".join(
        (
            f"def law(household: Household, applicant: Person, figures: Figures) -> {returns}:",
            f"    step = {step}",
            "    if step:",
            f"        return {early}",
            f"    return {last}",
        )
    )
    around = {"Household": Household, "Person": Person, "divided": divided, "rounded": rounded}
    return reader.read(source, around=around)


figures = st.fixed_dictionaries(
    {
        "f": st.sampled_from([point(True), point(False), PERHAPS]),
        "g": st.sampled_from([point(1), point(3), Bounds(1, 2), Bounds(2, ANYTHING.high)]),
    }
)


def _values(widest):
    if widest.low is False:
        return st.sampled_from([(0, 1), (0, 0), (1, 1)])
    whole = st.integers(widest.low, widest.high)
    return whole.map(lambda value: (value, value)) | st.just((widest.low, widest.high))


@st.composite
def populations(draw):
    """Return a few households of one to three members."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    offsets = np.concatenate(([0], np.cumsum(sizes)))
    heads = np.array([draw(st.integers(start, end - 1)) for start, end in itertools.pairwise(offsets)])
    facts = {}
    for name, widest in WIDEST.items():
        size = len(sizes) if name.of == HOUSEHOLD else int(offsets[-1])
        ends = draw(st.lists(_values(widest), min_size=size, max_size=size))
        kind = np.uint8 if widest.low is False else np.float64
        low, high = (np.array(end, kind) for end in zip(*ends, strict=True))
        facts[name] = Column(low, low if (low == high).all() else high, widest)
    return Population(offsets, heads.astype(np.int32), facts)


def somewhere(fact, seed):
    """Return a column with some value that each row can have."""
    chance = np.random.default_rng(seed)
    values = chance.integers(fact.low.astype(int), fact.high.astype(int) + 1).astype(fact.low.dtype)
    return Column(values, values, fact.widest)
