"""Targets, of a made-up agreement: numbers that are promised, and digits that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement.clauses import targets
from akkoord.agreement.model import Term

TERM = Term(2031, 2036)


def found(text):
    return [
        (None if target.quantity is None else str(target.quantity), target.comparator, target.deadline)
        for target in targets.find(text, TERM)
    ]


def units(text):
    return [target.unit for target in targets.find(text, TERM)]


class TestQuantities:
    @pytest.mark.parametrize(
        ("text", "quantity", "comparator"),
        [
            # Ways to write a number.
            ("Er komen 2.000 bomen.", "2000", "="),
            ("Er komen 12 000 bomen.", "12000", "="),
            ("Er komen zevenentwintig bruggen.", "27", "="),
            ("Er komt een twintigtal banken bij.", "20", "="),
            ("Er vallen nul doden.", "0", "="),
            ("Er gaat € 7,5 mrd naar de dijken.", "7500000000", "="),
            ("Er gaat €2 miljoen naar de dijken.", "2000000", "="),
            ("Er gaat 3,5 mln euro naar de dijken.", "3500000", "="),
            ("Wij trekken €105 mio uit.", "105000000", "="),
            ("Wij geven 0,7% aan hulp.", "0.7", "="),
            ("Wij geven tien procent aan hulp.", "10", "="),
            ("Het aandeel stijgt met 2 procentpunt.", "2", ">"),
            ("De helft van de daken krijgt panelen.", "50", "="),
            ("Een derde van de bouwgrond wordt park.", "33.3", "="),
            ("Minstens twee derde van de woningen is betaalbaar en wordt verhuurd.", "66.7", ">="),
            ("Wij verdubbelen het aantal bussen.", "2", "x"),
            ("Het aantal bussen wordt verdrievoudigd.", "3", "x"),
            ("Wij halveren het afval.", "0.5", "x"),
            ("Er komt één loket voor wonen.", "1", "="),
            # Bounds.
            ("Er komen minimaal 12 bomen.", "12", ">="),
            ("Er komen ten minste 12 bomen.", "12", ">="),
            ("Er komen niet minder dan 12 bomen.", "12", ">="),
            ("Er komen hoogstens 12 bomen.", "12", "<="),
            ("De gevels worden niet meer dan 12 meter hoog.", "12", "<="),
            ("Men betaalt een maximum van 385 euro.", "385", "<="),
            ("Clubs krijgen een premie tot 500 euro.", "500", "<="),
            ("Wij kopen meer dan 12 bussen.", "12", ">="),
            ("Wij laten minder dan 12 loodsen staan.", "12", "<="),
            ("Wij planten circa 1.200 bomen.", "1200", "="),
            ("Wij bouwen tot rond de 100.000 woningen.", "100000", "="),
            # So much more or less, and from one number to another.
            ("De uitstoot daalt met 30%.", "30", "<"),
            ("Wij verhogen het budget met 2 miljoen euro.", "2000000", ">"),
            ("Er komt 40% minder afval.", "40", "<"),
            ("Kavels worden verkocht aan 15% onder de marktprijs.", "15", "<"),
            ("De raad gaat van 3 naar 5 leden.", "5", "="),
            ("Wij brengen de wachtlijst terug naar 0.", "0", "="),
            ("De toeslag stijgt tot 95% van de kosten.", "95", "="),
            ("De straf wordt verhoogd naar 20 jaar.", "20", "="),
            # Time that is promised.
            ("Meldingen worden binnen 24 uur bekeken.", "24", "<="),
            ("Ouders krijgen drie dagen per week opvang.", "3", "="),
            ("De wachttijd is maximaal 6 weken en wordt gemeten.", "6", "<="),
            ("Onze gebouwen voldoen minstens 2 jaar eerder aan de eis en worden gekeurd.", "2", ">="),
            ("Het loket gaat twee keer per week open.", "2", "="),
        ],
    )  # fmt: skip
    def test_are_found_with_their_bound(self, text, quantity, comparator):
        assert found(text) == [(quantity, comparator, None)]
        assert all(target.text in text for target in targets.find(text, TERM))

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Wij bouwen 10 tot 20 hallen.", [("10", ">="), ("20", "<=")]),
            ("Wij bouwen tussen 10 en 20 hallen.", [("10", ">="), ("20", "<=")]),
            ("Wij bouwen 10 à 20 hallen.", [("10", ">="), ("20", "<=")]),
            ("Wij besparen 5-10 % energie.", [("5", ">="), ("10", "<=")]),
            ("Wij geven tussen € 5 en € 10 per boom.", [("5", ">="), ("10", "<=")]),
        ],
    )
    def test_of_a_range_are_its_two_ends(self, text, expected):
        assert [(quantity, comparator) for quantity, comparator, _ in found(text)] == expected

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            (
                "Wij bouwen jaarlijks 500 nieuwe, veilige woningen per jaar.",
                "nieuwe, veilige woningen per jaar",
            ),
            ("Wij geven 5 miljoen euro per jaar.", "euro per jaar"),
            ("Wij geven 5 miljoen euro.", "euro"),
            ("Het dorp wordt verwarmd tot 19 °C.", "°C"),
            ("Er komt 40 ha bos.", "ha"),
            ("Er komen 12 km fietspad.", "km"),
            ("Minstens 40 % van de daken wordt groen.", "% van de daken"),
            ("Wij werven 12 VTE aan.", "VTE"),
        ],
    )
    def test_have_their_unit(self, text, unit):
        assert units(text) == [unit]

    def test_keep_what_they_are_compared_with(self):
        [less] = targets.find("De uitstoot daalt: 55% minder CO2 ten opzichte van 1990.", TERM)
        [more] = targets.find("De raad groeit van 3 naar 5 leden.", TERM)

        assert (less.baseline, more.baseline) == ("1990", "3")

    @pytest.mark.parametrize(
        "text",
        [
            # Names, articles, numbers of things.
            "Wij voeren artikel 60 uit voor wie lang zoekt.",
            "Wij passen boek 2 en scenario 1 toe (Kamerstuk 12345, nr. 3).",
            "De lijn 45 en de E313 worden rustig, in zone 30.",
            "Er komt een zaal in Perron 13 en in zaal T2.",
            "Wij volgen Agenda 2030, Europa 2020 en industrie 4.0.",
            "Bel 1700 of mail, wij worden 24/7 bereikt.",
            "Wij leren van COVID-19.",
            # Ages, times and years.
            "Jongeren tot 25 jaar en kinderen van 0 tot 12 jaar krijgen les.",
            "Wij helpen 65-plussers en 16-jarigen.",
            "Wij besteden aandacht aan het herdenkingsjaar 2031 en de oogst van 2019.",
            "Wij herzien de tarieven elke vier jaar.",
            "Na zes jaar wordt de werking bekeken.",
            # What was known before, and ways to order thoughts.
            "De drie dorpen krijgen hulp.",
            "Wij verbinden deze twee wijken met de 14 gemeenten.",
            "Wij leggen twee accenten en volgen drie grote lijnen.",
            "Wij zetten in op één van de wijken, vanaf dag één, op één plek.",
            # Rates, thresholds, what is wanting, what is found.
            "Per 5.000 inwoners wordt een plan gemaakt.",
            "Wij schrappen de plicht vanaf 18 plaatsen.",
            "Wij pakken het tekort van 300 plaatsen aan.",
            "Wij zien dat 28% van de gezinnen schulden heeft.",
            # How it is, or was.
            "De gemeente telt 12.000 inwoners.",
            "Het aandeel bedraagt 83%.",
            "In 2020 waren er 40 winkels.",
            # A page number that stayed behind.
            "Het plein wordt groen. 12 Cultuur wordt vrij.",
            "Wij werken aan rust en 47 VERKIEZINGSPROGRAMMA orde.",
            "",
        ],
    )
    def test_are_none_where_digits_mean_something_else(self, text):
        assert [quantity for quantity, _, _ in found(text) if quantity] == []

    @given(text=st.text(alphabet="€ %0123456789.,-/abe ntvojaruéà:;()" + "\ud800\u200f\x00", max_size=80))
    def test_are_exact_words_of_any_text(self, text):
        assert all(target.text in text for target in targets.find(text, TERM))

    @pytest.mark.parametrize(
        "piece",
        [
            "van 5 tot 10 en ",
            "Wij bouwen 500 bomen in 2031, ",
            "€ 5 ",
            "in de loop van ",
            "alle om ",
            "minder 5% ",
        ],
    )
    def test_come_to_an_end_on_a_text_without_one(self, piece):
        endless = piece * 4_000

        assert all(target.text in endless for target in targets.find(endless, TERM))


class TestDates:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Wij bouwen 5 hallen in 2033 en 8 loodsen in 2035.", [("5", "=", "2033"), ("8", "=", "2035")]),
            ("Wij dalen tot 70% in 2033 en 80% in 2035.", [("70", "=", "2033"), ("80", "=", "2035")]),
            ("Tegen 2033 bouwen wij 5 hallen en 8 loodsen.", [("5", "=", "2033"), ("8", "=", "2033")]),
            ("Wij bouwen 5 hallen en 8 loodsen tegen 2033.", [("5", "=", None), ("8", "=", "2033")]),
            ("Om in 2035 klaar te zijn, bouwen wij voor 2033 5 hallen.",
             [(None, "by", "2035"), ("5", "=", "2033")]),
            ("Wij geven 5% meer, waardoor het loon in 2033 uitkomt op 18 euro.",
             [("5", ">", None), ("18", "=", "2033")]),
            ("Vanaf 2033 worden alle bussen elektrisch.", [("100", "=", "2033")]),
            ("Alle wijken krijgen een plan, waarvan minstens de helft in 2033.",
             [("100", "=", None), ("50", ">=", "2033")]),
        ],
    )  # fmt: skip
    def test_go_to_the_number_they_stand_beside(self, text, expected):
        assert found(text) == expected
