"""Paragraphs sentence by sentence, lists without marks, and items that only look back; made-up towns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement.prose import passages

sentences = st.sampled_from(
    [
        "Het dorp is oud.",
        "Wij bouwen een brug.",
        "Wij bouwen een brug en onderzoeken of er een veer komt.",
        "Wie helpt mee?",
        "De kade werd in 1962 gebouwd.",
        "Er komt o.a. gras.",
    ]
)


class TestFind:
    @given(st.lists(sentences, max_size=6).map("  ".join))
    def test_gives_exact_words_at_their_place(self, text):
        for passage in passages.find(text):
            assert text[passage.start :].startswith(passage.text)

    @pytest.mark.parametrize(
        ("text", "promised"),
        [
            ("Het dorp is oud. Wij bouwen een brug. Wie helpt?", ["Wij bouwen een brug."]),
            (
                "Ten slotte vernieuwen we de tram en bekijken hoe zij 's nachts kan rijden.",
                ["Ten slotte vernieuwen we de tram", "bekijken hoe zij 's nachts kan rijden."],
            ),
            ("Wij bouwen een brug en een veer.", ["Wij bouwen een brug en een veer."]),
            ("Wij houden de lasten stabiel en laten de steun groeien.",
             ["Wij houden de lasten stabiel en laten de steun groeien."]),
            ("De brug werd gebouwd en wij onderzochten of zij past.", []),
        ],
    )  # fmt: skip
    def test_finds_each_promise_and_parts_only_what_is_looked_into(self, text, promised):
        assert [passage.text for passage in passages.promised(passages.find(text))] == promised


class TestSort:
    @pytest.mark.parametrize(
        ("text", "sort"),
        [
            ("Het dorp is oud. Het ligt aan zee. De brug werd in 1962 gebouwd.", "description"),
            ("De brug werd gebouwd. Wij bouwen een veer.", "history"),
            ("Wij bouwen een brug.", "description"),
            ("", "description"),
        ],
    )
    def test_is_what_most_of_the_rest_is(self, text, sort):
        assert passages.sort(passages.find(text)).value == sort


class TestAreItems:
    @pytest.mark.parametrize(
        ("paragraphs", "expected"),
        [
            (["Meer bomen.", "Lagere lasten voor winkels.", "Winkels mogen op zondag open."], True),
            (["Meer bomen.", "Lagere lasten."], False),
            (["Het dorp is oud.", "Het ligt aan een kanaal.", "De haven is klein."], False),
            (
                ["Meer bomen. Er komt een park.", "Lagere lasten. Er komt geld.", "Geen heffing. Dat is af."],
                False,
            ),
            ([], False),
        ],
    )
    def test_need_to_be_short_and_often_without_a_verb(self, paragraphs, expected):
        assert passages.are_items(paragraphs) is expected


class TestLooksBack:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("In 2031 werd de brug gebouwd.", True),
            ("Het plan kon niet doorgaan.", True),
            ("In 2031 werd de brug gebouwd. Nu komt er een veer.", False),
            ("De brug, die in 1962 werd gebouwd, wordt hersteld.", False),
            ("De stad heeft goed samengewerkt met de buren en wil dat voortzetten.", False),
            ("De jongste investeringen van de voorbije jaren worden verzilverd.", False),
            ("Gemeenschappelijke zalen zijn een troef.", False),
            ("Wat deed de vorige ploeg?", True),
            ("", False),
        ],
    )
    def test_needs_the_past_in_every_sentence(self, text, expected):
        assert passages.looks_back(text) is expected
