"""All of them, of a made-up agreement: what is promised to each, and "alle" as a way of speaking."""

import pytest

from akkoord.agreement.clauses import universals


class TestFind:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("Wij geven alle nieuwe scholen zonnepanelen", "% nieuwe scholen"),
            ("Bij alle beslissingen van de raad wordt de toets gebruikt", "% beslissingen"),
            ("Iedere leerling krijgt een laptop", "% leerling"),
            ("Elke grote en dure beslissing wordt getoetst", "% grote en dure beslissing"),
            ("Het doel is om op termijn iedere beslissing te toetsen", "% beslissing"),
            ("Wij streven ernaar dat alle nieuwbouw- en renovatieprojecten bomen krijgen",
             "% nieuwbouw- en renovatieprojecten"),
            ("Wij rijden met uitsluitend elektrische bussen", "% elektrische bussen"),
            ("In 2033 zijn alle bussen elektrisch", "% bussen"),
            ("Wij sluiten een akkoord om te zorgen dat elke leerling een plek krijgt", "% leerling"),
        ],
    )  # fmt: skip
    def test_counts_all_of_what_is_promised(self, text, unit):
        assert [found.unit for found in universals.find(text)] == [unit]

    @pytest.mark.parametrize(
        "text",
        [
            "Wij zorgen voor alle inwoners",
            "Op alle niveaus en in alle wijken",
            "Samen met alle partners",
            "Doorheen alle plannen is water de leidraad",
            "Wij geven mensen alle kansen",
            "Wij zetten alle middelen in",
            "In elk geval, te allen tijde, elke dag",
            "Wij stimuleren alle betrokken partijen",
            "Elke twee jaar komt er een feest",
            "Elk dorp telt",
            "Alle steden kampen met schulden",
            "Alle maatregelen worden in kaart gebracht",
            "Niet alle wijken hebben een loket",
            "Wij bouwen, zodat elk kind kan spelen",
            "Er komt een plan waarbij alle straten groen worden",
            "Wij komen samen om zo snel mogelijk alle vragen te beantwoorden",
            "VDAB en stad nemen, elk vanuit de eigen opdracht, een rol op",
            "Daarvoor willen wij alle ruimte geven",
            "Iedereen is welkom",
            "",
        ],
    )
    def test_finds_none_in_a_way_of_speaking(self, text):
        assert universals.find(text) == ()
