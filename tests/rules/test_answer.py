from datetime import date

import pytest

from akkoord.dated import DatedValue, Reading, Series
from akkoord.rules import answer, reader
from akkoord.rules.answer import MissingFigure, NoSuchFact, WrongFact, WrongFigure
from akkoord.rules.bounds import Bounds


def known(value):
    return Reading("known", "unit", value, value, value, date(2024, 1, 1), date(2024, 12, 31), "art. 1")


def lapsed(value, low=None, high=None):
    return Reading("lapsed", "unit", value, low, high, date(2024, 1, 1), date(2024, 12, 31), "art. 1")


MISSING = Reading("none", "unit")
HERE = {"lives_here": True}

# Entitled when living here, and the income is at most the ceiling or a status opens the right by itself.
OPENED = reader.read(
    """
def is_entitled(lives_here: bool, has_status: bool, income: int, figures: Figures) -> bool:
    is_low = income <= figures.ceiling
    return lives_here and (has_status or is_low)
"""
)


THOUSAND = known(1000)


def decide(facts, ceiling=THOUSAND):
    return answer.decide(OPENED, facts, {"ceiling": ceiling})


def codes(found):
    return [reason.code for reason in found.because]


class TestDecide:
    @pytest.mark.parametrize(
        ("facts", "ceiling", "state", "settles"),
        [
            ({**HERE, "has_status": False, "income": 1000}, known(1000), "yes", ()),
            ({**HERE, "has_status": False, "income": 1001}, known(1000), "no", ()),
            ({"lives_here": False}, known(1000), "no", ()),
            ({**HERE, "has_status": True}, known(1000), "yes", ()),
            ({**HERE, "has_status": False}, known(1000), "fact_unknown", ("income",)),
            ({**HERE, "income": 1001}, known(1000), "fact_unknown", ("has_status",)),
            ({**HERE, "income": 1000}, known(1000), "yes", ()),
            ({}, known(1000), "fact_unknown", ("lives_here", "has_status", "income")),
            ({**HERE, "has_status": False, "income": Bounds(0, 900)}, known(1000), "yes", ()),
            ({**HERE, "has_status": False, "income": Bounds(900, 1001)}, known(1000), "fact_unknown",
             ("income",)),
            # A lapsed ceiling that only moves up: below the last known one is surely below today's.
            ({**HERE, "has_status": False, "income": 1000}, lapsed(1000, 1000), "yes", ()),
            ({**HERE, "has_status": False, "income": 1001}, lapsed(1000, 1000), "figure_unknown", ()),
            ({**HERE, "has_status": False}, lapsed(1000, 1000), "fact_unknown", ("income",)),
            ({**HERE, "has_status": False, "income": 5}, MISSING, "figure_unknown", ()),
            # Knowing the status could still settle it, though the figure is missing.
            ({**HERE, "income": 5}, MISSING, "fact_unknown", ("has_status",)),
            ({"lives_here": False, "has_status": False, "income": 5}, MISSING, "no", ()),
        ],
    )  # fmt: skip
    def test_gives_one_of_four_answers(self, facts, ceiling, state, settles):
        found = decide(facts, ceiling)

        assert (found.state, found.settles) == (state, settles)
        assert found.holds is {"yes": True, "no": False}.get(state)

    def test_never_turns_unknown_into_no(self):
        assert decide({"lives_here": None, "has_status": None, "income": None}).holds is None

    @pytest.mark.parametrize(
        ("law", "state"),
        [
            ("a or not a", "yes"),
            ("a and not a", "no"),
            ("(a and b) or (a and not b) or not a", "yes"),
            ("x < 10 or x >= 10", "yes"),
            ("x < 10 and x > 20", "no"),
            ("(5 if x < 3 else 7) > 4", "yes"),
            ("x - x == 0", "fact_unknown"),  # sound, not exact: see akkoord.rules.influence
        ],
    )
    def test_is_exact_where_an_unknown_is_mentioned_twice(self, law, state):
        tree = reader.read(f"def law(a: bool, b: bool, x: int) -> bool: return {law}")

        assert answer.decide(tree, {}, {}).state == state

    def test_asks_for_two_facts_that_only_settle_it_together(self):
        both_or_neither = reader.read("def law(a: bool, b: bool) -> bool: return (a and b) or not (a or b)")

        assert answer.decide(both_or_neither, {}, {}).settles == ("a", "b")

    def test_does_not_ask_for_what_is_mentioned_and_cannot_matter(self):
        absorbed = reader.read("def law(a: bool, b: bool) -> bool: return a or (a and b)")

        assert answer.decide(absorbed, {}, {}).settles == ("a",)

    def test_asks_for_no_fact_while_only_a_figure_could_make_it_settle(self):
        turns = "(figures.counts and a) or (not figures.counts and not a)"
        tree = reader.read(f"def law(a: bool, figures: Figures) -> bool: return {turns}")
        found = answer.decide(tree, {}, {"counts": MISSING})

        assert (found.state, found.settles, codes(found)) == ("figure_unknown", (), ["counts.missing"])

    @pytest.mark.parametrize("sign", ["<", "<=", ">", ">="])
    def test_asks_for_no_number_that_a_figure_without_limits_is_compared_with(self, sign):
        tree = reader.read(f"def law(x: int, figures: Figures) -> bool: return x {sign} figures.ceiling")
        found = answer.decide(tree, {}, {"ceiling": MISSING})

        assert (found.state, found.settles) == ("figure_unknown", ())

    def test_decides_by_a_sum_of_which_one_part_is_missing(self):
        sum_of_two = reader.read(
            "def law(x: int, y: int, figures: Figures) -> bool: return x + y <= figures.top"
        )
        found = answer.decide(sum_of_two, {"x": 1001, "y": Bounds(0, 10**9)}, {"top": known(1000)})

        assert found.state == "no"

    def test_stays_sound_when_there_are_too_many_cases(self):
        names = [f"a{number}" for number in range(14)]  # 2 ** 14 cases, above the limit
        parameters = ", ".join(f"{name}: bool" for name in names)
        tree = reader.read(f"def law({parameters}) -> bool: return {' or '.join(names)}")

        assert answer.decide(tree, {}, {}).settles == tuple(names)
        assert answer.decide(tree, {"a13": True}, {}).state == "yes"

    def test_refuses_a_fact_that_the_rule_does_not_know(self):
        with pytest.raises(
            NoSuchFact, match="no fact 'incom' here; there are lives_here, has_status, income"
        ):
            decide({"incom": 5})

    @pytest.mark.parametrize(
        "facts",
        [{"income": True}, {"lives_here": 1}, {"income": "5"}, {"income": 1.5}, {"lives_here": Bounds(0, 1)}],
    )
    def test_refuses_a_fact_of_the_wrong_kind(self, facts):
        with pytest.raises(WrongFact, match="must be"):
            decide(facts)

    def test_needs_every_figure(self):
        with pytest.raises(MissingFigure, match="no figure 'ceiling' was given; there are none"):
            answer.decide(OPENED, {}, {})

    def test_refuses_a_figure_of_the_wrong_kind(self):
        with pytest.raises(WrongFigure, match="figure 'ceiling' is True, but the rule uses it as a number"):
            decide({}, known(True))


class TestBecause:
    @pytest.mark.parametrize(
        ("facts", "ceiling", "reasons"),
        [
            ({**HERE, "has_status": False, "income": 7}, known(1000), ["lives_here.yes", "is_low.yes"]),
            ({**HERE, "has_status": True, "income": 7}, known(1000), ["lives_here.yes", "has_status.yes"]),
            ({**HERE, "has_status": False, "income": 2000}, known(1000), ["has_status.no", "is_low.no"]),
            ({"lives_here": False, "has_status": True}, known(1000), ["lives_here.no"]),
            ({**HERE, "has_status": False, "income": Bounds(0, 7)}, known(1000),
             ["lives_here.yes", "is_low.yes_in_range"]),
            ({**HERE, "has_status": False, "income": 7}, lapsed(1000, 1000),
             ["lives_here.yes", "is_low.yes_last_known"]),
            ({**HERE, "has_status": False}, known(1000), ["income.unknown"]),
            ({**HERE, "has_status": False, "income": 2000}, lapsed(1000, 1000), ["ceiling.lapsed"]),
            ({**HERE, "has_status": False, "income": 2000}, MISSING, ["ceiling.missing"]),
        ],
    )  # fmt: skip
    def test_names_what_decides_in_the_order_of_the_rule(self, facts, ceiling, reasons):
        assert codes(decide(facts, ceiling)) == reasons

    def test_carries_the_values_and_the_source_of_the_figure(self):
        reason = decide({**HERE, "has_status": False, "income": 2000}).because[1]

        assert reason.values == {
            "income": 2000,
            "ceiling": 1000,
            "valid_from": date(2024, 1, 1),
            "vouched_until": date(2024, 12, 31),
            "source": "art. 1",
        }

    @pytest.mark.parametrize(
        ("law", "code"), [("a or not a", "either_way.yes"), ("a and not a", "either_way.no")]
    )
    def test_says_so_when_every_case_comes_to_the_same(self, law, code):
        tree = reader.read(f"def law(a: bool) -> bool: return {law}")

        assert codes(answer.decide(tree, {}, {})) == [code]

    def test_tells_when_a_figure_turns(self):
        tree = reader.read("def law(figures: Figures) -> bool: return figures.counts")
        start = date(2026, 7, 1)
        values = (DatedValue(False, date(2026, 1, 1), "oud"), DatedValue(True, start, "nieuw"))
        reading = Series("counts", "yes or no", "any", values).at(date(2026, 6, 30))
        reason = answer.decide(tree, {}, {"counts": reading}).because[0]

        assert (reason.code, reason.values["until"]) == ("counts.no_until", start)


class TestMeasure:
    REST = reader.read(
        "def rest(income: int, figures: Figures) -> int: return max(0, figures.floor - income)"
    )

    @pytest.mark.parametrize(
        ("facts", "floor", "state", "low", "high"),
        [
            ({"income": 400}, known(1000), "exact", 600, 600),
            ({"income": 1400}, known(1000), "exact", 0, 0),
            ({"income": Bounds(400, 900)}, known(1000), "range", 100, 600),
            ({"income": Bounds(1000, 2000)}, known(1000), "exact", 0, 0),
            ({}, known(1000), "fact_unknown", 0, float("inf")),
            ({"income": 400}, lapsed(1000, 1000), "figure_unknown", 600, float("inf")),
        ],
    )
    def test_is_exact_or_says_what_is_missing(self, facts, floor, state, low, high):
        found = answer.measure(self.REST, facts, {"floor": floor})

        assert (found.state, found.low, found.high) == (state, low, high)

    def test_names_the_fact_and_the_figure(self):
        found = answer.measure(self.REST, {}, {"floor": lapsed(1000, 1000)})

        assert (found.settles, found.figures) == (("income",), ("floor",))
