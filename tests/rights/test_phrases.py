import re
import string

import pytest

from akkoord import phrases
from akkoord.rights import catalogue
from akkoord.rules import explanation

PACKAGE = "akkoord.rights"
NL, EN = phrases.load(PACKAGE, "nl"), phrases.load(PACKAGE, "en")


def places(template):
    texts = template.values() if isinstance(template, dict) else [template]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


class TestPhrases:
    def test_say_the_same_in_both_languages(self):
        assert {code: places(text) for code, text in NL.items()} == {
            code: places(text) for code, text in EN.items()
        }

    @pytest.mark.parametrize("language", ["nl", "en"])
    @pytest.mark.parametrize("right", catalogue.rights(), ids=lambda right: right.id)
    def test_have_a_sentence_for_each_reason_of_a_right(self, right, language):
        needed = [code for rule in right.entitlement for code in explanation.possible_codes(rule.tree)]
        needed += [
            f"{figure}.{ending}"
            for rule in right.amount
            for figure in rule.tree.figures
            for ending in ("lapsed", "missing")
        ]

        assert [code for code in needed if code not in phrases.load(PACKAGE, language)] == []

    def test_are_short_in_dutch(self):
        texts = [
            text for entry in NL.values() for text in ([entry] if isinstance(entry, str) else entry.values())
        ]
        sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.?!:])\s+(?!\{)", text)]

        assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []
