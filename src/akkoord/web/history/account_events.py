"""How what happens to accounts is told. Accounts stand below history, so it is told here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from akkoord.web.accounts.models import User
from akkoord.web.accounts.roles import Role
from akkoord.web.history import queries, telling

_PLAIN = {
    "account.made": gettext_lazy("An account was made."),
    "account.link_made": gettext_lazy("A link to choose a password was made."),
    "account.password_chosen": gettext_lazy("A new password was chosen."),
    "account.telephone_confirmed": gettext_lazy("A telephone was connected."),
    "account.telephone_reset": gettext_lazy("The telephone was forgotten."),
    "account.recovery_code_used": gettext_lazy("A recovery code was used to log in."),
    "account.recovery_codes_renewed": gettext_lazy("New recovery codes were made."),
    "account.key_made": gettext_lazy("A key for a program was made."),
    "account.key_revoked": gettext_lazy("A key for a program was withdrawn."),
    "account.closed": gettext_lazy("The account was closed."),
    "account.reopened": gettext_lazy("The account was opened again."),
    "account.erased": gettext_lazy("The account was erased at the wish of its holder."),
}


def register() -> None:
    """Give the events of accounts their sentences; none of them is public."""
    telling.name_thing(User._meta.label_lower, gettext_lazy("account"))
    for kind, sentence in _PLAIN.items():
        telling.register(kind, _always(sentence), title=sentence)
    telling.register("account.role_given", _role_given, title=gettext_lazy("A role was given."))
    telling.register("account.role_ended", _role_ended, title=gettext_lazy("A role was ended."))


def held_about(user: User) -> list[str]:
    """Return what history holds about somebody."""
    count = queries.done_by(user)
    if not count:
        return []
    sentence = ngettext_lazy(
        "History says of %(count)s event that you did it. That stays, because the city must be able to show"
        " who decided what; once your account is erased it names nobody.",
        "History says of %(count)s events that you did them. That stays, because the city must be able to"
        " show who decided what; once your account is erased it names nobody.",
        count,
    )
    return [sentence % {"count": count}]


def _always(sentence: LazyText) -> telling.Tell:
    return lambda payload: sentence


def _role_given(payload: Mapping[str, Any]) -> str:
    start = _day(payload["valid_from"])
    if payload["valid_until"] is None:
        return _("Got the role %(role)s, from %(start)s.") % {"role": _role(payload), "start": start}
    end = _day(payload["valid_until"])
    return _("Got the role %(role)s, from %(start)s until %(end)s.") % {
        "role": _role(payload),
        "start": start,
        "end": end,
    }


def _role_ended(payload: Mapping[str, Any]) -> str:
    return _("Lost the role %(role)s.") % {"role": _role(payload)}


def _role(payload: Mapping[str, Any]) -> str:
    name = str(Role(payload["role"]).label)
    return f"{name} “{payload['scope']}”" if payload["scope"] else name


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "j F Y")
