import pytest

from akkoord.rights.household_assessment import assess
from known_households import plain, told


class TestNotComputable:
    @pytest.mark.parametrize("right_id", ["gpmi", "sociaal_telecom"])
    def test_says_why(self, right_id):
        right = plain(right_id).right

        assert not right.is_computable
        assert all(right.not_computable[language].endswith(".") for language in ("nl", "en"))

    @pytest.mark.parametrize("right_id", ["gpmi", "sociaal_telecom"])
    def test_decides_nothing_and_asks_for_nothing(self, right_id):
        found = assess(plain(right_id).right, told("2024-06-15", {}))

        assert (found.state, found.eligible, found.settles) == ("not_computable", None, ())
        assert (found.amount.value, found.amount.state) == (None, "none")

    @pytest.mark.parametrize(
        ("right_id", "figures"), [("gpmi", {"gpmi"}), ("sociaal_telecom", {"tel.price", "tel.income"})]
    )
    def test_keeps_its_figures(self, right_id, figures):
        assert set(plain(right_id).right.figures) == figures
