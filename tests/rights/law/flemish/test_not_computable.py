import pytest

from akkoord.rights import catalogue
from known_households import Asked

RIGHTS = {right.id: right for right in catalogue.household_rights()}


class TestNotComputable:
    @pytest.mark.parametrize("right_id", ["studietoelage", "kinderopvang_ikt"])
    def test_says_why(self, right_id):
        assert set(RIGHTS[right_id].not_computable) == {"nl", "en"}
        assert Asked(right_id)("2024-01-01", []).state == "not_computable"

    @pytest.mark.parametrize(
        ("right_id", "figure"), [("studietoelage", "sth"), ("kinderopvang_ikt", "ikt.ocmw")]
    )
    def test_keeps_its_figures(self, right_id, figure):
        assert figure in RIGHTS[right_id].figures
