"""The steps that a page can ask for: the form of each, and the action that carries it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from akkoord.web.review import actions, forms


class NothingForm(django_forms.Form):
    """A step that needs nothing more."""


@dataclass(frozen=True, slots=True)
class StepKind:
    """One kind of step."""

    form: type[django_forms.Form]
    action: Callable[..., Any]
    name: str | LazyText = ""


STEPS = {
    "accept": StepKind(forms.ItemForm, actions.accept),
    "no_promise": StepKind(forms.ItemForm, actions.mark_no_promise),
    "reopen": StepKind(forms.ItemForm, actions.reopen),
    "accept_rest": StepKind(forms.RestForm, actions.accept_rest),
    "edit": StepKind(forms.EditForm, actions.edit),
    "change_level": StepKind(forms.LevelForm, actions.change_level),
    "retitle": StepKind(forms.RetitleForm, actions.retitle),
    "reparent": StepKind(forms.ReparentForm, actions.reparent),
    "split": StepKind(forms.SplitForm, actions.split),
    "merge": StepKind(forms.MergeForm, actions.merge),
    "continue_as": StepKind(forms.ContinueForm, actions.continue_as),
    "add": StepKind(forms.AddForm, actions.add),
    "undo": StepKind(NothingForm, actions.undo, _("undone")),
    "redo": StepKind(NothingForm, actions.redo, _("done again")),
}

FORWARD = frozenset({"accept", "no_promise", "edit", "split", "merge"})
"""The steps after which somebody goes on to the next promise."""

TO_WHAT_CHANGED = frozenset({"undo", "redo", "add"})
"""The steps after which somebody sees what they changed: it may lie anywhere in the text."""
