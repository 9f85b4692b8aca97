from __future__ import annotations

import pytest

from akkoord.web.search import words
from akkoord.web.search.vocabulary import END, PLURAL, SAME, START, Known, Vocabulary


def choose(texts, query):
    """Return the one thing that the only word of a query stands for, in the vocabulary of some texts."""
    (word,) = words.of_query(query)
    (choice,) = vocabulary_of(texts).choose(word)
    return choice


def vocabulary_of(texts):
    cut = {word.token: word for word in words.of_text(texts)}
    return Vocabulary(Known(token, 1, (word.form,)) for token, word in cut.items())


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

        assert [choice.corrected for choice in vocabulary.choose(word)] == ["werk"]

    @pytest.mark.parametrize(
        ("texts", "query", "taken"),
        [
            ("dak isoleren", "dakisolatie", "dak isolatie"),
            ("open data", "opendata", "open data"),
            ("GAS-boetes", "gasboete", "gas boete"),
            ("co-housing", "cohousing", "co housing"),
            # Both parts must be words of the texts, and more than one letter.
            ("dak", "dakisolatie", ""),
            ("O housing", "ohousing", "housing"),
            # One typing error is likelier than two words.
            ("leegstandsbelasting leegstand belasting", "leegstandbelasting", "leegstandsbelasting"),
        ],
    )
    def test_takes_a_compound_apart(self, texts, query, taken):
        vocabulary = vocabulary_of(texts)
        (word,) = words.of_query(query)

        assert vocabulary.choose(word)[0].corrected == taken

    @pytest.mark.parametrize(
        ("query", "taken"),
        [
            ("domisilie", "domiciliefraude"),
            ("bemidling", ""),
            ("bemiddelink", "burenbemiddeling"),
            ("frauden", ""),
        ],
    )
    def test_knows_a_part_of_a_longer_word_with_a_typing_error(self, query, taken):
        vocabulary = vocabulary_of("domiciliefraude burenbemiddeling")
        (word,) = words.of_query(query)

        assert vocabulary.choose(word)[0].corrected == taken
