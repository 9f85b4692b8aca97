from datetime import date

import pytest

from akkoord.web.frame import city

BASE = """
name = "Voorbeeldegem"
agreement_title = "Bestuursakkoord"
base_url = "https://voorbeeldegem.example"
instruments = ["agreement"]

[term]
start = 2025-01-01
end = 2030-12-31

[contact]
name = "Stadhuis"
"""


@pytest.fixture
def load(tmp_path):
    def from_text(text):
        path = tmp_path / "city.toml"
        path.write_text(BASE + text, encoding="utf-8")
        return city.load(path)

    return from_text


class TestLoad:
    def test_leaves_checks_and_rights_out_where_the_file_does(self, load):
        found = load("")

        assert found.term_end == date(2030, 12, 31)
        assert found.checks == city.Checks()
        assert found.rights_authority == ""

    def test_reads_what_the_city_settled_about_checks_and_rights(self, load):
        found = load(
            '[checks]\nevery_college_decision = ["poverty"]\nlarge_amount_euro = 30000\n'
            '[rights]\nauthority = "voorbeeldegem"\n'
        )

        assert found.checks == city.Checks(("poverty",), 30_000)
        assert found.rights_authority == "voorbeeldegem"

    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("[checks]\nevery_decision = true\n", "every_decision"),
            ('[checks]\nevery_college_decision = "poverty"\n', "every_college_decision is 'poverty'"),
            ("[checks]\nlarge_amount_euro = 0\n", "large_amount_euro is 0"),
            ("[checks]\nlarge_amount_euro = 1.5\n", "large_amount_euro is 1.5"),
            ("[checks]\nlarge_amount_euro = true\n", "large_amount_euro is True"),
            ("[rights]\nauthority = 3\n", "authority of .rights. is 3"),
            ("[[rights]]\nauthority = 'x'\n", "rights is "),
        ],
    )
    def test_refuses_what_nobody_could_keep_to(self, load, text, named):
        with pytest.raises(city.CityFileWrong, match=named):
            load(text)
