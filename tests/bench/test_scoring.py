from __future__ import annotations

import pytest
from bench.promises import labels
from bench.promises.labels import Label
from bench.promises.matching import covered
from bench.promises.paragraphs import Paragraph, key_of
from bench.promises.scoring import Score, score, wilson
from hypothesis import given
from hypothesis import strategies as st

answers = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1)


class TestScore:
    def test_is_counted_from_labels_and_answers(self):
        labelled = [True, True, True, True, False, False, False, False]
        said = [True, True, True, False, True, True, False, False]

        found = score(zip(labelled, said, strict=True))

        assert found == Score(hits=3, false=2, missed=1, rest=2)
        assert (found.precision, found.recall) == (3 / 5, 3 / 4)
        assert found.f1 == pytest.approx(2 * (3 / 5) * (3 / 4) / (3 / 5 + 3 / 4))
        # 5 of 8 agree; by chance (4 * 5 + 4 * 3) of 64 = 1/2 would.
        assert found.kappa == pytest.approx((5 / 8 - 1 / 2) / (1 - 1 / 2))

    def test_is_nought_where_nothing_is_found(self):
        nothing = Score(missed=4, rest=1)

        assert (nothing.precision, nothing.recall, nothing.f1, nothing.kappa) == (0, 0, 0, 0)

    @given(answers, answers)
    def test_of_two_documents_is_that_of_both_together(self, first, second):
        assert score(first) + score(second) == score(first + second)

    @given(answers)
    def test_has_precision_and_recall_that_change_places_with_label_and_answer(self, pairs):
        there, back = score(pairs), score((said, labelled) for labelled, said in pairs)

        assert (there.precision, there.recall) == (back.recall, back.precision)
        assert there.kappa == pytest.approx(back.kappa)


class TestWilson:
    @pytest.mark.parametrize(
        ("successes", "trials", "low", "high"),
        [
            # Of a share p of n: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), with z = 1.96, z² = 3.841.
            (5, 10, 0.2366, 0.7634),
            (0, 10, 0.0, 0.2775),  # 3.841 / 13.841
            (10, 10, 0.7225, 1.0),
            (0, 0, 0.0, 1.0),
        ],
    )
    def test_is_the_interval_of_a_share(self, successes, trials, low, high):
        assert wilson(successes, trials) == pytest.approx((low, high), abs=5e-5)


class TestCovered:
    @pytest.mark.parametrize(
        ("paragraphs", "promise", "expected"),
        [
            # hyphens at the end of a line, list marks and capitals are no difference
            (["Wonen", "- De ka-\nde wordt verbreed."], "de kade wordt verbreed", [False, True]),
            # one promise out of a longer paragraph
            (
                ["De haven is oud. Er komt een tweede sluis. Dat duurt tot 2033."],
                "Er komt een tweede sluis.",
                [True],
            ),
            # a promise over two paragraphs, each mostly of it
            (
                ["We planten langs de vaart", "duizend populieren."],
                "We planten langs de vaart duizend populieren.",
                [True, True],
            ),
            # a few words of it at the start of a paragraph with much else do not count
            (
                [
                    "We leggen langs de hele vaart een fietspad",
                    "aan. De vaart is drie eeuwen oud en bevaarbaar.",
                ],
                "We leggen langs de hele vaart een fietspad aan.",
                [True, False],
            ),
            # a running head that the reader left out
            (
                ["We leggen langs de hele vaart een breed Akkoord Verzonnendam 12 fietspad aan tot de brug."],
                "We leggen langs de hele vaart een breed fietspad aan tot de brug.",
                [True],
            ),
            (["De haven is oud."], "Er komt een sluis.", [False]),
            (["De haven is oud."], "…", [False]),
            ([], "Er komt een sluis.", []),
        ],
    )
    def test_says_which_paragraphs_a_promise_lies_in(self, paragraphs, promise, expected):
        assert covered(paragraphs, [promise]) == expected

    def test_finds_the_same_words_twice_in_the_order_of_the_text(self):
        paragraphs = ["Sluis", "Er komt een sluis.", "Brug", "Er komt een brug.", "Er komt een sluis."]

        assert covered(paragraphs, ["Er komt een brug.", "Er komt een sluis."]) == [
            False,
            False,
            False,
            True,
            True,
        ]


class TestPair:
    def test_finds_the_paragraph_of_a_label_by_its_letters_and_then_by_its_place(self):
        paragraphs = [
            Paragraph(3, "Er komt een brug."),
            Paragraph(90, "Er komt een brug!"),
            Paragraph(91, "Water"),
        ]
        again, gone = (
            Label(key_of("er komt een brug"), 88, True, "c"),
            Label(key_of("Weg ermee."), 3, True, "w"),
        )

        assert list(labels.pair([again, gone], paragraphs)) == [(again, 1), (gone, None)]


class TestStoredLabels:
    @pytest.mark.parametrize(
        "document", [pytest.param(one, id=one.file) for part in labels.PARTS for one in labels.stored(part)]
    )
    def test_agree_with_their_reason_and_say_where_the_document_is(self, document):
        promising, other = set("cwms"), set("htdavqpnflb")

        assert {label.why for label in document.labels} <= promising | other
        assert [label for label in document.labels if label.holds_a_promise != (label.why in promising)] == []
        assert {"title", "source", "version", "licence", "file", "sha256"} <= document.about.keys()

    def test_keep_the_held_out_documents_out_of_development(self):
        developed, kept = ({one.about["sha256"] for one in labels.stored(part)} for part in labels.PARTS)

        assert developed & kept == set()
