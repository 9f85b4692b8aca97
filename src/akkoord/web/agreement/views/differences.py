"""Two versions side by side, and what the reader noticed in one."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from akkoord.web.accounts.access import account, granted, needs
from akkoord.web.agreement import comparing, differences, naming, queries
from akkoord.web.agreement.models import Version
from akkoord.web.agreement.views.public import published

_PER_PAGE = 40


@require_safe
def comparisons(request: HttpRequest) -> HttpResponse:
    """The pairs of versions that were compared, and a form to choose two."""
    with_drafts = _sees_drafts(request)
    versions = list(differences.versions(with_drafts=with_drafts)[:100])
    chosen = [_number(request.GET.get(name)) for name in ("oud", "nieuw")]
    if all(chosen):
        return redirect("agreement:comparison", *chosen)
    values = {
        "comparisons": differences.comparisons(with_drafts=with_drafts)[:_PER_PAGE],
        "versions": versions,
    }
    return render(request, "agreement/compare/all.html", values)


@require_safe
def comparison(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """What became of each promise of one version in another."""
    with_drafts = _sees_drafts(request)
    found = differences.comparison(old, new, with_drafts=with_drafts)
    if found is None:
        return _not_compared(request, old, new, with_drafts=with_drafts)
    kind, domain = request.GET.get("soort", ""), request.GET.get("domein", "")
    kind = kind if kind in naming.CHANGES else ""
    page = Paginator(differences.changes(found, kind=kind, domain=domain), _PER_PAGE).get_page(
        request.GET.get("page")
    )
    counted = differences.counts(found)
    values = {
        "comparison": found,
        "counts": [(code, naming.CHANGES[code], number, code == kind) for code, number in counted.items()],
        "changed": sum(number for code, number in counted.items() if code != "kept"),
        "kind": kind,
        "kind_name": naming.CHANGES.get(kind, ""),
        "domain": domain,
        "domains": differences.domains(found),
        "page": page,
        "changes": [(naming.CHANGES[change.kind], change) for change in differences.shown(list(page), found)],
    }
    return render(request, "agreement/compare/one.html", values)


@needs("agreement.read_draft")
@require_POST
def compare(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """Let a job compare two versions that were not compared yet."""
    pair = [Version.objects.filter(pk=own).first() for own in (old, new)]
    if pair[0] is None or pair[1] is None or pair[0] == pair[1]:
        raise Http404(_("Choose two versions that are there."))
    job = comparing.ask(old=pair[0], new=pair[1], owner=account(request), now=timezone.now())
    messages.success(request, _("We are comparing them. You find them here once that is done."))
    return redirect("jobs:job", job.public_id)


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """What the reader noticed in the agreement, by kind."""
    return _findings(request, published())


@needs("agreement.read_draft")
@require_safe
def findings_of_version(request: HttpRequest, version_id: int) -> HttpResponse:
    """What the reader noticed in one version, also before it is published."""
    version = Version.objects.filter(pk=version_id).first()
    if version is None:
        raise Http404(_("There is no version %(number)s of the agreement.") % {"number": version_id})
    return _findings(request, version)


def _findings(request: HttpRequest, version: Version) -> HttpResponse:
    code, domain = request.GET.get("soort", ""), request.GET.get("domein", "")
    counted = differences.finding_counts(version)
    code = code if code in naming.FINDINGS else ""
    rows = differences.findings(version, code=code, domain=domain) if code or domain else None
    page = Paginator(rows, _PER_PAGE).get_page(request.GET.get("page")) if rows is not None else None
    values = {
        "version": version,
        "is_published": version == queries.published(),
        "kinds": [
            (own, *naming.FINDINGS[own], counted[own], own == code)
            for own in naming.FINDINGS
            if own in counted
        ],
        "count": sum(counted.values()),
        "code": code,
        "title": naming.FINDINGS[code][0] if code else "",
        "why": naming.FINDINGS[code][1] if code else "",
        "domain": domain,
        "domains": queries.domains(version),
        "page": page,
        "findings": [(naming.FINDINGS[own.code][0], own) for own in differences.told(list(page))]
        if page
        else [],
    }
    return render(request, "agreement/findings.html", values)


def _not_compared(request: HttpRequest, old: int, new: int, *, with_drafts: bool) -> HttpResponse:
    seen = differences.versions(with_drafts=with_drafts)
    pair = [seen.filter(pk=own).first() for own in (old, new)]
    if pair[0] is None or pair[1] is None or pair[0] == pair[1]:
        raise Http404(_("Choose two versions that are there."))
    values = {"old": pair[0], "new": pair[1], "may_ask": "agreement.read_draft" in granted(request)}
    return render(request, "agreement/compare/not_yet.html", values, status=404)


def _sees_drafts(request: HttpRequest) -> bool:
    return "agreement.read_draft" in granted(request)


def _number(given: str | None) -> int | None:
    return int(given) if given and given.isdecimal() and len(given) <= 9 else None
