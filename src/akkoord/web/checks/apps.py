from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChecksConfig(AppConfig):
    name = "akkoord.web.checks"
    label = "checks"

    def ready(self) -> None:
        from akkoord.web.checks.kept import PROCESSING
        from akkoord.web.frame.statements import processings

        processings.register(PROCESSING)

        from akkoord.web.accounts import desk
        from akkoord.web.agreement import panels
        from akkoord.web.checks import decided, gate, promises, queries
        from akkoord.web.checks.telling import TELLING, TITLES
        from akkoord.web.decisions import beside, gates
        from akkoord.web.followup import sources
        from akkoord.web.history import telling

        # A check that the city file misspells would never be asked for: better no site than that.
        queries.city_rules()
        beside.register("checks", decided.checks)
        gates.register("checks", gate.obstacles)
        sources.register("checks", promises.references)
        panels.register(panels.Panel("checks", 40, "checks/_promise.html", promises.panel))
        desk.register(
            desk.Entry(
                "checks.run",
                _("Checks"),
                _("See which drafts need a check, fill it in, and compute the effect on households."),
                "checks:list",
            )
        )
        telling.register_many(TELLING, TITLES)
        telling.name_thing("checks.panel", _("panel of households"))
