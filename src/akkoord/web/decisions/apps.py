from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "akkoord.web.decisions"
    label = "decisions"

    def ready(self) -> None:
        from akkoord.web.decisions.kept import PROCESSING
        from akkoord.web.frame.statements import processings

        processings.register(PROCESSING)

        from akkoord.web.accounts import desk
        from akkoord.web.agreement import changes, panels
        from akkoord.web.decisions import panel, queries
        from akkoord.web.decisions.telling import PUBLIC, TELLING, TITLES, of_links
        from akkoord.web.followup import sources
        from akkoord.web.history import telling

        panels.register(panels.Panel("decisions", 30, "decisions/panel.html", panel.gather))
        sources.register("decisions", queries.of_promises)
        desk.register(
            desk.Entry(
                "decisions.read_draft",
                _("Drafts of decisions"),
                _("See which decisions are being prepared, write them, and publish them."),
                "decisions:drafts",
            )
        )
        desk.register(
            desk.Entry(
                "decisions.publish",
                _("Import decisions"),
                _("Take decisions from a page of the city, and link them to promises."),
                "decisions:read_page",
            )
        )
        telling.register_many(TELLING, TITLES, PUBLIC)
        changes.register("decision", "decisions.linked", tell=of_links(is_made=True))
        changes.register("decision", "decisions.unlinked", tell=of_links(is_made=False))
        telling.name_thing("decisions.draft", _("draft of a decision"))
        telling.name_thing("decisions.decision", _("decision"))
