"""Names that no gazetteer holds, in texts of invented towns."""

import pytest

from akkoord.agreement.names import definitions, finder, forms, town, variants
from akkoord.agreement.names.definitions import Definition
from akkoord.agreement.names.town import Town


def read(*texts):
    """Return the actors and places of the last text, known from all of them."""
    found = finder.know(texts).find(texts[-1])
    return list(found.actors), list(found.places)


class TestName:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("De Dorpsraad Zonneburg beheert het plein.", (["Dorpsraad Zonneburg"], [])),
            ("Het Museum Zwaneveer krijgt een tuin.", (["Museum Zwaneveer"], [])),
            ("De nv Zwaan en Merel BV bouwen een loods.", (["nv Zwaan", "Merel BV"], [])),
            ("Met steun van de Vlinderstichting komt er een tuin.", (["Vlinderstichting"], [])),
            ("De minister van Zee en Wind beslist.", (["minister van Zee en Wind"], [])),
            ("De Raad van Wijzen en de Zwaan overleggen.", (["Raad van Wijzen", "Zwaan"], [])),
            ("De Westerring en de Oosterring krijgen bomen.", ([], ["Westerring", "Oosterring"])),
            ("Een Huis van het Woord opent in de Lindelaan.", (["Huis van het Woord"], ["Lindelaan"])),
            ("Het Vlinderpark en de Lindelaan krijgen banken.", ([], ["Vlinderpark", "Lindelaan"])),
            ("Er komt een zaal op de campus Linde.", ([], ["campus Linde"])),
            ("Wij werken samen met lokale partners zoals Zwaan, Perron 9 en Villa Linde.",
             (["partners", "Zwaan", "Perron 9", "Villa Linde"], [])),
            ("Er komen bomen op plekken zoals Zwaan en de Linde.", ([], ["Zwaan", "Linde"])),
            ("Wij overleggen met VDAB, Zwaan en OCMW.", (["VDAB", "Zwaan", "OCMW"], [])),
            ("Er komt een halte in Zwaneveer.", ([], ["Zwaneveer"])),
            ("De sporthal van Zwaneveer wordt vernieuwd.", ([], ["Zwaneveer"])),
        ],
    )  # fmt: skip
    def test_is_kept_where_something_tells_what_it_is(self, text, expected):
        assert read(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "Zwaan. Linde. Vlinder.",
            "Wij voeren het Vlinderplan en het Akkoord van Zwaneveer uit.",
            "De Zwanewet en de Lindenota blijven.",
            "SAMEN GROEIEN IN ZWANEVEER",
            "De ETS-sectoren en het WiFi-netwerk groeien door de MICE-organisatie.",
            "Zorg- en Welzijnsuitgaven groeien.",
            "Met de Franse taal en op Maandag, in Januari, leren wij Engels.",
            "De VVD en Open Vld willen dat de SP meewerkt.",
            "Wij spelen een Zwaan.",
        ],
    )
    def test_is_none_where_nothing_does(self, text):
        assert read(text) == ([], [])

    def test_is_weighed_over_all_places_where_it_stands(self):
        assert read("Samen met Zwaan en Linde.", "Zwaan bouwt.", "Het huis van Zwaan.")[0] == ["Zwaan"]

    def test_is_a_place_where_the_text_has_a_park_of_that_name(self):
        assert read("Het Zwaan Park opent.", "Zwaan trekt bezoekers.") == ([], ["Zwaan"])


class TestSpelling:
    @pytest.mark.parametrize(
        ("texts", "expected"),
        [
            (["De vzw Merel opent.", "VZW Merel groeit met de vzw Merel."], ["vzw Merel"]),
            (["NV Zwaan bouwt.", "Wij bouwen met Zwaan NV en NV Zwaan."], ["NV Zwaan"]),
            (["Vlinderstichting groeit.", "De Vlinderstichting en de Vlindersticthing groeien."],
             ["Vlinderstichting"]),
            (["Het Vogelhuis Oost Merel (VOM) opent.", "Het VOM groeit."], ["Vogelhuis Oost Merel"]),
            (["Het Vogelhuis Oost Merel opent.", "Het VOM groeit."], ["Vogelhuis Oost Merel"]),
            (["De vzw Merelhof, verder Zwaan genoemd, opent.", "Zwaan groeit."], ["vzw Merelhof"]),
            (["VOM (Vogelhuis Oost Merel) opent.", "Het VOM groeit."], ["Vogelhuis Oost Merel"]),
        ],
    )  # fmt: skip
    def test_does_not_make_two_names_of_one(self, texts, expected):
        assert read(*texts)[0] == expected

    @pytest.mark.parametrize(
        "text",
        [
            "De Kerkstraat en de Berkstraat worden fietsstraten.",
            "De Oostlaan en de Westlaan worden fietsstraten.",
        ],
    )
    def test_does_not_make_one_name_of_two(self, text):
        assert len(read(text)[1]) >= 2

    def test_that_stands_for_something_else_is_no_name(self):
        assert read("Het bindend leeradvies (BLA) verdwijnt.", "Door de BLA stopt wie faalt met de BLA.") == (
            [],
            [],
        )


class TestVariants:
    def test_differ_by_a_letter_left_out_or_two_swapped(self):
        counts = {
            "synapspark": 5,
            "synaspark": 1,
            "synapsprak": 1,
            "synipspark": 1,
            "zaal12345": 1,
            "zaal1235": 2,
        }

        assert variants.same(counts) == {"synaspark": "synapspark", "synapsprak": "synapspark"}

    def test_of_short_names_are_names_of_their_own(self):
        assert variants.same({"linde": 5, "lind": 1}) == {}

    def test_by_initials_are_left_alone_where_two_names_have_them(self):
        assert variants.abbreviated(["VOM", "Vogelhuis Oost Merel", "Vlinders Onder Maan"]) == {}


class TestDefinition:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Het Centrum Zwaan (hierna: CZ) opent.", [Definition("Centrum Zwaan", "CZ")]),
            (
                "De Vereniging voor Vlinders, kortweg VVV, groeit.",
                [Definition("Vereniging voor Vlinders", "VVV")],
            ),
            (
                "Een geografisch kaartsysteem (GKS) helpt.",
                [Definition("geografisch kaartsysteem", "GKS", False)],
            ),
            ("De zaal (12) en de Linde (zie boven) blijven.", []),
            ("Wij planten (ZZZ) bomen.", []),
        ],
    )
    def test_is_found(self, text, expected):
        assert list(definitions.find(text)) == expected


class TestTown:
    @pytest.mark.parametrize(
        ("texts", "title", "expected"),
        [
            (["Stad Zwaneveer bouwt.", "De stad Zwaneveer groeit met stad Linde."], None, "Zwaneveer"),
            (["Wij bouwen in Zwaneveer, voor Zwaneveer."], "ZWANEVEER VOORUIT 2031-2036", "Zwaneveer"),
            (["Wij bouwen met Vertrouwen in Linde."], "Vertrouwen en bouwen", None),
            (["Nederland groeit.", "Wij houden Nederland veilig in Nederland."], None, "Nederland"),
            (["Aalst, Aalst en nog eens Aalst: wij kiezen voor Aalst boven Gent."], None, "Aalst"),
            (["Er komen bomen."], None, None),
        ],
    )
    def test_is_read_from_the_text(self, texts, title, expected):
        assert town.of(texts, title, towns=frozenset(["Aalst", "Gent"])) == Town(expected)


class TestGroup:
    def test_knows_where_a_sentence_begins(self):
        found = [
            (group.text, group.is_initial) for group in forms.groups("Zwaan komt. Linde ook, Merel niet.", ())
        ]

        assert found == [("Zwaan", True), ("Linde", True), ("Merel", False)]

    def test_takes_no_word_for_a_name_that_the_text_writes_small(self):
        assert list(forms.groups("Bomen groeien.", frozenset(["bomen"]))) == []
