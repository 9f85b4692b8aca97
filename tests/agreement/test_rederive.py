"""Reading the words of promises anew gives what the reader read, and follows what people changed."""

from dataclasses import replace
from functools import cache
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.agreement import reader, rederive
from akkoord.agreement.model import Level

TOWN = resources.files("akkoord.web.examples.voorbeeldegem") / "akkoord.txt"
OF_WORDS = ("targets", "trends", "conditions", "verb_class", "sdgs", "parts", "repeats", "conflicts", "flags")


@cache
def town():
    return reader.read(TOWN.read_bytes())


def everything():
    return {promise.id for promise in town().promises}


def anew(promises, changed=()):
    read = town()
    return rederive.all_of(promises, changed, term=read.term, title=read.title)


def read(*lines):
    return reader.read("STAD\n\n" + "\n".join(lines) + "\n").promises


class TestAllOf:
    def test_changes_nothing_where_nobody_changed_anything(self):
        assert anew(town().promises) == town().promises

    @pytest.mark.parametrize("name", OF_WORDS)
    def test_reads_in_the_same_words_what_the_reader_read(self, name):
        found = anew(town().promises, everything())

        assert [getattr(own, name) for own in found] == [getattr(own, name) for own in town().promises]

    @given(chosen=st.sets(st.integers(0, len(town().promises) - 1)))
    @settings(max_examples=20, deadline=None)
    def test_leaves_what_was_not_changed_as_it_was(self, chosen):
        changed = {town().promises[place].id for place in chosen}
        found = anew(town().promises, changed)

        assert [own for own in found if own.id not in changed] == [
            own for own in town().promises if own.id not in changed
        ]

    @given(chosen=st.sets(st.integers(0, len(town().promises) - 1), min_size=1))
    @settings(max_examples=10, deadline=None)
    def test_is_the_same_the_second_time(self, chosen):
        changed = {town().promises[place].id for place in chosen}
        once = anew(town().promises, changed)

        assert anew(once, changed) == once

    def test_forgets_a_repeat_that_was_worded_otherwise(self):
        same = "- Wij planten tegen 2029 samen met de scholen 500 bomen in de wijken."
        one, other = read(same, same)
        assert one.repeats == (other.id,)

        found = rederive.all_of([one, replace(other, text="Het zwembad gaat open.")], {other.id})

        assert [own.repeats for own in found] == [(), ()]

    def test_points_to_nothing_that_is_gone(self):
        goal, action, other = read("- **Meer groen.**", " - Er komt een park.", "- **Zorg.**")
        pointing = reader.CrossRef("Zorg", other.id)

        found = rederive.all_of([goal, replace(action, cross_refs=(pointing,))], ())

        assert found[1].cross_refs == (replace(pointing, id=None),)

    def test_finds_names_in_words_that_were_changed(self):
        one, other = read("- Er komt een park.", "- Er komt een plein.")
        found = rederive.all_of([replace(one, text="Samen met de VDAB komt er een park."), other], {one.id})

        assert [own.actors for own in found] == [("VDAB",), ()]

    def test_keeps_no_damage_that_was_mended(self):
        (one,) = read(
            "- Wij bouwen een nieuw zwem-bad in de wijk en herstel\N{REPLACEMENT CHARACTER}len de brug."
        )
        assert [flag.code for flag in one.flags if flag.code == "damaged_text"] == ["damaged_text"]

        (found,) = rederive.all_of([replace(one, text="Wij herstellen de brug.")], {one.id})

        assert "damaged_text" not in {flag.code for flag in found.flags}


class TestWordsAnew:
    def test_of_a_title_stay_those_of_a_title(self):
        title = read("- **Mobiliteit:**", " - Er komt een fietspad.")[0]
        assert not title.is_counted

        assert rederive.words_anew(title, None) == title

    def test_of_a_title_that_got_the_words_of_a_promise_promise_something(self):
        title = read("- **Mobiliteit:**", " - Er komt een fietspad.")[0]
        found = rederive.words_anew(replace(title, text="Wij bouwen 20 fietspaden tegen 2029."), None)

        assert found.is_counted
        assert found.verb_class is not None
        assert found.targets[0].quantity == 20

    def test_of_an_action_that_became_a_goal_hold_one_aim(self):
        (action,) = read("- Er komt een bad. Wij onderzoeken een tweede hal.")
        assert action.parts

        assert rederive.words_anew(replace(action, level=Level.GOAL), None).parts == ()


class TestOnARealAgreement:
    def test_gives_what_the_reader_read(self, shared):
        genk = reader.read(shared("agreement/genk-2019-2024.txt").read_bytes())

        assert rederive.all_of(genk.promises, (), term=genk.term, title=genk.title) == genk.promises

    def test_reads_in_the_same_words_what_the_reader_read(self, shared):
        genk = reader.read(shared("agreement/genk-2019-2024.txt").read_bytes())
        found = rederive.all_of(
            genk.promises, {own.id for own in genk.promises}, term=genk.term, title=genk.title
        )

        differing = [
            (one.id, name)
            for one, other in zip(genk.promises, found, strict=True)
            for name in OF_WORDS
            if getattr(one, name) != getattr(other, name)
        ]
        assert differing == []
