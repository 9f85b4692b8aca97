"""Random small laws over two members, against brute force over every completion of facts and figures."""

import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from akkoord.rules import bounds, influence
from akkoord.rules.bounds import Bounds
from akkoord.rules.evaluation import Evaluation
from akkoord.rules.grounding import grounded
from akkoord.rules.tree import (
    All,
    AnyOf,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Extreme,
    Input,
    Not,
    Over,
    children,
    inputs,
)

MEMBERS = ("0", "1")
HOLDS, SCORE = Input("fact", "holds", "m"), Input("fact", "score", "m")
RENTS, INCOME = Input("fact", "rents"), Input("fact", "income")
IS_OPEN, CEILING = Input("figure", "is_open"), Input("figure", "ceiling")
SCORES = range(3)
NUMBERS = st.sampled_from([Constant(value) for value in SCORES])


def truths(leaves, numbers):
    compared = st.builds(Compare, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), numbers, numbers)
    return st.recursive(
        leaves | compared,
        lambda smaller: st.one_of(
            st.builds(lambda *parts: All(parts), smaller, smaller),
            st.builds(lambda *parts: AnyOf(parts), smaller, smaller),
            st.builds(Not, smaller),
            st.builds(Choose, smaller, smaller, smaller),
        ),
        max_leaves=3,
    )


def numbers(leaves, tests):
    return st.one_of(
        leaves,
        st.builds(Arithmetic, st.sampled_from("+-*"), leaves, leaves),
        st.builds(
            lambda which, *parts: Extreme(which, parts), st.sampled_from(["min", "max"]), leaves, leaves
        ),
        st.builds(Choose, tests, leaves, leaves),
    )


def over(how, parts):
    return st.builds(lambda part: Over(how, "m", part), parts)


def laws(truth_leaves, of_household, of_member):
    """Return laws of a household that ask something of its members, written out for two."""
    member = truths(st.sampled_from([HOLDS, *truth_leaves]), of_member)
    everybody = over("any", member) | over("all", member)
    return truths(st.sampled_from(truth_leaves) | everybody, of_household).map(
        lambda root: grounded(root, MEMBERS)
    )


SCORE_OR_NUMBER = numbers(st.sampled_from([SCORE, Constant(1)]), st.just(HOLDS))
SUMS = over("sum", SCORE_OR_NUMBER) | st.sampled_from([INCOME, CEILING])
ANY_LAWS = laws([RENTS, IS_OPEN], SUMS | NUMBERS, SCORE_OR_NUMBER | st.just(CEILING) | NUMBERS)
AMOUNTS = st.builds(Choose, ANY_LAWS, numbers(SUMS | NUMBERS, st.just(RENTS)), NUMBERS).map(
    lambda root: grounded(root, MEMBERS)
)
# Limits of one number each: here cells are exact, so what is found is minimal too.
LIMITS = st.builds(Compare, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), st.just(SCORE), NUMBERS)
PLAIN_LAWS = over("any", truths(st.sampled_from([HOLDS, RENTS]) | LIMITS, NUMBERS)).flatmap(
    lambda one: truths(st.sampled_from([RENTS, one]), NUMBERS)
)


def choices(part):
    return SCORES if part.name in ("score", "income", "ceiling") else (False, True)


def partly_known(root, draw):
    """Return what is known: of each input of a law either one value or all that it can be."""
    return {
        part: bounds.point(draw(st.sampled_from(choices(part))))
        if draw(st.booleans())
        else Bounds(choices(part)[0], choices(part)[-1])
        for part in inputs(root)
    }


def completions(known, role):
    parts = [part for part in known if part.role == role]
    values = [
        [value for value in choices(part) if known[part].low <= value <= known[part].high] for part in parts
    ]
    for chosen in itertools.product(*values):
        yield dict(zip(parts, chosen, strict=True))


def answers(root, known):
    """Return the answer for each completion of the facts: the values that figures still leave open."""
    figures = list(completions(known, "figure"))
    return {
        tuple(facts.items()): frozenset(
            Evaluation({part: bounds.point(value) for part, value in (facts | one).items()}).of(root).low
            for one in figures
        )
        for facts in completions(known, "fact")
    }


def that_matter(found):
    """Return the facts of which two values, beside the same others, give two answers."""
    groups = {}
    for facts, answer in found.items():
        for part, _ in facts:
            others = tuple(one for one in facts if one[0] != part)
            groups.setdefault((part, others), set()).add((min(answer), max(answer)))
    return {part for (part, _), different in groups.items() if len(different) > 1}


def repeats_an_unknown_figure(root, known):
    """Tell whether a figure is mentioned twice: each mention is taken to vary freely."""
    count = Counter(mentions(root))
    return any(count[part] > 1 for part in known if part.role == "figure" and not known[part].is_point)


def mentions(node):
    return [node] if isinstance(node, Input) else [one for part in children(node) for one in mentions(part)]


class TestAnOutcome:
    @given(root=ANY_LAWS, data=st.data())
    def test_is_sound_and_names_all_that_matters(self, root, data):
        known = partly_known(root, data.draw)
        found, every = influence.outcome(root, known), answers(root, known)
        values = frozenset().union(*every.values())

        assert found.bounds.low <= min(values)
        assert found.bounds.high >= max(values)
        assert that_matter(every) <= set(found.relevant) or repeats_an_unknown_figure(root, known)

    @given(root=AMOUNTS, data=st.data())
    def test_of_an_amount_is_sound_and_names_all_that_matters(self, root, data):
        known = partly_known(root, data.draw)
        found, every = influence.outcome(root, known), answers(root, known)
        values = frozenset().union(*every.values())

        assert found.bounds.low <= min(values)
        assert found.bounds.high >= max(values)
        assert that_matter(every) <= set(found.relevant) or repeats_an_unknown_figure(root, known)

    @given(root=PLAIN_LAWS.map(lambda root: grounded(root, MEMBERS)), data=st.data())
    def test_is_exact_where_numbers_only_meet_limits(self, root, data):
        known = partly_known(root, data.draw)
        found, every = influence.outcome(root, known), answers(root, known)

        assert set(found.relevant) == that_matter(every)
        assert found.bounds.is_point == (len(set().union(*every.values())) == 1)


class TestAnInquiry:
    @given(roots=st.lists(ANY_LAWS, min_size=2, max_size=3), data=st.data())
    def test_gives_each_law_the_outcome_that_it_has_alone(self, roots, data):
        known = partly_known(All(tuple(roots)), data.draw)
        inquiry = influence.Inquiry(known)

        assert [inquiry.outcome(root) for root in roots] == [influence.outcome(root, known) for root in roots]


class TestDivision:
    def test_by_a_fact_that_may_be_zero_names_the_fact(self):
        income, members = Input("fact", "income"), Input("fact", "members")
        share = Arithmetic("/", income, members)
        found = influence.outcome(share, {income: Bounds(100, 100), members: Bounds(0, 5)})

        assert found.relevant == (members,)
