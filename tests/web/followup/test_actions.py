from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from akkoord.followup import standing as engine
from akkoord.followup.stages import UnknownStage
from akkoord.followup.standing import NotADeadline
from akkoord.web.agreement.targets import due_on
from akkoord.web.followup import actions, given, queries, standing_rows
from akkoord.web.followup import record as records
from akkoord.web.followup.given import GivenProof, NoReference, NotAnAddress, UnknownProofKind
from akkoord.web.followup.models import Deadline, Plan, PlanLink, Proof, Status
from akkoord.web.followup.telling import TELLING
from akkoord.web.frame.national_numbers import NationalNumberFound
from akkoord.web.history import queries as history
from web.followup.town import MORNING, promise, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
# Made up, with a check that fits: 97 - 850730033 % 97 = 28.
NATIONAL = "85.07.30-033.28"


def proof(kind="decision", reference="https://stad.example/besluit/1", **values):
    return GivenProof(kind, reference, date(2026, 3, 1), **values)


class TestRecordStatus:
    def test_makes_a_standing_with_its_proof(self, town):
        record(1, "in_progress", TODAY, proof=[proof()], now=NOON)

        now = queries.standings([promise(1).pk], TODAY, TODAY)[promise(1).pk]

        assert (now.stage.code, now.since, now.is_claimed) == ("in_progress", TODAY, False)

    def test_stays_claimed_with_proof_of_a_kind_that_the_stage_does_not_accept(self, town):
        record(1, "dropped", TODAY, proof=[proof("photo")], now=NOON)

        now = queries.standings([promise(1).pk], TODAY, TODAY)[promise(1).pk]

        assert now.is_claimed
        assert len(now.proof) == 1

    def test_is_told_in_history_without_the_words_that_were_typed(self, town):
        record(1, "in_progress", date(2026, 2, 1), proof=[proof(title="Besluit")], remark="Bel An", now=NOON)

        event = history.of(promise(1)).get()

        assert (event.kind, event.effective_on) == ("followup.status_recorded", date(2026, 2, 1))
        assert event.payload == {
            "status": Status.objects.get().pk,
            "stage": "in_progress",
            "proof": ["decision"],
        }

    @pytest.mark.parametrize("stage", ["kept", "", "no_information"])
    def test_refuses_a_stage_that_cannot_be_recorded(self, town, stage):
        with pytest.raises(UnknownStage, match="is no stage"):
            record(1, stage, TODAY, now=NOON)

    def test_refuses_what_is_not_true_yet(self, town):
        with pytest.raises(actions.TrueInTheFuture, match="2026-03-03 is after today, 2026-03-02"):
            record(1, "delivered", date(2026, 3, 3), now=NOON)

    def test_of_a_second_click_changes_nothing(self, town):
        first = record(1, "in_progress", TODAY, proof=[proof()], remark="Gestart.", now=NOON)

        assert record(1, "in_progress", TODAY, proof=[proof()], remark="Gestart.", now=NOON) == first
        assert (Status.objects.count(), Proof.objects.count(), history.of(promise(1)).count()) == (1, 1, 1)

    @pytest.mark.parametrize(
        "other", [{"proof": [proof(title="Besluit")]}, {"remark": "Nu echt."}, {"true_on": date(2026, 3, 1)}]
    )
    def test_that_says_anything_else_is_recorded(self, town, other):
        record(1, "in_progress", TODAY, proof=[proof()], now=NOON)

        record(1, "in_progress", **({"true_on": TODAY, "proof": [proof()]} | other), now=NOON)

        assert Status.objects.count() == 2

    def test_counts_the_day_in_the_city_and_not_the_one_of_greenwich(self, town):
        after_midnight_here = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)

        assert record(1, "delivered", date(2026, 3, 3), now=after_midnight_here).stage == "delivered"

    def test_refuses_a_national_number_without_repeating_it(self, town):
        with pytest.raises(NationalNumberFound) as raised:
            record(1, "delivered", TODAY, remark=f"Aanvraag van {NATIONAL}", now=NOON)

        assert "85" not in str(raised.value)
        assert not Status.objects.exists()


class TestGivenProof:
    @pytest.mark.parametrize(
        "reference",
        ["javascript:alert(1)", "data:text/html,x", "https://", "https://a b.example", "http:/stad.example"],
    )
    def test_refuses_what_begins_like_an_address_and_is_none(self, reference):
        with pytest.raises(NotAnAddress, match="is no web address"):
            proof("document", reference)

    def test_of_the_kind_address_needs_an_address(self):
        with pytest.raises(NotAnAddress, match="'notulen' is no web address"):
            proof("address", "notulen")

    def test_can_be_words(self):
        assert proof("document", "Verslag van 12 mei: punt 4").reference == "Verslag van 12 mei: punt 4"

    def test_says_where_it_is_found(self):
        with pytest.raises(NoReference, match="where it is found"):
            proof("document", " ")

    def test_is_of_a_known_kind(self):
        with pytest.raises(UnknownProofKind, match="'rumour' is no kind"):
            proof("rumour")

    def test_refuses_a_national_number_in_its_title(self):
        with pytest.raises(NationalNumberFound, match="'title'"):
            proof(title=f"Brief aan {NATIONAL}")


class TestWithdrawStatus:
    def withdraw(self, status, now=NOON):
        return actions.withdraw_status(status_id=status.pk, actor=None, now=now)

    def test_leaves_what_was_known_before_as_it_was(self, town):
        status = record(1, "delivered", date(2026, 2, 1), now=datetime(2026, 2, 2, tzinfo=UTC))
        self.withdraw(status)
        pk = promise(1).pk

        assert queries.standings([pk], TODAY, date(2026, 3, 1))[pk].stage.code == "delivered"
        assert queries.standings([pk], TODAY, TODAY) == {}

    def test_cannot_be_done_twice(self, town):
        status = record(1, "delivered", TODAY, now=NOON)
        self.withdraw(status)

        with pytest.raises(actions.AlreadyWithdrawn, match="was withdrawn before"):
            self.withdraw(status)

    def test_can_be_undone(self, town):
        status = record(1, "delivered", TODAY, now=NOON)
        self.withdraw(self.withdraw(status))
        pk = promise(1).pk

        assert queries.standings([pk], TODAY, TODAY)[pk].stage.code == "delivered"

    def test_is_told_in_history(self, town):
        self.withdraw(record(1, "delivered", TODAY, now=NOON))

        assert [event.kind for event in history.of(promise(1))] == [
            "followup.status_recorded",
            "followup.status_withdrawn",
        ]


class TestSetDeadline:
    def due(self, number):
        text = queries.published_text(number)
        return queries.deadlines([text], TODAY).get(text.promise_id)

    def set(self, number, deadline):
        return actions.set_deadline(promise_id=promise(number).pk, deadline=deadline, actor=None, now=NOON)

    def test_is_the_one_of_the_agreement_as_long_as_nobody_set_another(self, town):
        assert self.due(1) is None
        assert (self.due(2).last_day, self.due(2).is_set_by_staff) == (date(2026, 6, 30), False)

    @pytest.mark.parametrize(
        ("deadline", "last_day"),
        [
            ("2027", date(2027, 12, 31)),
            ("2028-02", date(2028, 2, 29)),
            (" 2027-06-05 ", date(2027, 6, 5)),
        ],
    )
    def test_goes_before_the_agreement(self, town, deadline, last_day):
        row = self.set(2, deadline)

        assert row.text == deadline.strip()
        assert (self.due(2).last_day, self.due(2).is_set_by_staff) == (last_day, True)

    def test_can_be_taken_back(self, town):
        self.set(2, "2027")
        self.set(2, "")

        assert self.due(2).text == "2026-06"

    @pytest.mark.parametrize("deadline", ["soon", "2027-13", "2027-02-30", "0000", "27"])
    def test_refuses_what_is_no_deadline(self, town, deadline):
        with pytest.raises(NotADeadline, match="is no deadline"):
            self.set(2, deadline)

    def test_of_an_unreadable_target_is_none(self):
        assert due_on([{"deadline": "ooit"}, {"deadline": 2027}, "ooit", {"deadline": None}]) is None

    def test_of_several_targets_is_the_last(self, town):
        text = queries.published_text(1)
        text.targets = [{"deadline": "2029"}, {"deadline": "2027-06"}]
        text.due_on = due_on(text.targets)

        assert queries.deadlines([text], TODAY)[text.promise_id].text == "2029"


class TestPlan:
    def plan(self, title="2026-2031", first_year=2026, last_year=2031):
        return actions.add_plan(
            title=title, first_year=first_year, last_year=last_year, actor=None, now=MORNING
        )

    def action(self, plan, code="AC1", cents=None, title="Toelage", now=MORNING):
        return actions.add_plan_action(
            plan_id=plan.pk, code=code, title=title, cents_by_year=cents or {}, actor=None, now=now
        )

    def link(self, number, action, now=MORNING):
        return actions.link_plan_action(
            promise_id=promise(number).pk, action_id=action.pk, actor=None, now=now
        )

    def test_tells_the_money_of_a_promise_by_year(self, town):
        plan = self.plan()
        self.link(1, self.action(plan, cents={2027: 700, 2026: 500}))
        self.link(1, self.action(plan, "AC2", {2027: -100}))

        money = queries.money(queries.published_text(1), TODAY)

        assert (money.years, money.cents, money.total_cents) == (("2026", "2027"), (500, 600), 1100)
        assert [row.cents for row in money.rows] == [(500, 700), (None, -100)]

    def test_is_told_in_the_history_of_the_promise_in_cents(self, town):
        self.link(1, self.action(self.plan(), cents={2026: 500, 2027: 700}))

        assert history.of(promise(1)).get().payload == {"plan": "2026-2031", "action": "AC1", "cents": 1200}

    def test_keeps_a_link_that_ended_for_reports_made_before(self, town):
        link = self.link(1, self.action(self.plan(), cents={2026: 500}))
        actions.unlink_plan_action(link_id=link.pk, actor=None, now=NOON)
        actions.unlink_plan_action(link_id=link.pk, actor=None, now=NOON)
        text = queries.published_text(1)

        assert queries.money(text, date(2026, 3, 1)).total_cents == 500
        assert queries.money(text, TODAY).rows == ()
        assert [event.kind for event in history.of(promise(1))] == [
            "followup.plan_linked",
            "followup.plan_unlinked",
        ]

    def test_links_a_promise_again_after_the_link_ended(self, town):
        action = self.action(self.plan(), cents={2026: 500})
        actions.unlink_plan_action(link_id=self.link(1, action).pk, actor=None, now=NOON)
        self.link(1, action, now=NOON)

        assert queries.money(queries.published_text(1), TODAY).total_cents == 500

    def test_refuses_a_second_link(self, town):
        action = self.action(self.plan())
        self.link(1, action)

        with pytest.raises(actions.AlreadyLinked, match="AC1 is linked to promise 1 already"):
            self.link(1, action)

    def test_refuses_a_code_that_the_plan_has(self, town):
        plan = self.plan()
        self.action(plan)

        with pytest.raises(actions.PlanActionExists, match="AC1 already"):
            self.action(plan)

    def test_may_use_a_code_of_another_plan(self, town):
        self.action(self.plan())

        assert self.action(self.plan("2020-2025", 2020, 2025)).code == "AC1"

    @pytest.mark.parametrize(("year", "cents"), [(2032, 1), (2025, 1), (2026, 10**15), (2026, -(10**15))])
    def test_refuses_money_that_it_cannot_hold(self, town, year, cents):
        with pytest.raises(given.AmountOutsidePlan, match="cannot hold"):
            self.action(self.plan(), cents={year: cents})

    @pytest.mark.parametrize(("first", "last"), [(2031, 2026), (2026, 2099), (1, 2)])
    def test_refuses_years_that_cannot_be(self, town, first, last):
        with pytest.raises(given.WrongPlan, match="at most 12 years in order"):
            self.plan(first_year=first, last_year=last)

    def test_refuses_a_title_that_is_there(self, town):
        self.plan()

        with pytest.raises(actions.PlanExists, match="'2026-2031' already"):
            self.plan()

    def test_refuses_a_national_number_in_the_title_of_an_action(self, town):
        with pytest.raises(NationalNumberFound, match="'title'"):
            self.action(self.plan(), title=f"Toelage {NATIONAL}")


class TestTheDatabase:
    """Refuses by itself what no action writes."""

    @pytest.mark.parametrize(
        "write",
        [
            lambda p: Status.objects.create(promise=p, stage="kept", true_on=TODAY, known_at=NOON),
            lambda p: Status.objects.create(promise=p, stage=None, true_on=TODAY, known_at=NOON),
            lambda p: Deadline.objects.create(promise=p, month=6, set_at=NOON),
            lambda p: Deadline.objects.create(promise=p, year=2026, day=6, set_at=NOON),
            lambda p: Deadline.objects.create(promise=p, year=2026, month=13, set_at=NOON),
            lambda p: Plan.objects.create(title="X", first_year=2031, last_year=2026),
        ],
    )
    def test_refuses(self, town, write):
        with pytest.raises(IntegrityError), transaction.atomic():
            write(promise(1))

    def test_refuses_proof_of_an_unknown_kind(self, town):
        status = record(1, "delivered", TODAY, now=NOON)

        with pytest.raises(IntegrityError), transaction.atomic():
            Proof.objects.create(status=status, kind="rumour", reference="x", seen_on=TODAY)

    def test_refuses_two_links_at_once(self, town):
        plan = Plan.objects.create(title="X", first_year=2026, last_year=2026)
        action = plan.actions.create(code="A", title="A")
        PlanLink.objects.create(promise=promise(1), action=action, linked_at=NOON)

        with pytest.raises(IntegrityError), transaction.atomic():
            PlanLink.objects.create(promise=promise(1), action=action, linked_at=NOON)


class TestTelling:
    def test_has_a_sentence_for_all_that_happens_to_a_promise(self, town):
        status = record(1, "delivered", TODAY, proof=[proof()], now=NOON)
        record(1, "in_progress", TODAY, now=NOON)
        withdrawal = actions.withdraw_status(status_id=status.pk, actor=None, now=NOON)
        actions.withdraw_status(status_id=withdrawal.pk, actor=None, now=NOON)
        actions.set_deadline(promise_id=promise(1).pk, deadline="2027", actor=None, now=NOON)
        actions.set_deadline(promise_id=promise(1).pk, deadline="", actor=None, now=NOON)
        plan = actions.add_plan(title="P", first_year=2026, last_year=2026, actor=None, now=NOON)
        action = actions.add_plan_action(
            plan_id=plan.pk, code="A{0}", title="A", cents_by_year={2026: 123456}, actor=None, now=NOON
        )
        link = actions.link_plan_action(promise_id=promise(1).pk, action_id=action.pk, actor=None, now=NOON)
        actions.unlink_plan_action(link_id=link.pk, actor=None, now=NOON)

        told = [TELLING[event.kind](event.payload) for event in history.of(promise(1))]

        assert told[0] == "Recorded as “Gerealiseerd”, with proof."
        assert told[1] == "Recorded as “In uitvoering”, without proof."
        assert told[6] == "Linked to action A{0} of plan P: €\N{NO-BREAK SPACE}1.234,56."
        assert len(told) == 8


class TestSpans:
    """What is kept of where promises stood."""

    def test_answer_as_the_events_do_for_any_two_days(self, town):
        first = record(1, "in_progress", date(2026, 1, 10), now=NOON)
        record(1, "delivered", date(2026, 2, 1), proof=[proof()], now=NOON + timedelta(days=3))
        record(1, "changed", date(2026, 1, 20), now=NOON + timedelta(days=5))
        actions.withdraw_status(status_id=first.pk, actor=None, now=NOON + timedelta(days=7))
        pk = promise(1).pk
        events = records.events([pk])[pk]

        for true_on in (date(2026, 1, 9) + timedelta(days=n) for n in (0, 1, 10, 11, 22, 23, 60)):
            for known_on in (date(2026, 3, 1) + timedelta(days=n) for n in range(10)):
                replayed = engine.standing(events, true_on, known_on)
                kept = standing_rows.spans([pk], true_on, known_on)
                expected = [(replayed.stage.code, replayed.since, replayed.is_claimed)]
                found = list(kept.values_list("stage", "since", "is_claimed"))
                assert found == (expected if replayed.since else [])

    def test_are_found_back_by_the_version_with_what_is_overdue(self, town):
        record(2, "in_progress", date(2026, 2, 1), now=NOON)

        def overdue(on):
            rows = standing_rows.texts(town, on).filter(is_overdue=True)
            return list(rows.values_list("promise__number", flat=True))

        assert [overdue(date(2026, 6, 30)), overdue(date(2026, 7, 1))] == [[], [2]]
        actions.set_deadline(promise_id=promise(2).pk, deadline="2026-09", actor=None, now=NOON)
        assert [overdue(date(2026, 7, 1)), overdue(date(2026, 10, 1))] == [[], [2]]
        actions.set_deadline(promise_id=promise(2).pk, deadline="", actor=None, now=NOON)
        assert overdue(date(2026, 7, 1)) == [2]
