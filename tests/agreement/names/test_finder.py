"""Who takes part in a promise and where it lands, in sentences of invented towns."""

import pytest

from akkoord.agreement import reader
from akkoord.agreement.names import finder, gazetteer

CITY = gazetteer.loads("""
city = "Ginderdorp"
[[actor]]
name = "Ziekenhuis Oost-Ginder"
kind = "institution"
aliases = ["ZOG"]
[[actor]]
name = "Jungle"
kind = "association"
[[place]]
name = "Zonnepark"
kind = "site"
aliases = ["Zonne"]
[[place]]
name = "Campus O³"
kind = "site"
[[place]]
name = "T7-campus"
kind = "site"
[[place]]
name = "Achterbeek"
kind = "municipality"
""")


def find(text):
    return finder.know([text], CITY).find(text)


def actors(text):
    return list(find(text).actors)


def places(text):
    return list(find(text).places)


class TestBody:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Het OCMW en VDAB begeleiden werkzoekenden.", ["OCMW", "VDAB"]),
            ("De sociale dienst/ocmw helpt gezinnen.", ["sociale dienst", "OCMW"]),
            ("Wij dringen bij De Lijn aan op meer bussen.", ["De Lijn"]),
            ("Met AWV maken wij de gewestwegen veilig.", ["Agentschap Wegen en Verkeer"]),
            ("Het Agentschap Wegen en Verkeer legt een fietspad aan.", ["Agentschap Wegen en Verkeer"]),
            ("Het agentschap Wegen en Verkeer legt een fietspad aan.", ["Agentschap Wegen en Verkeer"]),
            ("Het ZOG opent een polikliniek.", ["Ziekenhuis Oost-Ginder"]),
            ("Ziekenhuis Oost Ginder opent een polikliniek.", ["Ziekenhuis Oost-Ginder"]),
            ("Wie werk zoekt, vindt hulp in samenwerking met het VDAB-aanbod.", ["VDAB"]),
            ("De OCMW-raad beslist.", ["OCMW"]),
            ("OCMW’s uit de streek overleggen.", ["OCMW"]),
            ("Woningcorporaties bouwen; de Kamer van Koophandel adviseert de wethouder.",
             ["woningcorporaties", "Kamer van Koophandel"]),
        ],
    )  # fmt: skip
    def test_is_an_actor_wherever_it_is_named(self, text, expected):
        assert actors(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "De regels binnen de Europese Unie veranderen.",
            "Wij vergelijken met de OVAM-cijfers.",
            "Jongeren kunnen hier opgroeien.",
            "Er komt een ns-lijn en een elia-bord.",
            "Hierdoor daalt het aantal bus-reizen per ns.",
        ],
    )
    def test_is_no_actor_in_what_looks_like_its_name_or_lies_within_it(self, text):
        assert actors(text) == []


class TestService:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("De sportraad adviseert de stad.", ["sportraad"]),
            ("De werking van de bibliotheek wordt verbreed.", ["bibliotheek"]),
            ("De dienst jeugd coördineert het aanbod.", ["jeugddienst"]),
            ("De politie is dag en nacht bereikbaar.", ["politie"]),
        ],
    )
    def test_is_an_actor_where_it_is_the_matter(self, text, expected):
        assert actors(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "Er komt een leeshoek in de bibliotheek.",
            "Wij voorzien een nieuw gebouw voor de brandweer.",
            "De straten rond de academie worden autovrij.",
            "Bij de bib komt een fietsenstalling.",
        ],
    )
    def test_is_no_actor_where_something_is_done_for_it_or_in_it(self, text):
        assert actors(text) == []


class TestGroup:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("In samenwerking met de betrokken scholen komt er een fietsplan.", ["scholen"]),
            ("In overleg met bewoners, handelaars en andere partners kiezen wij een ontwerp.",
             ["bewoners", "handelaars", "partners"]),
            ("De bewoners beslissen mee over het plein.", ["bewoners"]),
            ("Bewoners, ondernemers en scholen bouwen samen een speelplein.",
             ["bewoners", "ondernemers", "scholen"]),
            ("Het park wordt beheerd door vrijwilligers.", ["vrijwilligers"]),
            ("Wij vragen aan verenigingen om mee te denken.", ["verenigingen"]),
            ("Van werkgevers verwachten wij een inspanning.", ["werkgevers"]),
            ("De uitvoering wordt verwacht van de betrokken scholen.", ["scholen"]),
            ("Hierin ligt een belangrijke opdracht voor de scholen.", ["scholen"]),
            ("Het plan komt er met inspraak en betrokkenheid van de bewoners.", ["bewoners"]),
            ("Alle ouders worden bij het ontwerp betrokken.", ["ouders"]),
            ("Wijkverenigingen krijgen een grotere rol in de preventie.", ["wijkverenigingen"]),
            ("Verenigingen die steun vragen, onderschrijven de uitgangspunten.", ["verenigingen"]),
            ("Er wordt preventief gewerkt via de scholen.", ["scholen"]),
            ("Er komt een huis met behulp van vrijwilligers.", ["vrijwilligers"]),
        ],
    )  # fmt: skip
    def test_is_an_actor_where_the_sentence_makes_it_act(self, text, expected):
        assert actors(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "Er komen meer zitbanken voor bewoners en ondernemers.",
            "Bewoners worden geholpen bij een verbouwing.",
            "De ouders krijgen een toelage.",
            "Wij stimuleren bedrijven om te isoleren.",
            "Scholen en verenigingen worden ondersteund.",
            "Door scholen te steunen, winnen wij tijd.",
            "Een coach die jongeren begeleidt, kost geld.",
            "De noden van ouders en ouderen zullen veranderen.",
            "Jongeren kunnen terecht in het jeugdcentrum.",
            "Verenigingen die steun vragen, worden geholpen.",
            "Het autogebruik door burgers is te hoog.",
            "Wij bouwen een school.",
        ],
    )
    def test_is_no_actor_where_it_receives_or_is_only_mentioned(self, text):
        assert actors(text) == []

    def test_is_over_at_the_verb_that_follows(self):
        assert actors("Samen met scholen onderzoekt de stad of bewoners hulp nodig hebben.") == ["scholen"]


class TestPlace:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("De Molenstraat en het Zwaneplein worden heraangelegd.", ["Molenstraat", "Zwaneplein"]),
            ("De oevers van de Lange Beek worden natuur.", ["Lange Beek"]),
            ("In de wijk Zonneburg komt een park.", ["wijk Zonneburg"]),
            ("Wij vergroenen het stadscentrum en de stationsbuurt.", ["stadscentrum", "stationsomgeving"]),
            ("Het Zonnepark wordt een Zonne-park voor iedereen.", ["Zonnepark"]),
            ("Het zonnepark krijgt licht.", ["Zonnepark"]),
            ("De studie gaat over de campus 0³.", ["Campus O³"]),
            ("Er komt een fietspad tussen Hasselt en Aalst.", ["Hasselt", "Aalst"]),
            ("De gemeenten As, Zutendaal en Oudsbergen zijn buren.", ["As", "Zutendaal", "Oudsbergen"]),
            ("De treinen in Vlaanderen rijden op tijd.", ["Vlaanderen"]),
            ("De as Hasselt-Ginderdorp krijgt een tram.", ["Hasselt"]),
        ],
    )
    def test_is_found(self, text, expected):
        assert places(text) == expected

    @pytest.mark.parametrize("text", ["De T7-campus opent.", "De T7 campus opent.", "De T7campus opent."])
    def test_is_one_in_all_its_spellings(self, text):
        assert places(text) == ["T7-campus"]

    @pytest.mark.parametrize(
        "text",
        [
            "De werkgelegenheid stijgt tot het niveau van Vlaanderen.",
            "Wij willen de groenste stad van België zijn.",
            "De straat wordt een fietsstraat, en het plein een park.",
            "As we said, dit is Best lastig.",
            "Best goed nieuws: er komt gras.",
            "In Ginderdorp bouwen wij een Ginderdorpse school voor Ginderdorpers.",
            "Het Klimaatplan en de Bomenwet veranderen op maandag 1 mei in het Nederlands.",
            "VEILIGE STAD",
        ],
    )
    def test_is_none_in_a_benchmark_a_common_word_or_the_city_itself(self, text):
        assert [place for place in places(text) if place != "Best"] == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Samen met Achterbeek leggen wij een fietspad aan.", (("Achterbeek",), ())),
            ("Via Achterbeek loopt een fietspad.", ((), ("Achterbeek",))),
            ("Mits Vlaanderen meebetaalt, komt er een tunnel.", (("Vlaanderen",), ())),
            ("In samenwerking met het Zonnepark komt er een fuif.", (("Zonnepark",), ())),
            ("Het Zonnepark ontvangt bezoekers.", ((), ("Zonnepark",))),
        ],
    )
    def test_acts_only_where_the_sentence_says_so(self, text, expected):
        found = find(text)

        assert (found.actors, found.places) == expected


class TestReading:
    def test_gives_each_promise_its_names_once_and_in_order(self):
        action = "In de Molenstraat werkt het ZOG samen met OCMW en ZOG, in de Molenstraat."
        text = f"ZORG\n\n- **Zorg.**\n - {action}\n"
        promise = reader.read(text, gazetteer=CITY).promises[-1]

        assert promise.actors == ("Ziekenhuis Oost-Ginder", "OCMW")
        assert promise.places == ("Molenstraat",)

    def test_needs_no_gazetteer(self):
        text = "ZORG\n\n- **Zorg.**\n - Samen met de vzw Merel opent de stad een huis.\n"

        assert reader.read(text).promises[-1].actors == ("vzw Merel",)
