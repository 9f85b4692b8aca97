"""The pages of figures: who may see and do what, at a fixed number of queries."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from akkoord.web.agreement.models import Promise
from akkoord.web.indicators import actions
from akkoord.web.indicators.actions import Definition, GivenTarget
from akkoord.web.indicators.models import Indicator, Measure, Observation, SeriesBreak, Target
from web.followup.town import promise, promise_row, publish

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
UUID = "00000000-0000-0000-0000-000000000000"
STAFF = [
    ("get", "work", []), ("post", "define", []), ("get", "choose", []), ("post", "upload", []),
    ("get", "import", [UUID]), ("post", "columns", [UUID]), ("post", "apply", [UUID]),
    ("post", "discard", [UUID]),
    ("get", "edit", ["kansarmoede"]), ("post", "redefine", ["kansarmoede"]),
    ("post", "set_target", ["kansarmoede"]),
    ("post", "end_target", ["kansarmoede"]), ("post", "mark_break", ["kansarmoede"]),
    ("post", "link", ["kansarmoede"]), ("post", "unlink", ["kansarmoede"]),
]  # fmt: skip


def fill(row, years=range(2015, 2026)):
    places = ("X0001", "X0002", "X0003", "X0004", "X0100")
    Observation.objects.bulk_create(
        Observation(indicator=row, place=place, period=str(year), value=Decimal(year - 2000) + place_)
        for place_, place in enumerate(places)
        for year in years
    )


class TestStaffPage:
    @pytest.mark.parametrize(("method", "name", "given"), STAFF)
    def test_is_for_who_keeps_figures(self, client, reader, rate, method, name, given):
        address = reverse(f"indicators:{name}", args=given)

        assert getattr(client, method)(address).status_code == 302
        client.force_login(reader)
        assert getattr(client, method)(address).status_code == 403

    def test_sets_a_target_in_percentage_points_and_keeps_what_was_typed_wrong(
        self, client, coordinator, rate
    ):
        client.force_login(coordinator)
        address = reverse("indicators:set_target", args=["kansarmoede"])
        typed = {
            "aim": "change",
            "bound": "at_most",
            "value": "-1,5",
            "since": "2024",
            "due": "2027",
            "source": "plan",
        }

        wrong = client.post(address, typed | {"since": "ooit"})
        right = client.post(address, typed)

        assert (wrong.status_code, right.status_code) == (422, 302)
        assert b'value="-1,5"' in wrong.content
        assert "a change in percentage points" in wrong.content.decode()
        assert Target.objects.get().value == Decimal("-1.5")

    def test_ends_only_what_is_of_this_indicator(self, client, coordinator, rate, people):
        client.force_login(coordinator)
        given = GivenTarget("level", "at_most", 2027, "plan", Decimal(9))
        other = actions.set_target(indicator_id=people.pk, given=given, actor=None, now=NOW)

        for sent in (other.pk, 10**30, "x"):
            answer = client.post(reverse("indicators:end_target", args=["kansarmoede"]), {"row": sent})
            assert answer.status_code == 404
        assert Target.objects.get().ended_at is None


class TestPublicPage:
    def test_says_what_will_be_there_before_there_is_anything(self, client):
        assert "There are no figures yet" in client.get(reverse("indicators:home")).content.decode()

    def test_of_a_city_without_a_code_shows_no_figure_as_its_own(self, client, rate, settings):
        fill(rate)
        nowhere = dataclasses.replace(settings.CITY.indicators, place="", benchmark="", regions=())
        settings.CITY = dataclasses.replace(settings.CITY, indicators=nowhere)

        home = client.get(reverse("indicators:home")).content.decode()
        page = client.get(rate.get_absolute_url()).content.decode()

        assert "does not say which place this is" in home
        assert "no figure yet" in page

    def test_shows_what_others_typed_as_text(self, client, rate):
        evil = "<script>alert(1)</script>"
        definition = Definition(
            theme=evil, name=evil, unit_kind="percent", source="javascript:alert(1)", description=evil
        )
        actions.redefine(indicator_id=rate.pk, definition=definition, actor=None, now=NOW)
        actions.mark_break(indicator_id=rate.pk, year=2020, note=evil, actor=None, now=NOW)
        fill(rate)
        Observation.objects.update(source="javascript:alert(1)", note=evil)

        for address in (rate.get_absolute_url(), reverse("indicators:home")):
            page = client.get(address).content
            assert b"<script>alert" not in page
            assert b'href="javascript' not in page

    def test_never_shows_a_plan_as_what_was_done(self, client, rate):
        Observation.objects.create(indicator=rate, place="X0001", period="2030", kind="planned", value=5)

        page = client.get(rate.get_absolute_url()).content.decode()

        assert "(2030, planned)" in page
        assert "Gemeten" not in page

    def test_of_a_promise_tells_the_figures_that_measure_it(self, client, rate):
        publish([promise_row(1)])
        actions.link(indicator_id=rate.pk, promise_id=promise(1).pk, actor=None, now=NOW)
        fill(rate)

        page = client.get(promise(1).get_absolute_url()).content.decode()

        assert rate.get_absolute_url() in page
        assert "25%" in page

    @pytest.mark.parametrize("number", [2, 60])
    def test_costs_the_same_queries_whatever_there_is(
        self, client, coordinator, django_assert_max_num_queries, number
    ):
        publish([promise_row(one) for one in range(1, number + 1)])
        _many(number)
        row = Indicator.objects.get(code="i0")
        addresses = {
            reverse("indicators:home"): 8, row.get_absolute_url(): 11, promise(1).get_absolute_url(): 30,
            reverse("indicators:all_files", args=["csv"]): 2,
        }  # fmt: skip

        for address, most in addresses.items():
            with django_assert_max_num_queries(most):
                assert client.get(address).status_code == 200 or address.endswith("csv")
        client.force_login(coordinator)
        for name, given in (("work", []), ("edit", ["i0"])):
            with django_assert_max_num_queries(14):
                client.get(reverse(f"indicators:{name}", args=given))


def _many(number):
    Indicator.objects.bulk_create(
        Indicator(code=f"i{one}", name=f"Cijfer {one}", theme="Zorg", unit_kind="percent")
        for one in range(number)
    )
    promises = list(Promise.objects.all())
    for row in Indicator.objects.all():
        fill(row, range(2020, 2026))
    rows = list(Indicator.objects.all())
    Target.objects.bulk_create(
        Target(
            indicator=row, aim="benchmark", bound="at_most", against="buren", due=2025, source="x", set_at=NOW
        )
        for row in rows
    )
    SeriesBreak.objects.bulk_create(SeriesBreak(indicator=row, year=2022, note="x") for row in rows)
    Measure.objects.bulk_create(
        Measure(indicator=row, promise=one, linked_at=NOW) for row in rows for one in promises[:2]
    )
