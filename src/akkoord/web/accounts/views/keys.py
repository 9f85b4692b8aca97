"""Keys for programs: one's own, and for an administrator those of everybody."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.errors import AkkoordError
from akkoord.web.accounts import access, keys
from akkoord.web.accounts.access import logged_in, needs
from akkoord.web.accounts.forms import KeyForm

_ADMINISTRATOR = "accounts.grant_role"
_USUAL = timedelta(days=180)
_MOST_SHOWN = 200


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@logged_in
def own_keys(request: HttpRequest) -> HttpResponse:
    """The keys of who asks, and a form for another; what a new one opens with is shown this once."""
    user, now = access.account(request), timezone.now()
    offered = keys.offered(user, timezone.localdate(now))
    form = KeyForm(
        request.POST or None, offered=offered, initial={"valid_until": timezone.localdate(now) + _USUAL}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = keys.make(user=user, **form.cleaned_data, now=now)
        except keys.WrongEnd as error:
            form.refuse(error, "valid_until")
        except AkkoordError as error:
            form.refuse(error)
        else:
            return render(request, "accounts/key_made.html", {"key": made, "secret": secret})
    context = {
        "keys": keys.shown(keys.of_user(user), timezone.localdate(now)),
        "form": form if offered else None,
        "is_administrator": _ADMINISTRATOR in access.granted(request),
    }
    return render(request, "accounts/keys.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
@needs(_ADMINISTRATOR)
def all_keys(request: HttpRequest) -> HttpResponse:
    """The keys of everybody, so that an administrator can withdraw one."""
    rows = keys.shown(keys.every()[:_MOST_SHOWN], timezone.localdate())
    return render(request, "accounts/all_keys.html", {"keys": rows})


@require_POST
@logged_in
def revoke(request: HttpRequest, key_id: int) -> HttpResponse:
    """Withdraw a key: one's own, or as an administrator that of anybody."""
    user = access.account(request)
    is_administrator = _ADMINISTRATOR in access.granted(request)
    own = keys.of_user(user).filter(pk=key_id).exists()
    if not own and not (is_administrator and keys.every().filter(pk=key_id).exists()):
        raise Http404(_("You have no such key."))
    keys.revoke(key_id=key_id, actor=user, now=timezone.now())
    messages.success(request, _("The key is withdrawn. It opens nothing any more."))
    return redirect("accounts:keys" if own else "accounts:all_keys")
