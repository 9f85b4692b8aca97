import importlib
import pkgutil
import string
from datetime import date
from fractions import Fraction
from importlib import resources
from pathlib import Path

import pytest

from akkoord import phrases
from akkoord.errors import AkkoordError
from akkoord.phrases import Reason, UnknownPhrase, say

_ROOT = Path(str(resources.files("akkoord")))
PACKAGES = sorted(
    ".".join(["akkoord", *path.parent.parent.relative_to(_ROOT).parts])
    for path in _ROOT.rglob("phrases/nl.toml")
)
ENGINES = [package for package in PACKAGES if not package.startswith("akkoord.web")]


# Whoever writes a right meets these when the module is imported, and nobody else ever does.
_AT_IMPORT = {"bad_right_file", "rule_without_fact", "rule_without_figure"}


def errors(package: str) -> list[type[AkkoordError]]:
    """Return the errors that a package defines."""
    path = importlib.import_module(package).__path__
    modules = [importlib.import_module(found.name) for found in pkgutil.walk_packages(path, f"{package}.")]
    found = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, AkkoordError) and value.__module__ == module.__name__
    }
    met = {error for error in found if not error.__name__.startswith("_") and error.code not in _AT_IMPORT}
    return sorted(met, key=lambda error: error.__name__)


def places(template: str | dict[str, str]) -> set[str]:
    texts = template.values() if isinstance(template, dict) else [template]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


class TestSay:
    def test_fills_the_sentence_of_the_language(self):
        reason = Reason("headline.yes_per_month", {"amount_cents": 5000})

        assert say(reason, "nl", package="akkoord.rights") == "Ja, u hebt hier recht op: €\xa050 per maand."

    def test_names_the_file_that_lacks_a_sentence(self):
        with pytest.raises(UnknownPhrase, match=r"add it to phrases/en\.toml there"):
            say(Reason("no.such.code"), "en", package="akkoord.rights")


class TestPhrases:
    @pytest.mark.parametrize("package", PACKAGES)
    def test_say_the_same_things_in_both_languages(self, package):
        dutch, english = phrases.load(package, "nl"), phrases.load(package, "en")

        assert {code: places(text) for code, text in dutch.items()} == {
            code: places(text) for code, text in english.items()
        }

    @pytest.mark.parametrize(
        ("package", "error"), [(package, error) for package in ENGINES for error in errors(package)]
    )
    def test_hold_a_sentence_for_each_error_with_values_it_carries(self, package, error):
        sentence = phrases.load(package, "nl").get(error.code)

        assert sentence is not None
        assert places(sentence) <= places(error.message)


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
