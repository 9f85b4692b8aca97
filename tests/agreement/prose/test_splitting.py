"""Sentences of running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement.prose import splitting


class TestSplit:
    @pytest.mark.parametrize(
        ("text", "sentences"),
        [
            ("Er komt gras. Er komt zand.", ["Er komt gras.", "Er komt zand."]),
            ("Wat nu? Wij bouwen! En dan … Niets.", ["Wat nu?", "Wij bouwen!", "En dan …", "Niets."]),
            ("Hij zei: “Ja.” Wij niet.", ["Hij zei: “Ja.”", "Wij niet."]),
            ("Het kost 2.000 euro. € 5 komt terug.", ["Het kost 2.000 euro.", "€ 5 komt terug."]),
            ("Zie noot.3 Wij bouwen.", ["Zie noot.3", "Wij bouwen."]),
            ("Het einde.Wij bouwen.", ["Het einde.", "Wij bouwen."]),
            ("'s Avonds is het rustig. 's Nachts ook.", ["'s Avonds is het rustig.", "'s Nachts ook."]),
        ],
    )
    def test_parts_sentences(self, text, sentences):
        assert list(splitting.split(text)) == sentences

    @pytest.mark.parametrize(
        "text",
        [
            "Wij plannen o.a. De Bongerd en de kade.",
            "Wij werken samen, bv. Met de clubs.",
            "De heer J. Jansen opent de zaal.",
            "1. Een park in elke wijk.",
            "Er komen bomen, struiken, ... in elke straat.",
            "Lees meer op www.voorbeeld.be over de kade.",
            "De nv. Haven bouwt.",
            "Het kost ca. 5 euro.",
        ],
    )
    def test_leaves_abbreviations_numbers_and_initials_alone(self, text):
        assert list(splitting.split(text)) == [text]

    @given(st.text(alphabet=st.sampled_from("aB .!?…\"”'1\n"), max_size=60))
    def test_loses_nothing_and_invents_nothing(self, text):
        assert "".join("".join(splitting.split(text)).split()) == "".join(text.split())
