"""What words weigh in a made-up agreement, and where its compounds are cut."""

import pytest

from akkoord.agreement.relations import vocabulary
from akkoord.agreement.relations.vocabulary import Vocabulary

TEXTS = [
    "Elke wijk krijgt een wijkbudget, bij het park van Leemput.",
    "Het budget voor sport stijgt in Leemput.",
    "De stad Voorbeeldegem zet in op sport en op selectief groen.",
    "Voorbeeldegemnaars sporten in elke wijk, voor 2 miljoen euro en 12 banken.",
    "De kinderopvang groeit, de opvang na school ook.",
]


@pytest.fixture(scope="module")
def words():
    return Vocabulary(TEXTS)


class TestRoots:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Er worden 2.000 daken geïsoleerd.", ["2000", "dak", "isoler"]),
            ("Voor 1 miljoen euro, of 0,7%.", ["1 miljoen", "euro", "0.7"]),
            ("De T2campus en de T2 campus", ["t2", "campu", "t2", "campu"]),
            ("Tien bomen, 10 bomen", ["10", "bom", "10", "bom"]),
            ("Flitspalen, snelheidscamera's", ["flitscamera", "flitscamera"]),
            ("so\u00adciaal te\u200bam", ["social", "team"]),
            ("van de en het", []),
            ("", []),
        ],
    )
    def test_are_those_of_the_words_that_tell_something(self, text, expected):
        assert vocabulary.roots(text) == expected


class TestVocabulary:
    @pytest.mark.parametrize(
        ("more", "less"),
        [
            ("wijkbudget", "wijk"),  # a thing, before what many promises hold
            ("leemput", "spor"),  # a name
            ("spor", "zet"),  # a light word weighs next to nothing
            ("spor", "selectief"),  # a quality
            ("spor", "voorbeeldegem"),  # the city itself, and its people
            ("spor", "voorbeeldegemnar"),
            ("2 miljoen", "12"),  # a sum
        ],
    )
    def test_weighs_what_tells_more(self, words, more, less):
        assert words.weight(more) > words.weight(less)

    @pytest.mark.parametrize(
        ("root", "pieces"),
        [
            ("wijkbudget", ("wijk", "budget")),
            ("kinderopvang", ("opvang",)),
            ("sportverenig", ("spor",)),
            ("sportpark", ("spor", "park")),
            ("budget", ()),
            ("leemput", ()),
        ],
    )
    def test_cuts_compounds_where_the_text_knows_the_pieces(self, words, root, pieces):
        assert words.pieces(root) == pieces

    def test_counts_the_same_words_in_two_places_once(self):
        assert Vocabulary([*TEXTS, *TEXTS]).weight("wijkbudget") == Vocabulary(TEXTS).weight("wijkbudget")

    def test_weighs_a_word_of_a_short_text_much_as_in_a_long_one(self):
        short, long = (
            Vocabulary([*TEXTS, *(f"Er komt een zaak{'x' * number}." for number in range(count))])
            for count in (0, 400)
        )

        assert short.weight("wijkbudget") == pytest.approx(long.weight("wijkbudget"), rel=0.1)
