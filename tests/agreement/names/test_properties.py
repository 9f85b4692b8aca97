"""What holds for every text, however odd."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement.names import finder, gazetteer, shipped, vocabulary
from akkoord.agreement.names.spelling import key

CITY = gazetteer.loads("""
city = "Ginderdorp"
[[actor]]
name = "Ziekenhuis Oost-Ginder"
kind = "institution"
aliases = ["ZOG"]
[[place]]
name = "T7-campus"
kind = "site"
""")
PIECES = """
de het een stad Ginderdorp Ginderdorpse OCMW ocmw VDAB-aanbod ZOG Ziekenhuis_Oost_Ginder T7_campus T7campus
Hasselt As Vlaanderen Zwaan Zwaneveer vzw_Merel Merel_NV Vlinderpark Dorpsraad_Zwaan campus Lindelaan bewoners
scholen partners bibliotheek sportraad politie in_samenwerking_met samen_met door voor van zoals en of wordt
worden bouwen helpt moet die (ZOM) verder_Zwaan_genoemd , . : ( ) / - 3 2031
"""
fragments = st.sampled_from(PIECES.split()).map(lambda piece: piece.replace("_", " "))
sentences = st.lists(fragments, min_size=1, max_size=25).map(" ".join)


def _spellings():
    found = {entry.name: (entry.name, *entry.aliases) for entry in CITY.entries}
    for entry in shipped.of(("belgium", "netherlands")).entries:
        found.setdefault(entry.name, ())
        found[entry.name] += (entry.name, *entry.aliases)
    for sort in ("group", "service", "place"):
        for name, others in vocabulary.nouns(sort):
            found[name] = (*found.get(name, ()), name, *others)
    return found


SPELLINGS = _spellings()


class TestFind:
    @given(st.lists(sentences, min_size=1, max_size=4))
    def test_gives_only_names_that_stand_in_the_text_or_are_defined_by_it(self, texts):
        known, whole = finder.know(texts, CITY), key(" ".join(texts))
        for text in texts:
            found = known.find(text)
            for name in (*found.actors, *found.places):
                spelled = SPELLINGS.get(name, (name,))
                in_text = any(key(spelling) in key(text) for spelling in spelled)
                assert in_text or (name not in SPELLINGS and key(name) in whole)

    @given(st.lists(sentences, min_size=1, max_size=4))
    def test_gives_each_name_once_and_never_the_city(self, texts):
        for text in texts:
            found = finder.know(texts, CITY).find(text)
            listed = (*found.actors, *found.places)

            assert len(listed) == len(set(listed))
            assert "Ginderdorp" not in listed

    @given(st.lists(st.text(max_size=80), max_size=5))
    def test_reads_any_text(self, texts):
        known = finder.know(texts, title=texts[0] if texts else None)

        assert all(known.find(text) == known.find(text) for text in texts)

    @pytest.mark.parametrize(
        "line",
        [
            "samen met " * 20_000,
            "Zwaan (ZOM) " * 20_000,
            "bewoners, scholen, " * 12_000,
            "partners zoals Merel, Linde " * 9_000,
            " " * 200_000,
            "A." * 100_000,
            "VDAB-" * 40_000,
            "Nationaal Park Merel (NPM) " * 9_000,
            "\u200f\ud800 OCMW " * 25_000,
        ],
        ids=lambda line: line[:12],
    )
    def test_comes_to_an_end_on_one_long_line(self, line):
        known = finder.know([line])

        assert len(known.find(line).actors) < 10_000
