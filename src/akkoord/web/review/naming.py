"""What the pages call doubts, states and steps."""

from __future__ import annotations

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

DOUBTS: dict[str, LazyText] = {
    "statement": _("It may describe something, and promise nothing."),
    "damaged_text": _("There may be errors in the text."),
    "very_short": _("It is very short."),
    "in_prose": _("It was found in running text."),
    "very_long": _("It is very long."),
    "several_promises": _("It may be several promises: split it if so."),
    "joined": _("It was joined from two pieces."),
    "no_goal": _("It serves no goal."),
    "goal_alone": _("Nothing serves this goal."),
    "label_only": _("It may be only a title."),
    "reference_unresolved": _("It refers to a part that was not found."),
}

STATES: dict[str, LazyText] = {
    "open": _("to look at"),
    "accepted": _("accepted"),
    "no_promise": _("no promise"),
}

STEPS: dict[str, LazyText] = {
    "accept": _("accepted"),
    "accept_rest": _("accepted many at once"),
    "no_promise": _("marked as no promise"),
    "reopen": _("opened again"),
    "edit": _("words changed"),
    "change_level": _("kind changed"),
    "retitle": _("heading changed"),
    "reparent": _("goal changed"),
    "split": _("split"),
    "merge": _("merged"),
    "add": _("added"),
    "continue_as": _("tied to the version before"),
}

SHOWN: dict[str, LazyText] = {
    "open": _("To look at"),
    "doubtful": _("Doubtful"),
    "changed": _("New or changed"),
    "no_promise": _("No promise"),
    "all": _("All"),
}

ORDERS: dict[str, LazyText] = {"doubt": _("Doubtful first"), "text": _("As in the text")}
