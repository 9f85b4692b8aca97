"""Who carries the promises of the town, and steps on the way, from `carriers.toml`."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources

from akkoord.web.examples.voorbeeldegem.story import moment
from akkoord.web.examples.voorbeeldegem.town import Promises
from akkoord.web.followup import milestones, people

SINCE = date(2025, 2, 3)
"""The day on which the college divided the promises."""


def fill(today: date) -> None:
    """Give promises to services and offices, and set milestones.

    Args:
        today: The day of the telling; who holds an office only later is not named yet.
    """
    sheet = tomllib.loads(resources.files(__package__).joinpath("carriers.toml").read_text(encoding="utf-8"))
    promises, now = Promises(), moment(SINCE)
    offices = {}
    for row in sheet["offices"]:
        office = people.add_office(title=row["title"], actor=None, now=now)
        offices[row["title"]] = office.pk
        for holder in row["holders"]:
            if holder["from_on"] <= today:
                seen = moment(max(SINCE, holder["from_on"]))
                people.hold_office(office_id=office.pk, **holder, actor=None, now=seen)
    for row in sheet["domains"]:
        service = people.add_service(name=row["service"], actor=None, now=now)
        for promise in promises.of_domain(row["title"]):
            people.give_to_service(
                promise_id=promise, service_id=service.pk, from_on=SINCE, actor=None, now=now
            )
            people.make_responsible(
                promise_id=promise, office_id=offices[row["office"]], from_on=SINCE, actor=None, now=now
            )
    for row in sheet["milestones"]:
        milestones.add(
            promise_id=promises.one(row["promise"]).pk,
            title=row["title"],
            due=row["due"],
            actor=None,
            now=now,
        )
