from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation

from akkoord.web.accounts import desk
from akkoord.web.agreement import panels
from akkoord.web.agreement.models import Promise, PromiseText, Version
from akkoord.web.checks.models import CheckRun
from akkoord.web.decisions.models import Link
from akkoord.web.followup import sources
from web.checks.conftest import NOW, TODAY, everything

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def promise(db):
    return Promise.objects.create(number=7)


@pytest.fixture
def published(draft, complete, publish, promise):
    complete(draft)
    decision = publish(draft)
    Link.objects.create(decision=decision, promise=promise, is_named_in_decision=True, confirmed_at=NOW)
    return decision


def address(decision):
    return f"/en/toetsen/poverty/besluit/{decision.pk}/"


class TestPublicPage:
    def test_shows_everyone_what_the_check_found(self, client, published):
        html = client.get(address(published)).content.decode()
        run = CheckRun.objects.get()

        assert "Poverty check: Good effect" in html
        assert everything().summary in html
        assert "10 July 2026" in html
        assert run.draft_hash in html
        assert "These households are made up" in html
        assert "Vereniging van mantelzorgers" not in html

    def test_is_one_click_from_the_decision(self, client, published):
        shown = client.get(f"/en/besluiten/{published.pk}/").text

        assert f'<a href="{address(published)}">Poverty check: Good effect</a>' in shown

    def test_is_not_promised_by_the_decision_when_it_is_not_finished(self, client, published):
        CheckRun.objects.update(summary="")

        assert address(published) not in client.get(f"/en/besluiten/{published.pk}/").text

    @pytest.mark.parametrize("why", ["incomplete", "not published yet"])
    def test_is_not_there(self, client, draft, complete, publish, save, why):
        run = complete(draft)
        if why == "incomplete":
            save(draft, everything(summary=""), run.revision)
        decision = publish(draft, on=date(2026, 7, 11) if why == "not published yet" else TODAY)

        assert client.get(address(decision)).status_code == 404

    def test_is_where_the_form_was(self, logged_in, draft, published):
        answer = logged_in.get(f"/en/toetsen/poverty/{draft.pk}/")

        assert answer["Location"] == address(published)

    def test_costs_a_bounded_number_of_queries(self, client, published, django_assert_max_num_queries):
        with django_assert_max_num_queries(6):
            client.get(address(published))


class TestReferences:
    def test_tell_of_the_promise_that_the_decision_carries_out(self, published, promise, settings):
        (found,) = sources.of("checks", [promise.pk, 999], TODAY)[promise.pk]

        assert found.address == f"{settings.CITY.base_url}/toetsen/poverty/besluit/{published.pk}/"
        assert published.title in found.title

    def test_have_one_address_whatever_the_language_of_the_page(self, published, promise, settings):
        with translation.override("en"):
            (found,) = sources.of("checks", [promise.pk], TODAY)[promise.pk]

        assert found.address == f"{settings.CITY.base_url}/toetsen/poverty/besluit/{published.pk}/"
        assert found.title.startswith("Poverty check")

    def test_tell_nothing_of_before_it_was_published(self, published, promise):
        assert sources.of("checks", [promise.pk], date(2026, 7, 9)) == {}

    def test_tell_nothing_of_a_check_that_is_not_finished(self, published, promise):
        CheckRun.objects.update(summary="")

        assert sources.of("checks", [promise.pk], TODAY) == {}

    def test_cost_the_same_for_many(
        self, published, promise, make_draft, complete, publish, django_assert_num_queries
    ):
        with django_assert_num_queries(3):
            sources.of("checks", [promise.pk], TODAY)
        for n in range(5):
            draft = make_draft(f"Nog een {n}")
            complete(draft)
            other = Promise.objects.create(number=100 + n)
            decision = publish(draft)
            for each in (promise, other):
                Link.objects.create(
                    decision=decision, promise=each, is_named_in_decision=True, confirmed_at=NOW
                )
        everyone = list(Promise.objects.values_list("pk", flat=True))
        with django_assert_num_queries(4):
            found = sources.of("checks", everyone, TODAY)

        assert len(found[promise.pk]) == 6


def visit():
    """Return a request of somebody without an account."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return request


class TestPlaces:
    def test_are_a_panel_on_the_page_of_the_promise(self, published, promise):
        version = Version.objects.create(title="Akkoord", made_at=NOW)
        text = PromiseText.objects.create(
            promise=promise,
            version=version,
            position=0,
            level="action",
            line_start=1,
            line_end=1,
            text="Zorg",
        )
        found = [one for one in panels.filled(visit(), text) if one.template == "checks/_promise.html"]

        assert [check.address for check in found[0].values["checks"]] == [
            f"/toetsen/poverty/besluit/{published.pk}/"
        ]

    def test_are_no_panel_where_there_is_no_check(self, promise):
        version = Version.objects.create(title="Akkoord", made_at=NOW)
        text = PromiseText(promise=promise, version=version, position=0, text="Zorg")
        found = panels.filled(visit(), text)

        assert [one for one in found if one.template == "checks/_promise.html"] == []

    def test_are_an_entry_on_the_desk(self):
        assert "checks:list" in [entry.url_name for entry in desk.entries({"checks.run"})]
        assert "checks:list" not in [entry.url_name for entry in desk.entries({"decisions.draft"})]
