from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.conf import settings as site
from django.urls import reverse
from django.utils import timezone

from akkoord.web.followup import actions, approval
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import Status, Underway
from akkoord.web.frame.followup import Followup
from web.followup.town import promise_row, publish, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NATIONAL = "85.07.30-033.28"
PUBLIC = [
    "/", "/beloften/", "/beloften/1/", "/en/beloften/1/", "/beloften/?stage=delivered", "/beloften/1.json",
    "/beloften/1.jsonld", "/beloften.csv", "/beloften.xlsx", "/domeinen/", "/opvolging/",
    "/opvolging/verslagen/", "/api/v1/promises", "/api/v1/promises/1", "/open-data/",
    "/open-data/catalogus.ttl", "/open-data/akkoord.zip",
]  # fmt: skip


@pytest.fixture
def route(settings, town):
    settings.CITY = replace(site.CITY, followup=Followup(route=("management_team", "college")))


@pytest.fixture
def staff(client, coordinator, route):
    client.force_login(coordinator)
    return client


def report(number=1, **values):
    today = timezone.localdate()
    proof = [GivenProof("decision", "https://stad.example/besluit/1", today, title="Geheim besluit")]
    return record(number, "delivered", today, proof=proof, now=timezone.now(), **values)


def through():
    for step in ("management_team", "college"):
        waiting = [one.status_id for one in Underway.objects.all()]
        approval.agree(statuses=waiting, step=step, actor=None, now=timezone.now())


def read(client, address):
    response = client.get(address, headers={"accept-encoding": "identity"})
    assert response.status_code == 200, address
    body = b"".join(response) if response.streaming else response.content
    if address.endswith(".zip"):
        with zipfile.ZipFile(BytesIO(body)) as packed:
            return [(name, packed.read(name)) for name in packed.namelist()]
    return re.sub(rb'(csrfmiddlewaretoken" value|nonce|name="v")="[^"]*"', b"", body)


def answer(staff, step, answer, *statuses, remark=""):
    return staff.post(
        reverse("followup:at_step", args=[step]),
        {"answer": answer, "statuses": [one.pk for one in statuses], "remark": remark},
    )


class TestPublic:
    @pytest.mark.parametrize("address", PUBLIC)
    def test_shows_nothing_of_what_is_on_its_way(self, client, route, address):
        before = read(client, address)
        report(remark="Voor collega's")

        assert read(client, address) == before

    def test_leaves_it_out_of_the_report_that_staff_prepare(self, staff):
        last_year = timezone.localdate().year - 1
        address = f"/opvolging/verslag/{last_year}/voorbeeld/"
        before = read(staff, address)
        record(1, "delivered", date(last_year, 6, 1), now=timezone.now())

        assert read(staff, address) == before

    def test_of_a_withdrawal_on_its_way_keeps_what_it_withdraws(self, client, route):
        status = report()
        through()
        before = read(client, "/beloften/1/")
        actions.withdraw_status(status_id=status.pk, actor=None, now=timezone.now())

        assert read(client, "/beloften/1/") == before

    def test_shows_it_after_the_last_step(self, client, route):
        report()
        through()

        assert "Geheim besluit" in client.get("/beloften/1/").content.decode()
        assert '"delivered"' in client.get("/api/v1/promises/1").content.decode()


class TestApprovalPage:
    def test_shows_what_waits_with_its_proof_and_remark(self, staff):
        report(remark="Geopend & wel")

        page = staff.get(reverse("followup:approval")).content.decode()

        assert "Belofte over bank 1" in page
        assert "Geheim besluit" in page
        assert "Geopend &amp; wel" in page

    def test_takes_many_to_the_next_step(self, staff, coordinator):
        both = report(1), report(2)

        assert answer(staff, "management_team", "agree", *both).status_code == 302
        assert answer(staff, "college", "agree", *both).status_code == 302

        assert not Status.objects.filter(public_at__isnull=True).exists()
        assert {one.passed_by for one in both[0].passages.all()} == {coordinator}

    @pytest.mark.parametrize(
        ("remark", "said"), [("", "Zeg wat de dienst moet veranderen"), (NATIONAL, "rijksregisternummer")]
    )
    def test_keeps_what_was_ticked_and_typed_when_something_is_wrong(self, staff, remark, said):
        status = report()

        response = answer(staff, "management_team", "send_back", status, remark=remark)

        assert response.status_code == 422
        page = response.content.decode()
        assert said in page
        assert f'value="{status.pk}" checked' in page
        assert Underway.objects.get().step == "management_team"

    def test_says_that_somebody_else_was_first(self, staff):
        status = report()
        through()

        response = answer(staff, "management_team", "agree", status)

        assert response.status_code == 422
        assert "Er is niets veranderd" in response.content.decode()

    @pytest.mark.parametrize("forged", ["", "x", "-1", "9" * 40, "\x00", "٣"])
    def test_survives_forged_numbers(self, staff, forged):
        address = reverse("followup:at_step", args=["college"])

        assert staff.post(address, {"answer": "agree", "statuses": forged}).status_code == 422

    @pytest.mark.parametrize("step", ["mayor", "service"])
    def test_is_closed_to_who_may_not_answer_for_the_step(self, staff, monkeypatch, step):
        held = frozenset({"followup.approve", "followup.approve_college"})
        monkeypatch.setattr("akkoord.web.accounts.queries.permissions", lambda *args, **kwargs: held)

        assert staff.get(reverse("followup:at_step", args=[step])).status_code == 403
        assert answer(staff, step, "agree", report()).status_code == 403

    @pytest.mark.parametrize("promises", [1, 60])
    def test_costs_a_fixed_number_of_queries(
        self, client, coordinator, settings, django_assert_max_num_queries, promises
    ):
        settings.CITY = replace(site.CITY, followup=Followup(route=("college",)))
        publish([promise_row(number) for number in range(1, promises + 1)])
        for number in range(1, promises + 1):
            report(number)
        client.force_login(coordinator)

        with django_assert_max_num_queries(14):
            client.get(reverse("followup:approval"))


class TestPromisePage:
    def page(self, staff):
        return staff.get(f"/en{reverse('followup:promise', args=[1])}").content.decode()

    def test_says_where_it_waits(self, staff):
        report()

        assert "Management team" in self.page(staff)

    def test_shows_the_remark_and_lets_it_be_submitted_again(self, staff):
        status = report()
        answer(staff, "management_team", "send_back", status, remark="Noem het <b>besluit</b>")

        assert "Noem het &lt;b&gt;besluit&lt;/b&gt;" in self.page(staff)
        again = "/opvolging/beloften/1/opnieuw/"
        assert staff.post(again, {"status": status.pk}).status_code == 302
        assert Underway.objects.get().step == "management_team"
        assert "niet teruggestuurd" in staff.post(again, {"status": status.pk}, follow=True).content.decode()

    def test_does_not_submit_for_another_promise(self, staff):
        status = report()
        answer(staff, "management_team", "send_back", status, remark="Nee")

        response = staff.post(reverse("followup:resubmit", args=[2]), {"status": status.pk})

        assert response.status_code == 404
        assert Underway.objects.get().step == ""

    def test_takes_it_back(self, staff):
        status = report()

        staff.post(reverse("followup:withdraw_status", args=[1]), {"status": status.pk})

        assert not Underway.objects.exists()
        assert "taken back before residents read it" in self.page(staff)
