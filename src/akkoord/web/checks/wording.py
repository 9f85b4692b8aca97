"""Errors of checks as sentences for the reader: what is wrong, and what to do."""

from __future__ import annotations

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from akkoord import phrases
from akkoord.errors import AkkoordError
from akkoord.web.checks import actions, households
from akkoord.web.frame import language

_OWN: dict[type[AkkoordError], LazyText] = {
    actions.NoPanel: _("There are no households yet to compute over. Ask the administrator to add them."),
    actions.NothingToCompute: _(
        "This draft changes no figure of a right that we know. Write down the effect yourself."
    ),
    actions.NotADayOfTheReform: _(
        "This draft changes nothing on that day. Choose one of the days in the list."
    ),
    actions.EffectTooLarge: _("No decision changes that much. Check the amount."),
    actions.DraftPublished: _("This decision is published. Its check does not change any more."),
    actions.DraftChanged: _(
        "The draft changed while you were filling this in. "
        "Read it again, and save again if your answers still hold."
    ),
    actions.RunChanged: _(
        "Somebody else saved this check in the meantime. What you typed is below. "
        "Open the check in another window, compare, and save again to keep yours."
    ),
    households.AmountUnknown: _("We cannot compute the amount: a figure of the law is missing on that day."),
}


def said(error: AkkoordError) -> str:
    """Return the sentence for an error of the actions of this app."""
    own = _OWN.get(type(error))
    if own is not None:
        return str(own)
    package = "akkoord.checks" if type(error).__module__.startswith("akkoord.checks") else "akkoord.rights"
    return phrases.say(error, language.current(), package=package)
