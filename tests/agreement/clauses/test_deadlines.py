"""Deadlines, of a made-up agreement for 2031 to 2036: dates that are set, derived, or only mentioned."""

import pytest

from akkoord.agreement.clauses import deadlines
from akkoord.agreement.model import Term

TERM = Term(2031, 2036)


def found(text, term=TERM):
    return [deadline.iso for deadline in deadlines.find(text, term)]


class TestFind:
    @pytest.mark.parametrize(
        ("text", "iso"),
        [
            ("Klaar tegen 2033", "2033"),
            ("Klaar uiterlijk eind 2033", "2033"),
            ("Klaar ten laatste in 2033", "2033"),
            ("Klaar vóór 1 mei 2033", "2033-05-01"),
            ("Klaar voor 2033", "2033"),
            ("Wij starten vanaf 1 januari 2033", "2033-01-01"),
            ("Met ingang van 1 juli 2033 rijdt de bus", "2033-07-01"),
            ("Per 2033 rijdt de bus", "2033"),
            ("Medio 2033 rijdt de bus", "2033"),
            ("In het tweede kwartaal van 2033", "2033"),
            ("In Q3 2033", "2033"),
            ("Op 31/12/2033 sluit de loods", "2033-12-31"),
            ("Zomer 2033", "2033"),
            ("In de loop van het jaar 2033", "2033"),
            ("Vanaf het schooljaar 2033-2034", "2033"),
            ("De datum gaat van 2035 naar 2033", "2033"),
            ("In de jaren 2031-2034 bouwen wij", "2034"),
            ("Wij bouwen van 2032 tot en met 2034", "2034"),
            ("Tot 2034 komt er € 5 miljoen vrij", "2034"),
            # From the term.
            ("Halverwege de legislatuur", "2033"),
            ("In het midden van de bestuursperiode", "2033"),
            ("Aan het begin van deze collegeperiode", "2031"),
            ("Voor het einde van deze kabinetsperiode", "2036"),
            ("Einde legislatuur is het af", "2036"),
            ("Deze regeerperiode bouwen wij", "2036"),
            ("Gedurende de hele raadsperiode", "2036"),
            ("De komende zes jaar", "2036"),
            ("De volgende twee jaar", "2032"),
            ("Binnen twee jaar is het klaar", "2032"),
            ("In vier jaar tijd", "2034"),
            ("Binnen acht maanden is er een plan", "2031"),
            ("Binnen de eerste 100 dagen", "2031"),
            ("In de eerste honderd dagen", "2031"),
        ],
    )
    def test_dates_the_words_that_set_a_day(self, text, iso):
        assert found(text)[-1:] == [iso]

    @pytest.mark.parametrize(
        "text",
        [
            "Kandidaat voor hoofdstad 2034",
            "Sinds 2033 is er een hal",
            "De werken lopen tot 2034",
            "Ook na 2034 gaan wij door",
            "Het meerjarenplan 2031-2036",
            "In 2029 bouwden wij een hal",
            "Kinderen geboren vanaf 2033",
            "De vorige legislatuur",
            "De volgende legislatuur",
            "Na deze legislatuur",
            "De doelen van de legislatuur",
            "De komende jaren",
            "Binnen zes maanden na de aanvraag",
            "Indien dit binnen twee jaar niet lukt, volgt een wet",
            "Op termijn",
            "De vergunning loopt af in 2033",
            "",
        ],
    )
    def test_sets_none_where_a_date_is_only_mentioned(self, text):
        assert found(text) == []

    def test_counts_nothing_without_a_term(self):
        assert found("Halverwege de legislatuur, binnen twee jaar, tegen 2033", None) == ["2033"]

    def test_knows_the_past_without_a_term_by_its_verbs(self):
        assert found("In 2029 werd de hal gebouwd en opende het bad", None) == []


class TestDeadline:
    def test_holds_the_words_that_set_it(self):
        text = "Wij starten, uiterlijk eind juni 2033, met de bouw"
        [deadline] = deadlines.find(text, TERM)

        assert text[deadline.start : deadline.end] == "uiterlijk eind juni 2033"
        assert deadline.iso == "2033-06"
