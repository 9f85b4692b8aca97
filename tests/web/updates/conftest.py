"""A published agreement of a made-up town, to follow."""

from __future__ import annotations

import pytest

from akkoord.web.agreement.models import Name, NameMark, PromiseText
from web.followup.conftest import coordinator  # noqa: F401 - a fixture
from web.followup.town import promise_row, publish


@pytest.fixture(autouse=True)
def dutch(site):
    """Pages and mails speak Dutch, as after set-up."""


@pytest.fixture
def town(db):
    """Three promises: the first and last in one domain; the first and second name a place."""
    rows = [promise_row(1), promise_row(2, domain="Groen"), promise_row(3)]
    version = publish(rows)
    place = Name.objects.create(kind="place", name="de Molenhoek", slug="de-molenhoek")
    for text in PromiseText.objects.filter(version=version, promise__number__in=[1, 2]):
        NameMark.objects.create(text=text, name=place, position=0)
    return version
