from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.money import NotAnAmount, parse_cents, round_to_cent
from akkoord.phrases import euro


class TestParseCents:
    @pytest.mark.parametrize(
        ("text", "cents"),
        [
            ("1.234,56", 123456),
            ("€ 50", 5000),
            ("€50,00", 5000),
            ("50 euro", 5000),
            ("50 EUR", 5000),
            ("0,5", 50),
            ("-0,05", -5),
            ("- € 3", -300),
            ("45 000", 4_500_000),
            ("45\N{NO-BREAK SPACE}000,10", 4_500_010),
            ("1.234.567", 123_456_700),
            ("  7  ", 700),
            ("0", 0),
            ("1234567", 123_456_700),
        ],
    )
    def test_reads_what_people_type(self, text, cents):
        assert parse_cents(text) == cents

    @pytest.mark.parametrize(
        "text",
        ["", "euro", "12.50", "1.23", "1,234", "1.2345", "1234.567", "12,3,4", "vijftig", "50 51", "€ € 5",
         "--5", "5-", "1e3", "٣", "1 23", "5 dollar"],
    )  # fmt: skip
    def test_refuses_what_could_mean_something_else(self, text):
        with pytest.raises(NotAnAmount, match="is no amount in euros; write it like"):
            parse_cents(text)

    @given(cents=st.integers(-(10**12), 10**12))
    def test_reads_back_what_phrases_writes(self, cents):
        assert parse_cents(euro(cents)) == cents


class TestRoundToCent:
    @pytest.mark.parametrize(
        ("exact", "rounded"),
        [
            (Fraction(1, 2), 1),
            (Fraction(-1, 2), -1),
            (Fraction(3, 2), 2),
            (Fraction(49, 100), 0),
            (Fraction(-49, 100), 0),
            (7, 7),
        ],
    )
    def test_rounds_half_a_cent_away_from_zero(self, exact, rounded):
        assert round_to_cent(exact) == rounded

    @given(exact=st.fractions())
    def test_is_never_off_by_more_than_half_a_cent(self, exact):
        assert abs(round_to_cent(exact) - exact) <= Fraction(1, 2)

    @given(exact=st.fractions())
    def test_treats_owed_and_due_alike(self, exact):
        assert round_to_cent(-exact) == -round_to_cent(exact)
