"""Repeats and conflicts between the promises of made-up agreements, and pairs that are neither."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.agreement import reader
from akkoord.agreement.relations import related

# Other promises, so that no word is rare only because nothing else is said.
AROUND = """
- Elke wijk krijgt een koele plek met bomen en water.
- De bibliotheek blijft op zondag open.
- Wij verlagen de drempel van het Sociaal Loket.
- Het stadhuis krijgt zonnepanelen.
- De markt verhuist naar het Kerkplein.
- Clubs vragen hun subsidies aan met één formulier.
- De academie zoekt een nieuw gebouw.
- De politie houdt toezicht aan de schoolpoort.
"""


def town(one, other):
    return f"""GROENE STAD

- {one}
{AROUND}
STAD AAN HET WATER

- {other}
- De haven wordt uitgediept.
- Jongeren krijgen een eigen plek aan de kade.
"""


def relation(one, other):
    """Return whether two promises in two chapters repeat each other, and the words that conflict."""
    promises = reader.read(town(one, other)).promises
    first, second = (next(own for own in promises if own.text == text) for text in (one, other))
    notes = [conflict.note for conflict in first.conflicts if conflict.id == second.id]
    return second.id in first.repeats, notes


class TestRepeats:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Wij planten 500 bomen langs de kade.", "Langs de kade worden 500 bomen geplant."),
            ("Het zwembad Zonneburg wordt gerenoveerd.", "Wij renoveren het zwembad Zonneburg."),
            ("Er komt een meldpunt voor discriminatie.", "Discriminatie: wij starten een meldpunt."),
            (
                "De mantelzorgpremie blijft behouden.",
                "Wij behouden de mantelzorgpremie voor wie thuis zorgt.",
            ),
            ("Oprichting van een repaircafé in de Molenhoek.", "In de Molenhoek komt een repaircafé."),
        ],
    )
    def test_are_found_in_other_words(self, one, other):
        assert relation(one, other)[0]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            # One subject, two promises.
            ("Het zwembad krijgt een nieuw dak.", "Scholieren zwemmen gratis op woensdag."),
            # One act, two things.
            ("Wij renoveren de sporthal.", "Wij renoveren het rusthuis."),
            # Words of every agreement.
            ("De stad zet in op betere dienstverlening.", "De stad zet in op kunst in de straat."),
            ("Er komt een park in de Molenhoek.", "Er komt een brug in de Kapelwijk."),
        ],
    )
    def test_are_not_taken_from_a_shared_subject(self, one, other):
        assert relation(one, other) == (False, [])

    def test_reach_from_a_summary_to_the_chapter(self):
        text = "Akkoord 2031-2036\n\n- Wij isoleren 300 daken.\n\nWARME STAD\n\nWonen\n\n- In zes jaar worden\
 300 daken geïsoleerd, samen met de eigenaars.\n- De kade wordt verlicht.\n"
        summary, action, *_ = reader.read(text).promises

        assert (summary.kind.value, summary.repeats, action.repeats) == (
            "highlight",
            (action.id,),
            (summary.id,),
        )


class TestConflicts:
    @pytest.mark.parametrize(
        ("one", "other", "note"),
        [
            (
                "Wij planten 500 bomen langs de kade.",
                "Langs de kade worden 300 bomen geplant.",
                '"500 bomen" | "300 bomen"',
            ),
            (
                "Er wordt een wijkfonds opgericht voor buren.",
                "Het wijkfonds voor buren wordt versterkt.",
                '"opgericht" | "versterkt"',
            ),
        ],
    )
    def test_name_the_words_that_differ(self, one, other, note):
        assert relation(one, other)[1] == [note]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Wij planten 500 bomen langs de kade.", "Langs de kade worden 500 bomen geplant."),
            ("Er wordt een wijkfonds opgericht voor buren.", "Een wijkfonds voor buren wordt opgestart."),
            ("Wij planten 500 bomen langs de kade.", "Wij leggen 300 parkeerplaatsen aan."),
        ],
    )
    def test_are_none_where_both_can_be_kept(self, one, other):
        assert relation(one, other)[1] == []


SENTENCES = [
    "Wij planten 500 bomen langs de kade.",
    "Langs de kade worden 300 bomen geplant.",
    "Het zwembad Zonneburg wordt gerenoveerd.",
    "Wij renoveren het zwembad Zonneburg.",
    "Er wordt een wijkfonds opgericht voor buren.",
    "Het wijkfonds voor buren wordt versterkt.",
    "De bibliotheek blijft op zondag open.",
    "",
]


class TestFind:
    def test_of_nothing_and_of_one_promise_is_nothing(self):
        assert related.find(()) == {}
        assert related.find(reader.read("STAD\n\n- Er komt een brug.\n").promises) == {}

    @given(st.lists(st.sampled_from(SENTENCES), max_size=12))
    @settings(deadline=None, max_examples=60)
    def test_is_symmetric_and_never_of_itself(self, texts):
        text = "\n\n".join(
            f"DEEL {name}\n\n- {own}" for name, own in zip("ABCDEFGHIJKL", texts, strict=False)
        )
        by_id = {own.id: own for own in reader.read(f"STAD\n\n- Er komt een brug.\n\n{text}").promises}

        for own in by_id.values():
            assert own.id not in own.repeats
            assert all(own.id in by_id[other].repeats for other in own.repeats)
            for conflict in own.conflicts:
                back = next(found for found in by_id[conflict.id].conflicts if found.id == own.id)
                assert back.note == " | ".join(reversed(conflict.note.split(" | ")))

    def test_does_not_hang_on_the_order_of_the_promises(self):
        promises = list(reader.read(town(SENTENCES[0], SENTENCES[1])).promises)
        before = related.find(promises)
        random.Random(4).shuffle(promises)

        assert related.find(promises) == before
        assert before

    def test_of_the_same_line_hundreds_of_times_is_nothing(self):
        promises = reader.read("STAD\n\n" + "- Er komt een brug over de Leemput.\n" * 200).promises

        assert related.find(promises) == {}
