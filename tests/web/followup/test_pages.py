from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone, translation

from akkoord.web.accounts.models import Grant
from akkoord.web.agreement import panels, standings
from akkoord.web.agreement.models import Promise
from akkoord.web.followup import actions, projection, queries, sources
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import Deadline, Plan, PlanAction, PlanLink, Status
from akkoord.web.followup.sources import Reference
from web.followup.town import promise, promise_row, publish, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NATIONAL = "85.07.30-033.28"
STAFF_PAGES = [
    ("get", "followup:work", [], "followup.record_status"),
    ("get", "followup:promise", [1], "followup.record_status"),
    ("post", "followup:record_status", [1], "followup.record_status"),
    ("post", "followup:withdraw_status", [1], "followup.record_status"),
    ("post", "followup:resubmit", [1], "followup.record_status"),
    ("get", "followup:approval", [], "followup.approve"),
    ("post", "followup:set_deadline", [1], "followup.record_status"),
    ("post", "followup:link", [1], "followup.link_plan"),
    ("post", "followup:unlink", [1], "followup.link_plan"),
    ("get", "followup:plan", [], "followup.link_plan"),
    ("post", "followup:add_plan", [], "followup.link_plan"),
    ("post", "followup:add_plan_action", [1], "followup.link_plan"),
]


def fill(promises, *, now=NOON):
    """Give each promise a status with proof, a deadline, and an action of the plan with money."""
    plan = actions.add_plan(title="2026-2031", first_year=2026, last_year=2031, actor=None, now=now)
    for number in range(1, promises + 1):
        shown = [GivenProof("document", f"https://stad.example/{number}", date(2026, 3, 1))]
        record(number, "in_progress", date(2026, 2, 1), proof=shown, now=now)
        actions.set_deadline(promise_id=promise(number).pk, deadline="2027", actor=None, now=now)
        action = actions.add_plan_action(
            plan_id=plan.pk,
            code=f"AC{number}",
            title="Toelage",
            cents_by_year={2026: 100, 2027: 50},
            actor=None,
            now=now,
        )
        actions.link_plan_action(promise_id=promise(number).pk, action_id=action.pk, actor=None, now=now)


def filled_panels(number, user=None):
    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    shown = panels.filled(request, queries.published_text(number))
    return "".join(
        render_to_string(one.template, dict(one.values)) for one in shown if "followup" in one.template
    )


class TestHome:
    def test_tells_how_many_promises_are_known_and_proved(self, client, town):
        record(
            1,
            "delivered",
            date(2026, 2, 1),
            proof=[GivenProof("photo", "foto 1", date(2026, 2, 1))],
            now=NOON,
        )
        record(2, "in_progress", date(2026, 2, 1), now=NOON)

        overview = client.get(reverse("followup:home")).context["overview"]

        assert (overview.all.promises, overview.all.known, overview.all.proved, overview.all.claimed) == (
            3,
            2,
            1,
            1,
        )
        assert {one.code: one.promises for one in overview.all.stages if one.promises} == {
            "no_information": 1,
            "in_progress": 1,
            "delivered": 1,
        }
        assert [(row.title, row.promises, row.known) for row in overview.domains] == [
            ("Zorg", 2, 1),
            ("Groen", 1, 1),
        ]

    def test_shows_what_was_recorded_lately_without_what_was_withdrawn(self, client, town):
        mistake = record(1, "delivered", date(2026, 2, 1), now=NOON)
        record(3, "in_progress", date(2026, 2, 1), now=NOON)
        actions.withdraw_status(status_id=mistake.pk, actor=None, now=NOON)

        recent = client.get(reverse("followup:home")).context["overview"].recent

        assert [one.address for one in recent] == [promise(3).get_absolute_url()]

    def test_counts_the_money_of_an_action_once_though_it_serves_two_promises(self, client, town):
        fill(1)
        action = PlanAction.objects.get()
        actions.link_plan_action(promise_id=promise(3).pk, action_id=action.pk, actor=None, now=NOON)

        overview = client.get(reverse("followup:home")).context["overview"]

        assert (overview.total_cents, [one.cents for one in overview.years]) == (150, [100, 50])

    def test_says_that_nothing_was_published_yet(self, client):
        assert "No agreement has been published yet" in client.get(reverse("followup:home")).content.decode()

    def test_shows_markup_in_what_staff_typed_as_text(self, client, town):
        shown = [GivenProof("document", "<script>alert(1)</script>", date(2026, 2, 1), title="<b>x</b>")]
        record(1, "delivered", date(2026, 2, 1), proof=shown, remark="<script>x</script>", now=NOON)

        assert b"<script>alert" not in client.get(reverse("followup:home")).content
        assert "<script>alert" not in filled_panels(1)


class TestTheNumberOfQueries:
    """Is the same whatever the number of promises."""

    @pytest.mark.parametrize("promises", [3, 300])
    @pytest.mark.parametrize(
        ("address", "most"),
        [("followup:home", 12), ("followup:stages", 0)],
    )
    def test_of_public_pages(self, client, db, django_assert_max_num_queries, promises, address, most):
        publish([promise_row(number) for number in range(1, promises + 1)])
        fill_fast(promises)

        with django_assert_max_num_queries(most):
            response = client.get(reverse(address))

        assert response.status_code == 200

    @pytest.mark.parametrize("promises", [3, 300])
    def test_of_staff_pages(self, client, coordinator, django_assert_max_num_queries, promises):
        publish([promise_row(number) for number in range(1, promises + 1)])
        fill_fast(promises)
        client.force_login(coordinator)

        with django_assert_max_num_queries(14):
            client.get(reverse("followup:work"))
        with django_assert_max_num_queries(8):
            client.get(reverse("followup:plan"))
        with django_assert_max_num_queries(25):
            client.get(reverse("followup:promise", args=[1]))

    @pytest.mark.parametrize("promises", [3, 300])
    def test_of_standings_for_lists(self, db, django_assert_max_num_queries, promises):
        publish([promise_row(number) for number in range(1, promises + 1)])
        fill_fast(promises)
        ids = [promise(number).pk for number in range(1, promises + 1)]

        with django_assert_max_num_queries(7):
            found = standings.of(ids, date(2026, 7, 1))
        with django_assert_max_num_queries(2):
            queries.standings(ids, date(2026, 7, 1), date(2026, 7, 1))

        assert len(found) == promises


def fill_fast(promises):
    """Give each promise a status with proof, a deadline and a linked action, row by row without history."""
    plan = Plan.objects.create(title="2026-2031", first_year=2026, last_year=2031)
    for number in range(1, promises + 1):
        one = promise(number)
        status = Status.objects.create(
            promise=one, stage="in_progress", true_on=date(2026, 2, 1), known_at=NOON, public_at=NOON
        )
        status.proof.create(
            kind="document", reference=f"https://stad.example/{number}", seen_on=date(2026, 2, 1)
        )
        Deadline.objects.create(promise=one, year=2027, last_day=date(2027, 12, 31), set_at=NOON)
        action = plan.actions.create(code=f"AC{number}", title="Toelage")
        action.amounts.create(year=2026, cents=100)
        PlanLink.objects.create(promise=one, action=action, linked_at=NOON)
    projection.rebuild(Promise.objects.values_list("pk", flat=True))


class TestStandingsForLists:
    def test_leave_out_promises_without_information(self, town):
        record(1, "delivered", date(2026, 2, 1), now=NOON)

        assert list(standings.of([promise(1).pk, promise(3).pk], date(2026, 7, 1))) == [promise(1).pk]

    def test_become_overdue_by_the_clock_alone(self, town):
        record(2, "in_progress", date(2026, 2, 1), now=NOON)
        pk = promise(2).pk

        assert not standings.of([pk], date(2026, 6, 30))[pk].is_overdue
        assert standings.of([pk], date(2026, 7, 1))[pk].is_overdue


class TestPanels:
    def test_say_what_no_information_means(self, town):
        shown = filled_panels(1)

        assert "Geen informatie" in shown
        assert "That does not mean that nothing is done" in shown
        assert "That does not mean that it costs nothing" in shown

    def test_show_stage_proof_and_money(self, town):
        fill(1)
        shown = filled_panels(1)

        assert "In uitvoering" in shown
        assert 'href="https://stad.example/1"' in shown
        assert "€\N{NO-BREAK SPACE}1,50" in shown

    @pytest.mark.parametrize(
        ("language", "path"), [("nl", "/besluiten/1/"), ("en", "/en/besluiten/1/")], ids=str
    )
    def test_lead_to_the_own_site_wherever_it_is_served(self, town, language, path):
        shown = [GivenProof("decision", f"{settings.CITY.base_url}/besluiten/1/", date(2026, 3, 1))]
        record(1, "delivered", date(2026, 2, 1), proof=shown, now=NOON)

        with translation.override(language):
            assert f'href="{path}"' in filled_panels(1)

    def test_lead_staff_to_the_page_where_they_record(self, town, coordinator):
        address = reverse("followup:promise", args=[1])

        assert address in filled_panels(1, coordinator)
        assert address not in filled_panels(1)

    def test_never_make_a_link_of_words(self, town):
        status = record(1, "delivered", date(2026, 2, 1), now=NOON)
        # As a row from elsewhere could hold it: the action would refuse.
        status.proof.create(kind="document", reference="javascript:alert(1)", seen_on=date(2026, 2, 1))

        assert 'href="javascript' not in filled_panels(1)


class TestStaffPages:
    @pytest.mark.parametrize(("method", "name", "parts", "permission"), STAFF_PAGES)
    def test_ask_to_log_in(self, client, town, method, name, parts, permission):
        response = getattr(client, method)(reverse(name, args=parts))

        assert response.status_code == 302
        assert "next=" in response["Location"]

    @pytest.mark.parametrize(("method", "name", "parts", "permission"), STAFF_PAGES)
    def test_refuse_who_may_not(self, client, town, reader, method, name, parts, permission):
        client.force_login(reader)

        assert getattr(client, method)(reverse(name, args=parts)).status_code == 403
        assert not Status.objects.exists()
        assert not Plan.objects.exists()

    @pytest.mark.parametrize(("method", "name", "parts", "permission"), STAFF_PAGES)
    def test_open_with_exactly_their_permission(
        self, client, town, reader, method, name, parts, permission, monkeypatch
    ):
        for name_of_query in ("permissions", "permissions_anywhere"):
            monkeypatch.setattr(
                f"akkoord.web.accounts.queries.{name_of_query}",
                lambda *args, **kwargs: frozenset({permission}),
            )
        client.force_login(reader)

        assert getattr(client, method)(reverse(name, args=parts)).status_code in {200, 302, 404, 422}

    @pytest.mark.parametrize("name", [name for method, name, parts, _ in STAFF_PAGES if method == "post"])
    def test_change_nothing_by_an_address_alone(self, client, town, coordinator, name):
        client.force_login(coordinator)

        parts = [] if name == "followup:add_plan" else [1]
        assert client.get(reverse(name, args=parts)).status_code == 405

    def test_change_nothing_from_another_site(self, town, coordinator):
        client = Client(enforce_csrf_checks=True)
        client.force_login(coordinator)

        assert client.post(reverse("followup:record_status", args=[1]), {}).status_code == 403

    def test_no_longer_open_after_the_role_ended(self, client, town, coordinator):
        Grant.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
        client.force_login(coordinator)

        assert client.get(reverse("followup:work")).status_code == 403

    def test_of_a_promise_that_is_not_there(self, client, town, coordinator):
        client.force_login(coordinator)

        assert client.get(reverse("followup:promise", args=[99])).status_code == 404
        assert client.get(reverse("followup:promise", args=[10**30])).status_code == 404


@pytest.fixture
def staff(client, coordinator, town):
    client.force_login(coordinator)
    return client


def typed(**changes):
    values = {
        "stage": "in_progress",
        "true_on": "2026-02-01",
        "remark": "Werken begonnen",
        "proof-TOTAL_FORMS": "2",
        "proof-INITIAL_FORMS": "0",
        "proof-0-kind": "document",
        "proof-0-reference": "Verslag van 12 mei",
        "proof-0-title": "Verslag",
        "proof-0-seen_on": "2026-02-02",
    }
    return values | changes


class TestRecordingAStatus:
    def post(self, staff, **changes):
        return staff.post(reverse("followup:record_status", args=[1]), typed(**changes))

    def test_keeps_it_with_its_proof_and_author(self, staff, coordinator):
        assert self.post(staff).status_code == 302

        status = Status.objects.get()
        assert (status.stage, status.true_on, status.recorded_by) == (
            "in_progress",
            date(2026, 2, 1),
            coordinator,
        )
        assert [(one.kind, one.reference) for one in status.proof.all()] == [
            ("document", "Verslag van 12 mei")
        ]

    def test_takes_a_ticked_decision_as_proof(self, staff, monkeypatch):
        found = Reference("https://stad.example/besluit/1", "Besluit 1")
        monkeypatch.setitem(sources._SOURCES, "decisions", lambda ids, until: {ids[0]: (found,)})
        nothing = {f"proof-0-{name}": "" for name in ("kind", "reference", "title", "seen_on")}

        assert "Besluit 1" in staff.get(reverse("followup:promise", args=[1])).text
        assert self.post(staff, **nothing, decisions=[found.address]).status_code == 302
        assert [(one.kind, one.reference, one.title) for one in Status.objects.get().proof.all()] == [
            ("decision", found.address, found.title)
        ]

    def test_takes_no_decision_that_is_not_linked(self, staff, monkeypatch):
        found = Reference("https://stad.example/besluit/1", "Besluit 1")
        monkeypatch.setitem(sources._SOURCES, "decisions", lambda ids, until: {ids[0]: (found,)})

        assert self.post(staff, decisions=["https://stad.example/besluit/2"]).status_code == 422
        assert not Status.objects.exists()

    def test_needs_no_proof(self, staff):
        nothing = {f"proof-0-{name}": "" for name in ("kind", "reference", "title", "seen_on")}

        assert self.post(staff, **nothing).status_code == 302
        assert not Status.objects.get().proof.exists()

    @pytest.mark.parametrize(
        ("wrong", "about"),
        [
            ({"stage": "kept"}, "id_stage_error"),
            ({"stage": ""}, "id_stage_error"),
            ({"true_on": "31/02/2026"}, "id_true_on_error"),
            ({"true_on": "2999-01-01"}, "id_true_on_error"),
            ({"remark": f"Van {NATIONAL}"}, "id_remark_error"),
            ({"remark": "nul\0teken"}, "id_remark_error"),
            ({"remark": "x" * 2001}, "id_remark_error"),
            ({"proof-0-kind": "address"}, "id_proof-0-reference_error"),
            ({"proof-0-reference": "javascript:alert(1)"}, "id_proof-0-reference_error"),
            ({"proof-0-reference": ""}, "id_proof-0-reference_error"),
            ({"proof-0-title": NATIONAL}, "id_proof-0-title_error"),
            ({"proof-0-kind": "rumour"}, "id_proof-0-kind_error"),
        ],
    )
    def test_keeps_what_was_typed_when_something_is_wrong(self, staff, wrong, about):
        response = self.post(staff, **wrong)
        page = response.content.decode()

        assert response.status_code == 422
        assert f'id="{about}"' in page
        assert f"{about}" in page.split("aria-describedby=", 1)[1]
        assert 'value="Verslag' in page or "proof-0-title" in wrong
        assert "Werken begonnen" in page or "remark" in wrong
        assert not Status.objects.exists()

    def test_takes_proof_seen_in_the_future_for_a_mistake(self, staff):
        assert self.post(staff, **{"proof-0-seen_on": "2999-01-01"}).status_code == 422
        assert not Status.objects.exists()

    @pytest.mark.parametrize("forms", ["-1", "1000000", "x", ""])
    def test_survives_a_forged_number_of_forms(self, staff, forms):
        assert self.post(staff, **{"proof-TOTAL_FORMS": forms}).status_code in {302, 422}


class TestWithdrawing:
    def post(self, staff, status, number=1):
        return staff.post(reverse("followup:withdraw_status", args=[number]), {"status": status})

    def test_takes_a_mistake_back(self, staff):
        record(1, "delivered", date(2026, 2, 1), now=NOON)

        assert self.post(staff, Status.objects.get().pk).status_code == 302
        assert queries.standings([promise(1).pk], timezone.localdate(), timezone.localdate()) == {}

    def test_twice_is_told(self, staff):
        status = record(1, "delivered", date(2026, 2, 1), now=NOON)
        self.post(staff, status.pk)

        response = staff.post(
            reverse("followup:withdraw_status", args=[1]), {"status": status.pk}, follow=True
        )

        assert "al ingetrokken" in response.content.decode()

    def test_does_not_reach_another_promise(self, staff):
        status = record(3, "delivered", date(2026, 2, 1), now=NOON)

        assert self.post(staff, status.pk, number=1).status_code == 404
        assert Status.objects.count() == 1

    @pytest.mark.parametrize("status", ["", "x", "-1", "9" * 40])
    def test_of_nothing_is_not_found(self, staff, status):
        assert self.post(staff, status).status_code == 404


class TestSettingADeadline:
    def post(self, staff, deadline):
        return staff.post(reverse("followup:set_deadline", args=[1]), {"deadline": deadline})

    def test_keeps_it(self, staff, coordinator):
        assert self.post(staff, "2027-06").status_code == 302
        assert (Deadline.objects.get().text, Deadline.objects.get().set_by) == ("2027-06", coordinator)

    def test_keeps_what_was_typed_when_it_is_wrong(self, staff):
        response = self.post(staff, "volgend")

        assert response.status_code == 422
        assert 'value="volgend"' in response.content.decode()
        assert not Deadline.objects.exists()


class TestThePlan:
    def add_plan(self, staff, **changes):
        values = {"title": "2026-2031", "first_year": "2026", "last_year": "2031"} | changes
        return staff.post(reverse("followup:add_plan"), values)

    def add_action(self, staff, **changes):
        plan = Plan.objects.get()
        values = {
            "code": "AC1",
            "title": "Toelage",
            "cents_2026": "12.500,50",
            "cents_2027": "-100",
        } | changes
        return staff.post(
            reverse("followup:add_plan_action", args=[plan.pk]),
            {f"plan{plan.pk}-{name}": value for name, value in values.items()},
        )

    def test_takes_amounts_as_flanders_writes_them(self, staff):
        self.add_plan(staff)

        assert self.add_action(staff).status_code == 302
        assert list(PlanAction.objects.get().amounts.values_list("year", "cents")) == [
            (2026, 1_250_050),
            (2027, -10_000),
        ]

    @pytest.mark.parametrize(
        "wrong",
        [
            {"cents_2026": "12.50"},
            {"cents_2026": "9" * 29},
            {"code": ""},
            {"title": NATIONAL},
        ],
    )
    def test_keeps_what_was_typed_of_a_wrong_action(self, staff, wrong):
        self.add_plan(staff)

        response = self.add_action(staff, **wrong)

        assert response.status_code == 422
        assert 'value="-100"' in response.content.decode()
        assert not PlanAction.objects.exists()

    def test_refuses_a_code_twice(self, staff):
        self.add_plan(staff)
        self.add_action(staff)

        assert self.add_action(staff).status_code == 422
        assert PlanAction.objects.count() == 1

    @pytest.mark.parametrize(
        "wrong", [{"title": ""}, {"first_year": "2032"}, {"last_year": "2200"}, {"first_year": "x"}]
    )
    def test_keeps_what_was_typed_of_a_wrong_plan(self, staff, wrong):
        response = self.add_plan(staff, **wrong)

        assert response.status_code == 422
        assert 'value="2031"' in response.content.decode() or "last_year" in wrong
        assert not Plan.objects.exists()

    def test_is_linked_to_a_promise_and_unlinked(self, staff):
        self.add_plan(staff)
        self.add_action(staff)
        action = PlanAction.objects.get()

        assert staff.post(reverse("followup:link", args=[1]), {"action": action.pk}).status_code == 302
        assert staff.post(reverse("followup:link", args=[1]), {"action": action.pk}).status_code == 422
        link = PlanLink.objects.get()
        assert staff.post(reverse("followup:unlink", args=[3]), {"link": link.pk}).status_code == 404
        assert staff.post(reverse("followup:unlink", args=[1]), {"link": link.pk}).status_code == 302
        link.refresh_from_db()
        assert link.unlinked_at is not None


class TestWork:
    @pytest.mark.parametrize("words", ["bank 3", "%", "\0", "x" * 5000, "'\""])
    def test_takes_any_words(self, staff, words):
        assert staff.get(reverse("followup:work"), {"q": words, "page": "x"}).status_code == 200


class TestStages:
    def test_gives_every_stage_its_criterion_and_proof(self, client):
        page = client.get(reverse("followup:stages")).content.decode()

        assert "De stad heeft beslist om de belofte niet meer uit te voeren." in page
        assert page.count('class="stage ') == 8
