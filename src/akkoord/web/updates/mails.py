"""The mails themselves: plain text in the language of the reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from akkoord.web.frame.templatetags.frame import day
from akkoord.web.updates import tokens
from akkoord.web.updates.feeds import site
from akkoord.web.updates.followed import Shown
from akkoord.web.updates.listing import Change
from akkoord.web.updates.models import Follower, Following

_TITLE = 70


def question(following: Following, shown: Shown) -> dict[str, Any]:
    """Return the mail that asks whether somebody wants to follow this."""
    with override(following.language):
        values = {
            "following": following,
            "title": shown.title,
            "link": site(reverse("updates:confirm", args=[tokens.of(following.key, "confirm")])),
        }
        subject = _("Confirm that you want to follow: %(title)s") % {"title": _short(shown.title)}
        return _mail(subject, "updates/mail/question.txt", values)


def known_already(follower: Follower, shown: Shown) -> dict[str, Any]:
    """Return the mail to who asks for what they follow already."""
    with override(follower.language):
        subject = _("You follow this already: %(title)s") % {"title": _short(shown.title)}
        values = {"title": shown.title, **_links(follower)}
        return _mail(subject, "updates/mail/known_already.txt", values) | {"headers": _headers(follower)}


def digest(
    follower: Follower, changes: Sequence[Change], more: int, followed: Sequence[Shown], today: date
) -> dict[str, Any]:
    """Return the mail that tells what changed, by what it happened to.

    Args:
        follower: Whom it is for.
        changes: What changed, newest first.
        more: How many other changes there are, which it only counts.
        followed: What they follow.
        today: The day of the mail.
    """
    with override(follower.language):
        number = len(changes) + more
        subject = ngettext(
            "%(city)s: one change to what you follow",
            "%(city)s: %(number)s changes to what you follow",
            number,
        ) % {"city": settings.CITY.name, "number": number}
        values = {
            "since": day(timezone.localdate(follower.told_at)) if follower.told_at else "",
            "today": day(today),
            "things": _things(changes),
            "more": more,
            "page": site(reverse("updates:home")),
            "followed": [one for one in followed if one.confirmed_at],
            "is_daily": follower.frequency == "day",
            **_links(follower),
        }
        return _mail(subject, "updates/mail/digest.txt", values) | {"headers": _headers(follower)}


def _things(changes: Sequence[Change]) -> list[dict[str, Any]]:
    by_address: dict[str, list[Change]] = {}
    for one in changes:
        by_address.setdefault(one.lead.address, []).append(one)
    return [
        {
            "title": found[0].lead.title,
            "address": site(address),
            "lines": [f"{day(timezone.localdate(one.at))}: {one.sentence}" for one in reversed(found)],
        }
        for address, found in by_address.items()
    ]


def _links(follower: Follower) -> dict[str, str]:
    token = tokens.of(follower.key, "manage")
    return {
        "manage": site(reverse("updates:manage", args=[token])),
        "stop": site(reverse("updates:stop", args=[token])),
    }


def _headers(follower: Follower) -> dict[str, str]:
    """Return what lets a mail program stop these mails with one click: RFC 8058."""
    return {
        "List-Unsubscribe": f"<{_links(follower)['stop']}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _mail(subject: str, template: str, values: dict[str, Any]) -> dict[str, Any]:
    text = render_to_string(template, values | {"city": settings.CITY})
    lines = (line.rstrip() for line in text.strip().splitlines())
    return {"subject": " ".join(subject.split()), "text": "\n".join(chain(lines, [""]))}


def _short(title: str) -> str:
    return Truncator(" ".join(title.split())).chars(_TITLE)
