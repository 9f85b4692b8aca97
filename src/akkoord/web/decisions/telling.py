"""What happened to drafts and decisions, told in words for the pages of history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Tell = Callable[[Mapping[str, Any]], str | LazyText]

TELLING: dict[str, Tell] = {
    "decisions.draft_made": lambda payload: _("A draft was made."),
    "decisions.draft_changed": lambda payload: format_lazy(
        _("The draft was changed; this is version {revision}."), revision=payload["revision"]
    ),
    "decisions.published": lambda payload: format_lazy(
        _("The decision was published at {address}."), address=payload["uri"]
    ),
    "decisions.imported": lambda payload: format_lazy(
        _("The decision {address} was imported from the page {page}."),
        address=payload["uri"],
        page=payload["page"],
    ),
    "decisions.linked": lambda payload: format_lazy(
        _("The decision {address} was linked to promise {number}, which it carries out."),
        address=payload["uri"],
        number=payload["promise"],
    ),
    "decisions.unlinked": lambda payload: format_lazy(
        _("The link between the decision {address} and promise {number} was removed."),
        address=payload["uri"],
        number=payload["promise"],
    ),
}
"""By kind of event: from its payload to a sentence, in the language of whoever reads it."""

TITLES: dict[str, LazyText] = {
    "decisions.draft_made": _("A draft was made"),
    "decisions.draft_changed": _("A draft was changed"),
    "decisions.published": _("A decision was published"),
    "decisions.imported": _("A decision was imported"),
    "decisions.linked": _("A decision was linked to a promise"),
    "decisions.unlinked": _("A decision was unlinked from a promise"),
}
"""What each kind is called in the filter of the history."""

PUBLIC = frozenset({"decisions.published", "decisions.imported", "decisions.linked", "decisions.unlinked"})
"""Drafts are not public, nor when somebody worked on them."""
