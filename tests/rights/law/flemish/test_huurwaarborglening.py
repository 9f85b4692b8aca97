from akkoord.rights.household_assessment import assess
from known_households import plain, told

RIGHT = plain("huurwaarborglening").right


class TestHuurwaarborglening:
    def test_is_not_computable_and_says_why(self):
        assert assess(RIGHT, told("2025-06-10", {}, housing_income=20_000)).state == "not_computable"
        assert RIGHT.not_computable is not None
        assert "Van welk jaar" in RIGHT.not_computable["nl"]
