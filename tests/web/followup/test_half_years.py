from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.urls import reverse

from akkoord.followup.report import HalfYear, rows
from akkoord.web.followup import actions, half_years, queries, sources
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.sources import Reference
from web.followup.town import promise, promise_row, publish, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TERM = date(2025, 1, 1)
SECOND_2025, FIRST_2026 = HalfYear(2025, 2), HalfYear(2026, 1)
AUTUMN, WINTER, SPRING, SUMMER = (
    datetime(2025, 10, 1, 9, tzinfo=UTC),
    datetime(2026, 1, 15, 9, tzinfo=UTC),
    datetime(2026, 4, 1, 9, tzinfo=UTC),
    datetime(2026, 7, 20, 9, tzinfo=UTC),
)


@pytest.fixture
def town(db):
    return publish(
        [promise_row(1), promise_row(2, domain="Groen", deadline="2026-03"), promise_row(3)], AUTUMN
    )


@pytest.fixture
def told(monkeypatch):
    """Let tests tell what apps above have of promises, and put back what was registered."""
    monkeypatch.setattr(sources, "_SOURCES", {})
    return sources.register


def report(period, known_on):
    return half_years.report(period, texts=queries.published_texts(), known_on=known_on, term_start=TERM)


def changes(made):
    return {
        row.followed.promise: [change.code for change in row.changes]
        for row in rows(made.report)
        if row.changes
    }


def stage_of(made, number):
    return next(
        row.followed.standing.stage.code for row in rows(made.report) if row.followed.promise == str(number)
    )


class TestReport:
    def test_tells_what_changed_since_the_half_year_before(self, town):
        shown = [GivenProof("document", "verslag", date(2026, 4, 1))]
        record(1, "in_preparation", date(2025, 9, 1), now=AUTUMN)
        record(2, "in_progress", date(2025, 9, 1), now=AUTUMN)
        record(1, "in_progress", date(2026, 4, 1), proof=shown, now=SPRING)

        made = report(FIRST_2026, SUMMER.date())

        # Promise 2 was to be ready by the end of March, which passed within the half year.
        assert changes(made) == {"1": ["change.stage"], "2": ["change.overdue"]}
        assert made.report.counts.overdue == 1

    def test_tells_of_what_was_recorded_late_about_the_half_year_before(self, town):
        record(1, "delivered", date(2025, 9, 1), now=WINTER)

        assert changes(report(FIRST_2026, SUMMER.date())) == {"1": ["change.stage"]}

    def test_is_found_back_as_it_was_known_then(self, town):
        mistake = record(1, "delivered", date(2026, 3, 1), now=SPRING)
        actions.withdraw_status(status_id=mistake.pk, actor=None, now=SUMMER)

        assert stage_of(report(FIRST_2026, date(2026, 7, 19)), 1) == "delivered"
        assert stage_of(report(FIRST_2026, date(2026, 7, 20)), 1) == "no_information"

    def test_leaves_out_what_became_true_after_the_period(self, town):
        record(1, "delivered", date(2026, 7, 1), now=SUMMER)

        assert stage_of(report(FIRST_2026, date(2026, 12, 31)), 1) == "no_information"

    def test_tells_of_money_that_came(self, town):
        plan = actions.add_plan(title="P", first_year=2026, last_year=2027, actor=None, now=AUTUMN)
        action = actions.add_plan_action(
            plan_id=plan.pk, code="A", title="A", cents_by_year={2026: 500}, actor=None, now=AUTUMN
        )
        actions.link_plan_action(promise_id=promise(1).pk, action_id=action.pk, actor=None, now=SPRING)

        made = report(FIRST_2026, SUMMER.date())

        assert changes(made) == {"1": ["change.money"]}
        assert made.report.planned_cents == 500

    def test_asks_for_decisions_and_checks_up_to_the_last_day_of_each_period(self, town, told):
        asked = []

        def decisions(promises, until):
            asked.append(until)
            found = (Reference("https://stad.example/besluit/1", "Besluit 1"),)
            return {promise(3).pk: found} if until >= date(2026, 6, 30) else {}

        told("decisions", decisions)
        made = report(FIRST_2026, SUMMER.date())

        assert asked == [date(2025, 12, 31), date(2026, 6, 30)]
        assert changes(made) == {"3": ["change.decisions"]}

    def test_of_the_first_half_year_of_the_term_compares_with_none(self, town):
        made = report(HalfYear(2025, 1), SUMMER.date())

        assert made.compared_with is None
        assert changes(made) == {}

    def test_counts_promises_of_which_nothing_is_known_apart(self, town):
        record(1, "not_started", date(2026, 2, 1), now=SPRING)
        counts = report(FIRST_2026, SUMMER.date()).report.counts

        assert (counts.promises, counts.no_information, sum(number for _, number in counts.by_stage)) == (
            3,
            2,
            1,
        )


class TestEnded:
    def test_has_no_half_year_that_goes_on(self):
        assert half_years.find(2026, 1, TERM, date(2026, 6, 30)) is None
        assert half_years.find(2026, 1, TERM, date(2026, 7, 1)) == FIRST_2026

    def test_has_none_before_the_term(self):
        assert half_years.find(2024, 2, TERM, date(2026, 7, 1)) is None


class TestThePage:
    def page(self, client, **query):
        return client.get(reverse("followup:report", args=["2025", 2]), query)

    def test_shows_promises_with_something_to_tell_and_counts_the_others(self, client, town):
        record(1, "in_progress", date(2025, 9, 1), now=AUTUMN)

        page = self.page(client).content.decode()

        assert "Belofte over bank 1" in page
        assert "Belofte over bank 3" not in page
        assert "Nothing to report on the one promise of this domain." in page

    def test_shows_all_promises_when_asked(self, client, town):
        assert "Belofte over bank 3" in self.page(client, alles="1").content.decode()

    def test_is_marked_as_a_draft(self, client, town):
        assert "Provisional." in self.page(client).content.decode()

    def test_links_to_decisions_and_checks_but_never_to_a_script(self, client, town, told):
        told("decisions", lambda ids, until: {promise(1).pk: (Reference("javascript:alert(1)", "Besluit"),)})
        told("checks", lambda ids, until: {promise(1).pk: (Reference("/toetsen/1/", "Armoedetoets"),)})

        page = self.page(client).content.decode()

        assert 'href="/toetsen/1/"' in page
        assert 'href="javascript' not in page

    @pytest.mark.parametrize("address", ["2999-1", "2025-3", "2025-0", "1900-1", "0-1", "9999999999999-1"])
    def test_of_another_time_is_not_found(self, client, town, address):
        for ending in ("/", ".csv", ".json"):
            assert client.get(f"/opvolging/verslag/{address}{ending}").status_code == 404

    def test_opens_before_anything_was_published(self, client, db):
        assert self.page(client).status_code == 200


class TestTheSheets:
    def test_csv_has_a_row_for_every_promise_and_no_formula(self, client, db):
        publish(
            [promise_row(1, '=HYPERLINK("https://kwaad.example")'), promise_row(2, 'Twee, met "tussenstuk"')],
            AUTUMN,
        )
        shown = [GivenProof("document", "@SUM(A1)", date(2025, 9, 1))]
        record(1, "in_progress", date(2025, 9, 1), proof=shown, now=AUTUMN)

        response = client.get("/opvolging/verslag/2025-2.csv")
        content = response.content
        found = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))

        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\r\n") == 3
        assert response["Content-Disposition"] == 'attachment; filename="opvolgingsrapportering-2025-2.csv"'
        assert [row["text"] for row in found] == [
            '\'=HYPERLINK("https://kwaad.example")',
            'Twee, met "tussenstuk"',
        ]
        assert found[0]["proof"] == "'@SUM(A1)"
        assert (found[0]["stage"], found[0]["is_claimed"], found[1]["since"]) == ("in_progress", "false", "")

    def test_names_proof_that_has_no_address(self, client, town):
        shown = [
            GivenProof("document", "artikel 12", date(2025, 9, 1), "Reglement van het college"),
            GivenProof("document", "https://stad.example/nota", date(2025, 9, 1), "Nota"),
        ]
        record(1, "in_progress", date(2025, 9, 1), proof=shown, now=AUTUMN)

        said = client.get("/opvolging/verslag/2025-2.json").json()["promises"][0]["proof"]

        assert said == "Reglement van het college, artikel 12 | https://stad.example/nota"

    @pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
    def test_csv_guards_each_sign_that_begins_a_formula(self, client, db, sign):
        publish([promise_row(1, f"{sign}1+1")], AUTUMN)

        content = client.get("/opvolging/verslag/2025-2.csv").content.decode("utf-8-sig")
        found = list(csv.DictReader(io.StringIO(content, newline="")))

        assert found[0]["text"] == f"'{sign}1+1"

    def test_csv_has_its_columns_without_promises_too(self, client, db):
        assert (
            client.get("/opvolging/verslag/2025-2.csv")
            .content.decode("utf-8-sig")
            .startswith("domain,promise")
        )

    def test_json_has_a_version_and_the_counts(self, client, town):
        record(1, "in_progress", date(2025, 9, 1), now=AUTUMN)

        found = client.get("/opvolging/verslag/2025-2.json").json()

        assert (found["version"], found["is_draft"], found["last_day"]) == (1, True, "2025-12-31")
        assert found["counts"]["no_information"] == 2
        assert [row["stage"] for row in found["promises"]] == [
            "in_progress",
            "no_information",
            "no_information",
        ]

    def test_have_each_column_and_field_in_their_reference_page(self, client, town):
        told = client.get("/opvolging/verslag/2025-2.json").json()
        page = (Path(__file__).parents[3] / "docs/reference/report.md").read_text(encoding="utf-8")

        names = [*told, *told["period"], *told["counts"], *told["promises"][0]]
        assert [name for name in names if f"`{name}`" not in page] == []
