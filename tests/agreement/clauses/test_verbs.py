"""The class of the main verb, of a made-up agreement: active, passive, without a verb, and look-alikes."""

import pytest

from akkoord.agreement import reader
from akkoord.agreement.clauses import verbs


class TestFind:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            # Something comes, changes or goes.
            ("Er komen twaalf bruggen.", "deliver"),
            ("De kade wordt verbreed.", "deliver"),
            ("De oprichting van een buurthuis.", "deliver"),
            # It stays or goes on.
            ("De academie continueert haar werking.", "continue"),
            ("De nachtbus wordt behouden.", "continue"),
            ("Wij blijven zoeken naar een partner.", "continue"),
            ("Wij zetten de samenwerking met de scholen voort.", "continue"),
            ("Het behoud van de markt op het plein.", "continue"),
            ("Daarom gaan we door met de veren.", "continue"),
            ("Wij houden vast aan de dijk.", "continue"),
            ("De molen wordt in stand gehouden.", "continue"),
            # It is looked into.
            ("Er wordt onderzocht of een bad kan worden gebouwd.", "investigate"),
            ("De haalbaarheid van een veer wordt bekeken.", "investigate"),
            ("In het dorp wordt de mogelijkheid van een veer onderzocht.", "investigate"),
            ("Wij gaan na of de loods open kan.", "investigate"),
            ("De noden van clubs worden in kaart gebracht.", "investigate"),
            ("Onderzoek naar een tweede brug.", "investigate"),
            ("Wij bezien hoe de brug open kan.", "investigate"),
            ("Er moet worden gekeken of de brug open kan.", "investigate"),
            ("Wij voeren een grondige analyse uit.", "investigate"),
            ("Samen met de haven doen we onderzoek naar een veer.", "investigate"),
            ("Onderzoeken of een veer kan varen.", "investigate"),
            # Others do it, with help.
            ("Wij ondersteunen buren die een feest geven.", "support/stimulate"),
            ("De gemeente ondersteunt de clubs.", "support/stimulate"),
            ("Clubs die groeien worden gestimuleerd.", "support/stimulate"),
            ("Mensen met schulden worden geholpen:", "support/stimulate"),
            ("De ondersteuning van jonge ouders.", "support/stimulate"),
            ("Clubs krijgen gepaste ondersteuning.", "support/stimulate"),
            ("Stimuleren van fietsen naar school.", "support/stimulate"),
            # An effort.
            ("Wij streven naar schone lucht.", "strive"),
            ("Er wordt ingezet op fietsen.", "strive"),
            ("Het aantal ongevallen moet dalen.", "strive"),
            ("Er is bijzondere aandacht voor jonge gezinnen.", "strive"),
            ("Wij willen de haven vergroenen.", "strive"),
            ("Wij dringen aan op een brug.", "strive"),
            ("Wij zetten ons in voor een schone haven.", "strive"),
            ("Het college spant zich in voor een veer.", "strive"),
            ("Inzetten op een schone haven.", "strive"),
            ("Inzet op meer groen.", "strive"),
        ],
    )
    def test_names_the_class_of_the_main_verb(self, text, expected):
        assert verbs.find(text).value == expected

    @pytest.mark.parametrize(
        "text",
        [
            # Verbs of a clause inside the promise.
            "Er komt een hal die sporters ondersteunt.",
            "Wie wil, krijgt een lokaal om te onderzoeken wat werkt.",
            "Jongeren die willen starten krijgen een atelier.",
            "Er worden lessen gegeven om ouders te stimuleren.",
            "Er wordt een loket geopend dat mensen helpt.",
            # A participle comes first.
            "De weg wordt aangelegd en clubs worden ondersteund.",
            "De straat wordt verbreed door bijzondere aandacht te besteden aan bomen.",
            # A plain verb beside "wij" comes first.
            "Wij bouwen een kade en ondersteunen de vissers.",
            "We werken een plan uit, en onderzoeken een tweede.",
            "In de haven openen wij een loket en stimuleren we de visserij.",
            # Nouns and adjectives of the same stem.
            "De ondersteunende diensten verhuizen naar de kade.",
            "Het onderzoekscentrum opent de deuren.",
            "De stimulerende omgeving van de school wordt uitgebreid.",
            "De blijvende tentoonstelling krijgt een zaal.",
            "Wij bouwen een steunpunt voor mantelzorgers.",
            "Wij zetten twee bussen in.",
            "De stad gaat morgen open.",
            "Wij versterken de dijk door het behouden van bomen.",
            "De geluidsmuur wordt verder uitgebouwd.",
            "De raad moet plannen goedkeuren.",
            "Het plan (ondersteund door de scholen) gaat door.",
            "Er komt een evaluatieformulier.",
            "Een proefproject in de haven.",
            "",
        ],
    )
    def test_is_misled_by_no_words_that_look_alike(self, text):
        assert verbs.find(text).value == "deliver"

    def test_takes_the_first_of_several(self):
        assert verbs.find("Wij onderzoeken de loods en ondersteunen de clubs.").value == "investigate"

    def test_gives_a_label_none(self):
        label, action = reader.read("STAD\n\n- **Daklozen:**\n - Er komt een huis.\n").promises

        assert (label.verb_class, action.verb_class.value) == (None, "deliver")
