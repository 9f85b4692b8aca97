from __future__ import annotations

import pytest

from akkoord.web.search import words
from akkoord.web.search.vocabulary import END, PLURAL, SAME, START, Known, Vocabulary


def choose(texts, query):
    """Return what the only word of a query stands for, in the vocabulary of some words of texts."""
    cut = {word.token: word for word in words.of_text(texts)}
    vocabulary = Vocabulary(Known(token, 1, (word.form,)) for token, word in cut.items())
    (word,) = words.of_query(query)
    return vocabulary.choose(word)


class TestChoose:
    @pytest.mark.parametrize(
        ("texts", "query", "weights"),
        [
            ("woningen", "woning", {"woon": SAME}),
            ("paden", "pad", {"paad": PLURAL}),
            ("steden", "stad", {"steed": PLURAL}),
            ("groen", "groene", {"groen": PLURAL}),
            ("fietspad", "fiets", {"fietspad": START}),
            ("speeltuin", "tuin", {"speeltuin": END}),
            # Three letters at the end need a first part that the texts know, with or without what links it.
            ("fietspad", "pad", {}),
            ("fietspad fiets", "pad", {"fietspad": END}),
            ("stadspad stad", "pad", {"stadspad": END}),
            # Three letters at the start are no word.
            ("bushalte", "bus", {}),
            # An ending that looks like a word.
            ("verandering", "ring", {}),
            ("vriendschap vriend", "schap", {"vriendschap": END}),
            ("ambtschap", "schap", {}),
            # Codes and numbers stand for themselves only.
            ("G-netzone", "G-net", {}),
            ("2.000", "200", {}),
        ],
    )
    def test_knows_stems_plurals_and_compounds(self, texts, query, weights):
        assert choose(texts, query).weights == weights
        assert choose(texts, query).corrected == ""

    @pytest.mark.parametrize(
        ("texts", "query", "corrected"),
        [
            ("park", "parl", "park"),
            ("park", "pral", ""),
            ("park", "par", ""),
            # Two errors from seven letters.
            ("bibliotheek", "biblothek", "bibliotheek"),
            ("zwembad", "zwmbat", ""),
            # The first letter is seldom wrong.
            ("berk werk", "kerk", "berk"),
            ("berk kerf", "kerk", "kerf"),
            # The texts have the plural only.
            ("speeltuinen", "speletuin", "speeltuinen"),
            ("G-net", "h-net", ""),
        ],
    )
    def test_mends_typing_errors(self, texts, query, corrected):
        assert choose(texts, query).corrected == corrected

    def test_mends_to_the_word_that_stands_in_most_texts(self):
        vocabulary = Vocabulary([Known("berk", 1, ("berk",)), Known("werk", 5, ("werk",))])
        (word,) = words.of_query("kerk")

        assert vocabulary.choose(word).corrected == "werk"
