"""What a sentence is that promises nothing, with the words that say so; made-up towns."""

import pytest

from akkoord.agreement.prose import commitment


class TestJudge:
    @pytest.mark.parametrize(
        ("sentence", "sort", "words"),
        [
            ("Wie zorgt er voor onze dijken?", "question", "?"),
            ("Wij bouwen toch ook een brug?", "question", "?"),
            ("“Wij willen rust”, zegt de voorzitter.", "quote",
             "“Wij willen rust”, zegt de voorzitter."),
            ("“Wij willen rust.”", "quote", "“Wij willen rust.”"),
            ("Wij danken alle buren die meedachten.", "thanks", "danken"),
            ("In dit hoofdstuk staat wat we willen.", "about_the_text", "In dit hoofdstuk staat"),
            ("Ons programma is op straat gemaakt.", "about_the_text", "Ons programma is"),
            ("Op de site leest u alle voorstellen.", "about_the_text", "leest u"),
            ("Dit gaan we doen:", "about_the_text", "Dit gaan we doen:"),
            ("Om dat te bereiken zetten we in op de volgende punten:", "about_the_text",
             "Om dat te bereiken zetten we in op de volgende punten:"),
            ("De brug werd in 1962 gebouwd.", "history", "werd"),
            ("Het college heeft de kade vernieuwd.", "history", "heeft de kade vernieuwd"),
            ("De haven is de afgelopen jaren gegroeid.", "history", "is de afgelopen jaren gegroeid"),
            ("Wij geloven in de kracht van buren.", "values", "geloven"),
            ("Vertrouwen is essentieel.", "values", "is essentieel"),
            ("De mens staat bij ons centraal.", "values", "staat bij ons centraal"),
            ("Steeds meer buren fietsen.", "analysis", "Steeds meer"),
            ("Daardoor sluiten winkels in het dorp.", "analysis", "Daardoor"),
            ("De haven wordt nu onvoldoende gebruikt.", "analysis", "onvoldoende"),
            ("Dat zou anders kunnen.", "analysis", "zou"),
            ("Het dorp ligt aan een kanaal.", "description", ""),
            ("Ginderdorp telt drie kernen en een haven.", "description", ""),
        ],
    )  # fmt: skip
    def test_says_what_a_sentence_is_and_by_which_words(self, sentence, sort, words):
        verdict = commitment.judge(sentence)

        assert (verdict.sort.value, verdict.words) == (sort, words)

    @pytest.mark.parametrize(
        "sentence",
        [
            "Wij bouwen nu eindelijk een brug.",
            "Wij zetten te vaak vergeten wijken op de kaart.",
            "We geven de voorbije jaren een vervolg.",
            "Sinds de sluiting vragen buren een winkel, daarom openen we er een.",
        ],
    )
    def test_lets_no_doubt_weigh_against_whoever_speaks(self, sentence):
        assert commitment.judge(sentence).is_promise

    def test_knows_a_town_only_by_its_name(self):
        sentence = "Ginderdorp bouwt een haven."

        assert commitment.judge(sentence, frozenset({"Ginderdorp"})).is_promise
        assert not commitment.judge(sentence).is_promise

    @pytest.mark.parametrize(
        "text", ["", " ", ".", "?", "“", "\u202e", "wij" * 5000, "moet " * 5000, "(" * 5000, "İİİ wij bouwen"]
    )
    def test_reads_anything(self, text):
        assert commitment.judge(text).sort in commitment.Sort
