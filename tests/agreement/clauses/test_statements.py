"""Statements, of a made-up agreement: what promises nothing for certain, and promises that sound like it."""

import pytest

from akkoord.agreement.clauses import statements


class TestFind:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Er is een grote nood aan opvang.", "Er is een grote nood aan"),
            ("Er bestaat steeds meer vraag naar kavels.", "Er bestaat steeds meer vraag naar"),
            ("Het park is een belangrijke troef voor de buurt.", "Het park is een belangrijke troef"),
            ("Een veer kan een oplossing bieden voor de haven.", "Een veer kan een oplossing bieden"),
            ("Er doen zich grote veranderingen voor. Hierdoor ontstaat druk.",
             "Er doen zich grote veranderingen voor"),
            ("Nieuwe ontwikkelingen brengen zorgen mee.", "Nieuwe ontwikkelingen brengen"),
            # A belief.
            ("Wij blijven geloven in de havenraad.", "Wij blijven geloven"),
            ("De stad beseft dat de dijk oud is.", "De stad beseft"),
            # What somebody is, has or knows.
            ("Iedereen is Waterdammer en is mee verantwoordelijk.", "Iedereen is"),
            ("De haven is een plek met veel gezichten.", "De haven is een plek"),
            ("Buurtwerkers, vissers,... zijn de dragers.", "Buurtwerkers, vissers,... zijn de dragers"),
            ("Het personeel kent elke straat.", "Het personeel kent"),
            ("De gemeente beschikt over drie baden.", "De gemeente beschikt over"),
        ],
    )  # fmt: skip
    def test_names_the_words_that_only_state(self, text, words):
        assert statements.find(text) == words

    @pytest.mark.parametrize(
        "text",
        [
            "Er is een loket aan de haven.",
            "Er is aandacht voor jonge gezinnen.",
            "Er is nood aan opvang. Wij bouwen een huis.",
            "Er is nood aan opvang, daarom komt er een huis.",
            "Er wordt antwoord gegeven op de nood aan opvang.",
            "Het park wordt een troef voor de buurt.",
            "De politie is dag en nacht bereikbaar.",
            "De straten zijn veilig.",
            "De clubs kunnen een lokaal krijgen.",
            "Wij volgen de ontwikkelingen op.",
            "Er komt een hefboom voor clubs.",
            # What serves as these is to be made so.
            "Een debat is de basis voor de taken van de stad.",
            "De raad is het aanspreekpunt voor ouders.",
            "Wij geloven in de haven en wij bouwen een kade.",
            "De haven is een plek waar schepen worden hersteld.",
            "Onderzoek naar een veer is een prioriteit.",
            "",
        ],
    )
    def test_finds_none_where_something_may_be_promised(self, text):
        assert statements.find(text) is None
