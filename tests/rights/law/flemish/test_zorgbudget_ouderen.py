from akkoord.rights.household_assessment import assess
from known_households import plain, told

RIGHT = plain("zorgbudget_ouderen").right


class TestZorgbudgetOuderen:
    def test_is_not_computable_and_says_why(self):
        assert (
            assess(RIGHT, told("2025-06-10", {"birth": "1945-03-01", "points": 15})).state == "not_computable"
        )
        assert RIGHT.not_computable is not None
        assert "grenzen van het inkomen" in RIGHT.not_computable["nl"]
