from pathlib import Path

import pytest

from akkoord.agreement.names import gazetteer, shipped
from akkoord.agreement.names.gazetteer import (
    BadGazetteer,
    Entry,
    Gazetteer,
    GazetteerKeyUnknown,
    GazetteerNameTwice,
    GazetteerUnreadable,
    GazetteerValueWrong,
    Kind,
)

GOOD = """
city = "Ginderdorp"
[[place]]
name = "Vlinderpark"
kind = "green"
within = "Zonneburg"
code = "nis:71999"
[[actor]]
name = "Sportraad"
kind = "council"
aliases = ["SR"]
"""
EXAMPLES = sorted(Path(__file__).parents[3].glob("src/akkoord/web/examples/*/gazetteer.toml"))


class TestLoads:
    def test_reads_actors_and_places(self):
        found = gazetteer.loads(GOOD)

        assert found.city == "Ginderdorp"
        assert found.entries == (
            Entry("Sportraad", Kind.COUNCIL, aliases=("SR",)),
            Entry("Vlinderpark", Kind.GREEN, code="nis:71999", within="Zonneburg"),
        )

    def test_reads_an_empty_file(self):
        assert gazetteer.loads("") == Gazetteer()

    @pytest.mark.parametrize(
        ("change", "error", "said"),
        [
            (("[[place]]", "[place]"), GazetteerValueWrong, r"place: place is \{.*write \[\[place\]\]"),
            (("city", "town"), GazetteerKeyUnknown, "city: 'town' means nothing here; write only city"),
            (('"Ginderdorp"', "7"), GazetteerValueWrong, "city is 7; write"),
            (('name = "Sportraad"', ""), GazetteerValueWrong, r"\[\[actor\]\] 1: name is None"),
            (('"Sportraad"', '"..."'), GazetteerValueWrong, r"name is '\.\.\.'"),
            (("within", "inside"), GazetteerKeyUnknown, r"place\]\] 1 \(Vlinderpark\): 'inside' means"),
            (('"green"', '"council"'), GazetteerValueWrong, "kind is 'council'; write country | region"),
            (('"council"', '"street"'), GazetteerValueWrong, "kind is 'street'; write government | agency"),
            (('["SR"]', '"SR"'), GazetteerValueWrong, r"aliases is 'SR'; write \["),
            (('["SR"]', '["SR", ""]'), GazetteerValueWrong, "aliases is"),
            (('"nis:71999"', "71999"), GazetteerValueWrong, 'code is 71999; write "nis:71016"'),
            (('"Zonneburg"', "[]"), GazetteerValueWrong, r"within is \[\]"),
            (('["SR"]', '["Vlinder-Park"]'), GazetteerNameTwice, "is a spelling of 'Sportraad' too"),
            (("[[actor]]", "[[actor"), GazetteerUnreadable, "file is no TOML"),
        ],
    )  # fmt: skip
    def test_says_which_entry_is_wrong_and_what_to_write(self, change, error, said):
        with pytest.raises(error, match=said) as raised:
            gazetteer.loads(GOOD.replace(*change))

        assert isinstance(raised.value, BadGazetteer)

    def test_reads_rows_that_are_no_tables_as_wrong(self):
        with pytest.raises(GazetteerValueWrong, match=r"\[\[actor\]\] 1: actor is 7"):
            gazetteer.loads("actor = [7]")


class TestFromBytes:
    def test_reads_utf_8(self):
        assert gazetteer.from_bytes(GOOD.encode()) == gazetteer.loads(GOOD)

    def test_says_that_it_is_no_utf_8(self):
        with pytest.raises(GazetteerUnreadable, match=r"namen\.toml is no TOML in UTF-8"):
            gazetteer.from_bytes("naam = 'é'".encode("cp1252"), "namen.toml")


class TestMerged:
    def test_keeps_the_order_and_the_first_city(self):
        one, other = Gazetteer((Entry("A1", Kind.SITE),)), Gazetteer((Entry("B1", Kind.SITE),), "Zwaan")

        found = gazetteer.merged([one, other, Gazetteer((), "Linde")])

        assert ([entry.name for entry in found.entries], found.city) == (["A1", "B1"], "Zwaan")


class TestShipped:
    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
    def test_examples_are_right(self, path):
        found = gazetteer.from_bytes(path.read_bytes(), path.name)

        assert found.city
        assert found.entries

    @pytest.mark.parametrize(("country", "towns"), [("belgium", 325), ("netherlands", 347)])
    def test_countries_know_their_municipalities(self, country, towns):
        assert len(shipped.towns((country,))) == towns

    @pytest.mark.parametrize(
        ("text", "country"),
        [
            ("De schepenen, het OCMW en de Wmo.", ("belgium",)),
            ("Het kabinet en de wethouders bouwen in Nederland.", ("netherlands",)),
            ("", ("belgium", "netherlands")),
        ],
    )
    def test_knows_the_country_of_a_text(self, text, country):
        assert shipped.countries([text]) == country
