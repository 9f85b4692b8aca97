from datetime import date

import pytest

from akkoord.web.frame import city
from akkoord.web.frame.city import CityFileWrong

GOOD = """
name = "Voorbeeldegem"
agreement_title = "Bestuursakkoord 2025-2030"
base_url = "https://akkoord.voorbeeldegem.example/"
instruments = ["rights", "agreement"]
[term]
start = 2025-01-01
end = 2030-12-31
[contact]
name = "Stad Voorbeeldegem"
"""


@pytest.fixture
def written(tmp_path):
    """Write a city file and give its path."""

    def write(text):
        path = tmp_path / "city.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


class TestLoad:
    def test_reads_the_city(self, written):
        found = city.load(written(GOOD))

        assert (found.name, found.term_end, found.term) == ("Voorbeeldegem", date(2030, 12, 31), "2025–2030")
        assert found.base_url == "https://akkoord.voorbeeldegem.example"
        assert found.instruments == ("agreement", "rights")

    @pytest.mark.parametrize("key", ["name", "base_url", "instruments"])
    def test_names_the_key_that_is_missing(self, written, key):
        lines = [line for line in GOOD.splitlines() if not line.startswith(f"{key} =")]
        if key == "name":
            lines.remove('name = "Stad Voorbeeldegem"') if 'name = "Stad Voorbeeldegem"' in lines else None

        with pytest.raises(CityFileWrong, match=f"the key '{key}' is missing"):
            city.load(written("\n".join(lines)))

    def test_names_an_instrument_that_it_does_not_know(self, written):
        with pytest.raises(CityFileWrong, match=r"unknown instruments \['trams'\]; choose from agreement"):
            city.load(written(GOOD.replace('"rights"', '"trams"')))

    def test_finds_the_gazetteer_beside_it(self, written, tmp_path):
        (tmp_path / "namen.toml").write_text("", encoding="utf-8")

        assert city.load(written(f'gazetteer = "namen.toml"{GOOD}')).gazetteer == tmp_path / "namen.toml"
        assert city.load(written(GOOD)).gazetteer is None

    @pytest.mark.parametrize(
        ("value", "said"),
        [
            ("7", "gazetteer is 7; write the name of a file"),
            ('"weg.toml"', "there is no such file beside it"),
        ],
    )
    def test_says_that_the_gazetteer_is_not_there(self, written, value, said):
        with pytest.raises(CityFileWrong, match=said):
            city.load(written(f"gazetteer = {value}{GOOD}"))

    def test_says_that_it_is_no_toml(self, written):
        with pytest.raises(CityFileWrong, match="it is not valid TOML"):
            city.load(written("name = Voorbeeldegem"))

    def test_says_that_there_is_no_file(self, tmp_path):
        with pytest.raises(CityFileWrong, match="set AKKOORD_CITY to one"):
            city.load(tmp_path / "nowhere.toml")
