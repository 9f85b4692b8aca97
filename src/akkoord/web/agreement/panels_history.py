"""The history of a promise, as a panel on its page; and how the events of the agreement are told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from akkoord.web.accounts import access
from akkoord.web.agreement import changes
from akkoord.web.agreement.models import Promise, PromiseText, Version
from akkoord.web.agreement.panels import Panel, register
from akkoord.web.history import queries, telling


def register_all() -> None:
    """Register the panel and the tellings; called once, when the app is ready."""
    register(Panel("history", 90, "history/panel.html", gather))
    telling.name_thing(Promise._meta.label_lower, _("promise"))
    telling.name_thing(Version._meta.label_lower, _("version of the agreement"))
    telling.register("agreement.read", _read, title=_("An agreement was imported"))
    telling.register(
        "agreement.published", _published, title=_("A version of the agreement was published"), public=True
    )
    version = Version._meta.label_lower
    changes.register("agreement", "agreement.published", subject=version, tell=_of_versions)
    # What another version says can touch each promise.
    changes.register_subject(version, changes.Subject(_leads, concerns_each=True))


def gather(request: HttpRequest, text: PromiseText) -> Mapping[str, Any] | None:
    """Return what happened to a promise and to the version of the agreement that it stands in."""
    for_staff = "history.read" in access.granted(request)
    timeline = queries.timeline(text.promise, text.version, for_staff=for_staff)
    return {"timeline": timeline} if timeline.moments else None


def _of_versions(payloads: Sequence[Mapping[str, Any]]) -> list[str]:
    return [str(_("This version of the agreement was published."))] * len(payloads)


def _leads(versions: Collection[int]) -> Mapping[int, changes.Lead]:
    shown = Version.objects.filter(pk__in=versions, published_at__isnull=False).only("title")
    home = reverse("agreement:home")
    return {one.pk: changes.Lead(one.title, home, is_own_words=True) for one in shown}


def _read(payload: Mapping[str, Any]) -> str:
    count = payload["promises"]
    return ngettext(
        "“%(title)s” was imported: %(count)s promise.", "“%(title)s” was imported: %(count)s promises.", count
    ) % {"title": payload["title"], "count": count}


def _published(payload: Mapping[str, Any]) -> str:
    return str(_("“%(title)s” was published.") % {"title": payload["title"]})
