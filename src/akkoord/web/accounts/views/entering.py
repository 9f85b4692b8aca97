"""Log in, in two steps, and log out."""

from __future__ import annotations

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp import login as otp_login
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice

from akkoord.web.accounts import access, browsers, entering, factors, limits
from akkoord.web.accounts.forms import CodeForm, LoginForm
from akkoord.web.accounts.models import User

# Where a session keeps which telephone it showed the secret of.
_WAITING = "accounts.telephone"


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest) -> HttpResponseBase:
    """The first step: an e-mail address and a password."""
    onward = _onward(request)
    if isinstance(request.user, User):
        return _next_step(request, onward)
    form = LoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = entering.known(
                **form.cleaned_data,
                address=limits.address_of(request),
                browser=browsers.of(request, form.cleaned_data["email"]),
                now=timezone.now(),
            )
        except (entering.WrongLogin, limits.TooMany) as error:
            form.refuse(error)
        else:
            # Gives the session a new key: one that somebody planted before is worth nothing.
            auth.login(request, user)
            return browsers.remember(_next_step(request, onward), user)
    return render(request, "accounts/login.html", {"form": form, "next": onward})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponseBase:
    """The second step: a code from the telephone, or a recovery code."""
    onward = _onward(request)
    if not isinstance(request.user, User):
        return redirect(_login_address(onward))
    if not factors.has_telephone(request.user):
        must = access.must_verify(request)
        return redirect(_with_next("accounts:enrol", onward) if must else onward)
    if access.is_verified(request):
        return redirect(onward)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            device = factors.verified(user=request.user, code=form.cleaned_data["code"], now=timezone.now())
        except (factors.WrongCode, limits.TooMany) as error:
            form.refuse(error, "code")
        else:
            _verified(request, device)
            return redirect(onward)
    return render(request, "accounts/second_step.html", {"form": form, "next": onward})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest) -> HttpResponseBase:
    """Connect a telephone: at the first log-in, or later a new one in the place of the old."""
    onward = _onward(request)
    user = request.user
    if not isinstance(user, User):
        return redirect(_login_address(onward))
    if not access.is_verified(request) and factors.has_telephone(user):
        # Who only knows the password must not be able to put their own telephone in the place of this one.
        return redirect(_with_next("accounts:second_step", onward))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            enrolled = factors.confirm(
                user=user,
                code=form.cleaned_data["code"],
                waiting=request.session.get(_WAITING),
                now=timezone.now(),
            )
        except (factors.WrongCode, factors.NothingToConfirm, limits.TooMany) as error:
            form.refuse(error, "code")
        else:
            _verified(request, enrolled.device)
            return render(
                request, "accounts/recovery_codes.html", {"codes": enrolled.recovery_codes, "next": onward}
            )
    enrolment = factors.enrolment(user=user, waiting=request.session.get(_WAITING))
    request.session[_WAITING] = enrolment.waiting
    return render(
        request,
        "accounts/enrol.html",
        {
            "form": form,
            "next": onward,
            "secret": enrolment.secret,
            # Squares drawn by segno: no letter in it was typed by anybody.
            "picture": mark_safe(enrolment.picture),  # noqa: S308 # nosec B308 B703
            "is_first": not factors.has_telephone(user),
        },
    )


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the session."""
    auth.logout(request)
    messages.success(request, _("You are logged out."))
    return redirect("accounts:login")


def _onward(request: HttpRequest) -> str:
    """Return where somebody wanted to go, if that is a path of this site; their desk otherwise."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    # Without a slash in front it could be the name of a view, which `redirect` would look up.
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else resolve_url(settings.LOGIN_REDIRECT_URL)


def _next_step(request: HttpRequest, onward: str) -> HttpResponseBase:
    return access.to_second_step(onward) if access.must_verify(request) else redirect(onward)


def _verified(request: HttpRequest, device: Device) -> None:
    otp_login(request, device)
    request.session.cycle_key()
    if isinstance(device, StaticDevice) and isinstance(request.user, User):
        left = factors.recovery_codes_left(request.user)
        messages.warning(
            request,
            ngettext(
                "You used a recovery code. You have %(left)s left. Make new ones in time.",
                "You used a recovery code. You have %(left)s left. Make new ones in time.",
                left,
            )
            % {"left": left},
        )


def _login_address(onward: str) -> str:
    return _with_next("accounts:login", onward)


def _with_next(name: str, onward: str) -> str:
    return f"{resolve_url(name)}?{urlencode({'next': onward})}"
