import pytest

from akkoord.web.frame import city
from akkoord.web.frame.followup import Followup
from web.frame.test_city_checks_and_rights import load

__all__ = ["load"]


class TestLoad:
    def test_of_a_city_without_a_route_makes_everything_public_at_once(self, load):
        assert load("").followup == Followup(route=())

    def test_reads_the_route(self, load):
        found = load('[followup]\nroute = ["management_team", "college"]\n')

        assert found.followup.route == ("management_team", "college")

    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("[[followup]]\nroute = []\n", "followup is "),
            ("[followup]\nway = []\n", "has .'way'.; write route, reminders only"),
            ('[followup]\nroute = "college"\n', "route of .followup. is 'college'; write a list of service"),
            ("[followup]\nroute = [1]\n", "route of .followup. is .1."),
            ('[followup]\nroute = ["mayor"]\n', "route mayor cannot be followed"),
            ('[followup]\nroute = ["college", "alderman"]\n', "route college, alderman cannot be followed"),
            ('[followup]\nroute = ["college", "college"]\n', "each at most once"),
            ('[followup]\nreminders = "sunday"\n', "reminders of .followup. is 'sunday'; write a day"),
        ],
    )
    def test_refuses_a_route_that_cannot_be(self, load, text, named):
        with pytest.raises(city.CityFileWrong, match=named):
            load(text)
