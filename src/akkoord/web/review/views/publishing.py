"""The last look before residents see it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.errors import InputError, StateError
from akkoord.web.accounts.access import account, needs
from akkoord.web.review import actions, board, queries, refusals
from akkoord.web.review.views.bringing_in import found


@needs("agreement.publish_version")
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What publishing this review would change, and the button that does it."""
    review = found(public_id)
    if review.version is not None:
        return redirect(review.version)
    if review.read_at is None:
        return redirect(review)
    sentence = ""
    if request.method == "POST":
        try:
            version = actions.publish(review_id=review.pk, actor=account(request), now=timezone.now())
        except (StateError, InputError) as error:
            sentence = refusals.sentence(error)
        else:
            messages.success(request, _("“%(title)s” is published.") % {"title": version.title})
            return redirect(version)
    values = {
        "review": review,
        "progress": board.progress(review),
        "difference": queries.difference(review) if review.follows_id else None,
        "sentence": sentence,
    }
    return render(request, "review/publish.html", values, status=409 if sentence else 200)
