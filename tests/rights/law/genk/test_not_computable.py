import pytest

from known_households import plain


class TestNotComputable:
    @pytest.mark.parametrize("right_id", ["genk_afval", "genk_kinderopvangcheques"])
    def test_says_why(self, right_id):
        right = plain(right_id).right

        assert not right.is_computable
        assert all(right.not_computable[language].endswith(".") for language in ("nl", "en"))
