"""People with an account: invite them, give and end their roles, close their account."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.errors import AkkoordError
from akkoord.web.accounts import access, actions, factors, links, queries, sentences
from akkoord.web.accounts.access import needs
from akkoord.web.accounts.forms import InviteForm, RoleForm
from akkoord.web.accounts.models import User

_PER_PAGE = 100
_PERMISSION = "accounts.grant_role"


@require_safe
@never_cache
@needs(_PERMISSION)
def people(request: HttpRequest) -> HttpResponse:
    """All people with an account, and what each may do."""
    page = Paginator(queries.accounts(), _PER_PAGE).get_page(request.GET.get("page"))
    rows = queries.people(page.object_list, timezone.localdate())
    return render(request, "accounts/people.html", {"page": page, "people": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(_PERMISSION)
def invite(request: HttpRequest) -> HttpResponse:
    """Make an account, and show the link for its holder."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.invite(**form.cleaned_data, actor=access.account(request), now=timezone.now())
        except actions.EmailTaken as error:
            form.refuse(error, "email")
        else:
            return _show_link(request, person)
    return render(request, "accounts/invite.html", {"form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(_PERMISSION)
def person(request: HttpRequest, user_id: int) -> HttpResponse:
    """One person: their roles, and a form to give another."""
    found = _person(user_id)
    today = timezone.localdate()
    form = RoleForm(request.POST or None, initial={"valid_from": today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_role(
                user_id=user_id, **form.cleaned_data, actor=access.account(request), now=timezone.now()
            )
        except actions.RoleHeld as error:
            form.refuse(error, "role")
        except actions.AccountClosed as error:
            # Closed since the form was opened: its page has no form any more to say it in.
            messages.error(request, sentences.said(error))
            return redirect("accounts:person", user_id)
        else:
            messages.success(request, _("%(name)s has this role now.") % {"name": found.name})
            return redirect("accounts:person", user_id)
    shown = queries.person(found, today)
    context = {"person": shown, "form": form, "scopes": queries.scopes()}
    return render(request, "accounts/person.html", context)


@require_POST
@needs(_PERMISSION)
def end_role(request: HttpRequest, user_id: int, grant_id: int) -> HttpResponse:
    """End one role of one person at once."""
    if not _person(user_id).grants.filter(pk=grant_id).exists():
        raise Http404(_("This person does not have this role."))
    return _do(
        request,
        user_id,
        lambda: actions.end_role(grant_id=grant_id, actor=access.account(request), now=timezone.now()),
        _("The role is ended."),
    )


@require_POST
@needs(_PERMISSION)
def close(request: HttpRequest, user_id: int) -> HttpResponse:
    """Close an account."""
    _person(user_id)
    return _do(
        request,
        user_id,
        lambda: actions.close(user_id=user_id, actor=access.account(request), now=timezone.now()),
        _("The account is closed."),
    )


@require_POST
@needs(_PERMISSION)
def reopen(request: HttpRequest, user_id: int) -> HttpResponse:
    """Open a closed account again."""
    _person(user_id)
    return _do(
        request,
        user_id,
        lambda: actions.reopen(user_id=user_id, actor=access.account(request), now=timezone.now()),
        _("The account is open again. Make a link, so that a password can be chosen."),
    )


@require_POST
@needs(_PERMISSION)
def forget_telephone(request: HttpRequest, user_id: int) -> HttpResponse:
    """Let somebody who lost their telephone connect another at the next log-in."""
    found = _person(user_id)
    return _do(
        request,
        user_id,
        lambda: factors.reset(user=found, actor=access.account(request), now=timezone.now()),
        _("The telephone is forgotten. At the next log-in another one is connected."),
    )


@never_cache
@require_POST
@needs(_PERMISSION)
def link(request: HttpRequest, user_id: int) -> HttpResponse:
    """Show a link by which somebody chooses a new password."""
    found = _person(user_id)
    if not found.is_active:
        raise Http404(_("This account is closed. Open it again first."))
    actions.note_link(user=found, actor=access.account(request), now=timezone.now())
    return _show_link(request, found)


def _person(user_id: int) -> User:
    found = queries.account(user_id)
    if found is None:
        raise Http404(_("There is no account %(number)s.") % {"number": user_id})
    return found


def _do(request: HttpRequest, user_id: int, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except AkkoordError as error:
        messages.error(request, sentences.said(error))
    else:
        messages.success(request, done)
    return redirect("accounts:person", user_id)


def _show_link(request: HttpRequest, person: User) -> HttpResponse:
    address = request.build_absolute_uri(links.address(person))
    return render(request, "accounts/link.html", {"person": person, "address": address})
