"""What happened to drafts and decisions, told in words for the pages of history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.web.agreement import changes
from akkoord.web.decisions.models import Decision
from akkoord.web.history.telling import Tell

TELLING: dict[str, Tell] = {
    "decisions.draft_made": lambda payload: _("A draft was made."),
    "decisions.draft_changed": lambda payload: _("The draft was changed; this is version {revision}.").format(
        revision=payload["revision"]
    ),
    "decisions.published": lambda payload: _("The decision was published at {address}.").format(
        address=payload["uri"]
    ),
    "decisions.imported": lambda payload: _(
        "The decision {address} was imported from the page {page}."
    ).format(address=payload["uri"], page=payload["page"]),
    "decisions.linked": lambda payload: _(
        "The decision {address} was linked to promise {number}, which it carries out."
    ).format(address=payload["uri"], number=payload["promise"]),
    "decisions.unlinked": lambda payload: _(
        "The link between the decision {address} and promise {number} was removed."
    ).format(address=payload["uri"], number=payload["promise"]),
}
"""By kind of event: from its payload to a sentence."""

TITLES: dict[str, LazyText] = {
    "decisions.draft_made": gettext_lazy("A draft was made"),
    "decisions.draft_changed": gettext_lazy("A draft was changed"),
    "decisions.published": gettext_lazy("A decision was published"),
    "decisions.imported": gettext_lazy("A decision was imported"),
    "decisions.linked": gettext_lazy("A decision was linked to a promise"),
    "decisions.unlinked": gettext_lazy("A decision was unlinked from a promise"),
}
"""What each kind is called in the filter of the history."""

PUBLIC = frozenset({"decisions.published", "decisions.imported", "decisions.linked", "decisions.unlinked"})
"""Drafts are not public, nor when somebody worked on them."""


def of_links(*, is_made: bool) -> changes.Tell:
    """Return what tells residents of links between a decision and a promise: by the title of the decision."""

    def tell(payloads: Sequence[Mapping[str, Any]]) -> list[str]:
        addresses = {payload["uri"] for payload in payloads}
        titles = dict(Decision.objects.filter(uri__in=addresses).values_list("uri", "title"))
        words = (
            _("A decision carries out this promise: “{title}”.")
            if is_made
            else _("This decision is no longer linked to the promise: “{title}”.")
        )
        return [words.format(title=titles.get(payload["uri"]) or payload["uri"]) for payload in payloads]

    return tell
