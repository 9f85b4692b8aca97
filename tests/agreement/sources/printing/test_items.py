"""Marks of lists: every sign that a document may have, and what only looks like one."""

from __future__ import annotations

import pytest

from akkoord.agreement.sources.printing import items
from akkoord.agreement.sources.printing.printed import Row


class TestMarked:
    @pytest.mark.parametrize("sign", ["•", "–", "-", "o", "\uf0b7", "▪", "✓", "➢", "\uf0fc", "□", "*"])
    def test_is_an_item_behind_each_sign(self, sign):
        assert items.marked(Row(f"{sign} Er komen bomen.")).text == "Er komen bomen."

    @pytest.mark.parametrize("sign", ["•", "▪", "\uf0b7"])
    def test_is_an_item_without_a_space_too(self, sign):
        assert items.marked(Row(f"{sign}Er komen bomen.")).text == "Er komen bomen."

    @pytest.mark.parametrize(
        ("mark", "written"), [("1.", "1."), ("12)", "12)"), ("a)", "a)"), ("(3)", "(3)")]
    )
    def test_keeps_its_number(self, mark, written):
        assert items.marked(Row(f"{mark} Er komen bomen.")).mark == written

    @pytest.mark.parametrize(
        "text",
        [
            "-5% uitstoot in 2030",
            "o zo mooi",
            "2030. Dat is ver.",
            "10 bomen",
            "a. bomen",
            "*nadruk*",
            "–",
            "•",
        ],
    )
    def test_is_nothing_that_only_starts_alike(self, text):
        assert items.marked(Row(text)) is None
