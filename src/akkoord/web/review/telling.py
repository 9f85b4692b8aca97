"""How the history tells of reviews."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.web.history import telling
from akkoord.web.review.models import Review


def register_all() -> None:
    """Register the tellings; called once, when the app is ready."""
    telling.name_thing(Review._meta.label_lower, gettext_lazy("review of an agreement"))
    telling.register(
        "review.started",
        lambda payload: _("“%(title)s” was brought in.") % {"title": payload["title"]},
        title=gettext_lazy("An agreement was brought in"),
    )
    telling.register(
        "review.published",
        lambda payload: (
            _("The review of “%(title)s” was published after %(steps)s steps.")
            % {"title": payload["title"], "steps": payload["steps"]}
        ),
        title=gettext_lazy("A review was published"),
    )
    telling.register(
        "review.discarded",
        lambda payload: _("The review of “%(title)s” was taken away.") % {"title": payload["title"]},
        title=gettext_lazy("A review was taken away"),
    )
