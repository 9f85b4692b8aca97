"""The main clause of a sentence: what stands in a clause of its own is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement.prose import grammar

words = st.lists(
    st.sampled_from(
        [
            "die",
            "dat",
            "om",
            "te",
            "als",
            "wij",
            "de",
            "brug",
            "bouwen",
            "wordt",
            "gebouwd",
            ",",
            "(",
            ")",
            "zodat",
            "waarin",
            "wie",
            "İ",
            "é",
            "moet",
        ]
    ),
    max_size=25,
).map(" ".join)


def main(text):
    return " ".join(grammar.analyse(text).main.split())


class TestAnalyse:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Clubs die groeien krijgen steun.", "clubs krijgen steun."),
            (
                "Leraren die werken in een wijk met veel kinderen, verdienen meer.",
                "leraren , verdienen meer.",
            ),
            ("Als een huurder klaagt, moet de eigenaar komen.", ", moet de eigenaar komen."),
            (
                "Als groene partij hebben wij oog voor het bos.",
                "als groene partij hebben wij oog voor het bos.",
            ),
            (
                "Mensen die hun huis verliezen kunnen terecht in het dorp.",
                "mensen kunnen terecht in het dorp.",
            ),
            ("Dan moet die overheid sparen zodat er geld is.", "dan moet die overheid sparen ."),
            ("Om de brug te sparen moet het verkeer om.", "moet het verkeer om."),
            ("Wij bouwen een brug om de wijk te ontsluiten.", "wij bouwen een brug ."),
            ("Wie onvoldoende meewerkt, verliest steun.", ", verliest steun."),
            ("Voor wie ziek is wordt werk gezocht.", "voor wordt werk gezocht."),
            ("Waar mogelijk worden bomen gespaard.", "waar mogelijk worden bomen gespaard."),
            ("Wij willen dat de kade wordt verlaagd.", "wij willen ."),
            ("Dat doen wij niet.", "dat doen wij niet."),
            ("Het plan (dat klaar is) wordt getoond.", "het plan wordt getoond."),
            ("Clubs die steun krijgen bouwen een zaal.", "clubs bouwen een zaal."),
            ("Een stad waarin buren worden gehoord.", "een stad ."),
            ("Er komt gras, zodat kinderen hier kunnen spelen.", "er komt gras, ."),
        ],
    )
    def test_hides_side_clauses_and_brackets(self, text, expected):
        assert main(text) == expected

    @given(words)
    def test_keeps_all_places(self, text):
        sentence = grammar.analyse(text)

        assert len(sentence.text) == len(sentence.plain) == len(sentence.main)
        assert all(own in (letter, " ") for own, letter in zip(sentence.main, sentence.plain, strict=True))
