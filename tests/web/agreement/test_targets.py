from __future__ import annotations

import pytest
from django.utils.translation import override

from akkoord.web.agreement import targets


def said(**values):
    whole = {
        "quantity": None,
        "unit": None,
        "comparator": "=",
        "deadline": None,
        "baseline": None,
        "text": "",
    }
    with override("en"):
        return targets.spoken(whole | values).meaning


@pytest.mark.parametrize(
    ("target", "meaning"),
    [
        ({"quantity": 2000, "unit": "daken"}, "2,000 daken"),
        ({"quantity": 10, "unit": "jobs", "comparator": ">="}, "at least 10 jobs"),
        ({"quantity": 3, "unit": "jaar", "comparator": "<="}, "at most 3 jaar"),
        ({"quantity": 1_000_000, "unit": "euro", "deadline": "2024"}, "€1,000,000, by 2024"),
        ({"quantity": 0.7, "unit": "%"}, "0.7 %"),
        ({"quantity": 40, "unit": "% van de daken"}, "40 % van de daken"),
        ({"quantity": 100, "unit": "% scholen"}, "all: scholen"),
        (
            {"quantity": 10, "unit": "%", "comparator": "<", "baseline": "de marktprijs"},
            "10 % under de marktprijs",
        ),
        ({"quantity": 10, "unit": "%", "comparator": "<"}, "10 % less"),
        ({"quantity": 5, "unit": "%", "comparator": ">", "baseline": "de norm"}, "5 % above de norm"),
        ({"quantity": 5, "unit": "%", "comparator": ">"}, "5 % more"),
        ({"quantity": 2, "unit": "borden", "comparator": "x"}, "times 2 borden"),
        ({"comparator": "stable"}, "stays as it is"),
        ({"comparator": "norm", "baseline": "de energienorm"}, "up to the norm: de energienorm"),
        ({"comparator": "by", "deadline": "2019-06"}, "by June 2019"),
        ({"comparator": "by", "deadline": "2019-06-30"}, "by 30 June 2019"),
    ],
)
def test_a_target_is_told_in_words(target, meaning):
    assert said(**target) == meaning
