from __future__ import annotations

import pytest

from akkoord import phrases
from akkoord.decisions import link, procedure
from akkoord.decisions.model import Article, Decision

URI = "https://stad.example/id/besluiten/1"
CARERS, PATHS, TREES = (f"https://stad.example/beloften/{n}" for n in (1, 2, 3))
PROMISES = {
    CARERS: "De mantelzorgtoelage wordt uitgebreid naar houders van een zorgbudget.",
    PATHS: "Er komen veilige fietspaden naar elke school.",
    TREES: "In elke wijk worden bomen geplant.",
}


def decision(title, **values):
    return Decision(uri=URI, title=title, **values)


class TestSuggest:
    def test_puts_the_promise_with_the_same_subject_first_and_shows_the_words(self):
        answer = link.suggest(
            decision("2026_CBS_00012 - Toelage mantelzorg. Reglement. Goedkeuring."), PROMISES
        )

        assert answer.verdict == "likely"
        assert answer.suggestions[0].promise == CARERS
        assert answer.suggestions[0].shared_words == ("mantelzorgtoelage",)
        assert not answer.suggestions[0].is_explicit

    def test_trusts_a_link_of_the_decision_above_any_text(self):
        answer = link.suggest(decision("Bomen planten in elke wijk", carries_out=(CARERS,)), PROMISES)

        assert answer.verdict == "explicit"
        assert [(found.promise, found.is_explicit) for found in answer.suggestions] == [
            (CARERS, True),
            (TREES, False),
        ]

    def test_trusts_a_link_above_the_words_of_administration(self):
        assert (
            link.suggest(decision("Vaststelling mandaat", carries_out=(TREES,)), PROMISES).verdict
            == "explicit"
        )

    def test_tells_of_a_link_to_a_promise_it_does_not_know(self):
        elsewhere = "https://elders.example/beloften/9"

        answer = link.suggest(decision("Sportdag", carries_out=(elsewhere,)), PROMISES)

        assert answer.verdict == "none"
        assert answer.unknown[0].values == {"promise": elsewhere}

    @pytest.mark.parametrize(
        ("title", "kind"),
        [
            ("2024_GR_00073 - Kerkfabriek Sint-Cornelius. Jaarrekening 2023. Advies.", "church"),
            ("Veneco. Algemene vergadering 13 juni 2024. Vaststelling mandaat.", "general_meeting"),
            ("1. Goedkeuren notulen vorige vergadering.", "minutes"),
            ("Aanstelling provinciaal sanctionerend ambtenaar", "appointment"),
            ("Mondelinge vragen", "question"),
        ],
    )
    def test_calls_an_ordinary_point_administrative(self, title, kind):
        answer = link.suggest(decision(title), PROMISES)

        assert answer.verdict == "administrative"
        assert answer.why.code == f"answer.administrative.{kind}"

    def test_still_shows_what_resembles_an_administrative_point(self):
        answer = link.suggest(decision("Aanstelling van een ontwerper voor de fietspaden"), PROMISES)

        assert answer.verdict == "administrative"
        assert [found.promise for found in answer.suggestions] == [PATHS]

    @pytest.mark.parametrize(
        "title", ["", "Goedkeuring reglement", "Laadinfrastructuur elektrische voertuigen"]
    )
    def test_answers_none_when_no_word_is_shared(self, title):
        assert link.suggest(decision(title), PROMISES) == link.Answer(
            "none", phrases.Reason("answer.none"), ()
        )

    def test_gives_at_most_five_but_every_explicit_link(self):
        many = {f"https://stad.example/beloften/{n}": f"Meer bomen in wijk {n}" for n in range(9)}

        assert len(link.suggest(decision("Bomen planten"), many).suggestions) == 5
        named = link.suggest(decision("Bomen planten", carries_out=tuple(many)), many).suggestions
        assert [found.is_explicit for found in named] == [True] * 9

    def test_can_be_said_in_both_languages(self):
        reasons = [phrases.Reason(f"answer.administrative.{kind}") for kind in procedure.ADMINISTRATIVE]
        answer = link.suggest(
            decision("Bomen en fietspaden", carries_out=(TREES, "https://x.example/1")), PROMISES
        )
        reasons += [answer.why, *answer.unknown, *(found.why for found in answer.suggestions)]
        reasons += [phrases.Reason("answer.none"), phrases.Reason("answer.likely", {"count": 1})]

        for language in ("nl", "en"):
            assert all(phrases.say(reason, language, package="akkoord.decisions") for reason in reasons)


class TestSubjectWords:
    def test_leave_out_procedure_and_file_numbers(self):
        found = link.subject_words(
            decision(
                "A.2a Goedkeuring reglement speelplein",
                description="MJP004937 vaststelling retributie",
                articles=(Article("1", "De raad keurt de zandbak goed."),),
            )
        )

        assert found == "speelplein retributie de keurt de zandbak"
