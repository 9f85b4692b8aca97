from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord import phrases
from akkoord.followup.plan import PlanAction
from akkoord.followup.report import document, made
from akkoord.followup.report.made import Source
from akkoord.followup.report.periods import Period
from akkoord.followup.stages import STAGES
from akkoord.followup.standing import UNKNOWN, Proof, Standing
from akkoord.phrases import Reason

FIRST, SECOND = Period(2026, 1), Period(2026, 2)
PROOF = Proof("decision", "https://stad.example/id/besluiten/1", date(2026, 6, 12))
TOELAGE = PlanAction("2026-2031", "AC1", "Toelage", {2026: 500, 2027: 700})


def at(stage, *, claimed=False):
    return Standing(STAGES[stage], date(2026, 3, 1), () if claimed else (PROOF,), is_claimed=claimed)


def followed(promise, standing=UNKNOWN, domain="Zorg", **values):
    return made.Followed(promise, f"Belofte {promise}", domain, standing, **values)


standings = st.sampled_from([UNKNOWN, *(at(code) for code in STAGES if code != "no_information")])


class TestReport:
    def test_groups_by_domain_or_service_in_the_order_of_the_agreement(self):
        promises = [
            followed("a", domain="Z"),
            followed("b", domain="A", service="S"),
            followed("c", domain="Z"),
        ]
        report = made.of(FIRST, promises)

        by = {
            kind: [(one.title, len(one.rows)) for one in made.groups(report, kind)]
            for kind in ("domain", "service")
        }
        assert by == {"domain": [("Z", 2), ("A", 1)], "service": [("", 2), ("S", 1)]}

    def test_counts_no_information_apart(self):
        report = made.of(
            FIRST,
            [
                followed("a", deadline=date(2020, 1, 1)),
                followed("b", at("in_progress", claimed=True), deadline=date(2026, 6, 29)),
                followed("c", at("in_progress"), deadline=date(2026, 6, 30)),
                followed("d", at("dropped"), deadline=date(2020, 1, 1)),
            ],
        )

        assert (report.counts.promises, report.counts.no_information) == (4, 1)
        assert dict(report.counts.by_stage)["in_progress"] == 2
        assert "no_information" not in dict(report.counts.by_stage)
        assert (report.counts.claimed, report.counts.overdue) == (1, 1)

    def test_counts_the_money_of_a_shared_action_once(self):
        report = made.of(FIRST, [followed("a", actions=(TOELAGE,)), followed("b", actions=(TOELAGE,))])

        assert [row.planned_cents for row in report.rows] == [1200, 1200]
        assert made.groups(report, "domain")[0].planned_cents == 1200
        assert report.cents_by_year == {2026: 500, 2027: 700}

    def test_tells_money_that_is_not_linked_from_no_money(self):
        free = PlanAction("2026-2031", "AC2", "Gratis", {2026: 0})
        report = made.of(FIRST, [followed("a"), followed("b", actions=(free,))])

        assert [row.planned_cents for row in report.rows] == [None, 0]

    def test_tells_no_change_in_a_first_report(self):
        assert made.of(FIRST, [followed("a", at("delivered"))]).rows[0].changes == ()

    @pytest.mark.parametrize(
        ("before", "after", "codes"),
        [
            ({}, {}, []),
            ({"standing": at("in_progress")}, {"standing": at("delivered")}, ["change.stage"]),
            ({"standing": at("delivered", claimed=True)}, {"standing": at("delivered")}, ["change.proved"]),
            ({}, {"actions": (TOELAGE,)}, ["change.money"]),
            (
                {},
                {"decisions": (Source("b1"), Source("b2")), "checks": (Source("c"),)},
                ["change.decisions", "change.checks"],
            ),
            (
                {"standing": at("in_progress"), "deadline": date(2026, 9, 1)},
                {"standing": at("in_progress"), "deadline": date(2026, 9, 1)},
                ["change.overdue"],
            ),
        ],
    )
    def test_tells_what_changed_since_the_last(self, before, after, codes):
        last = made.last(made.of(FIRST, [followed("a", **before)]))
        changes = made.of(SECOND, [followed("a", **after)], last).rows[0].changes

        assert [change.code for change in changes] == codes
        for language in ("nl", "en"):
            assert all(phrases.say(change, language, package="akkoord.followup") for change in changes)

    def test_tells_of_a_promise_that_is_new_and_of_one_that_is_gone(self):
        last = made.last(made.of(FIRST, [followed("a"), followed("b")]))
        report = made.of(SECOND, [followed("b"), followed("c")], last)

        assert [[change.code for change in row.changes] for row in report.rows] == [
            [],
            ["change.new_promise"],
        ]
        assert report.gone == (("a", "Belofte a"),)

    def test_refuses_a_promise_that_is_given_twice(self):
        with pytest.raises(made.PromiseTwice, match="promise a is given twice"):
            made.of(FIRST, [followed("a"), followed("a")])

    @given(st.lists(st.tuples(standings, st.sampled_from("ABC"), st.none() | st.dates()), max_size=8))
    def test_loses_no_promise_and_counts_each_once(self, contents):
        promises = [
            followed(str(n), standing, domain, deadline=deadline)
            for n, (standing, domain, deadline) in enumerate(contents)
        ]
        report = made.of(FIRST, promises)
        counts = report.counts
        grouped = [row for group in made.groups(report, "domain") for row in group.rows]

        assert sorted(int(row.followed.promise) for row in grouped) == list(range(len(promises)))
        assert counts.no_information + sum(count for _, count in counts.by_stage) == len(promises)
        assert counts.overdue <= len(promises) - counts.no_information
        assert sum(group.counts.claimed for group in made.groups(report, "domain")) == counts.claimed

    @given(st.lists(standings, max_size=5))
    def test_tells_no_change_when_nothing_changed(self, found):
        promises = [followed(str(n), standing) for n, standing in enumerate(found)]
        last = made.last(made.of(FIRST, promises))

        assert made.of(SECOND, promises, last).counts.changed == 0


class TestDocument:
    def document(self, *promises, **about):
        report = made.of(FIRST, promises)
        return document.of(report, known_on=date(2026, 7, 2), about=document.About(**about))

    def test_puts_promise_money_check_and_decision_in_one_row(self):
        promise = followed(
            "12",
            at("delivered"),
            actions=(TOELAGE,),
            proof=(Source(PROOF.reference, "Besluit 1", "decision", PROOF.seen_on),),
            checks=(Source("armoedetoets"),),
            decisions=(Source(PROOF.reference, "Besluit 1"),),
        )

        assert self.document(promise)["promises"] == [
            {
                "domain": "Zorg",
                "service": "",
                "promise": "12",
                "text": "Belofte 12",
                "stage": "delivered",
                "since": "2026-03-01",
                "is_claimed": False,
                "is_overdue": False,
                "deadline": None,
                "proof": [
                    {
                        "kind": "decision",
                        "reference": PROOF.reference,
                        "title": "Besluit 1",
                        "seen_on": "2026-06-12",
                        "sha256": None,
                    }
                ],
                "planned_cents": 1200,
                "checks": [{"address": "armoedetoets", "title": ""}],
                "decisions": [{"address": PROOF.reference, "title": "Besluit 1"}],
                "changes": [],
            }
        ]

    def test_of_the_same_has_the_same_hash_and_of_anything_else_another(self):
        base = self.document(followed("a"), words={"Zorg": "Toelichting."})
        others = [
            self.document(followed("a")),
            self.document(followed("a"), words={"Zorg": "Toelichting"}),
            self.document(followed("a", at("delivered")), words={"Zorg": "Toelichting."}),
            self.document(followed("a"), words={"Zorg": "Toelichting."}, replaces="0" * 64),
        ]
        hashes = [document.digest(one) for one in (base, *others)]

        again = self.document(followed("a"), words={"Zorg": "Toelichting."})
        assert document.digest(again) == hashes[0]
        assert len(set(hashes)) == 5

    @given(st.lists(st.tuples(standings, st.none() | st.dates()), max_size=6))
    def test_read_back_compares_as_the_report_that_it_was_made_of(self, contents):
        promises = [followed(str(n), standing, deadline=day) for n, (standing, day) in enumerate(contents)]
        report = made.of(FIRST, promises)
        text = document.canonical(document.of(report, known_on=date(2026, 7, 2)))

        assert document.before(json.loads(text)["promises"]) == made.last(report)

    @pytest.mark.parametrize(
        "reason",
        [
            Reason("change.overdue", {"deadline": date(2026, 6, 30)}),
            Reason("change.stage", {"before": "in_progress", "after": "delivered"}),
            Reason("change.proved"),
        ],
    )
    def test_gives_back_what_changed(self, reason):
        assert document.change(document._change(reason)) == reason

    def test_has_services_only_where_the_city_names_them(self):
        assert self.document(followed("a"))["services"] == []
        assert [one["title"] for one in self.document(followed("a", service="S"))["services"]] == ["S"]

    def test_says_that_spent_money_is_not_known(self):
        assert self.document(followed("a", actions=(TOELAGE,)))["realised_cents"] is None
