"""What happened and what went wrong has a sentence, in both languages."""

import string

import pytest
from django.utils import translation

from akkoord import phrases
from akkoord.errors import AkkoordError
from akkoord.web.decisions import actions, content, pages, reading
from akkoord.web.decisions.telling import TELLING

PACKAGE = "akkoord.web.decisions"


def errors():
    modules = (actions, content, pages, reading)
    found = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    ours = [one for one in found if issubclass(one, AkkoordError) and one.__module__.startswith(PACKAGE)]
    return sorted(ours, key=lambda one: one.__name__)


def places(template):
    texts = template.values() if isinstance(template, dict) else [template]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


class TestPhrases:
    def test_say_the_same_things_in_both_languages(self):
        dutch, english = phrases.load(PACKAGE, "nl"), phrases.load(PACKAGE, "en")

        assert {code: places(text) for code, text in dutch.items()} == {
            code: places(text) for code, text in english.items()
        }

    @pytest.mark.parametrize("error", errors(), ids=lambda error: error.__name__)
    def test_hold_a_sentence_for_each_error_with_values_it_carries(self, error):
        sentence = phrases.load(PACKAGE, "nl").get(error.code)

        assert sentence is not None
        assert places(sentence) <= places(error.message)


class TestTelling:
    @pytest.mark.parametrize("kind", sorted(TELLING))
    def test_has_a_sentence_in_the_language_of_the_reader(self, kind):
        payload = {
            "revision": 2,
            "uri": "https://stad.example/1",
            "page": "https://stad.example",
            "promise": 7,
        }
        with translation.override("nl"):
            dutch = TELLING[kind](payload)
        with translation.override("en"):
            english = TELLING[kind](payload)

        assert dutch != english
        assert "{" not in dutch + english
