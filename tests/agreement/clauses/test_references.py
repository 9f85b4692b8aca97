"""References to other parts, of a made-up agreement: names that fit a heading, and words that do not."""

import pytest

from akkoord.agreement import reader
from akkoord.agreement.clauses import references
from akkoord.agreement.clauses.references import Place, Places

PLACES = Places(
    [
        Place("VARENDE STAD", "1.1"),
        Place("LERENDE EN SPELENDE STAD", "2.1"),
        Place("Haven en kades", "2.2"),
        Place("Groenstad", "3.1"),
        Place("ZORGENDE STAD", "4.1"),
        Place("Samen", "5.1"),
        Place("SAMEN STAD BOUWEN", "5.2"),
        Place("6. Dijken en dammen", "6.1"),
        Place("6.2 Sluizen", "6.2"),
    ]
)


def found(text):
    return [(reference.text, reference.id) for reference in references.find(text, PLACES)]


class TestFind:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Zie varende stad.", [("varende stad", "1.1")]),
            ("Er komt een veer. Zie ook het thema varen.", [("varen", "1.1")]),
            ("Opleiding: zie leren en spelen.", [("leren en spelen", "2.1")]),
            ("Wijken krijgen een rol (zie ook samen stad bouwen).", [("samen stad bouwen", "5.2")]),
            ("Er is aandacht voor bomen. Zie ook 'Groenstad'.", [("Groenstad", "3.1")]),
            ("Zie ook hoofdstuk “Haven en kades”", [("Haven en kades", "2.2")]),
            ("Zie ook thema's Varende stad en Leren en Spelen.",
             [("Varende stad", "1.1"), ("Leren en Spelen", "2.1")]),
            ("Zie groenstad, varende stad en samen.",
             [("groenstad", "3.1"), ("varende stad", "1.1"), ("samen", "5.1")]),
            # By number.
            ("Zie hoofdstuk 6.", [("6", "6.1")]),
            ("Zie ook 6.2.", [("6.2", "6.2")]),
            ("De dijk wordt hoger, zoals beschreven in hoofdstuk 6.", [("6", "6.1")]),
            ("Er komt een hal, zoals vermeld in het thema varen.", [("varen", "1.1")]),
            ("Zie hoofdstuk 9.", [("9", None)]),
            # What fits no heading is kept as it is written.
            ("Zie ook cultuur.", [("cultuur", None)]),
            ("Zie ook cultuur en varende stad.", [("cultuur", None), ("varende stad", "1.1")]),
            ("Zie het bijzondere beleidsplan van Vlaanderen.",
             [("het bijzondere beleidsplan van Vlaanderen", None)]),
            ("Zie ook stad.", [("stad", None)]),
        ],
    )  # fmt: skip
    def test_names_the_part_and_what_stands_under_it(self, text, expected):
        assert found(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "Wij zien de haven groeien.",
            "De stad ziet kansen in de haven.",
            "Zie je een put in de kade, meld het.",
            "Zie bijlage 2.",
            "Zie onderstaande kaart.",
            "Zie www.haven.example voor meer.",
            "De haven is gezien.",
            "De zieken krijgen hulp.",
            "De ziel van de stad is de haven.",
            "Groenstad en de varende stad werken samen.",
            "Het thema varen komt terug.",
            "Voorzie een veer.",
            "Zie artikel 4 van de wet.",
            "Het veer wordt beschreven in de krant.",
            "",
        ],
    )
    def test_finds_none_where_the_words_mean_something_else(self, text):
        assert found(text) == []

    def test_takes_exact_words(self):
        text = "Zie ook thema's 'Varende stad' en “Leren en Spelen”."

        assert all(name in text for name, _ in found(text))


class TestRead:
    TEXT = """\
VARENDE STAD

De haven leeft.

- **Er varen meer boten.**
 - Er komt een veer. *Zie ook 'Werk'.*
 - Zie lerende stad.

LERENDE STAD

- **Opvang:**
 - *Zie ook varen.*
- **Elk kind leert zwemmen.**
 - Er komt een bad.
"""

    @pytest.fixture
    def promises(self):
        return {promise.line_start: promise for promise in reader.read(self.TEXT).promises}

    def refs(self, promise):
        return [(reference.text, reference.id) for reference in promise.cross_refs]

    def test_gives_a_line_that_only_refers_to_the_goal_above(self, promises):
        assert self.refs(promises[5]) == [("lerende stad", promises[11].id)]
        assert self.refs(promises[11]) == [("varen", promises[3].id)]

    def test_keeps_a_reference_inside_a_promise_with_that_promise(self, promises):
        assert self.refs(promises[6]) == [("Werk", None)]

    def test_prefers_the_ambition_of_a_chapter(self, promises):
        assert promises[3].level.value == "chapter-ambition"


class TestResolved:
    """A reference to a chapter means what is about the same matter there."""

    TEXT = """\
VARENDE STAD

De haven leeft en groeit met de rivier.

- **Er varen meer boten.**
 - De havenmeesters leiden de boten.
 - Het lawaai van motoren daalt.
 - De bouwhinder blijft klein, want hinder is duur.

Kades en kranen

De kades worden hersteld.

- **De kranen blijven werken.**
 - Er komt een kraan.

VEILIGE STAD

- **De rust keert terug.**
 - Havenmeesters helpen de politie (zie ook varende stad).
 - Het toezicht groeit, zie varende stad.
- **Kranen:**
 - Onderhoud van kades: zie varende stad.
- **Verkeershinder:**
 - Zie varende stad.
- **Alles wordt rustig. Zie ook varende stad.**
 - Er komt afval in bakken.
"""

    @pytest.fixture
    def pointed(self):
        agreement = reader.read(self.TEXT)
        by_id = agreement.by_id()
        return {
            promise.line_start: [by_id[found.id].line_start for found in promise.cross_refs]
            for promise in agreement.promises
            if promise.cross_refs
        }

    def test_goes_from_an_action_to_those_that_share_a_rare_word(self, pointed):
        assert pointed[20] == [6]

    def test_goes_to_the_whole_where_nothing_is_shared(self, pointed):
        assert pointed[21] == [3]

    def test_goes_to_the_theme_that_the_words_before_the_colon_name(self, pointed):
        assert pointed[22] == [12]

    def test_goes_from_a_label_to_the_goal_over_what_ends_in_the_same_word(self, pointed):
        assert pointed[24] == [5]

    def test_goes_from_a_goal_to_the_whole(self, pointed):
        assert pointed[26] == [3]
