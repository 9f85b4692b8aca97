from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.similarity import words


class TestFolded:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Één café, Zoë's", "een cafe zoe s"),
            ("zorg-en  welzijn\n(OCMW)", "zorg en welzijn ocmw"),
            ("a_b", "a b"),
            ("²", "2"),
            ("…!", ""),
        ],
    )
    def test_leaves_bare_small_letters(self, text, expected):
        assert words.folded(text) == expected

    @given(st.text(st.characters(codec="utf-8")))
    def test_has_single_spaces_between_words_only(self, text):
        folded = words.folded(text)

        assert folded == " ".join(folded.split(" ")).strip()
        assert "  " not in folded


class TestPieces:
    @given(st.text(alphabet="abcde ", min_size=1))
    def test_are_as_many_as_the_length_allows(self, text):
        inner = words.folded(text)
        # n + 2 characters with a space at both ends hold n + 2 - 5 + 1 runs of five, one at least.
        expected = max(1, len(inner) - 2) if inner else 0

        assert len(words.pieces(text)) == expected


class TestShared:
    @pytest.mark.parametrize(
        ("query", "text", "expected"),
        [
            ("fietspad", "Meer fietspaden langs scholen", ("fietspaden",)),
            ("mantelzorg", "Mantelzorgers krijgen steun", ("mantelzorgers",)),
            ("wordt voor deze", "Dit wordt gedaan voor deze stad", ()),
            ("een zorgraad", "de raad", ()),  # four letters inside a longer word prove nothing
            ("raad", "de raad", ("raad",)),
        ],
    )
    def test_are_words_or_parts_that_tell_something(self, query, text, expected):
        assert words.shared(query, text) == expected
