from __future__ import annotations

import pytest

from akkoord.web.frame import national_numbers

# All made up. 97 - 850730033 % 97 = 28. From the year 2000 on a 2 goes before: 97 - 2170730033 % 97 = 84.
# A bis-nummer adds 20 or 40 to the month: 97 - 854730033 % 97 = 17.


class TestHasOne:
    @pytest.mark.parametrize(
        "text",
        ["85.07.30-033.28", "85073003328", "nr 850730 033 28.", "(17.07.30-033.84)", "85.47.30-033.17"],
    )
    def test_finds_a_number_however_it_is_written(self, text):
        assert national_numbers.has_one(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "85.07.30-033.29",  # the check does not fit
            "85.67.30-033.60",  # the check fits, but there is no month 67
            "185073003328",  # twelve digits
            "850730033288",
            "0850.730.033",  # the number of an enterprise
            "€ 85.073.003",
        ],
    )
    def test_leaves_other_numbers_alone(self, text):
        assert not national_numbers.has_one(text)


class TestRefuse:
    def test_names_the_field_and_not_the_number(self):
        with pytest.raises(national_numbers.NationalNumberFound, match="'remark'") as raised:
            national_numbers.refuse(title="Toelage", remark="85.07.30-033.28")

        assert "033" not in str(raised.value)
