import re

import pytest

from akkoord.rights.facts import BENEFITS, STATUSES, facts
from akkoord.rights.vocabulary import Household, Person
from akkoord.rules.bounds import Bounds
from akkoord.rules.records import Group, Options, fields

FACTS = facts()
WHO = "{who}"

# Who applies is the applicant, at the address, no child and no partner, and cared for by somebody else.
NOT_ASKED_OF_THE_APPLICANT = {
    "role", "same_address", "carer", "applies", "pillar1", "child_points_total", "school", "attendance_ok",
}  # fmt: skip


def wrong(is_right):
    """Return the names of the facts of which something does not hold."""
    return [f"{fact.of}.{fact.name}" for fact in FACTS.values() if not is_right(fact)]


def words_of(fact):
    """Return every text of a fact, by language."""
    asked = [fact.question, fact.question_self] if fact.question_self else [fact.question]
    return [fact.label, *asked, *fact.option_labels.values(), *fact.kinds.values()]


def is_of_its_kind(fact):
    found = fields(Household if fact.of == "household" else Person)[fact.fields[-1]]
    match fact.kind:
        case "truth" | "status":
            return found == "truth"
        case "choice":
            return isinstance(found, Options) and fact.options == found.texts
        case _:
            return found == "number"


def can_be_its_default(fact):
    if fact.default is None or fact.kind == "choice":
        return fact.default in (None, *fact.options)
    return fact.widest.low <= fact.default <= fact.widest.high


class TestFacts:
    @pytest.mark.parametrize(("of", "record"), [("household", Household), ("person", Person)])
    def test_fill_each_field_once(self, of, record):
        filled = [name for fact in FACTS.values() if fact.of == of for name in fact.fields]
        known = [name for name, kind in fields(record).items() if not isinstance(kind, Group)]

        assert sorted(filled) == sorted(known)

    def test_are_of_the_kind_of_their_field(self):
        assert wrong(is_of_its_kind) == []

    def test_have_a_default_that_they_can_be(self):
        assert wrong(can_be_its_default) == []

    def test_know_no_number_below_zero(self):
        numbers = ("money", "number")

        assert wrong(lambda fact: fact.kind not in numbers or fact.widest.low == 0) == []
        assert wrong(lambda fact: fact.widest.low < fact.widest.high) == []

    def test_have_amounts_that_are_known_or_looked_up(self):
        assert wrong(lambda fact: fact.kind != "money" or fact.burden != "attest") == []


class TestWords:
    def test_are_there_in_both_languages(self):
        assert wrong(lambda fact: all(set(words) == {"nl", "en"} for words in words_of(fact))) == []
        assert wrong(lambda fact: all(text for words in words_of(fact) for text in words.values())) == []

    def test_are_there_for_each_option_and_each_kind(self):
        kinds = {"benefits": BENEFITS, "status": STATUSES}

        assert wrong(lambda fact: tuple(fact.option_labels) == fact.options) == []
        assert wrong(lambda fact: tuple(fact.kinds) == kinds.get(fact.kind, ())) == []

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_ask_one_thing(self, language):
        assert wrong(lambda fact: fact.question[language].count("?") == 1) == []
        assert wrong(lambda fact: fact.question_self.get(language, "?").count("?") == 1) == []

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_name_the_person_that_is_meant(self, language):
        assert wrong(lambda fact: fact.question[language].count(WHO) == (fact.of == "person")) == []
        assert wrong(lambda fact: WHO not in fact.question_self.get(language, "")) == []

    def test_are_other_words_for_the_applicant(self):
        without = {fact.name for fact in FACTS.values() if fact.of == "person" and not fact.question_self}

        assert without == NOT_ASKED_OF_THE_APPLICANT

    def test_are_short_in_dutch(self):
        texts = [words["nl"] for fact in FACTS.values() for words in words_of(fact)]
        sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.?])\s+", text)]

        assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_have_labels_that_fit_inside_a_sentence(self, language):
        assert wrong(lambda fact: fact.label[language][0].islower()) == []
        assert wrong(lambda fact: not fact.label[language].endswith((".", "?"))) == []


class TestWidest:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            # 0 to 18 points, 0 to 100 %, three pillars of at most 6 + 12 + 18 points.
            ("points", Bounds(0, 18)),
            ("invalidity", Bounds(0, 100)),
            ("pillar1", Bounds(0, 6)),
            ("child_points_total", Bounds(0, 36)),
            ("home_nursing", Bounds(0, 3)),
            ("means_month", Bounds(0, float("inf"))),
        ],
    )
    def test_is_all_that_it_can_be(self, name, expected):
        assert FACTS["person", name].widest == expected


class TestAsked:
    @pytest.mark.parametrize(
        ("fact", "who", "question"),
        [
            (("person", "care_home"), "", "Woont u in een woonzorgcentrum?"),
            (("person", "care_home"), "Noor", "Woont Noor in een woonzorgcentrum?"),
            (("person", "school"), "uw kind Noor", "Naar welke school gaat uw kind Noor?"),
            (("household", "municipality"), "", "In welke gemeente woont u?"),
        ],
    )
    def test_is_about_who_is_meant(self, fact, who, question):
        assert FACTS[fact].asked("nl", who) == question
