from __future__ import annotations

from typing import get_args

import pytest

from akkoord.checks import checklist

WHOLE = """
code: trees
version: "1"
title: {nl: Bomentoets, en: Tree check}
purpose: {nl: Bomen, en: Trees}
triggers:
  - {code: changes_tariff, question: {nl: Prijs, en: Price}}
parts:
  - code: first
    title: {nl: Eerst, en: First}
    questions:
      - {code: shade, kind: effect, text: {nl: Schaduw, en: Shade}}
      - {code: why, kind: text, asked: on_effect, text: {nl: Waarom, en: Why}, hint: {nl: Denk, en: Think}}
"""


class TestParse:
    def test_numbers_the_questions_by_their_place(self):
        found = checklist.parse(WHOLE)

        assert [(one.number, one.code, one.asked) for one in found.questions()] == [
            ("1.1", "shade", "always"),
            ("1.2", "why", "on_effect"),
        ]

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("code: trees", "cod: trees", r"the check: code is None; write a word"),
            ('version: "1"', "version: 1", r"the check: version is 1; write a word"),
            (", en: Tree check", "", r"title: en is None"),
            ("purpose: {nl: Bomen, en: Trees}", "", r"purpose: is None; write names with values"),
            (
                "code: changes_tariff",
                "code: rains",
                r"trigger 1, code: is 'rains'; use one of every_college_decision",
            ),
            (
                "kind: effect",
                "kind: number",
                r"question 1\.1, kind: is 'number'; use one of effect, yes_no, text",
            ),
            ("asked: on_effect", "asked: never", r"question 1\.2, asked: is 'never'"),
            ("code: why", "code: shade", r"code 'shade' is used twice"),
            ("hint: {nl: Denk, en: Think}", "hint: Denk", r"question 1\.2, hint: is 'Denk'"),
            ("triggers:", "triggerz:", r"triggers is None; write a list"),
            ("code: trees", "code: [", r"the check: is no YAML"),
        ],
    )
    def test_says_what_is_wrong_and_where(self, old, new, message):
        with pytest.raises(checklist.ChecklistWrong, match=message):
            checklist.parse(WHOLE.replace(old, new, 1))

    @pytest.mark.parametrize("text", ["", "- a", "trees", "!!python/object/apply:os.getcwd []"])
    def test_refuses_what_is_no_check(self, text):
        with pytest.raises(checklist.ChecklistWrong, match="the check"):
            checklist.parse(text)


class TestLoad:
    @pytest.mark.parametrize("check", ["trees", "", "../poverty", "phrases"])
    def test_refuses_a_check_that_is_not_there(self, check):
        with pytest.raises(checklist.UnknownCheck, match="there is no check"):
            checklist.load(check)


class TestPoverty:
    def test_scans_the_eight_fields_of_the_flemish_test(self):
        scan = checklist.load("poverty").parts[0]

        # Work, income inequality, education, welfare and health, housing, culture and leisure, human rights,
        # mobility: the eight fields of the quick scan.
        assert [one.code.removeprefix("scan_") for one in scan.questions] == [
            "work",
            "income",
            "education",
            "health",
            "housing",
            "culture",
            "rights",
            "mobility",
        ]
        assert {(one.kind, one.asked) for one in scan.questions} == {("effect", "always")}

    def test_asks_the_rest_only_where_the_scan_finds_an_effect(self):
        _, *rest = checklist.load("poverty").parts
        asked = {one.code for part in rest for one in part.questions if one.asked == "on_effect"}

        assert asked == {
            "who_gains",
            "who_loses",
            "costs",
            "thresholds",
            "automatic_granting",
            "plain_language",
            "without_computer",
        }

    def test_knows_every_trigger(self):
        triggers = [trigger.code for trigger in checklist.load("poverty").triggers]

        assert triggers == list(get_args(checklist.TriggerCode))
