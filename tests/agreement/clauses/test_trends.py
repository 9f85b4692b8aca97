"""Directions, of a made-up agreement: what is to rise, fall or stand still, and what only sounds so."""

import pytest

from akkoord.agreement.clauses import trends


def found(text):
    return [(trend.direction.value, trend.text) for trend in trends.find(text)]


class TestFind:
    @pytest.mark.parametrize(
        ("text", "direction", "words"),
        [
            # By itself.
            ("Het aantal ongevallen moet dalen.", "down", "Het aantal ongevallen moet dalen"),
            ("Het aantal fietsers stijgt.", "up", "Het aantal fietsers stijgt"),
            ("Hergebruik neemt wezenlijk toe.", "up", "Hergebruik neemt wezenlijk toe"),
            ("De werkgraad van jongeren, in het bijzonder van meisjes, moet omhoog.", "up",
             "De werkgraad van jongeren, in het bijzonder van meisjes, moet omhoog"),
            # Done to it.
            ("De druk op de haven wordt verminderd.", "down", "De druk op de haven wordt verminderd"),
            ("Het gebruik van plastic wordt afgebouwd.", "down", "Het gebruik van plastic wordt afgebouwd"),
            ("Clubs krijgen steun om hun afval te doen dalen.", "down", "hun afval te doen dalen"),
            ("Wij bouwen haltes door het comfort te verhogen.", "up", "het comfort te verhogen"),
            ("Wij verlagen de drempel voor ouders.", "down", "verlagen de drempel"),
            ("De bib verhoogt haar bereik.", "up", "verhoogt haar bereik"),
            ("Wij verminderen de impact van het verkeer.", "down", "verminderen de impact van het verkeer"),
            # Times.
            ("Het aantal camera's wordt verdubbeld.", "up", "Het aantal camera's wordt verdubbeld"),
            ("We voorzien een verdubbeling van het aantal palen.", "up", "verdubbeling van het aantal palen"),
            ("We verdubbelen bovendien het aantal borden.", "up", "verdubbelen bovendien het aantal borden"),
            # More and less.
            ("Er komen meer speelpleinen.", "up", "meer speelpleinen"),
            ("Wij helpen met minder afval.", "down", "minder afval"),
            ("Steeds meer jonge gezinnen wonen hier.", "up", "meer jonge gezinnen"),
            ("Er komen extra banken.", "up", "extra banken"),
            # Smaller, and of a number.
            ("De geurhinder wordt ingeperkt.", "down", "De geurhinder wordt ingeperkt"),
            ("Er komt een muur om het lawaai te beperken.", "down", "het lawaai te beperken"),
            ("Wij werken aan een groei van het aantal jobs.", "up", "groei van het aantal jobs"),
            ("Wij investeren in het verlagen van de werkdruk.", "down", "verlagen van de werkdruk"),
            ("Daarom vergroten we de capaciteit.", "up", "vergroten we de capaciteit"),
            ("Het doel is het aandeel van jongeren te laten toenemen.", "up",
             "het aandeel van jongeren te laten toenemen"),
            ("Het aantal ongevallen ligt te hoog en moet dalen.", "down",
             "Het aantal ongevallen ligt te hoog en moet dalen"),
            # A verb in two pieces.
            ("We drijven het aantal bussen verder op.", "up", "drijven het aantal bussen verder op"),
            ("Wij brengen de wachttijden terug.", "down", "brengen de wachttijden terug"),
            ("Wij bouwen de subsidies stapsgewijs af.", "down", "bouwen de subsidies stapsgewijs af"),
            # Stands still.
            ("Het aantal agenten blijft op peil.", "stable", "Het aantal agenten blijft op peil"),
            ("De schuld blijft stabiel.", "stable", "De schuld blijft stabiel"),
            ("De belasting zal niet stijgen.", "stable", "De belasting zal niet stijgen"),
        ],
    )  # fmt: skip
    def test_names_the_direction_and_what_it_is_about(self, text, direction, words):
        assert found(text) == [(direction, words)]

    @pytest.mark.parametrize(
        "text",
        [
            # Better and stronger have no direction.
            "Wij versterken de wijkwerking.",
            "De luchtkwaliteit wordt verbeterd.",
            "De ploeg wordt uitgebreid.",
            # "Meer" and "minder" that count nothing.
            "Wij werken onder meer met de clubs.",
            "Ouderen die niet meer thuis wonen krijgen een kamer.",
            "Er rijden geen wagens meer door de straat.",
            "Wij geven een meer aangepaste dienst.",
            "Wij organiseren meer dan een feest.",
            "Mensen die minder goed ter been zijn krijgen hulp.",
            "Er is nood aan meer informatie.",
            "De haven kan het niet meer.",
            "Het museum krijgt meerdere zalen.",
            "De stad zal zich meer inzetten.",
            # A degree, a verb, or what is not so.
            "Wij bieden extra zorg en zetten extra stappen.",
            "Wij sturen bij zonder de vrijheid te beperken.",
            "Wij voeren de werken uit op het plein.",
            "De provincies trekken samen op.",
            "De toename van het verkeer vraagt een plan.",
            "Er komt een premie voor het vergroten.",
            # A number says more.
            "Er komen 500 meer bomen.",
            # What rises anyway, or rose.
            "Wij bouwen voor de stijgende vraag.",
            "Wij antwoorden op de toenemende vergrijzing.",
            "Het aantal leerlingen is de voorbije jaren verdubbeld.",
            "Een verhoogd risico vraagt een plan.",
            # Words that hold the same letters.
            "Kinderen kunnen opgroeien in het groen.",
            "Clubs groeien door samen te werken.",
            "De medaille wordt uitgereikt.",
            "Jongeren kunnen groeien als mens.",
            "Wij nemen de bus naar de kade.",
            "",
        ],
    )
    def test_finds_none_where_the_words_mean_something_else(self, text):
        assert found(text) == []

    def test_go_on_in_a_passive_of_which_the_verb_is_said_once(self):
        assert found("Het comfort wordt verhoogd en de drempel verlaagd.") == [
            ("up", "Het comfort wordt verhoogd"),
            ("down", "de drempel verlaagd"),
        ]

    def test_names_several_in_the_order_of_the_text(self):
        text = (
            "Het autoverkeer moet dalen en het gebruik van de fiets moet toenemen. De prijs blijft stabiel."
        )

        assert found(text) == [
            ("down", "Het autoverkeer moet dalen"),
            ("up", "het gebruik van de fiets moet toenemen"),
            ("stable", "De prijs blijft stabiel"),
        ]

    @pytest.mark.parametrize(
        "piece", ["meer bomen, ", "stabiel ", "het gebruik wordt verhoogd en ", "te dalen "]
    )
    def test_comes_to_an_end_on_a_text_without_one(self, piece):
        endless = piece * 8_000

        assert all(trend.text in endless for trend in trends.find(endless))
