"""Atom 1.0 feeds of what changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from akkoord.web.agreement import queries as agreement
from akkoord.web.frame.templatetags.frame import day
from akkoord.web.updates.chosen import Choice
from akkoord.web.updates.listing import Change

MOST = 50
TYPE = "application/atom+xml; charset=utf-8"

# What no XML can hold, however it is written.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def written(choice: Choice, changes: Sequence[Change]) -> tuple[bytes, datetime]:
    """Return the feed of some changes, newest first, and when it last changed."""
    updated = changes[0].at if changes else _first_day()
    feed = _Feed(
        title=_plain(_title(choice)),
        link=site(reverse("updates:home") + choice.query),
        description="",
        language=get_language(),
        author_name=_plain(settings.CITY.contact.name or settings.CITY.name),
        feed_url=site(choice.feed),
        feed_guid=_tag(f"feed:{choice.what}:{choice.key}"),
    )
    for one in changes:
        feed.add_item(
            title=_plain(one.lead.title),
            link=site(one.lead.address),
            description=escape(_plain(_summary(one))),
            unique_id=_tag(f"change:{one.name}"),
            pubdate=one.at,
            updateddate=one.at,
            author_name=None,
        )
    feed.latest = updated
    return feed.writeString("utf-8").encode(), updated


def site(path: str) -> str:
    """Return the permanent address of a path: never by the host that a request names."""
    return f"{settings.CITY.base_url}{path}"


class _Feed(Atom1Feed):
    latest: datetime

    def latest_post_date(self) -> datetime:
        return self.latest

    def writeString(self, encoding: str) -> str:  # noqa: N802 - the name that Django gave it
        return str(super().writeString(encoding))


def _title(choice: Choice) -> str:
    if choice.what == "all":
        return _("What changed to the promises of %(city)s") % {"city": settings.CITY.name}
    return _("What changed: %(title)s") % {"title": choice.title}


def _summary(change: Change) -> str:
    if not change.is_of_another_day:
        return change.sentence
    return f"{change.sentence} {_('It holds from %(day)s.') % {'day': day(change.true_on)}}"


def _tag(name: str) -> str:
    """Return a name that stays, as RFC 4151 makes them: whose it is, since when, and in which language."""
    host = urlsplit(settings.CITY.base_url).hostname
    return f"tag:{host},{settings.CITY.term_start.isoformat()}:{get_language()}:{name}"


def _plain(text: Any) -> str:
    return _NOT_XML.sub("", str(text))


def _first_day() -> datetime:
    version = agreement.published()
    if version is not None and version.published_at is not None:
        return version.published_at
    return timezone.make_aware(datetime.combine(settings.CITY.term_start, time.min))
