from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord import phrases
from akkoord.followup import report
from akkoord.followup.plan import PlanAction
from akkoord.followup.stages import STAGES
from akkoord.followup.standing import UNKNOWN, Proof, Standing

FIRST, SECOND = report.HalfYear(2026, 1), report.HalfYear(2026, 2)
PROOF = Proof("decision", "https://stad.example/id/besluiten/1", date(2026, 6, 12))
TOELAGE = PlanAction("2026-2031", "AC1", "Toelage", {2026: 500, 2027: 700})


def at(stage, *, claimed=False):
    return Standing(STAGES[stage], date(2026, 3, 1), () if claimed else (PROOF,), is_claimed=claimed)


def followed(promise, standing=UNKNOWN, domain="Zorg", **values):
    return report.Followed(promise, f"Belofte {promise}", domain, standing, **values)


standings = st.sampled_from([UNKNOWN, *(at(code) for code in STAGES if code != "no_information")])


class TestHalfYear:
    def test_has_its_first_and_last_day(self):
        assert (SECOND.first_day, SECOND.last_day) == (date(2026, 7, 1), date(2026, 12, 31))

    @pytest.mark.parametrize("half", [0, 3])
    def test_is_the_first_or_the_second(self, half):
        with pytest.raises(report.NotAHalf, match=f"{half} is no half of 2026"):
            report.HalfYear(2026, half)


class TestHalfYearly:
    def test_puts_promise_money_check_and_decision_in_one_row(self):
        promise = followed(
            "p1", at("delivered"), actions=(TOELAGE,), checks=("armoedetoets",), decisions=(PROOF.reference,)
        )

        assert report.table(report.half_yearly(FIRST, [promise])) == [
            {
                "domain": "Zorg",
                "promise": "p1",
                "text": "Belofte p1",
                "stage": "delivered",
                "since": "2026-03-01",
                "is_claimed": False,
                "is_overdue": False,
                "deadline": None,
                "proof": PROOF.reference,
                "planned_cents": 1200,
                "checks": "armoedetoets",
                "decisions": PROOF.reference,
                "changes": "",
            }
        ]

    def test_makes_a_section_per_domain_in_the_order_of_the_agreement(self):
        made = report.half_yearly(
            FIRST, [followed("a", domain="Z"), followed("b", domain="A"), followed("c", domain="Z")]
        )

        assert [(section.domain, len(section.rows)) for section in made.sections] == [("Z", 2), ("A", 1)]

    def test_counts_no_information_apart(self):
        made = report.half_yearly(
            FIRST,
            [
                followed("a", deadline=date(2020, 1, 1)),
                followed("b", at("in_progress", claimed=True), deadline=date(2026, 6, 29)),
                followed("c", at("in_progress"), deadline=date(2026, 6, 30)),
                followed("d", at("dropped"), deadline=date(2020, 1, 1)),
            ],
        )

        assert (made.counts.promises, made.counts.no_information) == (4, 1)
        assert dict(made.counts.by_stage)["in_progress"] == 2
        assert "no_information" not in dict(made.counts.by_stage)
        assert (made.counts.claimed, made.counts.overdue) == (1, 1)

    def test_counts_the_money_of_a_shared_action_once(self):
        made = report.half_yearly(
            FIRST, [followed("a", actions=(TOELAGE,)), followed("b", actions=(TOELAGE,))]
        )

        assert [row.planned_cents for row in report.rows(made)] == [1200, 1200]
        assert made.planned_cents == 1200

    def test_tells_money_that_is_not_linked_from_no_money(self):
        free = PlanAction("2026-2031", "AC2", "Gratis", {2026: 0})
        made = report.half_yearly(FIRST, [followed("a"), followed("b", actions=(free,))])

        assert [row.planned_cents for row in report.rows(made)] == [None, 0]

    def test_tells_no_change_in_a_first_report(self):
        assert report.rows(report.half_yearly(FIRST, [followed("a", at("delivered"))]))[0].changes == ()

    @pytest.mark.parametrize(
        ("before", "after", "codes"),
        [
            ({}, {}, []),
            ({"standing": at("in_progress")}, {"standing": at("delivered")}, ["change.stage"]),
            ({"standing": at("delivered", claimed=True)}, {"standing": at("delivered")}, ["change.proved"]),
            ({}, {"actions": (TOELAGE,)}, ["change.money"]),
            ({}, {"decisions": ("b1", "b2"), "checks": ("c",)}, ["change.decisions", "change.checks"]),
            (
                {"standing": at("in_progress"), "deadline": date(2026, 9, 1)},
                {"standing": at("in_progress"), "deadline": date(2026, 9, 1)},
                ["change.overdue"],
            ),
        ],
    )
    def test_tells_what_changed_since_the_last(self, before, after, codes):
        last = report.half_yearly(FIRST, [followed("a", **before)])
        changes = report.rows(report.half_yearly(SECOND, [followed("a", **after)], last))[0].changes

        assert [change.code for change in changes] == codes
        for language in ("nl", "en"):
            assert all(phrases.say(change, language, package="akkoord.followup") for change in changes)

    def test_tells_of_a_promise_that_is_new(self):
        last = report.half_yearly(FIRST, [])
        changes = report.rows(report.half_yearly(SECOND, [followed("a")], last))[0].changes

        assert [change.code for change in changes] == ["change.new_promise"]

    def test_refuses_a_promise_that_is_given_twice(self):
        with pytest.raises(report.PromiseTwice, match="promise a is given twice"):
            report.half_yearly(FIRST, [followed("a"), followed("a")])

    @given(st.lists(st.tuples(standings, st.sampled_from("ABC"), st.none() | st.dates()), max_size=8))
    def test_loses_no_promise_and_counts_each_once(self, contents):
        promises = [
            followed(str(n), standing, domain, deadline=deadline)
            for n, (standing, domain, deadline) in enumerate(contents)
        ]
        made = report.half_yearly(FIRST, promises)

        assert sorted(int(row.followed.promise) for row in report.rows(made)) == list(range(len(promises)))
        assert made.counts.no_information + sum(count for _, count in made.counts.by_stage) == len(promises)
        assert made.counts.overdue <= len(promises) - made.counts.no_information

    @given(st.lists(standings, max_size=5))
    def test_tells_no_change_when_nothing_changed(self, found):
        promises = [followed(str(n), standing) for n, standing in enumerate(found)]
        last = report.half_yearly(FIRST, promises)

        assert all(row.changes == () for row in report.rows(report.half_yearly(SECOND, promises, last)))


class TestTable:
    def test_can_be_written_as_json_with_the_same_columns_in_each_row(self):
        made = report.table(report.half_yearly(FIRST, [followed("a"), followed("b", at("changed"))]))

        assert json.loads(json.dumps(made)) == made
        assert made[0].keys() == made[1].keys()
