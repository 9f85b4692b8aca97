from __future__ import annotations

import importlib
import pkgutil
import string

import pytest

import akkoord.checks
from akkoord import phrases
from akkoord.errors import AkkoordError

PACKAGE = "akkoord.checks"


def errors():
    found = set()
    for module in pkgutil.walk_packages(akkoord.checks.__path__, f"{PACKAGE}."):
        values = vars(importlib.import_module(module.name)).values()
        found |= {one for one in values if isinstance(one, type) and issubclass(one, AkkoordError)}
    return sorted((one for one in found if one.__module__.startswith(PACKAGE)), key=lambda one: one.__name__)


def places(template):
    texts = template.values() if isinstance(template, dict) else [template]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


class TestPhrases:
    def test_say_the_same_things_in_both_languages(self):
        dutch, english = phrases.load(PACKAGE, "nl"), phrases.load(PACKAGE, "en")

        assert dutch.keys() == english.keys()
        assert {code: places(text) for code, text in dutch.items()} == {
            code: places(text) for code, text in english.items()
        }

    @pytest.mark.parametrize("error", errors(), ids=lambda error: error.__name__)
    def test_hold_a_sentence_for_each_error_with_values_it_carries(self, error):
        sentence = phrases.load(PACKAGE, "nl").get(error.code)

        assert sentence is not None
        assert places(sentence) <= places(error.message)
