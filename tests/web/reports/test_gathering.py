from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from akkoord.followup.report.periods import Period
from akkoord.web.files import actions as files
from akkoord.web.followup import actions, people, proving
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.sources import Reference
from akkoord.web.reports import parts, queries
from web.followup.town import promise, promise_row, publish, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

SECOND_2025, FIRST_2026 = Period(2025, 2), Period(2026, 1)
AUTUMN, WINTER, SPRING, SUMMER = (
    datetime(2025, 10, 1, 9, tzinfo=UTC),
    datetime(2026, 1, 15, 9, tzinfo=UTC),
    datetime(2026, 4, 1, 9, tzinfo=UTC),
    datetime(2026, 7, 20, 9, tzinfo=UTC),
)
PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def changes(document):
    return {
        row["promise"]: [change["code"] for change in row["changes"]]
        for row in document["promises"]
        if row["changes"]
    }


def stage_of(document, number):
    return next(row["stage"] for row in document["promises"] if row["promise"] == str(number))


class TestDraft:
    def test_tells_what_changed_since_the_half_year_before(self, town):
        shown = [GivenProof("document", "verslag", date(2026, 4, 1))]
        record(1, "in_preparation", date(2025, 9, 1), now=AUTUMN)
        record(2, "in_progress", date(2025, 9, 1), now=AUTUMN)
        record(1, "in_progress", date(2026, 4, 1), proof=shown, now=SPRING)

        made = queries.draft(FIRST_2026, SUMMER.date())

        # Promise 2 was to be ready by the end of March, which passed within the half year.
        assert changes(made) == {"1": ["change.stage"], "2": ["change.overdue"]}
        assert made["counts"]["overdue"] == 1

    def test_tells_of_what_was_recorded_late_about_the_half_year_before(self, town):
        record(1, "delivered", date(2025, 9, 1), now=WINTER)

        assert changes(queries.draft(FIRST_2026, SUMMER.date())) == {"1": ["change.stage"]}

    def test_is_found_back_as_it_was_known_then(self, town):
        mistake = record(1, "delivered", date(2026, 3, 1), now=SPRING)
        actions.withdraw_status(status_id=mistake.pk, actor=None, now=SUMMER)

        assert stage_of(queries.draft(FIRST_2026, date(2026, 7, 19)), 1) == "delivered"
        assert stage_of(queries.draft(FIRST_2026, date(2026, 7, 20)), 1) == "no_information"

    def test_leaves_out_what_became_true_after_the_period(self, town):
        record(1, "delivered", date(2026, 7, 1), now=SUMMER)

        assert stage_of(queries.draft(FIRST_2026, date(2026, 12, 31)), 1) == "no_information"

    def test_tells_of_money_that_came(self, town):
        plan = actions.add_plan(title="P", first_year=2026, last_year=2027, actor=None, now=AUTUMN)
        action = actions.add_plan_action(
            plan_id=plan.pk, code="A", title="A", cents_by_year={2026: 500}, actor=None, now=AUTUMN
        )
        actions.link_plan_action(promise_id=promise(1).pk, action_id=action.pk, actor=None, now=SPRING)

        made = queries.draft(FIRST_2026, SUMMER.date())

        assert changes(made) == {"1": ["change.money"]}
        assert made["planned_cents_by_year"] == {"2026": 500}

    def test_asks_for_decisions_and_checks_up_to_the_last_day_of_each_period(self, town, told):
        asked = []

        def decisions(promises, until):
            asked.append(until)
            found = (Reference("https://stad.example/besluit/1", "Besluit 1"),)
            return {promise(3).pk: found} if until >= date(2026, 6, 30) else {}

        told("decisions", decisions)
        made = queries.draft(FIRST_2026, SUMMER.date())

        assert asked == [date(2025, 12, 31), date(2026, 6, 30)]
        assert changes(made) == {"3": ["change.decisions"]}

    def test_of_the_first_half_year_of_the_term_compares_with_none(self, town):
        made = queries.draft(Period(2025, 1), SUMMER.date())

        assert made["compared_with"] is None
        assert changes(made) == {}

    def test_is_compared_with_the_report_that_was_sent_and_not_with_what_came_in_after_it(self, town, sent):
        record(1, "in_preparation", date(2025, 9, 1), now=AUTUMN)
        last = sent(SECOND_2025, WINTER)
        record(1, "in_progress", date(2025, 12, 1), now=SPRING)
        record(3, "in_progress", date(2026, 1, 10), now=WINTER)

        made = queries.draft(FIRST_2026, SUMMER.date())

        assert made["compared_with"]["sha256"] == last.sha256
        assert made["compared_with"]["known_on"] == "2026-01-15"
        assert changes(made)["1"] == ["change.stage"]
        assert made["compared_with"]["counts"]["no_information"] == 2

    def test_of_a_year_is_compared_with_the_year_before(self, town, sent):
        record(1, "in_progress", date(2025, 9, 1), now=AUTUMN)
        sent(SECOND_2025, WINTER)
        year = sent(Period(2025), WINTER)
        record(1, "delivered", date(2026, 9, 1), now=datetime(2026, 9, 2, 9, tzinfo=UTC))

        made = queries.draft(Period(2026), date(2027, 2, 1))

        assert made["compared_with"]["sha256"] == year.sha256
        assert changes(made)["1"] == ["change.stage"]
        assert (made["first_day"], made["due_on"]) == ("2026-01-01", "2027-06-30")

    def test_groups_by_the_service_that_owns_a_promise_on_the_last_day(self, town):
        green, roads = (people.add_service(name=name, actor=None, now=AUTUMN) for name in ("Groen", "Wegen"))
        for service, day in ((green, FIRST_2026.last_day), (roads, date(2026, 7, 1))):
            people.give_to_service(
                promise_id=promise(1).pk, service_id=service.pk, from_on=day, actor=None, now=SUMMER
            )

        made = queries.draft(FIRST_2026, SUMMER.date())

        assert [(one["title"], one["counts"]["promises"]) for one in made["services"]] == [
            ("Groen", 1),
            ("", 2),
        ]
        assert [row["text"] for row in parts.of(made).read("dienst-1", 1)] == ["Belofte over bank 1"]

    def test_names_a_kept_file_by_its_permanent_address_and_its_hash(self, town, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        upload = SimpleUploadedFile("verslag.pdf", PDF)
        with files.all_or_none() as kept:
            shown = proving.upload(
                upload=upload, kind="document", kept=kept, actor=None, now=SPRING, seen_on=SPRING.date()
            )
            record(1, "delivered", date(2026, 4, 1), proof=[shown], now=SPRING)

        proof = queries.draft(FIRST_2026, SUMMER.date())["promises"][0]["proof"][0]

        assert proof["reference"] == f"{settings.CITY.base_url}{shown.reference}"
        assert (proof["title"], proof["sha256"]) == ("verslag.pdf", shown.file.sha256)

    def test_opens_before_anything_was_published(self, db):
        assert queries.draft(FIRST_2026, SUMMER.date())["counts"]["promises"] == 0

    @pytest.mark.parametrize("promises", [3, 120])
    def test_costs_the_same_number_of_queries_with_many_promises(
        self, db, sent, django_assert_max_num_queries, promises
    ):
        publish([promise_row(number) for number in range(1, promises + 1)], AUTUMN)
        sent(SECOND_2025, WINTER)

        with django_assert_max_num_queries(16):
            queries.draft(FIRST_2026, SUMMER.date())
