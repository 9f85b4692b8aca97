from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord import chain, phrases
from akkoord.checks import checklist, run
from akkoord.checks.effects import HouseholdEffects

POVERTY = checklist.load("poverty")
SCAN = [question.code for question in POVERTY.parts[0].questions]
DRAFT = {"title": "Mantelzorgtoelage", "articles": ["De toelage wordt uitgebreid."], "amount_cents": 500_000}
TODAY = date(2026, 6, 2)
TEXTS = ("who_gains", "who_loses", "costs", "thresholds")
CHOICES = ("automatic_granting", "plain_language", "without_computer")

effects = st.dictionaries(st.sampled_from(SCAN), st.integers(-2, 2))


def result(values, **rest):
    answers = tuple(run.Answer(question, value, "likely") for question, value in values.items())
    return run.run(POVERTY, run.Findings(answers, **rest), draft=DRAFT, judged_on=TODAY)


def scan(**values):
    return dict.fromkeys(SCAN, 0) | values


def whole(**values):
    return scan(**values) | dict.fromkeys(TEXTS, "Wie zorgt") | dict.fromkeys(CHOICES, False)


def codes(found, draft=None):
    return [reason.code for reason in run.missing(POVERTY, found, draft)]


class TestRun:
    def test_keeps_the_answers_in_the_order_of_the_questions(self):
        found = result({"who_gains": "mantelzorgers", "scan_work": 1})

        assert [answer.question for answer in found.findings.answers] == ["scan_work", "who_gains"]

    def test_keeps_the_version_of_the_questions_and_the_hash_of_the_draft(self):
        found = result({})

        assert (found.check, found.version) == ("poverty", POVERTY.version)
        assert found.draft_hash == chain.seal(chain.GENESIS, DRAFT)

    @pytest.mark.parametrize(
        ("question", "value", "kind"),
        [
            ("scan_work", 3, "-2, -1, 0, 1 or 2"),
            ("scan_work", True, "-2, -1"),
            ("scan_work", "1", "-2, -1"),
            ("automatic_granting", 1, "yes or no"),
            ("who_gains", "  ", "a text"),
            ("who_gains", 1, "a text"),
        ],
    )
    def test_refuses_an_answer_of_another_kind(self, question, value, kind):
        with pytest.raises(run.WrongAnswer, match=f"question {question} has .* it asks for {kind}"):
            result({question: value})

    def test_refuses_an_answer_to_no_question(self):
        with pytest.raises(run.UnknownQuestion, match="check poverty has no question 'weather'"):
            result({"weather": 1})

    def test_refuses_two_answers_to_one_question(self):
        answers = (run.Answer("scan_work", 0, "sure"), run.Answer("scan_work", 1, "sure"))

        with pytest.raises(run.AnsweredTwice, match="question scan_work of check poverty has two answers"):
            run.run(POVERTY, run.Findings(answers), draft=DRAFT, judged_on=TODAY)

    def test_refuses_a_draft_that_cannot_be_hashed(self):
        with pytest.raises(chain.NotSealable, match=r"record\.share holds 0\.5"):
            run.run(POVERTY, run.Findings(), draft={"share": 0.5}, judged_on=TODAY)


class TestRows:
    def test_show_what_is_not_answered(self):
        found = run.rows(POVERTY, result({"scan_work": 0}))

        assert len(found) == 15
        assert [question.code for question, answer in found if answer is not None] == ["scan_work"]


class TestIsAbout:
    @given(st.sampled_from(sorted(DRAFT)))
    def test_tells_any_change_of_the_draft(self, field):
        found = result({})

        assert run.is_about(found, dict(reversed(DRAFT.items())))
        assert not run.is_about(found, DRAFT | {field: "anders"})


class TestLikelyOutcome:
    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            (scan(), "none"),
            (scan(scan_work=1, scan_income=2), "positive"),
            (scan(scan_work=-1), "negative"),
            # Two up and one down is mixed: effects on different people are never added up.
            (scan(scan_work=-1, scan_income=2), "mixed"),
            ({"scan_work": 1}, None),
        ],
    )
    def test_follows_the_directions_of_the_answers(self, values, expected):
        assert run.likely_outcome(POVERTY, result(values)) == expected


class TestMissing:
    COMPLETE = run.Conclusion("positive", summary="Meer mensen krijgen de toelage.")
    HEARD = (run.Heard("werkgroep armoede", date(2026, 5, 20)),)
    GAIN = HouseholdEffects(12, 0, 3, 600_000)

    def test_is_nothing_when_all_is_there(self):
        found = result(whole(scan_income=2), conclusion=self.COMPLETE, heard=self.HEARD, effects=self.GAIN)

        assert codes(found, DRAFT) == []

    def test_is_nothing_for_a_short_check_without_effect(self):
        assert codes(result(scan(), conclusion=run.Conclusion("none", summary="Geen effect."))) == []

    def test_names_each_question_that_is_not_answered(self):
        unanswered = run.missing(POVERTY, result({code: 0 for code in SCAN if code != "scan_housing"}))

        assert unanswered[0].values == {"number": "1.5", "question": "scan_housing"}

    @pytest.mark.parametrize(
        ("values", "rest", "expected"),
        [
            (scan(), {"conclusion": run.Conclusion()}, ["missing.outcome", "missing.summary"]),
            (
                scan(scan_work=1),
                {"conclusion": COMPLETE, "heard": HEARD, "effects": GAIN},
                ["missing.answer"] * 7,
            ),
            (whole(scan_work=1), {"conclusion": COMPLETE, "effects": GAIN}, ["missing.heard"]),
            (whole(scan_work=1), {"conclusion": COMPLETE, "heard": HEARD}, ["missing.effects"]),
            (
                whole(scan_work=-1),
                {"conclusion": COMPLETE, "heard": HEARD, "effects": GAIN},
                ["missing.outcome_differs.negative", "missing.adjustment"],
            ),
            (
                whole(scan_work=-1),
                {
                    "conclusion": run.Conclusion("negative", no_adjustment_because=" ", summary="a"),
                    "heard": HEARD,
                    "effects": GAIN,
                },
                ["missing.adjustment"],
            ),
            (
                whole(scan_work=-1),
                {
                    "conclusion": run.Conclusion(
                        "negative", no_adjustment_because="De wet wil het.", summary="a"
                    ),
                    "heard": HEARD,
                    "effects": GAIN,
                },
                [],
            ),
        ],
    )
    def test_names_what_is_still_to_be_said(self, values, rest, expected):
        assert codes(result(values, **rest)) == expected

    def test_tells_that_the_draft_changed_since(self):
        found = result(scan(), conclusion=run.Conclusion("none", summary="Geen effect."))

        assert codes(found, DRAFT | {"title": "Andere titel"}) == ["missing.draft_changed"]

    @given(effects, st.sampled_from([None, "none", "positive", "negative", "mixed"]))
    def test_can_be_said_in_both_languages(self, values, outcome):
        found = run.missing(POVERTY, result(values, conclusion=run.Conclusion(outcome)), {})

        for language in ("nl", "en"):
            assert all(phrases.say(reason, language, package="akkoord.checks") for reason in found)

    @given(effects)
    def test_becomes_less_with_each_answer(self, values):
        """An answer of no effect never adds to what is missing."""
        found = result(values)
        more = result(dict.fromkeys(SCAN, 0) | values)

        unanswered = [code for code in codes(found) if code == "missing.answer"]
        assert len([code for code in codes(more) if code == "missing.answer"]) == len(unanswered) - (
            len(SCAN) - len(values)
        )
