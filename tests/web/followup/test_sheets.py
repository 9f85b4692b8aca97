"""The pages of a sheet: brought in, looked at, confirmed, done by a job."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.followup.bulk import importing
from akkoord.web.followup.models import Owner, Service, Sheet, SheetRow, Status
from akkoord.web.jobs import runs
from akkoord.web.jobs.models import Job
from web.followup.town import promise, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

HEADINGS = "number;stage;true_on;remark\n"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    noon = timezone.make_aware(datetime(2026, 3, 2, 12))  # noqa: DTZ001 - made aware of the city's zone
    monkeypatch.setattr(timezone, "now", lambda: noon)
    return noon


@pytest.fixture
def staff(client, coordinator, town):
    client.force_login(coordinator)
    return client


@pytest.fixture
def worker(client, town):
    """Somebody of the service that carries out the first promise."""
    service = Service.objects.create(slug="wonen", name="Dienst Wonen")
    Owner.objects.create(promise=promise(1), service=service, from_on=date(2026, 1, 1))
    user = User.objects.create_user("an@voorbeeldegem.example", name="An")
    Grant.objects.create(user=user, role=Role.SERVICE, scope="wonen", valid_from=date(2026, 1, 1))
    client.force_login(user)
    return client


def bring(client, rows, name="blad.csv"):
    upload = SimpleUploadedFile(name, (HEADINGS + rows).encode())
    return client.post(reverse("followup:sheet"), {"sheet": upload})


def confirmed(client, rows):
    """Bring a sheet in and confirm it; return it with the job that waits."""
    bring(client, rows)
    sheet = Sheet.objects.get()
    client.post(reverse("followup:sheet_confirm", args=[sheet.public_id]))
    return sheet, Job.objects.get()


class TestBringingIn:
    def test_shows_what_would_change_and_changes_nothing(self, staff, today):
        record(1, "in_progress", date(2026, 2, 1), now=today)

        page = staff.get(bring(staff, "1;Gerealiseerd;1/3/2026;\n9;dropped;1/3/2026;\n2;;;\n").url)

        assert [(part.code, part.count) for part in page.context["parts"]] == [
            ("change", 1),
            ("problem", 1),
            ("same", 1),
        ]
        assert "<del>In uitvoering</del> → <ins>Gerealiseerd</ins>" in page.content.decode()
        wrong = staff.get(page.request["PATH_INFO"], {"state": "problem"}).content.decode()
        assert "Er is geen belofte met nummer 9." in wrong
        assert Status.objects.count() == 1

    def test_says_why_a_file_is_no_sheet(self, staff):
        answer = bring(staff, "\0")

        assert answer.status_code == 422
        assert "die we kunnen lezen" in answer.content.decode()
        assert staff.post(reverse("followup:sheet")).status_code == 422

    def test_shows_markup_of_a_cell_as_text(self, staff):
        page = staff.get(bring(staff, "1;delivered;1/3/2026;<script>alert(1)</script>\n", "<b>.csv").url)

        assert "<script>alert" not in page.content.decode()
        assert "&lt;script&gt;alert" in page.content.decode()

    def test_is_seen_by_nobody_else(self, staff, reader):
        address = bring(staff, "1;delivered;1/3/2026;\n").url
        other = User.objects.create_user("cis@voorbeeldegem.example", name="Cis")
        Grant.objects.create(user=other, role=Role.COORDINATOR, valid_from=date(2026, 1, 1))
        staff.force_login(other)

        assert staff.get(address).status_code == 404
        assert staff.get(f"{address}verslag.csv").status_code == 404
        assert staff.post(f"{address}noteren/").status_code == 404
        staff.force_login(reader)
        assert staff.get(reverse("followup:sheet")).status_code == 403
        assert staff.get(reverse("followup:sheet_download", args=["csv"])).status_code == 403

    def test_lets_only_who_assigns_hand_out_promises(self, worker, coordinator):
        def brought():
            upload = SimpleUploadedFile("blad.csv", b"number;weight\n1;2,5\n")
            return worker.get(worker.post(reverse("followup:sheet"), {"sheet": upload}).url).content.decode()

        assert "Alleen wie beloften toewijst, mag dit veranderen." in brought()
        worker.force_login(coordinator)
        assert "<ins>2.5</ins>" in brought()


class TestConfirming:
    def test_lets_one_job_record_the_rows_and_report_on_each(self, staff, coordinator):
        sheet, job = confirmed(staff, "1;delivered;1/3/2026;Klaar\n2;onzin;;\n3;;;\n")
        staff.post(reverse("followup:sheet_confirm", args=[sheet.public_id]))

        runs.run.func(Job.objects.get().pk)

        status = Status.objects.get()
        assert (status.stage, status.remark, status.recorded_by) == ("delivered", "Klaar", coordinator)
        assert (
            "Genoteerde rijen: 1. Niet bruikbare rijen: 1."
            in staff.get(reverse("jobs:job", args=[job.public_id])).content.decode()
        )
        report = staff.get(reverse("followup:sheet_report", args=[sheet.public_id])).content.decode(
            "utf-8-sig"
        )
        assert report.splitlines()[1] == "2,1,done,stage,delivered,no_information"
        assert report.splitlines()[4].startswith('3,2,problem,stage,onzin,"onzin is geen fase.')
        assert report.splitlines()[5] == "4,3,same,,,"
        with pytest.raises(importing.AlreadyConfirmed, match="was confirmed before"):
            importing.confirm(sheet_id=sheet.pk, actor=coordinator, now=timezone.now())

    def test_asks_again_what_its_owner_may_do(self, worker):
        _sheet, job = confirmed(worker, "1;delivered;1/3/2026;\n")
        Owner.objects.update(until_on=date(2026, 3, 2))

        runs.run.func(job.pk)

        assert not Status.objects.exists()
        assert SheetRow.objects.get().told["problems"][0]["reason"]["code"] == "out_of_reach"

    def test_stops_when_it_is_cancelled(self, staff):
        sheet, job = confirmed(staff, "1;delivered;1/3/2026;\n")
        staff.post(reverse("jobs:cancel", args=[job.public_id]))

        runs.run.func(job.pk)

        assert not Status.objects.exists()
        assert SheetRow.objects.get(sheet=sheet).state == "change"


class TestDownloading:
    def test_gives_a_service_its_own_promises(self, worker):
        rows = worker.get(reverse("followup:sheet_download", args=["csv"])).content.decode("utf-8-sig")

        assert [line.split(",")[0] for line in rows.splitlines()] == ["number", "1"]
        assert worker.get(reverse("followup:sheet_download", args=["xlsx"])).content.startswith(b"PK")
        assert worker.get("/opvolging/bestand/opvolging.pdf").status_code == 404


class TestForgetting:
    def test_takes_a_sheet_and_its_rows_after_a_month(self, staff, today):
        bring(staff, "1;delivered;1/3/2026;\n")

        importing.forget_old(today + timedelta(days=30))
        assert SheetRow.objects.exists()
        importing.forget_old(today + timedelta(days=31))
        assert not Sheet.objects.exists()
