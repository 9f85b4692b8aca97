"""No draft is published as long as a check that it needs is not complete."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from akkoord.phrases import Reason
from akkoord.web.checks import queries
from akkoord.web.checks.queries import Standing
from akkoord.web.decisions.gates import Obstacle
from akkoord.web.decisions.models import Draft

_ENGINE = "akkoord.checks"
_HERE = "akkoord.web.checks"


def obstacles(draft: Draft, on: date) -> list[Obstacle]:
    """Return what the checks still ask of a draft; `on` changes nothing, a check is bound to no day."""
    return [obstacle for standing in queries.standings(draft) for obstacle in _of(standing)]


def _of(standing: Standing) -> Iterator[Obstacle]:
    check = standing.need.check
    if standing.need.verdict == "no" or standing.state == "complete":
        return
    if standing.state == "unknown":
        address = standing.draft.get_absolute_url()
        yield Obstacle(Reason(f"{check}.unknown"), _HERE, address)
        for reason in standing.need.reasons:
            yield Obstacle(reason, _ENGINE, address)
        return
    address = reverse("checks:run", args=[check, standing.draft.pk])
    code = "not_started" if standing.run is None else "incomplete"
    yield Obstacle(Reason(f"{check}.{code}"), _HERE, address)
    for reason in standing.missing:
        yield Obstacle(reason, _ENGINE, address)
