from __future__ import annotations

import csv
import hashlib
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from akkoord.followup.report.periods import Period
from akkoord.web.followup import people
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.sources import Reference
from akkoord.web.jobs.models import Job, State
from akkoord.web.reports import actions, queries
from akkoord.web.reports.models import Report, Words
from web.followup.town import promise, promise_row, publish, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

FIRST_2026 = Period(2026, 1)
AUTUMN, SUMMER = datetime(2025, 10, 1, 9, tzinfo=UTC), datetime(2026, 7, 20, 9, tzinfo=UTC)
NATIONAL = "85.07.30-033.28"
REPORT = "/opvolging/verslag/2026-1/"


@pytest.fixture(autouse=True)
def summer(clock):
    clock(SUMMER)


@pytest.fixture
def staff(client, coordinator):
    client.force_login(coordinator)
    return client


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


class TestThePublicPage:
    def test_tells_when_a_report_is_expected_before_it_is_sent(self, client, town):
        shown = page(client, REPORT)

        assert "was not sent to the council yet" in shown
        assert "30 september 2026" in shown
        assert "Belofte over bank 1" not in shown

    def test_shows_what_changed_and_links_to_each_domain(self, client, town, sent):
        record(1, "in_progress", date(2026, 3, 1), now=SUMMER)
        report = sent(FIRST_2026, SUMMER)

        shown = page(client, REPORT)
        domain = page(client, f"/opvolging/verslagen/{report.pk}/domein-1/")

        assert "Belofte over bank 1" in shown
        assert "Belofte over bank 3" not in shown
        assert "Belofte over bank 3" in domain
        assert report.sha256 in shown

    def test_leads_to_the_promises_of_each_service(self, client, town, sent):
        service = people.add_service(name="Dienst Pleinen", actor=None, now=AUTUMN)
        people.give_to_service(
            promise_id=promise(3).pk, service_id=service.pk, from_on=AUTUMN.date(), actor=None, now=AUTUMN
        )
        report = sent(FIRST_2026, SUMMER)
        # The second group: the first promise has no service.
        address = f"/opvolging/verslagen/{report.pk}/dienst-2/"

        shown = page(client, address)

        assert f'<a href="{address}" lang="nl">Dienst Pleinen</a>' in page(client, REPORT)
        assert "Belofte over bank 3" in shown
        assert "Belofte over bank 1" not in shown
        assert "(Dienst Pleinen)" in page(client, f"/opvolging/verslagen/{report.pk}/domein-1/")

    def test_shows_what_was_sent_whatever_happened_since(self, client, town, sent):
        sent(FIRST_2026, SUMMER)
        record(1, "delivered", date(2026, 3, 1), now=SUMMER)

        assert "There is information on 0 of the 3 promises." in page(client, REPORT)

    def test_of_a_corrected_report_leads_to_the_one_that_took_its_place(self, client, town, sent):
        first = sent(FIRST_2026, SUMMER)
        actions.write_words(period=FIRST_2026, words={"": "Verbeterd."}, actor=None, now=SUMMER)
        second = sent(FIRST_2026, SUMMER)

        assert f'href="{second.get_absolute_url()}"' in page(client, first.get_absolute_url())
        assert "Verbeterd." in page(client, REPORT)
        assert f'href="{first.get_absolute_url()}"' in page(client, REPORT)

    def test_links_to_decisions_and_checks_but_never_to_a_script(self, client, town, told, sent):
        told("decisions", lambda ids, until: {promise(1).pk: (Reference("javascript:alert(1)", "Besluit"),)})
        told("checks", lambda ids, until: {promise(1).pk: (Reference("/toetsen/1/", "Armoedetoets"),)})
        report = sent(FIRST_2026, SUMMER)

        shown = page(client, f"/opvolging/verslagen/{report.pk}/domein-1/")

        assert 'href="/toetsen/1/"' in shown
        assert 'href="javascript' not in shown

    def test_shows_markup_in_what_people_typed_as_text(self, client, town, sent):
        shown = [GivenProof("document", "<script>alert(1)</script>", date(2026, 2, 1), title="<b>x</b>")]
        record(1, "delivered", date(2026, 2, 1), proof=shown, now=SUMMER)
        actions.write_words(
            period=FIRST_2026, words={"Zorg": "<script>alert(2)</script>"}, actor=None, now=SUMMER
        )
        sent(FIRST_2026, SUMMER)

        assert "<script>alert" not in page(client, REPORT)

    @pytest.mark.parametrize("address", ["2999-1", "2026-2", "2026", "1900-1", "2025-3", "0-1", "99999999-1"])
    def test_of_another_time_is_not_found(self, client, town, address):
        for ending in ("/", ".csv", ".json", "/voorbeeld/"):
            assert client.get(f"/opvolging/verslag/{address}{ending}").status_code in {302, 404}

    @pytest.mark.parametrize("number", ["0", "9" * 30])
    def test_of_no_report_is_not_found(self, client, db, number):
        assert client.get(f"/opvolging/verslagen/{number}/").status_code == 404

    @pytest.mark.parametrize(
        ("asked", "shown"), [("2", 2), ("99", 3), ("0", 1), ("-1", 1), ("x", 1), ("²", 1)]
    )
    def test_gives_a_long_list_page_after_page(self, client, db, sent, asked, shown):
        publish([promise_row(number) for number in range(1, 252)], AUTUMN)
        report = sent(FIRST_2026, SUMMER)
        answer = client.get(f"/opvolging/verslagen/{report.pk}/zonder-informatie/", {"blad": asked})

        assert answer.context["page"] == shown
        assert len(answer.context["silent"]) == (51 if shown == 3 else 100)

    @pytest.mark.parametrize("promises", [3, 120])
    def test_costs_the_same_number_of_queries_with_many_promises(
        self, client, db, sent, django_assert_max_num_queries, promises
    ):
        publish([promise_row(number) for number in range(1, promises + 1)], AUTUMN)
        report = sent(FIRST_2026, SUMMER)

        with django_assert_max_num_queries(6):
            client.get(REPORT)
        with django_assert_max_num_queries(5):
            client.get(f"/opvolging/verslagen/{report.pk}/domein-1/")
        with django_assert_max_num_queries(4):
            client.get("/opvolging/verslagen/")


class TestDownloads:
    def test_of_json_has_the_hash_of_the_report(self, client, town, sent):
        report = sent(FIRST_2026, SUMMER)

        answer = client.get("/opvolging/verslag/2026-1.json")

        assert hashlib.sha256(answer.content).hexdigest() == report.sha256
        assert answer["Content-Disposition"] == 'attachment; filename="opvolgingsrapportering-2026-1.json"'

    def test_of_csv_has_a_row_for_every_promise(self, client, town, sent):
        sent(FIRST_2026, SUMMER)
        content = client.get("/opvolging/verslag/2026-1.csv").content.decode("utf-8-sig")

        assert len(list(csv.DictReader(io.StringIO(content, newline="")))) == 3

    @pytest.mark.parametrize("ending", ["csv", "json", "pdf"])
    def test_of_what_was_not_sent_are_not_found(self, client, town, ending):
        assert client.get(f"/opvolging/verslag/2026-1.{ending}").status_code == 404

    def test_of_files_that_are_still_being_made_say_so(self, client, town, sent):
        sent(FIRST_2026, SUMMER)

        assert "still being made" in page(client, "/opvolging/verslag/2026-1.pdf", 404)

    @pytest.mark.parametrize("ending", ["exe", "docx%00", ".."])
    def test_of_another_kind_are_not_found(self, client, town, sent, ending):
        sent(FIRST_2026, SUMMER)

        assert client.get(f"/opvolging/verslag/2026-1.{ending}").status_code == 404

    def test_have_each_column_and_field_in_their_reference_page(self, client, town, sent):
        shown = [GivenProof("document", "verslag", date(2026, 3, 1))]
        record(1, "in_progress", date(2026, 3, 1), proof=shown, now=SUMMER)
        sent(FIRST_2026, SUMMER)
        told = client.get("/opvolging/verslag/2026-1.json").json()
        reference = (Path(__file__).parents[3] / "docs/reference/report.md").read_text(encoding="utf-8")

        parts = (
            told,
            told["period"],
            told["counts"],
            told["promises"][0],
            told["promises"][0]["proof"][0],
            told["domains"][0],
            told["compared_with"],
        )
        assert [name for part in parts for name in part if f"`{name}`" not in reference] == []


class TestStaff:
    def test_see_a_preview_that_is_made_anew(self, staff, town):
        assert "There is information on 0 of the 3 promises." in page(staff, f"{REPORT}voorbeeld/")
        record(1, "delivered", date(2026, 3, 1), now=SUMMER)

        shown = page(staff, f"{REPORT}voorbeeld/")
        assert "There is information on 1 of the 3 promises." in shown
        assert "Only staff see this." in shown
        assert "Belofte over bank 3" in page(staff, f"{REPORT}voorbeeld/domein-1/")

    @pytest.mark.parametrize("path", ["", "voorbeeld/", "voorbeeld/veranderd/", "woorden/", "verzenden/"])
    def test_find_each_page_before_anything_was_published(self, staff, path):
        assert staff.get(f"{REPORT}{path}").status_code == 200

    @pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx", "csv", "json"])
    def test_take_the_preview_along_as_a_file(self, staff, town, ending):
        answer = staff.get(f"{REPORT}voorbeeld.{ending}")

        assert answer["Content-Disposition"].startswith('attachment; filename="provisional-')

    def test_write_words_and_see_them(self, staff, coordinator, town):
        answer = staff.post(
            f"{REPORT}woorden/", {"words-0": "Over het geheel.\r\n\r\nTwee.", "words-2": "Bomen."}
        )

        assert answer.status_code == 302
        assert queries.words(FIRST_2026) == {"": "Over het geheel.\n\nTwee.", "Groen": "Bomen."}
        assert Words.objects.first().written_by == coordinator
        assert "Over het geheel." in page(staff, f"{REPORT}voorbeeld/")

    @pytest.mark.parametrize("wrong", [f"Over {NATIONAL}", "x" * 4001])
    def test_get_back_what_they_typed_when_it_is_wrong(self, staff, town, wrong):
        answer = staff.post(f"{REPORT}woorden/", {"words-0": "Goed.", "words-2": wrong})

        assert answer.status_code == 422
        assert "Goed." in answer.content.decode()
        assert not Words.objects.exists()

    def test_send_what_they_saw(self, staff, coordinator, town):
        seen = staff.get(f"{REPORT}verzenden/").context["seen"]

        answer = staff.post(f"{REPORT}verzenden/", {"seen": seen, "confirmed": "on"})

        report = Report.objects.get()
        assert answer["Location"] == report.get_absolute_url()
        assert (report.sha256, report.sent_by, report.known_on) == (seen, coordinator, timezone.localdate())

    def test_are_stopped_when_something_came_in_between(self, staff, town):
        seen = staff.get(f"{REPORT}verzenden/").context["seen"]
        record(1, "delivered", date(2026, 3, 1), now=SUMMER)

        answer = staff.post(f"{REPORT}verzenden/", {"seen": seen, "confirmed": "on"})

        assert answer.status_code == 409
        assert "Bekijk het verslag opnieuw" in answer.content.decode()
        assert not Report.objects.exists()

    @pytest.mark.parametrize("form", [{}, {"seen": "x", "confirmed": "on"}, {"seen": "0" * 64}])
    def test_send_nothing_without_saying_so(self, staff, town, form):
        assert staff.post(f"{REPORT}verzenden/", form).status_code == 422
        assert not Report.objects.exists()

    def test_alone_read_who_sent_it(self, client, reader, coordinator, town, sent):
        sent(FIRST_2026, SUMMER, coordinator)
        said = f"by {coordinator.name}"

        assert said not in page(client, REPORT)
        client.force_login(coordinator)
        assert said in page(client, REPORT)

    def test_see_how_far_the_files_are_and_start_them_once(self, staff, coordinator, town, sent):
        report = sent(FIRST_2026, SUMMER, coordinator)
        Job.objects.update(state=State.FAILED, ended_at=SUMMER)

        answers = [staff.post(f"/opvolging/verslagen/{report.pk}/bestanden/") for _ in range(2)]

        job = Job.objects.get(state=State.QUEUED)
        assert [answer["Location"] for answer in answers] == [f"/taken/{job.public_id}/"] * 2

    def test_find_what_is_still_to_send(self, staff, town, sent):
        sent(FIRST_2026, SUMMER)

        shown = staff.get("/opvolging/verslagen/").context["waiting"]
        assert [str(one["of"]) for one in shown] == ["2025", "2025-2", "2025-1"]

    @pytest.mark.parametrize(
        ("path", "status"),
        [("voorbeeld/", 200), ("voorbeeld.csv", 200), ("woorden/", 403), ("verzenden/", 403)],
    )
    def test_who_may_only_read_write_and_send_nothing(self, client, reader, town, path, status):
        client.force_login(reader)

        assert client.get(f"{REPORT}{path}").status_code == status
        assert client.post(f"{REPORT}{path}", {"words-0": "x"}).status_code in {403, 405}

    @pytest.mark.parametrize(
        "path", ["voorbeeld/", "voorbeeld.csv", "voorbeeld/domein-1/", "woorden/", "verzenden/"]
    )
    def test_alone_see_any_of_it(self, client, town, path):
        answer = client.get(f"{REPORT}{path}")

        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("accounts:login"))
