"""Voorbeeldegem, a made-up town: its small agreement, and who works with it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Q

from akkoord.phrases import Reason
from akkoord.web.agreement import panels, standings
from akkoord.web.agreement.models import Promise
from akkoord.web.agreement.standings import Standing
from floors import town as voorbeeldegem


@pytest.fixture
def version(db):
    return voorbeeldegem.publish(voorbeeldegem.rows())


@pytest.fixture
def coordinator(client, db):
    user = voorbeeldegem.somebody("coordinator")
    client.force_login(user)
    return user


@pytest.fixture
def stages(monkeypatch):
    """Let the stage of each promise be told: `stages({5: "delivered"})`, by number."""

    def tell(by_number, **more):
        def told(promises, on: date):
            numbers = Promise.objects.filter(pk__in=promises).values_list("pk", "number")
            return {
                pk: Standing(
                    by_number[number], Reason(f"stage.{by_number[number]}"), "akkoord.followup", **more
                )
                for pk, number in numbers
                if number in by_number
            }

        def picked(stage, on: date):
            known = Q(promise__number__in=list(by_number))
            fitting = Q(promise__number__in=[number for number, code in by_number.items() if code == stage])
            return ~known if stage == standings.UNKNOWN else fitting

        monkeypatch.setattr(standings, "_SOURCE", [standings.Source(told, picked)])

    return tell


@pytest.fixture
def no_other_panels(monkeypatch):
    monkeypatch.setattr(panels, "_PANELS", {})
