from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.web.search import words


class TestOfText:
    @pytest.mark.parametrize(
        ("text", "tokens"),
        [
            ("De woningen van Ginderdorp", ["woon", "ginderdorp"]),
            ("2.000 bomen, 0,7 %", ["2000", "boom", "0.7"]),
            # A code, and its parts that are words: a letter alone is none.
            ("het G-net", ["gnet", "net"]),
            ("24/7 bus", ["247", "24", "7", "bus"]),
            ("O³ en T2", ["o3", "t2"]),
            ("CO₂-uitstoot", ["co2uitstoot", "co2", "uitstoot"]),
            # Two words of letters are no code.
            ("zorgloket-team", ["zorgloket", "team"]),
            ("foto's", ["foto"]),
            ("één van de", []),
            ("", []),
        ],
    )
    def test_cuts_into_tokens(self, text, tokens):
        assert [word.token for word in words.of_text(text)] == tokens

    @given(st.text(max_size=400))
    def test_gives_tokens_that_both_databases_keep_whole(self, text):
        for word in words.of_text(text):
            assert 0 < len(word.token) <= 120
            # FTS5 cuts at these; the column cuts at a space.
            assert not [sign for sign in word.token if sign.isascii() and not sign.isalnum() and sign != "."]
            assert " " not in word.form
            assert not word.token.isspace()


class TestOfQuery:
    def test_asks_for_each_word_once(self):
        assert [word.token for word in words.of_query("fiets Fiets fiétsen")] == ["fiet", "fiets"]

    def test_is_cut_off_after_many_words(self):
        many = " ".join(f"woord{number}" for number in range(words.MOST_ASKED + 5))

        assert len(words.of_query(many)) == words.MOST_ASKED
