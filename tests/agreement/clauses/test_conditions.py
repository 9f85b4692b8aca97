"""Conditions of promises, of a made-up agreement: what binds a promise, and what only looks like it."""

import pytest

from akkoord.agreement.clauses import conditions


def found(text):
    return [(condition.text, condition.kind.value) for condition in conditions.find(text)]


class TestFind:
    @pytest.mark.parametrize(
        ("text", "kind", "words"),
        [
            # It can be done.
            ("De loods wordt gekocht en indien haalbaar gesloopt.", "feasibility", "indien haalbaar"),
            ("De verharding wordt waar mogelijk opgebroken.", "feasibility", "waar mogelijk"),
            ("Daar waar haalbaar komen er fietsstraten.", "feasibility", "Daar waar haalbaar"),
            ("Wij helpen op papier waar dat kan.", "feasibility", "waar dat kan"),
            ("De kade wordt, zo mogelijk, verbreed.", "feasibility", "zo mogelijk"),
            ("Er komt een brug als dat haalbaar is.", "feasibility", "als dat haalbaar is"),
            ("Wij bouwen in functie van de haalbaarheid.", "feasibility",
             "in functie van de haalbaarheid"),
            ("Wij steunen binnen de beschikbare middelen.", "feasibility",
             "binnen de beschikbare middelen"),
            ("Op basis van de noden en de draagkracht van de gemeente steunen wij clubs.", "feasibility",
             "Op basis van de noden en de draagkracht"),
            ("Wij bouwen binnen de bestaande budgetten.", "feasibility", "binnen de bestaande budgetten"),
            ("Binnen het budget planten wij bomen.", "feasibility", "Binnen het budget"),
            # It is needed there.
            ("Wie komt, krijgt desgewenst een gids.", "need", "desgewenst"),
            ("Er komt een bus als daar behoefte aan is.", "need", "als daar behoefte aan is"),
            ("Wij grijpen in als dat nodig is.", "need", "als dat nodig is"),
            ("Het reglement wordt indien nodig aangepast.", "need", "indien nodig"),
            ("Drempels verdwijnen waar nodig en waar verantwoord.", "need", "waar nodig en waar verantwoord"),
            ("De folder wordt geëvalueerd en desgevallend herwerkt.", "need", "desgevallend"),
            ("Mensen krijgen hulp wanneer ze er nood aan hebben.", "need", "wanneer ze er nood aan hebben"),
            ("De uitbreiding volgt in functie van lokale noden.", "need", "in functie van lokale noden"),
            # Something happens first, or others decide.
            ("De hal komt er wanneer er een bouwer is die het plan volgt.", "event",
             "wanneer er een bouwer is die het plan volgt"),
            ("Als een buurgemeente om hulp zou vragen, werken wij samen.", "event",
             "Als een buurgemeente om hulp zou vragen"),
            ("Er komt een klas als er veertig leerlingen zijn.", "event", "als er veertig leerlingen zijn"),
            ("De school verhuist zodra het dak klaar is.", "event", "zodra het dak klaar is"),
            ("Indien de provincie meewerkt, komt er een veer.", "event", "Indien de provincie meewerkt"),
            ("Voor de mogelijke erkenning van de haven als erfgoed wordt een visie geschreven.", "event",
             "Voor de mogelijke erkenning van de haven als erfgoed"),
            ("De bouw start na goedkeuring door de raad.", "event", "na goedkeuring door de raad"),
            ("Zolang er geen brug is, vaart het veer.", "event", "Zolang er geen brug is"),
            ("Mocht dat niet lukken, dan volgt een reglement.", "event", "Mocht dat niet lukken"),
            ("Wij delen gegevens als de wet dat toelaat.", "event", "als de wet dat toelaat"),
            ("Bij voldoende draagvlak sluit de straat.", "event", "Bij voldoende draagvlak"),
            # A rule is met.
            ("Wij delen gegevens binnen de wettelijke kaders.", "reservation", "binnen de wettelijke kaders"),
            ("Iedere vereniging krijgt een lokaal, mits zij het reglement volgt.", "reservation",
             "mits zij het reglement volgt"),
            ("Het bad blijft, tenzij de kosten stijgen.", "reservation", "tenzij de kosten stijgen"),
            ("Wij verkopen de grond op voorwaarde dat er huurwoningen komen.", "reservation",
             "op voorwaarde dat er huurwoningen komen"),
            ("Voor zover de wet het toelaat, delen wij.", "reservation", "Voor zover de wet het toelaat"),
            # Others do it, as the text says.
            ("De uitvoering wordt verwacht van de scholen.", "others", "wordt verwacht van de scholen"),
            ("Daarin ligt een taak voor de clubs.", "others", "Daarin ligt een taak voor de clubs"),
            ("Wij pleiten bij De Lijn voor meer bussen.", "others", "pleiten bij De Lijn"),
        ],
    )  # fmt: skip
    def test_names_the_exact_words_and_the_kind(self, text, kind, words):
        assert found(text) == [(words, kind)]

    @pytest.mark.parametrize(
        "text",
        [
            # "Als" that means "as".
            "De stad treedt op als partner.",
            "Als centrumstad nemen wij het voortouw.",
            "Als een groene stad zijn wij pionier.",
            "Als nabije partner voor alle groepen, steunt de stad wie begint.",
            "Het park werkt als een hefboom die wijken kan versterken.",
            "Als een plan om vooruit te komen, telt ook dit.",
            "Zij willen als een partner gezien worden.",
            "De loods doet dienst als de zaal waar het feest is.",
            "Als het gaat over wonen, bouwen wij bij.",
            "Wij zien wonen als recht en als plicht.",
            # "Als" that means "like", or joins.
            "Zowel de clubs als het museum kan meedoen.",
            "De dorpen krijgen evenveel als de kern nu heeft.",
            "Kinderen fietsen net als er vroeger werd gefietst.",
            # Questions.
            "Wanneer komt er een nieuw zwembad?",
            "Wij onderzoeken wanneer de brug open kan.",
            "De app toont waar en wanneer de bus rijdt.",
            # "Waar" that points to a place.
            "Een dorp waar mensen elkaar kennen.",
            "Straten waar kinderen mogen spelen.",
            # Degrees, studies, aims and modals.
            "Mensen wonen zo lang mogelijk thuis.",
            "Wij betrekken zoveel mogelijk burgers.",
            "De haalbaarheid van een bad wordt onderzocht.",
            "Er wordt onderzocht of een bad kan.",
            "Wij bouwen in functie van een betere dienstverlening.",
            "De markt volgt in functie van klantenbehoeften.",
            "Wij worden minder afhankelijk van gas.",
            "De clubs kunnen groeien.",
            "Wij ijveren voor betere treinen.",
            "Wij kiezen een plek in overleg met de buurt.",
            "Wij werken zolang mogelijk door.",
            "Hij mocht niet mee.",
            "Alsof het niets kost, zoals altijd.",
            "",
        ],
    )
    def test_finds_none_where_the_words_mean_something_else(self, text):
        assert found(text) == []

    def test_names_several_in_the_order_of_the_text(self):
        text = "Wij helpen aan het loket waar het moet, online waar het kan. Indien nodig komen wij thuis."

        assert found(text) == [
            ("waar het moet", "need"),
            ("waar het kan", "feasibility"),
            ("Indien nodig", "need"),
        ]

    def test_does_not_cut_a_clause_at_a_decimal_comma(self):
        assert found("Wij stoppen zodra 0,7% is bereikt, niet eerder.") == [
            ("zodra 0,7% is bereikt", "event")
        ]

    def test_counts_a_fixed_phrase_once(self):
        assert len(found("Het komt er indien mogelijk, en anders niet.")) == 1
