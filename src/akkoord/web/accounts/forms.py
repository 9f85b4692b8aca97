"""The forms of logging in and of one's own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from akkoord.errors import AkkoordError
from akkoord.web.accounts import scopes, sentences
from akkoord.web.accounts.models import User
from akkoord.web.accounts.roles import SCOPED, Role

# Long enough for every pass phrase; without an end, hashing one would be an attack.
_LONGEST_PASSWORD = 256


class Form(forms.Form):
    """A form that can say an error of an action in the language of the page."""

    def refuse(self, error: AkkoordError, field: str | None = None) -> None:
        """Show an error at a field, or above the form."""
        self.add_error(field, ValidationError(sentences.said(error)))


def _password(label: Any, autocomplete: str, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=_LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        **options,
    )


class LoginForm(Form):
    """An address and a password."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = _password(_("Password"), "current-password")


class CodeForm(Form):
    """One code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class NewPasswordForm(Form):
    """A password that is typed twice."""

    new = _password(
        _("New password"),
        "new-password",
        help_text=_("12 characters or more. A sentence that only you would think of is best."),
    )
    again = _password(_("New password again"), "new-password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user

    def clean_new(self) -> str:
        """Refuse what is easy to guess for this person."""
        new: str = self.cleaned_data["new"]
        validate_password(new, self._user)
        return new

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        given = super().clean() or {}
        if "new" in given and "again" in given and given["new"] != given["again"]:
            self.add_error("again", _("This is not the same as the password above. Type it again."))
        return given


class PasswordForm(NewPasswordForm):
    """The password of now, and a new one."""

    current = _password(_("Your present password"), "current-password")
    field_order = ("current", "new", "again")


class EraseForm(Form):
    """The password, as a sign that somebody means it."""

    password = _password(_("Password"), "current-password")


class RoleForm(Form):
    """A role for a time."""

    role = forms.ChoiceField(label=_("Role"), choices=[("", _("Choose a role")), *Role.choices])
    scope = forms.CharField(
        label=_("Domain or service"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "scopes", "autocomplete": "off"}),
        help_text=_("Only for an editor of a domain and for a service."),
    )
    valid_from = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    valid_until = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave this empty for a role without an end."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a scope that does not fit the role, and an end before the beginning."""
        given = super().clean() or {}
        role, scope = given.get("role", ""), given.get("scope", "")
        if role in SCOPED:
            self._check_scope(role, scope)
        elif role and scope:
            self.add_error("scope", _("This role is for the whole city. Leave this empty."))
        start, end = given.get("valid_from"), given.get("valid_until")
        if start and end and end < start:
            self.add_error("valid_until", _("This is before the first day. Choose a later day."))
        return given

    def _check_scope(self, role: str, scope: str) -> None:
        known = scopes.known(role)
        if not scope:
            self.add_error("scope", _("Say for which domain or service this role is."))
        elif known and scope not in known:
            message = _("There is no “%(scope)s”. Choose one of: %(known)s.")
            self.add_error("scope", message % {"scope": scope, "known": ", ".join(known)})


class InviteForm(Form):
    """Somebody who gets an account."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)


class KeyForm(Form):
    """What a key is for, what it may do, and until when."""

    name = forms.CharField(
        label=_("What is it for?"), max_length=80, help_text=_("For example: link with the case system")
    )
    permissions = forms.MultipleChoiceField(
        label=_("What may it do?"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    valid_until = forms.DateField(
        label=_("Last day"),
        help_text=_("At most a year from now."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, offered: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["permissions"] = forms.MultipleChoiceField(
            label=_("What may it do?"), widget=forms.CheckboxSelectMultiple, choices=offered
        )
