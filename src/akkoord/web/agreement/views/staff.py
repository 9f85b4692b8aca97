"""Look at a version, and publish one that was made without a review."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from akkoord.errors import AkkoordError
from akkoord.phrases import Reason, Sayable, say
from akkoord.web.accounts.access import account, granted, needs
from akkoord.web.agreement import actions, naming, queries, rows
from akkoord.web.agreement.models import Version
from akkoord.web.frame import language

_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Skipped:
    """Lines that became no promise, for one reason."""

    name: str
    lines: str
    count: int


@needs("agreement.read_draft")
@require_safe
def version(request: HttpRequest, version_id: int) -> HttpResponse:
    """One version as it was read, before or after it is published."""
    chosen = _version(version_id)
    page = Paginator(queries.texts(chosen), _PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "version": chosen,
        "is_current": chosen == queries.published(),
        "figures": queries.figures(chosen),
        "domains": queries.domains(chosen),
        "page": page,
        "rows": rows.rows(page.object_list, timezone.localdate()),
        "lines": chosen.reading.get("lines"),
        "skipped": _skipped(chosen),
        "notes": [_said(Reason(note["code"], note["values"])) for note in chosen.reading.get("notes", ())],
        "may_publish": "agreement.publish_version" in granted(request),
    }
    return render(request, "agreement/version.html", values)


@needs("agreement.publish_version")
@require_POST
def publish(request: HttpRequest, version_id: int) -> HttpResponse:
    """Show a version to residents."""
    chosen = _version(version_id)
    try:
        actions.publish(version_id=chosen.pk, actor=account(request), now=timezone.now())
    except AkkoordError as error:
        messages.error(request, _said(error))
    else:
        messages.success(request, _("“%(title)s” is published.") % {"title": chosen.title})
    return redirect(chosen)


def _version(version_id: int) -> Version:
    found = Version.objects.filter(pk=version_id).first()
    if found is None:
        raise Http404(_("There is no version %(number)s of the agreement.") % {"number": version_id})
    return found


def _said(reason: Sayable) -> str:
    return say(reason, language.current(), package="akkoord.agreement")


def _skipped(chosen: Version) -> list[Skipped]:
    return [
        Skipped(
            name=str(naming.SKIPPED.get(reason, reason)),
            lines=", ".join(
                str(first) if first == last else f"{first}–{last}" for first, last in found["runs"]
            ),
            count=found["count"],
        )
        for reason, found in chosen.reading.get("skipped", {}).items()
    ]
