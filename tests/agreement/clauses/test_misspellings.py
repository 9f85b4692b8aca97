"""Words that look misspelt beside the others of a made-up agreement."""

import pytest

from akkoord.agreement import reader
from akkoord.agreement.clauses import misspellings

PLAIN = (
    "De woongelegenheden rond het Klaverpark en de nieuwe vergaderzaal krijgen een team voor bezoek.",
    "Het Klaverpark opent en de woongelegenheden worden verkocht; kleine gelegenheden volgen.",
)


def found(text):
    return [(own.text, own.word, own.like) for own in misspellings.find((*PLAIN, text))]


class TestFind:
    @pytest.mark.parametrize(
        ("text", "word", "like"),
        [
            ("Het Klavrpark groeit.", "Klavrpark", "Klaverpark"),
            ("Er komen woonegelegenheden bij.", "woonegelegenheden", "woongelegenheden"),
            ("Er komen woongeleqenheden bij.", "woongeleqenheden", "woongelegenheden"),
            ("Er komen woongelgeenheden bij.", "woongelgeenheden", "woongelegenheden"),
            ("Er komen kleine gelegen heden bij.", "gelegen heden", "gelegenheden"),
            ("Er komen kleine ge legenheden bij.", "ge legenheden", "gelegenheden"),
        ],
        ids=[
            "too few",
            "too many",
            "another letter",
            "turned round",
            "broken",
            "broken early",
        ],
    )
    def test_names_a_word_and_what_it_is_like(self, text, word, like):
        assert found(text) == [(2, word, like)]

    @pytest.mark.parametrize(
        "text",
        [
            "De woongelegenheid is groen.",  # another ending
            "De huisgelegenheden zijn groen.",  # another word
            "Een klaversoort in het park.",
            "De Klaverparken zijn groen.",
            "De bezoekteams gaan langs.",
            "De woon gelegenheden van de stad, en heden is alles groen.",
            "De vergaderzalen zijn groen.",
            "",
        ],
    )
    def test_leaves_words_that_only_resemble_another(self, text):
        assert found(text) == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("De verlichting wordt zuinig.", "De verplichting wordt geschrapt."),
            ("Het stadhuis opent.", "Het stadshuis opent."),
            ("Wij versterken de clubs.", "Wij verstrekken de clubs."),
            ("De handelaars winnen.", "De wandelaars winnen."),
            ("Wij evalueren dit.", "Wij evolueren mee."),
            ("De begeleiding start.", "De bekleding start."),
        ],
    )
    def test_leaves_pairs_of_real_words(self, one, other):
        assert misspellings.find((one, one, one, other)) == ()

    def test_takes_a_doubled_letter_for_a_slip_only_beside_a_word_that_stands_often(self):
        right, wrong = "De speelbestemming is groen.", "De speelbestemmming is groen."

        assert misspellings.find((right, right, wrong)) == ()
        assert [own.word for own in misspellings.find((*[right] * 4, wrong))] == ["speelbestemmming"]

    def test_does_not_choose_between_two_words_of_which_nothing_is_known(self):
        assert misspellings.find(("Het Klaverpark groeit.", "Het Klavrpark groeit.")) == ()

    def test_comes_to_an_end_where_all_long_words_are_alike(self):
        texts = [f"Het plan {number:x}woongelegenheden{number:o}." for number in range(8_000)]

        assert all(own.word in texts[own.text] for own in misspellings.find(texts))


class TestFlag:
    def test_holds_the_word_and_what_it_is_like(self):
        text = "STAD\n\n- Het Klaverpark opent.\n- Het Klavrpark krijgt gras , en riet.\n"
        text += "- Het Klaverpark groeit.\n"

        flags = [flag for promise in reader.read(text).promises for flag in promise.flags]

        assert [flag.because for flag in flags if flag.code == "damaged_text"] == [
            "gras ,; Klavrpark / Klaverpark"
        ]
