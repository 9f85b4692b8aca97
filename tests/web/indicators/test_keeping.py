"""Definitions, targets, links and figures: what can be kept, and what never is."""

from __future__ import annotations

import dataclasses
import io
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from openpyxl import load_workbook

from akkoord.indicators.targets import WrongAim
from akkoord.web.history.models import Event
from akkoord.web.indicators import actions, importing, queries
from akkoord.web.indicators.actions import (
    AlreadyMeasured,
    Definition,
    GivenTarget,
    IndicatorExists,
    UnitInUse,
)
from akkoord.web.indicators.importing import ImportClosed
from akkoord.web.indicators.models import Import, Measure, Observation, SourceMap, Target
from web.followup.town import promise, promise_row, publish

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
COLUMNS = {"indicator": "indicator", "place": "nis", "period": "jaar", "value": "waarde", "source": "bron"}


def bring_in(*rows, actor=None):
    text = "\n".join(["indicator;nis;jaar;waarde;bron", *rows])
    upload = ContentFile(text.encode(), name="cijfers.csv")
    row = importing.start(upload=upload, origin="Swing", actor=actor, now=NOW)
    importing.choose_columns(import_id=row.pk, chosen=COLUMNS)
    importing.apply(import_id=row.pk, actor=actor, now=NOW)
    row.refresh_from_db()
    return row


class TestFigures:
    ROWS = ("kansarmoede;X0001;2024;15,4;https://bron.example/1", "kansarmoede;X0001;2025;13,7;=1+1")

    def test_brought_in_twice_are_brought_in_once(self, rate):
        first, second = bring_in(*self.ROWS), bring_in(*self.ROWS)

        assert (first.added, second.added, second.changed) == (2, 0, 0)
        assert Observation.objects.count() == 2

    def test_corrected_take_the_place_of_what_history_keeps(self, rate):
        bring_in(*self.ROWS)
        bring_in("kansarmoede;X0001;2025;13,9;")

        assert Observation.objects.get(period="2025").value == Decimal("13.9")
        event = Event.objects.filter(kind="indicators.brought_in").latest("position")
        assert event.payload["corrected"] == [
            {"figure": "kansarmoede X0001 2025 realised", "before": "13.7", "after": "13.9"}
        ]

    def test_are_not_applied_twice(self, rate):
        row = bring_in(*self.ROWS)

        with pytest.raises(ImportClosed):
            importing.apply(import_id=row.pk, actor=None, now=NOW)

    def test_come_back_in_from_the_file_that_was_downloaded(self, client, rate):
        bring_in(*self.ROWS)
        content = client.get(reverse("indicators:indicator_file", args=["kansarmoede", "csv"])).content

        upload = ContentFile(content, name="cijfers.csv")
        row = importing.start(upload=upload, origin="Akkoord", actor=None, now=NOW)

        # The headings of our own files need no choosing; a source that a spreadsheet would run is guarded.
        changes = importing.look(row).changes
        assert (changes.added, changes.changed, changes.same) == ((), (), 2)
        assert b"'=1+1" in content

    def test_prove_a_promise_with_their_source_and_address(self, rate):
        bring_in(*self.ROWS)
        publish([promise_row(1)])
        actions.link(indicator_id=rate.pk, promise_id=promise(1).pk, actor=None, now=NOW)

        found = queries.reading("kansarmoede", "X0001", 2024)

        assert found is not None
        assert (found.value, found.unit, found.source) == (
            Decimal("15.4"),
            "percent",
            "https://bron.example/1",
        )
        assert found.title == "Kansarmoede, Voorbeeldegem, 2024: 15,4%"
        assert found.address == "https://voorbeeldegem.example/cijfers/kansarmoede/#X0001-2024"
        assert [one.period for one in queries.readings(promise(1).pk)] == ["2025", "2024"]
        assert queries.reading("kansarmoede", "X0001", 2030) is None
        assert queries.reading_at(found.address) == found
        for other in ("https://elders.example/cijfers/kansarmoede/#X0001-2024", found.address + "-Q9", ""):
            assert queries.reading_at(other) is None


class TestSmallNumber:
    ROWS = ("leefloners;X0001;2024;3;", "leefloners;X0001;2025;<5;", "leefloners;X0001;2026;7;")

    def test_of_people_is_kept_nowhere_and_never_leaves(self, client, people):
        row = bring_in(*self.ROWS)

        assert [one.value for one in Observation.objects.order_by("period")] == [None, None, 7]
        for ending in ("csv", "json"):
            content = client.get(reverse("indicators:indicator_file", args=["leefloners", ending])).content
            assert content.count(b"<5") == 2
        book = client.get(reverse("indicators:indicator_file", args=["leefloners", "xlsx"])).content
        values = [
            line[5] for line in load_workbook(io.BytesIO(book)).worksheets[0].iter_rows(values_only=True)
        ]
        assert values[1:] == ["<5", "<5", 7]
        assert "minder dan 5" in client.get(people.get_absolute_url()).content.decode()
        assert '"3"' not in json.dumps([event.payload for event in Event.objects.all()])
        assert row.added == 3
        # Nor does the file that they came in stay.
        assert row.file.erased_at == NOW

    def test_goes_once_the_indicator_hides_it(self, people):
        open_to_all = Definition(theme="Zorg", name="Leefloners", unit_kind="count")
        actions.redefine(indicator_id=people.pk, definition=open_to_all, actor=None, now=NOW)
        bring_in("leefloners;X0001;2024;3;")
        hiding = dataclasses.replace(open_to_all, hides_small=True)

        actions.redefine(indicator_id=people.pk, definition=hiding, actor=None, now=NOW)

        assert Observation.objects.get().value is None


class TestIndicator:
    def test_has_a_code_of_its_own(self, rate):
        definition = Definition(theme="Zorg", name="Nog een", unit_kind="percent")
        for code in ("kansarmoede", "beheer"):
            with pytest.raises(IndicatorExists):
                actions.define(code=code, definition=definition, actor=None, now=NOW)

    def test_keeps_the_unit_that_its_figures_are_in(self, rate):
        bring_in("kansarmoede;X0001;2024;15,4;")

        with pytest.raises(UnitInUse, match="percent"):
            actions.redefine(
                indicator_id=rate.pk,
                definition=Definition(theme="Zorg", name="Kansarmoede", unit_kind="euro"),
                actor=None,
                now=NOW,
            )

    def test_measures_a_promise_once_until_that_ends(self, rate):
        publish([promise_row(1)])
        asked = {"indicator_id": rate.pk, "promise_id": promise(1).pk, "actor": None, "now": NOW}
        measure = actions.link(**asked)
        with pytest.raises(AlreadyMeasured):
            actions.link(**asked)

        for _ in range(2):
            actions.unlink(measure_id=measure.pk, actor=None, now=NOW)
        actions.link(**asked)

        assert Measure.objects.filter(unlinked_at=None).count() == 1
        assert Event.objects.filter(kind="indicators.unlinked").count() == 1


class TestTarget:
    def test_set_twice_is_set_once_and_ends_once(self, rate):
        given = GivenTarget("relative", "at_most", 2029, "akkoord", Decimal(-30), "2024")

        rows = {actions.set_target(indicator_id=rate.pk, given=given, actor=None, now=NOW) for _ in range(2)}
        for _ in range(2):
            actions.end_target(target_id=rows.copy().pop().pk, actor=None, now=NOW)

        assert len(rows) == 1
        assert Target.objects.get().ended_at == NOW
        assert queries.targets([rate.pk]) == {}

    @pytest.mark.parametrize(
        ("given", "code"),
        [
            (GivenTarget("level", "at_most", 2029, "akkoord"), "target_incomplete"),
            (GivenTarget("level", "at_most", 2029, "", Decimal(1)), "target_incomplete"),
            (GivenTarget("change", "at_most", 2029, "akkoord", Decimal(-1)), "target_incomplete"),
            (GivenTarget("benchmark", "at_most", 2029, "akkoord"), "target_incomplete"),
            (GivenTarget("benchmark", "at_most", 2029, "akkoord", against="nergens"), "unknown_place"),
            (GivenTarget("change", "at_most", 2029, "akkoord", Decimal(-1), "ooit"), "not_a_period"),
            (GivenTarget("change", "at_most", 2024, "akkoord", Decimal(-1), "2024"), "due_before_base"),
            (GivenTarget("level", "sideways", 2029, "akkoord", Decimal(1)), "unknown_choice"),
        ],
    )
    def test_says_what_it_needs(self, rate, given, code):
        with pytest.raises((actions.InputError, WrongAim)) as refused:
            actions.set_target(indicator_id=rate.pk, given=given, actor=None, now=NOW)

        assert refused.value.code == code
        assert Target.objects.count() == 0


class TestImport:
    def test_shows_what_would_change_remembers_its_columns_and_applies(self, client, coordinator, rate):
        client.force_login(coordinator)
        text = "Titel\nindicator;nis;jaar;waarde\nkansarmoede;X0001;2025;13,7\nkansarmoede;Genk;2025;1,5\n"
        sent = {"file": ContentFile(text.encode(), name="c.csv"), "origin": "Swing"}
        page = client.post(reverse("indicators:upload"), sent, follow=True)
        # Usual headings are known already; a year of its own is not.
        seen = page.context["seen"]
        assert (seen.added, seen.refused, Observation.objects.count()) == (1, 1, 0)
        assert "Genk is geen code van een plaats" in page.content.decode()

        row = Import.objects.get()
        client.post(
            reverse("indicators:columns", args=[row.public_id]),
            COLUMNS | {"source": "", "fixed_kind": "planned"},
        )
        client.post(reverse("indicators:apply", args=[row.public_id]))

        assert Observation.objects.get().kind == "planned"
        assert SourceMap.objects.get(origin="Swing").columns["fixed_kind"] == "planned"
        row.refresh_from_db()
        assert (row.added, row.refused) == (1, 1)

    def test_that_is_not_wanted_leaves_nothing(self, client, coordinator, rate):
        client.force_login(coordinator)
        sent = {"file": ContentFile(b"a;b\n1;2", name="c.csv"), "origin": "Swing"}
        page = client.post(reverse("indicators:upload"), sent, follow=True)
        assert page.context["seen"].problem

        client.post(reverse("indicators:discard", args=[Import.objects.get().public_id]))

        assert (Import.objects.count(), Observation.objects.count()) == (0, 0)

    def test_that_waits_too_long_is_forgotten(self, rate):
        upload = ContentFile(b"indicator;nis;jaar;waarde\n", name="c.csv")
        row = importing.start(upload=upload, origin="Swing", actor=None, now=NOW)

        importing.forget_old(NOW + importing.LONGEST_WAIT)
        assert Import.objects.count() == 1
        importing.forget_old(NOW + importing.LONGEST_WAIT + timedelta(seconds=1))

        assert Import.objects.count() == 0
        row.file.refresh_from_db()
        assert row.file.erased_at is not None

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04not a workbook", b"a\x00;b\n1;2"])
    def test_of_no_table_says_so(self, client, coordinator, content):
        client.force_login(coordinator)
        name = "c.xlsx" if content.startswith(b"PK") else "c.csv"
        page = client.post(
            reverse("indicators:upload"), {"file": ContentFile(content, name=name), "origin": "Swing"}
        )

        assert page.status_code == 422
        assert Import.objects.count() == 0
