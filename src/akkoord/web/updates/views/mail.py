"""Follow by e-mail: ask, confirm, look at what is held, stop.

No link in a mail does anything by being opened, for programs open links too: each page shows a button.
"""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from akkoord.web.accounts import limits, sentences
from akkoord.web.updates import actions, chosen, followed, tokens
from akkoord.web.updates.forms import AskForm, FrequencyForm
from akkoord.web.updates.models import Follower

_HOUR = timedelta(hours=1)
_A_HOUR_FROM_ONE_PLACE = 10
_A_HOUR_TOGETHER = 500
_GONE = 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponseBase:
    """Ask for mails about one thing; the answer is the same whatever is known of the address."""
    choice = chosen.in_address(request.GET)
    if choice is None:
        raise Http404(
            _("The agreement has no such promise, domain or place. It can have gone with a new version.")
        )
    form = AskForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            now = timezone.now()
            try:
                limits.check(f"updates:from:{limits.address_of(request)}", _A_HOUR_FROM_ONE_PLACE, _HOUR, now)
                limits.check("updates:together", _A_HOUR_TOGETHER, _HOUR, now)
            except limits.TooMany as error:
                form.add_error(None, sentences.said(error))
                status = 429
            else:
                language = get_language() or "nl"
                actions.ask(choice=choice, language=language, now=now, **form.cleaned_data)
                return redirect("updates:asked")
    return render(request, "updates/follow.html", {"form": form, "choice": choice}, status=status)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Look in your mailbox."""
    return render(request, "updates/asked.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponseBase:
    """Confirm, by a button, that somebody wants to follow this."""
    key = tokens.key_of(token, "confirm")
    following = followed.pending(key)
    if key is None or following is None:
        return _over(request)
    if request.method == "POST":
        try:
            follower = actions.confirm(key=key, now=timezone.now())
        except actions.LinkIsOver:
            return _over(request)
        except actions.FollowsTooMuch:
            messages.error(
                request,
                _("You follow %(most)s things already, and that is the most. Stop one first.")
                % {"most": actions.MOST},
            )
            return redirect(_managed(following.follower))
        messages.success(request, _("Confirmed. You get a mail when something changes."))
        return redirect(_managed(follower))
    if following.confirmed_at is None and following.asked_at + actions.HOLDS <= timezone.now():
        return _over(request)
    (shown,) = followed.shown([following])
    return render(request, "updates/confirm.html", {"following": following, "shown": shown})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, token: str) -> HttpResponseBase:
    """All that is held of an address; change how often, or stop following one thing."""
    follower = followed.by_key(tokens.key_of(token, "manage"))
    if follower is None:
        return _over(request)
    form = FrequencyForm({"frequency": follower.frequency})
    if request.method == "POST":
        if leaving := request.POST.get("leave", ""):
            if not actions.leave(key=follower.key, following=leaving[:32]):
                return render(request, "updates/stopped.html")
            messages.success(request, _("You no longer follow that."))
            return redirect("updates:manage", token)
        form = FrequencyForm(request.POST)
        if form.is_valid():
            actions.change_frequency(key=follower.key, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("updates:manage", token)
    values = {"follower": follower, "followed": followed.of(follower), "form": form, "token": token}
    return render(request, "updates/manage.html", values, status=422 if form.errors else 200)


# A mail program that stops mails with one click sends no cookie: the link itself says who asks. RFC 8058.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponseBase:
    """Stop all mails and erase all that is held, by a button or by the one click of a mail program."""
    key = tokens.key_of(token, "manage")
    if request.method == "POST":
        if key is not None:
            actions.stop(key=key)
        return render(request, "updates/stopped.html")
    if followed.by_key(key) is None:
        return _over(request)
    return render(request, "updates/stop.html", {"token": token})


def _managed(follower: Follower) -> str:
    return reverse("updates:manage", args=[tokens.of(follower.key, "manage")])


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "updates/over.html", status=_GONE)
