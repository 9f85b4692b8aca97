import re
from datetime import date
from fractions import Fraction
from importlib import resources
from pathlib import Path

import pytest

from akkoord import phrases
from akkoord.phrases import Reason, UnknownPhrase, say

PACKAGES = sorted(
    f"akkoord.{path.parent.parent.name}"
    for path in Path(str(resources.files("akkoord"))).glob("*/phrases/nl.toml")
)


def _places(template) -> set[str]:
    texts = template.values() if isinstance(template, dict) else [template]
    return set(re.findall(r"\{(\w+)", " ".join(texts)))


class TestSay:
    def test_fills_the_sentence_of_the_language(self):
        reason = Reason("headline.yes_per_month", {"amount_cents": 5000})

        assert say(reason, "nl", package="akkoord.rights") == "Ja, u hebt hier recht op: €\xa050 per maand."

    def test_names_the_file_that_lacks_a_sentence(self):
        with pytest.raises(UnknownPhrase, match=r"add it to phrases/en\.toml there"):
            say(Reason("no.such.code"), "en", package="akkoord.rights")


class TestPhrases:
    @pytest.mark.parametrize("package", PACKAGES)
    def test_are_the_same_in_both_languages(self, package):
        dutch, english = phrases.load(package, "nl"), phrases.load(package, "en")

        assert dutch.keys() == english.keys()
        assert {code: _places(text) for code, text in dutch.items()} == {
            code: _places(text) for code, text in english.items()
        }


class TestNumber:
    @pytest.mark.parametrize(
        ("value", "dutch", "english"),
        [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000_000, "1.000.000", "1,000,000"),
            (Fraction(1, 3), "0,33", "0.33"),
            (Fraction(5), "5", "5"),
            (-1234.5, "-1.234,5", "-1,234.5"),
        ],
    )
    def test_has_the_marks_of_the_language(self, value, dutch, english):
        assert (phrases.number(value, "nl"), phrases.number(value, "en")) == (dutch, english)


class TestDay:
    def test_is_written_in_full(self):
        assert phrases.day(date(2019, 8, 1), "nl") == "1 augustus 2019"
