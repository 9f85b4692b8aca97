"""Two versions of a made-up agreement side by side."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord import phrases
from akkoord.agreement import diff, reader

MIRRORED = {"new": "dropped", "dropped": "new", "sharpened": "weakened", "weakened": "sharpened"}
AROUND = ("De kermis blijft op het dorpsplein.", "Honden mogen los in het Reepbos.")


def agreement(*promises, title="Akkoord 2031-2036", heading="STAD"):
    return reader.read(f"{title}\n\n{heading}\n\n" + "".join(f"- {promise}\n" for promise in promises))


def became(old, new):
    """Return what became of the promises between two others that stay, with the codes of the reasons."""
    before = [old] if isinstance(old, str) else old
    after = [new] if isinstance(new, str) else new
    first, second = agreement(AROUND[0], *before, AROUND[1]), agreement(AROUND[0], *after, AROUND[1])
    changes = [change for change in diff.compare(first, second) if change.kind.value != "kept"]
    return [
        (change.kind.value, [why.code.removeprefix("change.") for why in change.because])
        for change in changes
    ]


def kinds(old, new):
    return [(change.kind.value, change.old, change.new) for change in diff.compare(old, new)]


class TestOnePromise:
    @pytest.mark.parametrize(
        ("weaker", "firmer", "why"),
        [
            # What is done.
            ("Wij onderzoeken een zwembad in de haven.", "Wij bouwen een zwembad in de haven.", "only.investigate"),
            ("We streven naar een autovrij marktplein.", "Het marktplein wordt autovrij.", "only.strive"),
            ("Wij ondersteunen de bouw van een loods.", "Wij bouwen een loods.", "only.support"),
            ("Er is een grote nood aan opvang voor peuters.", "Er komt opvang voor peuters.", "only.state"),
            ("De hal krijgt gras. Het dak wordt onderzocht.", "De hal krijgt gras. Het dak wordt hersteld.",
             "only.investigate"),
            # How much.
            ("Er komen 500 bomen.", "Er komen minstens 600 bomen.", "figure_weaker"),
            ("Er komen hoogstens 500 bomen.", "Er komen minstens 500 bomen.", "figure_weaker"),
            ("De uitstoot daalt met 10 %.", "De uitstoot daalt met 20 %.", "figure_weaker"),
            ("De werkloosheid daalt tot 8 %.", "De werkloosheid daalt tot 6 %.", "figure_weaker"),
            ("Het tarief van de opvang daalt tot 5 euro.", "Het tarief van de opvang daalt tot 4 euro.", "figure_weaker"),
            ("Kavels gaan weg aan 5% onder de marktprijs.", "Kavels gaan weg aan 10% onder de marktprijs.",
             "figure_weaker"),
            ("Het aantal camera's wordt verdubbeld.", "Het aantal camera's wordt verdrievoudigd.", "figure_weaker"),
            ("Wij planten bomen in het park.", "Wij planten 500 bomen in het park.", "figure_gone"),
            ("De schuld wordt besproken.", "De schuld blijft stabiel en wordt besproken.", "figure_gone"),
            ("Sommige scholen krijgen gras.", "Alle scholen krijgen gras.", "figure_gone"),
            # By when.
            ("Tegen 2034 isoleren wij de scholen.", "Tegen 2032 isoleren wij de scholen.", "deadline_later"),
            ("Wij isoleren de scholen.", "Tegen 2032 isoleren wij de scholen.", "deadline_gone"),
            ("Tegen 2033 krijgt het park gras.", "Tegen juni 2033 krijgt het park gras.", "deadline_later"),
            # Which way.
            ("Het aantal fietsers blijft op peil.", "Het aantal fietsers moet stijgen.", "stands_still"),
            # What it hangs on.
            ("Er komen waar mogelijk fietsstraten.", "Er komen fietsstraten.", "condition_added"),
            ("Er komen fietsstraten, mits Vlaanderen meebetaalt.", "Er komen fietsstraten.", "condition_added"),
            ("Wij kopen bij voorkeur lokale groenten.", "Wij kopen lokale groenten.", "way_out_added"),
            ("Het marktplein kan autovrij worden.", "Het marktplein zal autovrij worden.", "may"),
        ],
    )  # fmt: skip
    def test_is_weakened_one_way_and_sharpened_the_other(self, weaker, firmer, why):
        [(kind, codes)] = became(firmer, weaker)
        [(mirrored, _)] = became(weaker, firmer)

        assert (kind, mirrored) == ("weakened", "sharpened")
        assert why in codes

    @pytest.mark.parametrize(
        ("old", "new", "why"),
        [
            (
                "Er komen fietsstraten in het centrum.",
                "In het centrum leggen wij fietsstraten aan.",
                "other_words",
            ),
            # To keep is as firm as to make, and to keep striving is to strive.
            ("Het loket voor ouders blijft open.", "Het loket voor ouders gaat open.", "other_words"),
            ("Wij blijven inzetten op geluidsschermen.", "Wij zetten in op geluidsschermen.", "other_words"),
            # A study and an aim are not compared.
            ("We streven naar een nieuw zwembad.", "Wij onderzoeken een nieuw zwembad.", "other_words"),
            # More, but later.
            ("Tegen 2032 komen er 500 bomen.", "Tegen 2035 komen er 900 bomen.", "deadline_later"),
            ("De belasting op leegstand stijgt niet.", "De belasting op leegstand stijgt.", "denied"),
            ("Het aantal parkeerplaatsen moet stijgen.", "Het aantal parkeerplaatsen moet dalen.", "turned"),
            ("Er komen 500 bomen bij de haven.", "Er komen 500 struiken bij de haven.", "figure_gone"),
            ("Het aantal agenten blijft op peil.", "Er komen 10 agenten.", "figure_added"),
            ("Iedereen krijgt een e-mail.", "Iedereen krijgt een email.", "other_words"),
        ],
    )
    def test_is_reworded_where_it_is_neither_or_both(self, old, new, why):
        [(kind, codes)] = became(old, new)
        [(mirrored, _)] = became(new, old)

        assert (kind, mirrored) == ("reworded", "reworded")
        assert why in codes

    def test_is_weaker_when_it_is_only_studied_whatever_date_is_added(self):
        [(kind, codes)] = became("Wij bouwen een zwembad.", "Tegen 2033 onderzoeken wij een zwembad.")

        assert kind == "weakened"
        assert {"only.investigate", "deadline_added"} <= set(codes)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Er komen 1.500 bomen!", "Er komen 1500 bomen."),
            ("Wij coördineren “alles”.", "wij coordineren alles"),
        ],
    )
    def test_is_kept_where_only_signs_and_capitals_differ(self, old, new):
        assert became(old, new) == []

    def test_is_not_kept_where_a_decimal_comma_goes(self):
        assert (
            became("Er gaat 1,5 miljoen euro naar zorg.", "Er gaat 15 miljoen euro naar zorg.")[0][0]
            == "sharpened"
        )

    def test_that_shares_only_how_it_is_said_is_another(self):
        changes = became("De bibliotheek wordt versterkt.", "De haven wordt versterkt.")

        assert [kind for kind, _ in changes] == ["dropped", "new"]

    def test_tells_the_exact_words_that_differ(self):
        old, new = (
            agreement("Er komen 500 bomen, waar mogelijk."),
            agreement("Er komen 600 bomen in de straat."),
        )

        [change] = diff.compare(old, new)

        words = change.because[-1].values["words"]
        assert words == "“500” → “600”; “waar mogelijk” → “in de straat”"


class TestTerms:
    @pytest.mark.parametrize(
        ("old", "new", "kind"),
        [
            ("tegen 2030", "tegen 2036", "reworded"),  # the end of each term
            ("tegen 2030", "tegen 2034", "sharpened"),
            ("tegen 2028", "tegen 2036", "weakened"),
            ("tegen 2050", "tegen 2050", "kept"),
            ("tegen 2050", "tegen 2045", "sharpened"),  # beyond both terms: as it is
            ("tegen 2030", "tegen 2045", "weakened"),
            ("tegen 2034", "tegen 2034", "kept"),  # beyond the first term, within the second
        ],
    )
    def test_that_differ_move_the_dates_along(self, old, new, kind):
        before = agreement(f"Wij maken de haven klimaatneutraal {old}.", title="Akkoord 2025-2030")
        after = agreement(f"Wij maken de haven klimaatneutraal {new}.", title="Akkoord 2031-2036")

        assert [change.kind.value for change in diff.compare(before, after)] == [kind]

    def test_that_are_one_leave_the_dates_as_they_are(self):
        before, after = agreement("Tegen 2032 komt er gras."), agreement("Tegen 2036 komt er gras.")

        assert [change.kind.value for change in diff.compare(before, after)] == ["weakened"]


class TestPlace:
    OLD = "# Akkoord\n\n## Groen\n\n- Er komen bomen in de haven.\n- Er komt gras op het plein.\n\n## Wonen\n\n- Er komen huizen.\n"

    def test_under_another_heading_is_a_move(self):
        new = "# Akkoord\n\n## Groen\n\n- Er komt gras op het plein.\n\n## Wonen\n\n- Er komen huizen.\n- Er komen bomen in de haven.\n"

        [moved] = [c for c in diff.compare(reader.read(self.OLD), reader.read(new)) if c.kind.value != "kept"]

        assert moved.kind.value == "moved"
        assert moved.because[-1].values == {"old": "“Groen”", "new": "“Wonen”"}

    def test_under_another_goal_is_a_move(self):
        old = "STAD\n\n- **Meer groen.**\n - Er komt gras.\n - Er komen bomen.\n- **Meer rust.**\n - Er komt een muur.\n"
        new = "STAD\n\n- **Meer groen.**\n - Er komt gras.\n- **Meer rust.**\n - Er komen bomen.\n - Er komt een muur.\n"

        [moved] = [c for c in diff.compare(reader.read(old), reader.read(new)) if c.kind.value != "kept"]

        assert (moved.kind.value, moved.old, moved.new) == ("moved", "1.1.2", "1.2.1")
        assert moved.because[-1].values == {"old": "“Meer groen.”", "new": "“Meer rust.”"}

    @pytest.mark.parametrize("heading", ["1. Groen", "Groene buurten"])
    def test_under_a_heading_with_another_number_or_name_is_the_same(self, heading):
        """A new name must go with at least three promises, and the old one must be gone."""
        old = self.OLD.replace("- Er komt gras", "- De vijver krijgt riet.\n- Er komt gras")

        changes = diff.compare(reader.read(old), reader.read(old.replace("Groen", heading)))

        assert {change.kind.value for change in changes} == {"kept"}

    def test_of_one_of_two_with_the_same_words_is_found_by_the_heading(self):
        text = "# Akkoord\n\n## Sport\n\n- De raad geeft advies.\n\n## Jeugd\n\n- De raad geeft advies.\n"
        without = "# Akkoord\n\n## Sport\n\n- Er komt een hal.\n\n## Jeugd\n\n- De raad geeft advies.\n"

        assert kinds(reader.read(text), reader.read(without)) == [
            ("dropped", "1.0.1", None),
            ("new", None, "1.0.1"),
            ("kept", "2.0.1", "2.0.1"),
        ]


class TestPieces:
    WHOLE = "De bibliotheek krijgt een leeszaal. Het museum krijgt een vleugel voor keramiek."
    PIECES = ("De bibliotheek krijgt een leeszaal.", "Het museum krijgt een vleugel voor keramiek.")

    def test_of_a_promise_that_was_cut_each_have_a_change(self):
        old, new = agreement(AROUND[0], self.WHOLE), agreement(AROUND[0], *self.PIECES)

        assert kinds(old, new)[1:] == [("reworded", "1.0.2", "1.0.2"), ("reworded", "1.0.2", "1.0.3")]
        assert kinds(new, old)[1:] == [("reworded", "1.0.2", "1.0.2"), ("reworded", "1.0.3", "1.0.2")]
        assert diff.compare(old, new)[1].because[0].code == "change.cut"
        assert diff.compare(new, old)[1].because[0].code == "change.joined"

    def test_of_a_list_stand_beside_the_whole(self):
        whole = (
            "De wijk wordt groen: er komen kastanjebomen; de aanleg van een park; een rozentuin bij de kerk."
        )
        pieces = ("Er komen kastanjebomen.", "De aanleg van een park.", "Een rozentuin bij de kerk.")

        changes = kinds(agreement(AROUND[0], whole), agreement(AROUND[0], *pieces))

        assert [(old, new) for _, old, new in changes[1:]] == [
            ("1.0.2", f"1.0.{number}") for number in (2, 3, 4)
        ]

    def test_take_their_figures_along(self):
        """What goes to another piece is not lost."""
        old = agreement(
            AROUND[0], "Er komen 500 kastanjebomen in het park. De kerk krijgt 20 banken van eik."
        )
        new = agreement(
            AROUND[0], "Er komen 500 kastanjebomen in het park.", "De kerk krijgt 20 banken van eik."
        )

        assert {kind for kind, *_ in kinds(old, new)[1:]} == {"reworded"}

    def test_are_not_what_only_resembles_the_whole(self):
        old = agreement("De sportraad adviseert de stad over het medegebruik van zalen.")
        new = agreement(
            "De sportraad adviseert de stad over het medegebruik van zalen.",
            "De jeugdraad adviseert de stad over het medegebruik van zalen.",
        )

        changes = diff.compare(old, new)

        assert [change.kind.value for change in changes] == ["kept", "new"]
        assert changes[1].because[0].code == "change.new_but_alike"


class TestCompare:
    def test_keeps_everything_of_the_same_text(self):
        read = agreement("Er komen bomen.", "Er komen bomen.", "…", "De haven wordt stiller.")

        changes = diff.compare(read, read)

        assert [(change.kind.value, change.old) for change in changes] == [
            ("kept", promise.id) for promise in read.promises
        ]
        assert all(change.old == change.new for change in changes)

    def test_puts_what_was_dropped_behind_what_it_stood_behind(self):
        old = agreement("De kade krijgt bomen.", "Het bad sluit.", "De brug wordt blauw.", "De molen draait.")
        new = agreement("De molen draait.", "De kade krijgt bomen.")

        assert kinds(old, new) == [
            ("kept", "1.0.4", "1.0.1"),
            ("kept", "1.0.1", "1.0.2"),
            ("dropped", "1.0.2", None),
            ("dropped", "1.0.3", None),
        ]

    def test_of_nothing_is_nothing(self):
        nothing, something = reader.read("Beste burgemeester,\n"), agreement("Er komen bomen.")

        assert diff.compare(nothing, nothing) == ()
        assert kinds(nothing, something) == [("new", None, "1.0.1")]
        assert kinds(something, nothing) == [("dropped", "1.0.1", None)]

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_gives_reasons_that_can_be_said(self, language):
        old = agreement("Er komen 500 bomen.", "Het bad sluit om zes uur.", "Wij bouwen een loods.")
        new = agreement("Er komen 600 bomen.", "De brug wordt blauw.", "Wij onderzoeken een loods.")

        for change in diff.compare(old, new):
            for why in change.because:
                assert phrases.say(why, language, package="akkoord.agreement")

    def test_takes_less_than_a_second_for_two_agreements_with_nothing_in_common(self):
        def many(nouns):
            return agreement(
                *(f"De {noun}{number} krijgt een {noun}dak." for number in range(300) for noun in nouns)
            )

        old, new = many(("kade", "molen")), many(("brug", "loods"))
        start = time.process_time()
        diff.compare(old, new)

        assert time.process_time() - start < 1


SUBJECTS = ("de bibliotheek", "het zwembad", "de haven", "elke school", "het park en de vijver")
ACTS = (
    "krijgt 500 bomen", "krijgt minstens 900 bomen tegen 2033", "wordt onderzocht", "gaat waar mogelijk open",
    "gaat open", "krijgt een rozentuin; een hek; een fontein van arduin", "moet stiller worden",
)  # fmt: skip
texts = st.lists(st.builds("{} {}.".format, st.sampled_from(SUBJECTS), st.sampled_from(ACTS)), max_size=8)


class TestProperties:
    @given(old=texts, new=texts)
    @settings(max_examples=150, deadline=None)
    def test_nothing_is_lost_and_the_mirror_shows_the_mirror(self, old, new):
        before, after = agreement(*old), agreement(*new)

        changes = diff.compare(before, after)

        assert {change.old for change in changes} - {None} == set(before.by_id())
        assert {change.new for change in changes} - {None} == set(after.by_id())
        mirrored = {
            (MIRRORED.get(kind, kind), new_id, old_id) for kind, old_id, new_id in kinds(before, after)
        }
        assert mirrored == set(kinds(after, before))

    @given(old=texts, new=texts)
    @settings(max_examples=50, deadline=None)
    def test_the_order_is_that_of_the_new_text(self, old, new):
        before, after = agreement(*old), agreement(*new)
        place_of = {promise.id: place for place, promise in enumerate(after.promises)}

        places = [place_of[change.new] for change in diff.compare(before, after) if change.new]

        assert places == sorted(places)
