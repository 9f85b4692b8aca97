"""The public pages: where the promises stand, and what the stages mean."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from akkoord.web.followup import overview, queries, reported
from akkoord.web.followup import progress as pictures


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where the promises stand today."""
    version = queries.published()
    if version is None:
        return render(request, "followup/nothing_yet.html")
    today = timezone.localdate()
    return render(
        request,
        "followup/home.html",
        {
            "overview": overview.of(version, today),
            "today": today,
            "last_report": reported.last(),
            "reports": reported.place(),
        },
    )


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """How far all promises are, in one picture: by domain, or by place."""
    version = queries.published()
    if version is None:
        return render(request, "followup/nothing_yet.html")
    is_by_place = request.GET.get("per") == "plaats"
    counted = (pictures.by_place if is_by_place else pictures.by_domain)(version, timezone.localdate())
    return render(request, "followup/progress.html", {"progress": counted, "is_by_place": is_by_place})


@require_safe
def stages(request: HttpRequest) -> HttpResponse:
    """What each stage means, and what proves it."""
    return render(request, "followup/stages.html", {"stages": queries.stages()})
