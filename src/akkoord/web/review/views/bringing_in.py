"""Bring in a document, and the list of what was brought in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from akkoord.errors import StateError
from akkoord.web.accounts.access import account, granted, needs
from akkoord.web.agreement import queries as agreement
from akkoord.web.files.refusals import FileRefused
from akkoord.web.review import actions, queries, refusals
from akkoord.web.review.forms import BringInForm
from akkoord.web.review.models import Review


@needs("agreement.read_draft")
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest) -> HttpResponseBase:
    """The form that brings in a document, the reviews under way, and the versions that there are."""
    may_bring_in = "agreement.review" in granted(request)
    if request.method == "POST":
        return _brought_in(request)
    form = BringInForm(current=agreement.published()) if may_bring_in else None
    return _page(request, form)


@needs("agreement.review")
def _brought_in(request: HttpRequest) -> HttpResponse:
    form = BringInForm(request.POST, request.FILES, current=agreement.published())
    if form.is_valid():
        try:
            review = actions.start(
                upload=form.cleaned_data["file"],
                title=form.cleaned_data["title"],
                follows=form.cleaned_data.get("follows"),
                actor=account(request),
                now=timezone.now(),
            )
        except FileRefused as error:
            form.add_error("file", error.sentence())
        else:
            return redirect(review)
    return _page(request, form, status=422)


def _page(request: HttpRequest, form: BringInForm | None, status: int = 200) -> HttpResponse:
    values = {
        "form": form,
        "reviews": queries.under_way(),
        "versions": agreement.versions(),
        "current": agreement.published(),
    }
    return render(request, "review/read.html", values, status=status)


@needs("agreement.review")
@require_POST
def discard(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take away a review with its document."""
    review = found(public_id)
    try:
        actions.discard(review_id=review.pk, actor=account(request), now=timezone.now())
    except StateError as error:
        messages.error(request, refusals.sentence(error))
        return redirect(review)
    messages.success(request, _("“%(title)s” was taken away.") % {"title": review.title})
    return redirect("review:read")


def found(public_id: UUID) -> Review:
    """Return a review, or say that there is none."""
    review = queries.review(public_id)
    if review is None:
        raise Http404(_("There is no such review. It may have been taken away."))
    return review
