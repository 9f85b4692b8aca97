"""What always holds of repeats and conflicts, whatever the promises are."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.agreement import reader
from akkoord.agreement.relations import related

SENTENCES = [
    "Wij planten 500 bomen langs de kade.",
    "Langs de kade worden 300 bomen geplant.",
    "Het zwembad Zonneburg wordt gerenoveerd.",
    "Wij renoveren het zwembad Zonneburg.",
    "Er wordt een wijkfonds opgericht voor buren.",
    "Het wijkfonds voor buren wordt versterkt. Langs de kade komt een terras.",
    "De bibliotheek blijft op zondag open.",
    "Wij pakken wonen aan: er komt een wijkfonds; bomen worden geplant; het zwembad wordt gerenoveerd.",
]
towns = st.lists(st.sampled_from(SENTENCES), max_size=12)


def read(texts):
    chapters = (f"DEEL {name}\n\n- {own}" for name, own in zip("ABCDEFGHIJKL", texts, strict=False))
    return reader.read("STAD\n\n- Er komt een brug.\n\n" + "\n\n".join(chapters)).promises


class TestFind:
    @given(towns)
    @settings(deadline=None, max_examples=60)
    def test_is_symmetric_and_never_of_itself(self, texts):
        by_id = {own.id: own for own in read(texts)}

        for own in by_id.values():
            assert own.id not in {*own.repeats, *(conflict.id for conflict in own.conflicts)}
            assert all(own.id in by_id[other].repeats for other in own.repeats)
            for conflict in own.conflicts:
                back = next(found for found in by_id[conflict.id].conflicts if found.id == own.id)
                assert back.note == " | ".join(reversed(conflict.note.split(" | ")))

    @given(towns)
    @settings(deadline=None, max_examples=60)
    def test_quotes_exact_words_of_both(self, texts):
        by_id = {own.id: own for own in read(texts)}

        for own in by_id.values():
            for conflict in own.conflicts:
                mine, theirs = (words.strip('"') for words in conflict.note.split(" | "))
                assert mine in own.text
                assert theirs in by_id[conflict.id].text

    @given(st.lists(st.sampled_from(SENTENCES[:5] + SENTENCES[6:7]), max_size=10))
    @settings(deadline=None, max_examples=60)
    def test_ties_whole_groups_where_no_promise_holds_several(self, texts):
        by_id = {own.id: own for own in read(texts)}

        for own in by_id.values():
            group = {own.id, *own.repeats}
            assert all({other, *by_id[other].repeats} == group for other in own.repeats)

    @given(towns, st.randoms(use_true_random=False))
    @settings(deadline=None, max_examples=40)
    def test_does_not_hang_on_the_order_of_the_promises(self, texts, chance):
        promises = list(read(texts))
        before = related.find(promises)
        chance.shuffle(promises)

        assert related.find(promises) == before

    def test_stays_the_same_when_another_chapter_is_added(self):
        # Only what words weigh shifts a little, which pairs that are plainly alike do not feel.
        before = related.find(read(SENTENCES[:5]))
        after = related.find([*read(SENTENCES[:5]), *self.elsewhere()])

        assert before
        assert {own: after[own] for own in before} == before

    def elsewhere(self):
        promises = reader.read("ELDERS\n\n- De haven wordt dieper.\n- Scholen krijgen een tuin.\n").promises
        return [replace(own, id=f"x{own.id}", line_start=own.line_start + 500) for own in promises]

    def test_of_nothing_and_of_one_promise_is_nothing(self):
        assert related.find(()) == {}
        assert related.find(reader.read("STAD\n\n- Er komt een brug.\n").promises) == {}

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " ",
            "...",
            "\ud800 een \u200f kapotte \u0000 brug",
            "x" * 9_000,
            "brug " * 1_900,
            "kade-" * 1_900,
            "Wij bouwen een brug aan de kade, en onderzoeken een tunnel; " * 160,
            "voldoende bruggen, geen brug, zelf beslist, " * 200,
            "een regel zonder einde " * 1_000,
        ],
    )
    def test_takes_any_text(self, text):
        one = reader.read("STAD\n\n- Er komt een brug.\n").promises[0]
        promises = [replace(one, id=str(number), line_start=number, text=text) for number in range(4)]

        assert set(related.find(promises)) <= {"0", "1", "2", "3"}

    def test_takes_time_by_the_number_of_promises_and_not_by_its_square(self):
        # All share their words, but for a number: each would be compared with each.
        one = reader.read("STAD\n\n- Er komt een brug.\n").promises[0]
        promises = [
            replace(
                one, id=str(number), line_start=number, text=f"Er komen {number} banken aan plein {number}."
            )
            for number in random.Random(3).sample(range(9_000), 4_000)
        ]

        assert related.find(promises) == {}


class TestWithRelations:
    def test_gives_each_promise_its_own(self):
        first, second = (own for own in read(SENTENCES[:2]) if own.domain != "STAD")

        assert (first.repeats, second.repeats) == ((second.id,), (first.id,))
        assert [conflict.note for conflict in first.conflicts] == ['"500 bomen" | "300 bomen"']
