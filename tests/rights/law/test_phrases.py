"""The sentences beside the rules: in both languages, of rules that exist, and on every path that decides."""

import importlib
import pkgutil
import re
import string

import pytest

from akkoord import phrases
from akkoord.rights import catalogue, law
from akkoord.rules.rule import Rule
from akkoord.rules.tree import Input, Named, children

FOLDERS = ("federal", "flemish", "genk")
# Who belongs to the group that a rule looks at needs no sentence, nor does whether a fact was told.
NO_CONDITIONS = {"same_address", "role", "dependant", "birth", "vt_status_is_known"}
RIGHTS = [right for right in catalogue.household_rights() if right.is_computable]


def spoken(folder, language):
    return phrases.load(f"{law.__name__}.{folder}", language)


def places(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def rules_of(folder):
    """Return the code of every rule that stands in a folder."""
    package = importlib.import_module(f"{law.__name__}.{folder}")
    modules = [importlib.import_module(f"{package.__name__}.{one.name}")
               for one in pkgutil.iter_modules(package.__path__)]  # fmt: skip
    found = [rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule)]
    return {f"{rule.scope}.{rule.name}" for rule in found}


def unsaid(node, said):
    """Yield the facts below a node that are reached without passing a rule that has sentences."""
    if isinstance(node, Named) and f"{node.scope}.{node.name}" in said:
        return
    if isinstance(node, Input) and node.role == "fact":
        yield node.name
    for part in children(node):
        yield from unsaid(part, said)


@pytest.mark.parametrize("folder", FOLDERS)
class TestSentences:
    def test_say_the_same_in_both_languages(self, folder):
        dutch, english = spoken(folder, "nl"), spoken(folder, "en")

        assert {code: places(text) for code, text in dutch.items()} == {
            code: places(text) for code, text in english.items()
        }

    def test_are_of_a_rule_that_exists(self, folder):
        rules = rules_of(folder)

        assert [code for code in spoken(folder, "nl") if code.rpartition(".")[0] not in rules] == []

    def test_come_as_a_yes_and_a_no(self, folder):
        endings: dict[str, set[str]] = {}
        for code in spoken(folder, "nl"):
            rule, _, ending = code.rpartition(".")
            endings.setdefault(rule, set()).add(ending)

        wrong = [rule for rule, found in endings.items() if found - {"numbers"} != {"yes", "no"}]
        assert wrong == []

    def test_are_short_in_dutch(self, folder):
        sentences = [
            sentence
            for text in spoken(folder, "nl").values()
            for sentence in re.split(r"(?<=[.?!:])\s+", text)
        ]

        assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []


class TestEveryRight:
    @pytest.mark.parametrize("right", RIGHTS, ids=lambda right: right.id)
    def test_speaks_of_each_fact_that_decides(self, right):
        said = {code.removesuffix(".yes") for folder in FOLDERS for code in spoken(folder, "nl")}

        rules = [rule for rule in right.entitlement if f"{rule.scope}.{rule.name}" not in said]

        assert {fact for rule in rules for fact in unsaid(rule.tree.root, said)} <= NO_CONDITIONS
