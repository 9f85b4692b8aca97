from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class UpdatesConfig(AppConfig):
    name = "akkoord.web.updates"
    label = "updates"

    def ready(self) -> None:
        from akkoord.web.frame.statements import processings
        from akkoord.web.updates.kept import PROCESSING

        processings.register(PROCESSING)

        from akkoord.web.accounts import desk
        from akkoord.web.agreement import following
        from akkoord.web.jobs import clock
        from akkoord.web.updates import digests
        from akkoord.web.updates.chosen import Choice

        def ways(what: following.What, key: str) -> following.Ways:
            choice = Choice(what, 0, key, "", "")
            follow = reverse("updates:follow") + choice.query
            return following.Ways(reverse("updates:home") + choice.query, choice.feed, follow)

        following.register(ways)
        clock.register("updates.digests", digests.post_due)
        desk.register(
            desk.Entry(
                "followup.report",
                _("Followers"),
                _("See how many people get a mail when something changes."),
                "updates:numbers",
            )
        )
