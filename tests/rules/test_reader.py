import textwrap

import pytest

from akkoord.rules import reader
from akkoord.rules.reader import RuleNotReadable
from akkoord.rules.tree import Choose, Compare, Input, Named


def function(body, facts="a: bool, x: int", returns="bool"):
    return f"def law({facts}, figures: Figures) -> {returns}:\n" + textwrap.indent(
        textwrap.dedent(body), "    "
    )


class TestRead:
    def test_keeps_the_names_of_steps(self):
        tree = reader.read(function("is_low = x < figures.top\nreturn a and is_low"))

        step = tree.root.parts[1]
        assert isinstance(step, Named)
        assert step.name == "is_low"
        assert isinstance(step.part, Compare)

    def test_learns_the_kind_of_a_figure_from_its_use(self):
        tree = reader.read(function("counts = figures.counts\nreturn (counts and a) or x < figures.top"))

        assert tree.figures == {"counts": "truth", "top": "number"}

    def test_keeps_facts_in_the_order_of_the_parameters(self):
        tree = reader.read(function("return x > 0 or a", facts="z: bool, a: bool, x: int"))

        assert list(tree.facts) == ["z", "a", "x"]

    def test_reads_an_early_return_as_a_choice(self):
        tree = reader.read(function("'''Doc.'''\nif a:\n    return True\nreturn x > 1"))

        assert isinstance(tree.root, Choose)
        assert tree.root.test == Input("fact", "a")

    def test_shares_a_step_that_is_used_twice(self):
        tree = reader.read(function("low = x < 1\nreturn (a and low) or (not a and low)"))
        one, other = tree.root.parts

        assert one.parts[1] is other.parts[1]

    @pytest.mark.parametrize(
        ("body", "line", "complaint"),
        [
            ("return a or helper(x)", 11, "'helper\\(x\\)' cannot stand in a rule"),
            ("return a or x < CEILING", 11, "'CEILING' cannot stand in a rule; it is no fact"),
            ("low = x < 1\nfor i in range(3):\n    pass\nreturn low", 12, "use assignments to one name"),
            ("return x / 2 < 1", 11, "calculate exactly"),
            ("return x // figures.n < 1", 11, "divide by a number that stands there"),
            ("return x // 0 < 1", 11, "divide by a number that stands there and is not zero"),
            ("return x < 1.5", 11, "'1.5' cannot stand in a rule"),
            ("return x in (1, 2)", 11, "cannot stand in a rule"),
            ("return a == True", 11, "a number is needed here, and this is a yes or no"),
            ("return x and a", 11, "a yes or no is needed here, and this is a number"),
            ("return x + 1", 11, "a yes or no is needed here"),
            ("return a + x > 0", 11, "a number is needed here"),
            ("return figures.f and figures.f < 3", 11, "'figures.f' cannot stand in a rule; a num"),
            ("if a:\n    y = 1\nreturn x > 1", 11, "end the if with a return"),
            ("return a\nreturn x > 1", 12, "it is never reached"),
            ("if a:\n    return True\nelse:\n    return False\nreturn a", 15, "it is never reached"),
            ("low = x < 1", 11, "end every path with a return"),
            ("x = 3\nreturn a", 11, "'x' already has a meaning"),
            ("low = a\nlow = a\nreturn low", 12, "'low' already has a meaning"),
            ("low, high = x, x\nreturn a", 11, "use assignments to one name"),
            ("return min(x) > 1", 11, "give min two numbers or more"),
            ("return max(x, key=a) > 1", 11, "cannot stand in a rule"),
            ("return lambda: a", 11, "cannot stand in a rule"),
            ("return (x if a else a) > 1", 11, "a number is needed here"),
        ],
    )  # fmt: skip
    def test_refuses_other_python_and_names_the_line(self, body, line, complaint):
        with pytest.raises(RuleNotReadable, match=complaint) as caught:
            reader.read(function(body), first_line=10)
        assert caught.value.values["line"] == line

    @pytest.mark.parametrize(
        "header",
        [
            "def law(a): return a",
            "def law(a: bool): return a",
            "def law(a: str) -> bool: return True",
            "def law(a: bool = True) -> bool: return a",
            "def law(*a: bool) -> bool: return True",
            "def law(a: bool) -> str: return a",
        ],
    )
    def test_needs_to_know_each_kind(self, header):
        with pytest.raises(RuleNotReadable, match="rule 'law', line 1"):
            reader.read(header)

    def test_refuses_what_is_no_function(self):
        with pytest.raises(RuleNotReadable, match="write a plain function"):
            reader.read("law = 1")
