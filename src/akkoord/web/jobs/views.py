"""The page of a job: how far it is, and a button to stop it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from akkoord.web.accounts import access
from akkoord.web.frame import language
from akkoord.web.jobs import actions, queries
from akkoord.web.jobs.models import Job


@require_safe
@never_cache
def job(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How far a job is; the page renews itself until the job has ended."""
    found = _visible(request, public_id)
    standing = queries.standing(found, language.current())
    return render(request, "jobs/job.html", {"public_id": public_id, "job": standing})


@require_POST
def cancel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Stop a job, and show its page again."""
    found = _visible(request, public_id)
    try:
        actions.cancel(job_id=found.pk, now=timezone.now())
    except actions.JobEnded:
        messages.info(request, _("There is nothing left to stop: the work had ended already."))
    return redirect("jobs:job", public_id)


def _visible(request: HttpRequest, public_id: UUID) -> Job:
    user = AnonymousUser() if access.must_verify(request) else request.user
    found = queries.visible(public_id, user=user, on=timezone.localdate())
    if found is None:
        raise Http404(_("There is no such work here, or it is not yours. Log in to see your own."))
    return found
