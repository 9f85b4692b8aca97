from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from akkoord.web.accounts.models import Grant, User
from akkoord.web.agreement.models import Promise, PromiseText
from akkoord.web.followup import milestones, people, rolling
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.milestones import MilestoneEnded, MilestoneExists, ReachedInTheFuture
from akkoord.web.followup.models import Milestone, Owner, Partner, Service
from akkoord.web.followup.people import BeforeTheLastChange, NameTaken, ServiceEnded
from akkoord.web.followup.telling import TELLING
from akkoord.web.frame.national_numbers import NationalNumberFound
from akkoord.web.history import queries as history
from web.followup.town import promise, promise_row, publish, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TODAY, BEFORE = date(2026, 3, 2), date(2026, 1, 1)
NATIONAL = "85.07.30-033.28"
WHO = {"actor": None, "now": NOON}


@pytest.fixture
def service(town):
    return people.add_service(name="Dienst Wonen", **WHO)


def carriers(number, on=TODAY):
    pk = promise(number).pk
    return people.of([pk], on).get(pk, people.Carriers())


def give(number, service, from_on=BEFORE):
    pk = service.pk if service else None
    people.give_to_service(promise_id=promise(number).pk, service_id=pk, from_on=from_on, **WHO)


class TestServices:
    def test_carry_a_promise_from_one_day_up_to_another(self, service):
        green = people.add_service(name="Groendienst", **WHO)
        give(1, service)
        give(1, green, TODAY)

        assert [carriers(1, on).service for on in (date(2025, 12, 31), BEFORE, date(2026, 3, 1), TODAY)] == [
            "", "Dienst Wonen", "Dienst Wonen", "Groendienst",
        ]  # fmt: skip

    def test_given_twice_are_one_and_on_the_same_day_the_last(self, service):
        give(1, service)
        give(1, service, TODAY)
        assert Owner.objects.count() == 1

        give(1, people.add_service(name="Groendienst", **WHO))
        assert (Owner.objects.get().service.name, carriers(1).service) == ("Groendienst", "Groendienst")

    def test_can_be_taken_away(self, service):
        give(1, service)
        give(1, None, TODAY)

        assert (carriers(1).service, Owner.objects.get().until_on) == ("", TODAY)

    def test_never_carry_it_two_at_once_though_an_end_was_planned(self, service):
        later = date(2026, 6, 1)
        give(1, service)
        give(1, None, later)
        give(1, people.add_service(name="Groendienst", **WHO), TODAY)

        assert [carriers(1, on).service for on in (date(2026, 3, 1), TODAY, later)] == [
            "Dienst Wonen", "Groendienst", "Groendienst",
        ]  # fmt: skip
        assert Owner.objects.filter(people.held(TODAY)).count() == 1

    def test_that_stay_after_all_have_no_planned_end(self, service):
        give(1, service)
        give(1, None, date(2026, 6, 1))
        give(1, service, TODAY)

        assert carriers(1, date(2027, 1, 1)).service == "Dienst Wonen"

    def test_never_go_back_before_the_last_change(self, service):
        give(1, service, TODAY)

        with pytest.raises(BeforeTheLastChange, match="2026-01-01 lies before 2026-03-02"):
            give(1, None)

    def test_that_ended_carry_nothing_new(self, service):
        Service.objects.update(is_ended=True)

        with pytest.raises(ServiceEnded, match="Dienst Wonen has ended"):
            give(1, service)

    @pytest.mark.parametrize("name", ["Dienst Wonen", "dienst wonen", "!!"])
    def test_have_a_name_of_their_own(self, service, name):
        with pytest.raises(NameTaken, match="there is"):
            people.add_service(name=name, **WHO)

    def test_of_promises_cost_the_same_however_many(self, service, django_assert_num_queries):
        for number in (1, 2, 3):
            give(number, service)

        pks = list(Promise.objects.values_list("pk", flat=True))

        with django_assert_num_queries(2):
            assert len(people.of(pks, TODAY)) == 3


class TestOffices:
    def test_stay_while_people_change(self, town):
        office = people.add_office(title="Schepen van wonen", **WHO)
        people.make_responsible(promise_id=promise(1).pk, office_id=office.pk, from_on=BEFORE, **WHO)
        people.hold_office(office_id=office.pk, name="Mia Claes", from_on=BEFORE, **WHO)
        people.hold_office(office_id=office.pk, name="Jos Maes", from_on=TODAY, **WHO)

        assert [carriers(1, on).holder for on in (date(2026, 3, 1), TODAY)] == ["Mia Claes", "Jos Maes"]
        assert carriers(1).office == "Schepen van wonen"

    def test_are_told_in_history_without_the_name_of_who_holds_them(self, town):
        office = people.add_office(title="Schepen van wonen", **WHO)
        people.hold_office(office_id=office.pk, name="Mia Claes", from_on=TODAY, **WHO)

        told = [(event.kind, event.payload) for event in history.of(office)]
        assert told[-1] == ("followup.office_changed", {})
        assert all(kind in TELLING for kind, _ in told)

    def test_are_held_by_nobody_with_a_national_number(self, town):
        office = people.add_office(title="Schepen van wonen", **WHO)

        with pytest.raises(NationalNumberFound):
            people.hold_office(office_id=office.pk, name=f"Mia {NATIONAL}", from_on=TODAY, **WHO)


class TestPartners:
    def test_that_must_keep_a_promise_are_marked_on_its_page(self, town, client):
        for name, must in (("De Lijn", True), ("Jeugdraad", False)):
            people.add_partner(promise_id=promise(1).pk, name=name, must_keep_it=must, **WHO)

        assert (carriers(1).keepers, carriers(1).partners) == (("De Lijn",), ("Jeugdraad",))
        page = client.get(promise(1).get_absolute_url()).text
        assert "niet door de stad zelf" in page or "not by the city itself" in page

    def test_are_named_once(self, town):
        people.add_partner(promise_id=promise(1).pk, name="De Lijn", must_keep_it=True, **WHO)

        with pytest.raises(NameTaken):
            people.add_partner(promise_id=promise(1).pk, name="De Lijn", must_keep_it=False, **WHO)

    def test_can_be_taken_away_twice(self, town):
        partner = people.add_partner(promise_id=promise(1).pk, name="De Lijn", must_keep_it=True, **WHO)
        for _ in range(2):
            people.remove_partner(partner_id=partner.pk, **WHO)

        assert not carriers(1)
        assert history.of(promise(1)).count() == 2


class TestMilestones:
    def add(self, title="Studie klaar", due="2026-06"):
        return milestones.add(promise_id=promise(1).pk, title=title, due=due, **WHO)

    def states(self, on):
        return [(one.title, one.state) for one in milestones.shown(promise(1), on)]

    def test_become_late_by_the_clock_alone(self, town):
        self.add()

        assert [self.states(date(2026, 6, 30)), self.states(date(2026, 7, 1))] == [
            [("Studie klaar", "to_come")],
            [("Studie klaar", "late")],
        ]

    def test_are_reached_moved_and_dropped_and_history_knows(self, town):
        study, works, more = self.add(), self.add("Werken", ""), self.add("Meer", "2027")
        milestones.reach(milestone_id=study.pk, reached_on=TODAY, **WHO)
        milestones.move(milestone_id=works.pk, due="2028", **WHO)
        milestones.drop(milestone_id=more.pk, **WHO)

        assert self.states(TODAY) == [("Studie klaar", "reached"), ("Meer", "dropped"), ("Werken", "to_come")]
        kinds = [event.kind for event in history.of(promise(1))]
        assert kinds[3:] == [f"followup.milestone_{what}" for what in ("reached", "moved", "dropped")]
        assert set(kinds) <= set(TELLING)

    def test_end_once(self, town):
        study = self.add()
        milestones.reach(milestone_id=study.pk, reached_on=TODAY, **WHO)

        with pytest.raises(MilestoneEnded, match="Studie klaar"):
            milestones.drop(milestone_id=study.pk, **WHO)

    def test_are_not_reached_tomorrow(self, town):
        with pytest.raises(ReachedInTheFuture, match="2026-03-03 is after today"):
            milestones.reach(milestone_id=self.add().pk, reached_on=date(2026, 3, 3), **WHO)

    def test_have_a_name_of_their_own(self, town):
        self.add()

        with pytest.raises(MilestoneExists, match="Studie klaar"):
            self.add()


class TestStaffPages:
    """What they send is done, or comes back with what is wrong."""

    def send(self, client, name, *arguments, **fields):
        return client.post(reverse(f"followup:{name}", args=arguments), fields)

    def test_say_who_carries_a_promise(self, client, coordinator, town):
        client.force_login(coordinator)
        assert self.send(client, "add_service", **{"service-name": "Dienst Wonen"}).status_code == 302
        assert self.send(client, "add_office", **{"office-title": "Schepen van wonen"}).status_code == 302
        service, office = Service.objects.get(), people.offices()[0]
        sent = [
            self.send(
                client, "hold_office", office.pk,
                **{f"holder{office.pk}-name": "Mia", f"holder{office.pk}-from_on": "2026-01-01"},
            ),
            self.send(client, "assign", 1, **{"owner-service": service.pk, "owner-from_on": "2026-01-01"}),
            self.send(
                client, "answer_for", 1,
                **{"responsible-office": office.pk, "responsible-from_on": "2026-01-01"},
            ),
            self.send(client, "add_partner", 1, **{"partner-name": "De Lijn", "partner-must_keep_it": "on"}),
            self.send(client, "add_milestone", 1, **{"milestone-title": "Studie", "milestone-due": "2027"}),
        ]  # fmt: skip

        assert [answer.status_code for answer in sent] == [302] * 5
        shown = client.get(reverse("followup:promise", args=[1])).text
        for words in ("Dienst Wonen", "Schepen van wonen (Mia)", "De Lijn", "Studie"):
            assert words in shown
        assert "Schepen van wonen" in client.get(reverse("followup:organisation")).text

        milestone, partner = Milestone.objects.get(), Partner.objects.get()
        change = {"milestone": milestone.pk, "what": "reach", "reached_on": "2026-01-02"}
        assert self.send(client, "change_milestone", 1, **change).status_code == 302
        assert self.send(client, "change_milestone", 1, **change).status_code == 422
        assert self.send(client, "remove_partner", 1, pk=partner.pk).status_code == 302
        assert (Milestone.objects.get().reached_on, Partner.objects.count()) == (date(2026, 1, 2), 0)

    @pytest.mark.parametrize(
        ("name", "fields", "typed"),
        [
            ("add_milestone", {"milestone-title": "Studie", "milestone-due": "ooit"}, "ooit"),
            ("add_partner", {"partner-name": f"An {NATIONAL}"}, NATIONAL),
            ("assign", {"owner-service": "99", "owner-from_on": "2026-01-01"}, "2026-01-01"),
        ],
    )
    def test_give_back_what_was_typed(self, client, coordinator, town, name, fields, typed):
        client.force_login(coordinator)

        answer = self.send(client, name, 1, **fields)

        assert answer.status_code == 422
        assert typed in answer.text

    def test_take_nothing_of_another_promise(self, client, coordinator, town):
        client.force_login(coordinator)
        other = milestones.add(promise_id=promise(2).pk, title="Studie", due="", **WHO)
        partner = people.add_partner(promise_id=promise(2).pk, name="De Lijn", must_keep_it=True, **WHO)

        sent = [
            self.send(client, "change_milestone", 1, milestone=other.pk, what="drop"),
            self.send(client, "change_milestone", 1, milestone="9" * 40, what="drop"),
            self.send(client, "remove_partner", 1, pk=partner.pk),
            self.send(client, "hold_office", 9_999),
        ]

        assert [answer.status_code for answer in sent] == [404] * 4


class TestServiceRole:
    def test_records_for_the_promises_of_its_service_only(self, client, service):
        user = User.objects.create_user("wonen@voorbeeldegem.example", name="Wim")
        Grant.objects.create(user=user, role="service", scope=service.slug, valid_from=BEFORE)
        give(1, service)
        client.force_login(user)
        fields = {"milestone-title": "Studie", "milestone-due": "2027"}

        assert client.post(reverse("followup:add_milestone", args=[1]), fields).status_code == 302
        for name in ("add_milestone", "record_status", "set_deadline", "withdraw_status"):
            assert client.post(reverse(f"followup:{name}", args=[2]), fields).status_code == 403
        assert client.post(reverse("followup:assign", args=[1]), fields).status_code == 403
        assert "followup:record_status" not in client.get(reverse("followup:promise", args=[2])).text


class TestWhatLiesUnderAGoal:
    @pytest.fixture
    def goal(self, db):
        rows = [promise_row(1) | {"level": "goal"}, *(promise_row(n) | {"parent": 1} for n in (2, 3, 4))]
        publish(rows)
        record(2, "delivered", TODAY, proof=[GivenProof("decision", "besluit 1", TODAY)], now=NOON)
        record(3, "not_started", TODAY, now=NOON)
        return PromiseText.objects.get(promise__number=1)

    def weigh(self, number, weight):
        rolling.weigh(promise_id=promise(number).pk, weight=weight, **WHO)

    def test_counts_each_alike_and_says_what_nobody_knows(self, goal, django_assert_num_queries):
        with django_assert_num_queries(4):
            found = rolling.below(goal, TODAY)

        assert (found.leaves, found.least, found.most, found.is_weighed) == (3, 33.3, 66.7, False)

    def test_counts_what_weighs_more_for_more(self, goal):
        self.weigh(2, Decimal(3))
        self.weigh(4, Decimal(0))

        assert (rolling.below(goal, TODAY).least, rolling.below(goal, TODAY).is_weighed) == (75, True)
        self.weigh(2, None)
        assert rolling.below(goal, TODAY).least == 50

    def test_of_a_domain_counts_its_actions_and_no_goal(self, goal, client):
        self.weigh(2, Decimal(3))

        found = rolling.by_domain(goal.version, TODAY)[goal.domain_id].progress

        assert (found.leaves, found.least, found.most) == (3, 60, 80)
        assert "60 – 80" in client.get(reverse("followup:progress")).text

    def test_tells_history_of_each_weight_once(self, goal):
        for _ in range(2):
            self.weigh(2, Decimal("2.5"))

        kinds = [event.kind for event in history.of(promise(2))]
        assert kinds == ["followup.status_recorded", "followup.weight_set"]
        assert "followup.weight_set" in TELLING

    @pytest.mark.parametrize("weight", ["-1", "1001", "0.001"])
    def test_refuses_a_weight_beyond_measure(self, goal, weight):
        with pytest.raises(rolling.WrongWeight, match=f"{weight} is no weight"):
            self.weigh(2, Decimal(weight))

    def test_stands_on_the_page_of_the_goal_only(self, goal, client, coordinator):
        goal_page, other = (client.get(promise(number).get_absolute_url()).text for number in (1, 2))
        assert "33,3" in goal_page
        assert "33,3" not in other

        client.force_login(coordinator)
        sent = client.post(reverse("followup:weigh", args=[2]), {"weight-weight": "2"})
        assert (sent.status_code, rolling.weight_of(promise(2))) == (302, 2)
        assert client.post(reverse("followup:weigh", args=[2]), {"weight-weight": "-2"}).status_code == 422
