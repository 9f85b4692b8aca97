"""Numbers as Dutch texts write them, and what only looks like one."""

import pytest

from akkoord.dutch import numbers


def values(text):
    return [str(found.value) for found in numbers.find(text)]


class TestFind:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("2.000 bomen", "2000"),
            ("2000 bomen", "2000"),
            ("12 000 bomen", "12000"),
            ("12\u00a0000 bomen", "12000"),
            ("1.250.000 euro", "1250000"),
            ("0,7 %", "0.7"),
            ("1.5 %", "1.5"),
            ("1.5 miljoen", "1500000"),
            ("7,5 mrd", "7500000000"),
            ("3 mld", "3000000000"),
            ("5mln", "5000000"),
            ("2 mio", "2000000"),
            ("zevenentwintig", "27"),
            ("driehonderdvijftig", "350"),
            ("tweeduizend", "2000"),
            ("een dertigtal huizen", "30"),
            ("nul doden", "0"),
            ("Eén loket", "1"),
        ],
    )
    def test_knows_digits_words_and_scales(self, text, value):
        assert values(text) == [value]

    @pytest.mark.parametrize(
        "text", ["een loket", "zaal T2", "versie 4.0", "24/7", "2031-2036", "artikel60", "CO2", "aantal", ""]
    )
    def test_finds_none_in_names_versions_and_ranges_of_years(self, text):
        assert values(text) == []

    def test_reads_the_numbers_of_a_table_apart(self):
        assert values("70 100 150 0") == ["70", "100", "150", "0"]


class TestFindFractions:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("de helft van de daken", "50"),
            ("een kwart van de daken", "25"),
            ("driekwart van de daken", "75"),
            ("een derde van de daken", "33.3"),
            ("tweederde van de daken", "66.7"),
            ("2/3de van de daken", "66.7"),
            ("vier vijfden van de daken", "80"),
        ],
    )
    def test_gives_per_cent(self, text, value):
        assert [str(found.value) for found in numbers.find_fractions(text)] == [value]

    @pytest.mark.parametrize(
        "text", ["een derde spoor", "de tweede helft van 2031", "24/7 open", "derde van de rij", "5/4 van"]
    )
    def test_finds_none_in_places_in_a_row(self, text):
        assert numbers.find_fractions(text) == ()


class TestFindRanges:
    @pytest.mark.parametrize(
        ("text", "ends"),
        [("5-10 %", ("5", "10")), ("5 – 10 jaar", ("5", "10")), ("1.000-2.000 bomen", ("1000", "2000"))],
    )
    def test_gives_both_ends(self, text, ends):
        assert [(str(low.value), str(high.value)) for low, high in numbers.find_ranges(text)] == [ends]

    @pytest.mark.parametrize("text", ["2031-2036 is lang", "10-5 bomen", "089-12", "5-10-15 is niets", ""])
    def test_finds_none_in_years_and_codes(self, text):
        assert numbers.find_ranges(text) == ()
