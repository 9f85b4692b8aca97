from __future__ import annotations

import pytest
from django.utils import translation

from akkoord.web.followup.telling import TELLING


class TestDeadlineSet:
    @pytest.mark.parametrize(
        ("deadline", "said"),
        [
            ("2027", "To be kept by: 2027."),
            ("2027-06", "To be kept by: June 2027."),
            ("2027-06-30", "To be kept by: 30 June 2027."),
        ],
    )
    def test_writes_a_year_a_month_or_a_day_as_people_do(self, deadline, said):
        with translation.override("en"):
            assert TELLING["followup.deadline_set"]({"deadline": deadline}) == said
