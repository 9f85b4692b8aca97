"""What makes a reading doubtful, how much, and what comes first."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement import doubts
from akkoord.agreement.model import CrossRef, Flag, Level, Promise

LONG = "Er komt een park en " * 16


def promise(text="Er komt een park in de wijk.", **fields):
    given = {"id": "1", "level": Level.ACTION, "parent": "0", **fields}
    return Promise(
        domain="STAD", theme=None, subtheme=None, nested_under=None, line_start=1, line_end=1, page=None,
        text=text, **given,
    )  # fmt: skip


GOAL = promise("Meer groen in elke wijk.", id="0", level=Level.GOAL, parent=None)


def codes(own, *others):
    return doubts.of_all([own, *others])[0].codes


class TestDoubts:
    @pytest.mark.parametrize("code", ["statement", "damaged_text", "in_prose", "several_promises", "joined"])
    def test_name_what_the_reader_flagged(self, code):
        own = replace(promise(), flags=(Flag(code, "park"), Flag("no_target", "park")))

        assert doubts.of_all([own, GOAL])[0] == doubts.Doubts((code,), doubts.WEIGHTS[code])

    @pytest.mark.parametrize(
        ("own", "others", "expected"),
        [
            (promise(), [GOAL], ()),
            (promise("Meer groen."), [GOAL], ("very_short",)),
            (promise(LONG), [GOAL], ("very_long",)),
            (promise(parent=None), [GOAL], ("no_goal",)),
            (promise(parent=None), [], ()),
            (GOAL, [promise()], ()),
            (GOAL, [], ("goal_alone",)),
            (replace(GOAL, text="Groen:"), [], ("very_short", "goal_alone")),
            (replace(GOAL, text="Groen:"), [promise()], ()),
            (promise(cross_refs=(CrossRef("Wonen", None),)), [GOAL], ("reference_unresolved",)),
            (promise(cross_refs=(CrossRef("Groen", "0"),)), [GOAL], ()),
        ],
    )
    def test_name_what_its_size_and_place_show(self, own, others, expected):
        assert codes(own, *others) == expected

    def test_stand_with_the_heaviest_first_and_end_at_a_hundred(self):
        flags = tuple(Flag(code, "x") for code in ("joined", "statement", "damaged_text"))
        found = doubts.of_all([promise("Groen.", flags=flags), GOAL])[0]

        assert found == doubts.Doubts(("statement", "damaged_text", "very_short", "joined"), 100)

    @given(
        flags=st.lists(st.sampled_from([*doubts.WEIGHTS, "no_target", "duplicate"])),
        count=st.integers(1, 80),
        tree=st.sets(st.sampled_from(doubts.OF_THE_TREE)),
    )
    def test_weigh_nothing_only_where_there_are_none(self, flags, count, tree):
        own = promise("groen " * count, flags=tuple(Flag(code, "x") for code in flags))
        found = doubts.of_one(own, tree)

        assert (found.weight == 0) == (found.codes == ())
        assert 0 <= found.weight <= 100
        assert set(found.codes) >= tree
        assert len(set(found.codes)) == len(found.codes)


class TestReference:
    def test_names_each_doubt_with_its_weight(self):
        page = Path(__file__).parents[2] / "docs" / "reference" / "doubts.md"
        rows = re.findall(r"^\| `(\w+)` \| (\d+) \|", page.read_text(encoding="utf-8"), re.MULTILINE)

        assert [(code, int(weight)) for code, weight in rows] == list(doubts.WEIGHTS.items())
