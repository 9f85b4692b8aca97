"""What always holds, on random small rules, against brute force over every completion of the unknown."""

import itertools
from datetime import date
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from akkoord.dated import Reading
from akkoord.rules import answer, reader
from akkoord.rules.bounds import Bounds

TRUTHS, NUMBERS = ("a", "b"), ("x", "y")
FACTS = (*TRUTHS, *NUMBERS)
DOMAIN = range(-2, 4)
PARAMETERS = "a: bool, b: bool, x: int, y: int, figures: Figures"

truth_leaves = st.sampled_from([*TRUTHS, "figures.f", "True", "False"])
number_leaves = st.sampled_from([*NUMBERS, "figures.g", "0", "1", "2", "-1"])


def numbers(truths, smaller):
    joined = st.tuples(smaller, st.sampled_from("+-*"), smaller).map(
        lambda parts: "({} {} {})".format(*parts)
    )
    divided = st.tuples(smaller, st.sampled_from([2, 3])).map(lambda parts: "({} // {})".format(*parts))
    extreme = st.tuples(st.sampled_from(["min", "max"]), smaller, smaller)
    chosen = st.tuples(smaller, truths, smaller).map(lambda parts: "({} if {} else {})".format(*parts))
    return st.one_of(joined, divided, extreme.map(lambda parts: "{}({}, {})".format(*parts)), chosen)


def truths(smaller, number):
    signs = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])
    compared = st.tuples(number, signs, number).map(lambda parts: "({} {} {})".format(*parts))
    between = st.tuples(number, number, number).map(lambda parts: "({} <= {} < {})".format(*parts))
    joined = st.tuples(smaller, st.sampled_from(["and", "or"]), smaller)
    return st.one_of(
        compared,
        between,
        joined.map(lambda parts: "({} {} {})".format(*parts)),
        smaller.map("(not {})".format),
    )


simple_truths = truths(truth_leaves, number_leaves)
some_numbers = number_leaves | numbers(simple_truths, number_leaves)
some_truths = truth_leaves | truths(truth_leaves | simple_truths, some_numbers)


@st.composite
def laws(draw, results=some_truths, returns="bool"):
    """Return the source of a rule with a named step and an early return."""
    step, test, early, last = draw(some_truths), draw(some_truths), draw(results), draw(results)
    return (
        f"def law({PARAMETERS}) -> {returns}:\n    step = {step}\n"
        f"    if {test} and step:\n        return {early}\n    return {last}\n"
    )


boolean_truths = st.recursive(
    st.sampled_from([*TRUTHS, "c", "d"]),
    lambda smaller: st.one_of(
        st.tuples(smaller, st.sampled_from(["and", "or"]), smaller).map(
            lambda parts: "({} {} {})".format(*parts)
        ),
        smaller.map("(not {})".format),
    ),
    max_leaves=8,
)

values = {name: st.booleans() if name in TRUTHS else st.sampled_from(DOMAIN) for name in FACTS}
households = st.fixed_dictionaries(values)
figures = st.fixed_dictionaries({"f": st.booleans(), "g": st.sampled_from(DOMAIN)})
hidden = st.sets(st.sampled_from(FACTS))


def plain(source):
    namespace = {"Figures": object}
    exec(source, namespace)
    return namespace["law"]


def known(value):
    return Reading("known", "unit", value, value, value, date(2024, 1, 1), date(2024, 12, 31), "art. 1")


def readings(figures, tree):
    return {name: known(figures[name]) for name in tree.figures}


def partly(household, hidden):
    """Return the facts with those hidden as the whole domain."""
    widest = {
        name: Bounds(False, True) if name in TRUTHS else Bounds(DOMAIN[0], DOMAIN[-1]) for name in FACTS
    }
    return {name: widest[name] if name in hidden else value for name, value in household.items()}


def completions(household, hidden):
    names = sorted(hidden)
    for choice in itertools.product(*((False, True) if name in TRUTHS else DOMAIN for name in names)):
        yield household | dict(zip(names, choice, strict=True))


class TestTree:
    @given(source=laws(), household=households, figures=figures)
    def test_agrees_with_the_plain_function_on_a_yes_or_no(self, source, household, figures):
        tree = reader.read(source)
        found = answer.decide(tree, household, readings(figures, tree))

        assert found.holds is plain(source)(**household, figures=SimpleNamespace(**figures))

    @given(source=laws(some_numbers, "int"), household=households, figures=figures)
    def test_agrees_with_the_plain_function_on_a_number(self, source, household, figures):
        tree = reader.read(source)
        found = answer.measure(tree, household, readings(figures, tree))

        assert (found.state, found.low) == (
            "exact",
            plain(source)(**household, figures=SimpleNamespace(**figures)),
        )


class TestUnknownFacts:
    @given(source=laws(), household=households, figures=figures, hidden=hidden)
    def test_leave_an_answer_only_where_every_completion_gives_it(self, source, household, figures, hidden):
        tree, law, ground = reader.read(source), plain(source), SimpleNamespace(**figures)
        found = answer.decide(tree, partly(household, hidden), readings(figures, tree))
        results = {law(**facts, figures=ground) for facts in completions(household, hidden)}

        assert found.state in ("yes", "no", "fact_unknown")
        assert found.holds is None or results == {found.holds}

    @given(source=laws(), household=households, figures=figures, hidden=hidden)
    def test_are_all_named_when_they_can_change_the_answer(self, source, household, figures, hidden):
        tree, law, ground = reader.read(source), plain(source), SimpleNamespace(**figures)
        found = answer.decide(tree, partly(household, hidden), readings(figures, tree))
        matter = {
            name
            for name in hidden
            for facts in completions(household, hidden - {name})
            if len({law(**one, figures=ground) for one in completions(facts, {name})}) > 1
        }

        assert matter <= set(found.settles) <= hidden

    @given(law=boolean_truths, given_=st.dictionaries(st.sampled_from("abcd"), st.booleans()))
    def test_are_named_only_when_they_can_where_all_are_yes_or_no(self, law, given_):
        source = f"def law(a: bool, b: bool, c: bool, d: bool) -> bool: return {law}"
        tree, function, hidden = reader.read(source), plain(source), sorted(set("abcd") - set(given_))
        table = {
            choice: function(**given_, **dict(zip(hidden, choice, strict=True)))
            for choice in itertools.product((False, True), repeat=len(hidden))
        }
        matter = tuple(
            name
            for place, name in enumerate(hidden)
            if any(table[(*one[:place], not one[place], *one[place + 1 :])] != table[one] for one in table)
        )
        found = answer.decide(tree, given_, {})

        assert found.settles == matter
        assert (found.holds is None) == (len(set(table.values())) > 1)

    @given(source=laws(), household=households, figures=figures, hidden=hidden, more=hidden)
    def test_never_change_a_settled_answer_when_they_become_known(
        self, source, household, figures, hidden, more
    ):
        tree = reader.read(source)
        before = answer.decide(tree, partly(household, hidden), readings(figures, tree))
        after = answer.decide(tree, partly(household, hidden - more), readings(figures, tree))

        assert before.holds is None or before.holds is after.holds

    @given(source=laws(some_numbers, "int"), household=households, figures=figures, hidden=hidden)
    def test_keep_an_amount_within_its_bounds(self, source, household, figures, hidden):
        tree, law, ground = reader.read(source), plain(source), SimpleNamespace(**figures)
        found = answer.measure(tree, partly(household, hidden), readings(figures, tree))

        assert all(
            found.low <= law(**facts, figures=ground) <= found.high
            for facts in completions(household, hidden)
        )


class TestUnknownFigures:
    @given(source=laws(), household=households, figures=figures, hidden=hidden)
    def test_leave_an_answer_only_where_every_value_gives_it(self, source, household, figures, hidden):
        tree, law = reader.read(source), plain(source)
        lapsed = Reading("lapsed", "unit", figures["g"], figures["g"], None)
        missing = {"f": Reading("none", "yes or no"), "g": lapsed}
        found = answer.decide(tree, partly(household, hidden), {name: missing[name] for name in tree.figures})
        results = {
            law(**facts, figures=SimpleNamespace(f=f, g=g))
            for facts in completions(household, hidden)
            for f in (False, True)
            for g in range(figures["g"], 40)
        }

        assert found.holds is None or results == {found.holds}
        assert found.state != "fact_unknown" or found.settles
