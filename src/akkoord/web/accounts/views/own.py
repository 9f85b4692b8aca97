"""The desk, and the pages about one's own account."""

from __future__ import annotations

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.web.accounts import access, actions, desk, factors, keys, limits, links, own, queries
from akkoord.web.accounts.access import granted_anywhere, logged_in
from akkoord.web.accounts.forms import EraseForm, NewPasswordForm, PasswordForm


@require_safe
@never_cache
@logged_in
def work(request: HttpRequest) -> HttpResponse:
    """The desk: what this person can do here."""
    return render(
        request,
        "accounts/desk.html",
        {
            "entries": desk.entries(granted_anywhere(request)),
            "roles": queries.roles(access.account(request), timezone.localdate()),
            "has_keys": keys.concern(access.account(request), timezone.localdate()),
        },
    )


@require_safe
@never_cache
@logged_in
def account(request: HttpRequest) -> HttpResponse:
    """What is held about this person, and what they can do about it."""
    return render(
        request,
        "accounts/account.html",
        {"held": queries.held(access.account(request), timezone.localdate()), "form": EraseForm()},
    )


@never_cache
@sensitive_post_parameters("current", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@logged_in
def password(request: HttpRequest) -> HttpResponse:
    """Choose another password."""
    form = PasswordForm(request.POST or None, user=access.account(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            own.change_password(
                user=access.account(request), current=given["current"], new=given["new"], now=timezone.now()
            )
        except (own.WrongPassword, limits.TooMany) as error:
            form.refuse(error, "current")
        else:
            # This session stays, under a new key; all others of this person end.
            auth.update_session_auth_hash(request, access.account(request))
            messages.success(request, _("Your password is changed. On other devices you are logged out."))
            return redirect("accounts:account")
    return render(request, "accounts/password.html", {"form": form})


@never_cache
@require_POST
@logged_in
def recovery_codes(request: HttpRequest) -> HttpResponseBase:
    """Make new recovery codes, and show them this once."""
    if not access.is_verified(request):
        # Also without a role: codes made by who only knows the password would open a role of later.
        return access.to_second_step(reverse("accounts:account"))
    codes = factors.new_recovery_codes(user=access.account(request), now=timezone.now())
    return render(request, "accounts/recovery_codes.html", {"codes": codes})


@never_cache
@sensitive_post_parameters("password")
@require_POST
@logged_in
def erase(request: HttpRequest) -> HttpResponse:
    """Erase the account of who asks it, after their password."""
    form = EraseForm(request.POST)
    if form.is_valid():
        try:
            own.erase(
                user=access.account(request), password=form.cleaned_data["password"], now=timezone.now()
            )
        except (own.WrongPassword, limits.TooMany) as error:
            form.refuse(error, "password")
        except actions.LastAdministrator as error:
            form.refuse(error)
        else:
            auth.logout(request)
            messages.success(request, _("Your account is erased. Your name and address are gone."))
            return redirect("accounts:login")
    held = queries.held(access.account(request), timezone.localdate())
    return render(request, "accounts/account.html", {"held": held, "form": form})


@never_cache
@sensitive_post_parameters("new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, user_id: int, token: str) -> HttpResponseBase:
    """Choose a password, by a link that works once."""
    user = links.user_of(user_id, token)
    if user is None:
        return render(request, "accounts/link_over.html", status=410)
    form = NewPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        own.choose_password(user=user, password=form.cleaned_data["new"], now=timezone.now())
        messages.success(request, _("Your password is set. Log in with it."))
        return redirect("accounts:login")
    return render(request, "accounts/welcome.html", {"form": form, "person": user})
