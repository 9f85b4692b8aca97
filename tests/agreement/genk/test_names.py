"""The names of a real agreement: which spellings are one, and who must keep a promise, by line number."""

from pathlib import Path

import pytest

from akkoord.agreement import reader
from akkoord.agreement.names import gazetteer

GENK = "agreement/genk-2019-2024.txt"
GAZETTEER = Path(__file__).parents[3] / "src/akkoord/web/examples/genk/gazetteer.toml"

# One name however the line spells it.
ONE_NAME = {
    "OCMW": [790, 792, 986, 997, 1022, 1024],
    "Agentschap Wegen en Verkeer": [574, 575, 630, 817],
    "Ziekenhuis Oost-Limburg": [466, 467, 1029],
    "Nationaal Park Hoge Kempen": [264, 661],
    "Zorgbedrijf Genk": [1040, 1041, 1046],
    "NV Mothor": [394, 395],
    "FLACC": [303, 378],
    "LaBiomista": [403, 411, 730],
    "Campus O³": [830, 1000, 1090],
    "T2-campus": [832, 842, 843, 866],
    "C-mine Crib": [618, 878],
    "Synapspark": [464, 466, 620, 631],
    "Emile Van Dorenmuseum": [266, 289, 488],
}
# Names that the text alone joins: without a gazetteer they are one too.
ONE_NAME_BY_THE_TEXT = {
    "OCMW": [790, 997],
    "Agentschap Wegen en Verkeer": [574, 630, 817],
    "Ziekenhuis Oost Limburg": [466, 467, 1029],
    "Nationaal Park Hoge Kempen": [264, 661],
    "NV Mothor": [394, 395],
    "T2-campus": [832, 842, 843, 866],
    "C-mine Crib": [618, 878],
    "Synapspark": [464, 466, 620],
}
MUST_BE_KEPT_BY_OTHERS = {
    394: "NV Mothor",
    395: "NV Thor",
    424: "Sport Vlaanderen",
    460: "scholen",
    845: "scholen",
    466: "Ziekenhuis Oost-Limburg",
    1029: "Ziekenhuis Oost-Limburg",
    546: "De Lijn",
}
ACTORS = {
    252: ["partners"], 290: ["partners"], 336: ["jeugddienst", "stadsdiensten", "actoren"],
    442: ["CAW", "Pleegzorg Limburg", "Vertrouwenscentrum Kindermishandeling"], 473: ["KRC Genk"],
    476: ["veiligheidsdiensten"], 502: ["EnergyVille"], 530: ["Limburg.net"],
    597: ["VDAB"], 714: ["adviesraad"],
    816: ["Houthalen-Helchteren", "As", "Zutendaal", "Oudsbergen"],
    817: ["Agentschap Wegen en Verkeer", "De Lijn", "NMBS", "andere overheden"],
    858: ["UCLL", "KU Leuven", "UHasselt", "Hogeschool PXL"], 967: ["bewoners"],
    1002: ["scholen", "ziekenhuizen"],
}  # fmt: skip
PLACES = {
    214: ["Vennestraat", "Stalenstraat"], 248: ["Boxbergheide", "Sledderlo"],
    586: ["Europalaan", "Collegelaan", "Hoefstadstraat", "Winterslagstraat", "Molenstraat"],
    640: ["LaBiomista", "Koning Boudewijnlaan"], 893: ["Mechelen"],
    937: ["C-mine", "Thor Park"], 966: ["Kolderbos"],
}  # fmt: skip
# For whom something is done, whom it is asked to change, plans, prices and people of the city.
NOBODY = [203, 226, 236, 343, 359, 504, 505, 533, 601, 707, 717, 753, 831, 841, 950, 965, 1058, 1112]
NOWHERE = [203, 236, 310, 343, 504, 505, 553, 592, 605, 667, 717, 753, 965, 1117]


@pytest.fixture(scope="module")
def text(shared):
    return shared(GENK).read_bytes()


@pytest.fixture(scope="module")
def at(text):
    known = gazetteer.from_bytes(GAZETTEER.read_bytes())
    return {found.line_start: found for found in reader.read(text, gazetteer=known).promises}


@pytest.fixture(scope="module")
def at_without(text):
    return {found.line_start: found for found in reader.read(text).promises}


class TestNames:
    @pytest.mark.parametrize(("name", "lines"), ONE_NAME.items())
    def test_are_one_however_they_are_spelled(self, at, name, lines):
        assert [line for line in lines if name not in at[line].actors + at[line].places] == []

    @pytest.mark.parametrize(("name", "lines"), ONE_NAME_BY_THE_TEXT.items())
    def test_are_one_without_a_gazetteer_where_the_text_joins_them(self, at_without, name, lines):
        assert [line for line in lines if name not in at_without[line].actors + at_without[line].places] == []

    def test_are_never_the_city_itself(self, at):
        found = {name for promise in at.values() for name in promise.actors + promise.places}

        assert found.isdisjoint({"Genk", "stad Genk", "Stad Genk", "Genkenaren"})


class TestActors:
    @pytest.mark.parametrize(("line", "name"), MUST_BE_KEPT_BY_OTHERS.items())
    def test_are_those_who_must_keep_the_promise(self, at, line, name):
        assert name in at[line].actors

    @pytest.mark.parametrize(("line", "names"), ACTORS.items())
    def test_are_those_who_take_part(self, at, line, names):
        assert list(at[line].actors) == names

    @pytest.mark.parametrize("line", NOBODY)
    def test_are_not_those_for_whom_it_is_done(self, at, at_without, line):
        assert (at[line].actors, at_without[line].actors) == ((), ())


class TestPlaces:
    @pytest.mark.parametrize(("line", "names"), PLACES.items())
    def test_are_where_it_lands(self, at, line, names):
        assert list(at[line].places) == names

    @pytest.mark.parametrize("line", NOWHERE)
    def test_are_no_plans_levels_or_digits(self, at, at_without, line):
        assert (at[line].places, at_without[line].places) == ((), ())
