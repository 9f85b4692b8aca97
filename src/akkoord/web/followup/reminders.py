"""A mail each week to the people of a service: which of its promises are overdue, or without proof."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from akkoord.web.accounts import queries as accounts
from akkoord.web.accounts.roles import Role
from akkoord.web.agreement import queries as agreement
from akkoord.web.followup import standing_rows
from akkoord.web.followup.reach import Reach
from akkoord.web.jobs import actions as jobs

_FROM_HOUR = 8
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def post_due(now: datetime) -> None:
    """Post what is to be read this week, once per person; nothing where nothing asks for work."""
    here = timezone.localtime(now)
    day = settings.CITY.followup.reminders
    if day not in _DAYS or here.weekday() != _DAYS.index(day) or here.hour < _FROM_HOUR:
        return
    services: dict[int, set[str]] = {}
    people = {}
    for user, scope in accounts.holders(Role.SERVICE, here.date()):
        people[user.pk] = user
        services.setdefault(user.pk, set()).add(scope)
    year, week, _weekday = here.isocalendar()
    for pk, own in services.items():
        overdue, claimed = _asking(Reach(is_whole=False, services=frozenset(own)), here.date())
        if overdue or claimed:
            jobs.post(
                key=f"followup-reminder:{pk}:{year}-{week}",
                kind="email",
                payload=_mail(overdue, claimed),
                due_at=now,
                user=people[pk],
            )


def _asking(reach: Reach, on: date) -> tuple[int, int]:
    """Return how many promises within reach are overdue, and how many are without proof."""
    version = agreement.published()
    if version is None:
        return 0, 0
    found = (
        standing_rows.texts(version, on)
        .filter(reach.rows(on))
        .order_by()
        .aggregate(
            overdue=Count("pk", filter=Q(is_overdue=True)),
            claimed=Count("pk", filter=Q(now__is_claimed=True)),
        )
    )
    return found["overdue"], found["claimed"]


def _mail(overdue: int, claimed: int) -> dict[str, str]:
    with override(settings.LANGUAGE_CODE):
        place = f"{settings.CITY.base_url}{reverse('followup:work')}"
        told = [
            ngettext("%(count)s promise is overdue.", "%(count)s promises are overdue.", overdue),
            ngettext("%(count)s promise has no proof yet.", "%(count)s promises have no proof yet.", claimed),
        ]
        counted = zip(told, (overdue, claimed), strict=True)
        said = [one % {"count": count} for one, count in counted if count]
        text = [_("These promises of your service ask for your attention:"), "", *said, "", place]
        return {"subject": _("Promises of your service"), "text": "\n".join(text)}
