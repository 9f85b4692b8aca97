"""Two versions of a made-up agreement side by side."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord import phrases
from akkoord.agreement import diff, reader

MIRRORED = {"new": "dropped", "dropped": "new", "sharpened": "weakened", "weakened": "sharpened"}
BEFORE = "De kermis blijft op het dorpsplein."


def agreement(*promises):
    return reader.read("Akkoord 2031-2036\n\nSTAD\n\n" + "".join(f"- {promise}\n" for promise in promises))


def kinds(old, new):
    return [(change.kind.value, change.old, change.new) for change in diff.compare(old, new)]


class TestPlace:
    OLD = (
        "# Akkoord\n\n## Groen\n\n- Er komen bomen in de haven.\n- Er komt gras op het plein.\n"
        "\n## Wonen\n\n- Er komen huizen.\n"
    )

    def test_under_another_heading_is_a_move(self):
        moving = "- Er komen bomen in de haven.\n"
        new = self.OLD.replace(moving, "") + moving

        [moved] = [c for c in diff.compare(reader.read(self.OLD), reader.read(new)) if c.kind.value != "kept"]

        assert moved.kind.value == "moved"
        assert moved.because[-1].values == {"old": "“Groen”", "new": "“Wonen”"}

    def test_under_another_goal_is_a_move(self):
        green, quiet = "- **Meer groen.**\n - Er komt gras.\n", "- **Meer rust.**\n"
        trees, wall = " - Er komen bomen.\n", " - Er komt een muur.\n"
        old, new = f"STAD\n\n{green}{trees}{quiet}{wall}", f"STAD\n\n{green}{quiet}{trees}{wall}"

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
        old, new = agreement(BEFORE, self.WHOLE), agreement(BEFORE, *self.PIECES)

        assert kinds(old, new)[1:] == [("reworded", "1.0.2", "1.0.2"), ("reworded", "1.0.2", "1.0.3")]
        assert kinds(new, old)[1:] == [("reworded", "1.0.2", "1.0.2"), ("reworded", "1.0.3", "1.0.2")]
        assert diff.compare(old, new)[1].because[0].code == "change.cut"
        assert diff.compare(new, old)[1].because[0].code == "change.joined"

    def test_of_a_list_stand_beside_the_whole(self):
        whole = (
            "De wijk wordt groen: er komen kastanjebomen; de aanleg van een park; een rozentuin bij de kerk."
        )
        pieces = ("Er komen kastanjebomen.", "De aanleg van een park.", "Een rozentuin bij de kerk.")

        changes = kinds(agreement(BEFORE, whole), agreement(BEFORE, *pieces))

        assert [(old, new) for _, old, new in changes[1:]] == [
            ("1.0.2", f"1.0.{number}") for number in (2, 3, 4)
        ]

    def test_take_their_figures_along(self):
        """What goes to another piece is not lost."""
        old = agreement(BEFORE, "Er komen 500 kastanjebomen in het park. De kerk krijgt 20 banken van eik.")
        new = agreement(
            BEFORE, "Er komen 500 kastanjebomen in het park.", "De kerk krijgt 20 banken van eik."
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

    def test_comes_to_an_end_for_two_agreements_with_nothing_in_common(self):
        def many(nouns):
            return agreement(
                *(f"De {noun}{number} krijgt een {noun}dak." for number in range(300) for noun in nouns)
            )

        old, new = many(("kade", "molen")), many(("brug", "loods"))
        found = {kind for kind, _, _ in kinds(old, new)}

        assert found == {"dropped", "new"}


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


class TestKnown:
    """Pairs that somebody is sure of: people who followed a promise from one version to the next."""

    OLD = agreement("Er komen 500 bomen.", "Het zwembad gaat open.", "De markt verhuist.")

    def told(self, new, *known):
        changes = diff.compare(self.OLD, new, known)
        return [(change.kind.value, change.old, change.new) for change in changes]

    def test_are_pairs_whatever_their_words(self):
        new = agreement("Zwemmen kan elke dag.", "Er komen 500 bomen.", "De markt verhuist.")

        assert ("reworded", "1.0.2", "1.0.1") in self.told(new, ("1.0.2", "1.0.1"))
        assert ("dropped", "1.0.2", None) in self.told(new)

    def test_go_before_what_words_say(self):
        """The same words stand elsewhere, but people said that the other one is this promise."""
        new = agreement("Er komen 500 bomen.", "Er komen 600 bomen.")

        changes = self.told(new, ("1.0.1", "1.0.2"))

        assert ("sharpened", "1.0.1", "1.0.2") in changes
        assert ("new", None, "1.0.1") in changes

    def test_with_the_same_words_are_kept(self):
        assert self.told(self.OLD, ("1.0.1", "1.0.1"))[0] == ("kept", "1.0.1", "1.0.1")

    def test_of_one_with_several_are_a_cut(self):
        new = agreement("Er komt een bad.", "Er komt een sauna.", "De markt verhuist.")
        changes = diff.compare(self.OLD, new, [("1.0.2", "1.0.1"), ("1.0.2", "1.0.2")])

        cut = [change for change in changes if change.old == "1.0.2"]
        assert [change.new for change in cut] == ["1.0.1", "1.0.2"]
        assert {change.because[0].code for change in cut} == {"change.cut"}

    def test_that_name_what_is_not_there_are_passed_over(self):
        assert self.told(self.OLD, ("9.9", "1.0.1"), ("1.0.1", "9.9")) == self.told(self.OLD)

    def test_stand_in_it_once(self):
        known = [("1.0.1", "1.0.1"), ("1.0.1", "1.0.1")]

        assert self.told(self.OLD, *known) == self.told(self.OLD)
