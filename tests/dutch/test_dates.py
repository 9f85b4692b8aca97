"""Dates as Dutch texts write them, and what only looks like one."""

import pytest

from akkoord.dutch import dates


class TestFind:
    @pytest.mark.parametrize(
        ("text", "iso"),
        [
            ("1 mei 2031", "2031-05-01"),
            ("juni 2032", "2032-06"),
            ("2033", "2033"),
            ("2031-06-30", "2031-06-30"),
            ("31/12/2031", "2031-12-31"),
            ("31.12.2031", "2031-12-31"),
            ("1-7-2031", "2031-07-01"),
            ("lente van 2033", "2033"),
            ("Q3 2033", "2033"),
            ("schooljaar 2031-2032", "2031"),
            ("academiejaar 2031/32", "2031"),
        ],
    )
    def test_is_no_more_exact_than_the_text(self, text, iso):
        assert [found.iso for found in dates.find(text)] == [iso]

    @pytest.mark.parametrize(
        "text", ["2031-2036", "32/12/2031", "31/13/2031", "LO2031", "12.031", "1850", "30 februari 2031", ""]
    )
    def test_finds_none_in_ranges_and_impossible_days(self, text):
        assert dates.find(text) == ()
