"""Items of made-up lists that are rows of contents, of names or of money, and items that only look so."""

import pytest

from akkoord.agreement.prose import rows


class TestSort:
    @pytest.mark.parametrize(
        ("texts", "expected"),
        [
            (["Wonen ........ 12"], "table_of_contents"),
            (["Wonen . . . . 12"], "table_of_contents"),
            (["Wonen (blz. 12)"], "table_of_contents"),
            (["Wonen\t12"], "table_of_contents"),
            (["VII Wonen", "VIII Haven en kade", "IX. Geld"], "table_of_contents"),
            (["P. Verzonnen Zonneburg"], "signature"),
            (["Dr. A. B. van der Linde, Elzenrode"], "signature"),
            (["Uitbreiding politie 250", "Betere zorg 1.350", "Kustverdediging PM"], "table"),
            (["Riolering f 390 miljoen", "Afval: \u20ac 1,5 mln", "Natuur \u20ac 300.000"], "table"),
        ],
    )
    def test_names_what_a_row_is(self, texts, expected):
        assert rows.sort(texts) == [expected] * len(texts)

    @pytest.mark.parametrize(
        "texts",
        [
            # A promise may end in a number, a year or an amount.
            ["De leeftijd naar 68", "Geen snelheid boven 30", "Klaar tegen 2033"],
            ["Betere zorg 350", "Kustverdediging 100", "Meer bomen"],
            [
                "Wij geven de clubs \u20ac 300.000",
                "De stad betaalt \u20ac 200.000",
                "Er komt bij \u20ac 100.000",
            ],
            ["Een tweede brug van \u20ac 2 miljoen", "Meer groen"],
            ["X blijft X", "V. krijgt een straat", "Meer groen"],
            ["A. De kade wordt breder"],
        ],
    )
    def test_leaves_promises_that_look_alike(self, texts):
        assert rows.sort(texts) == [None] * len(texts)

    def test_of_nothing_is_nothing(self):
        assert rows.sort([]) == []
        assert rows.sort([""]) == [None]
