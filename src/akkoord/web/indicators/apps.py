from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "akkoord.web.indicators"
    label = "indicators"

    def ready(self) -> None:
        from akkoord.web.frame.statements import processings
        from akkoord.web.indicators.kept import PROCESSING

        processings.register(PROCESSING)

        from akkoord.web.accounts import desk
        from akkoord.web.agreement import changes
        from akkoord.web.history import telling
        from akkoord.web.indicators import importing, panel
        from akkoord.web.indicators.telling import PUBLIC, TELLING, TITLES
        from akkoord.web.jobs import clock

        panel.register()
        clock.register("indicators.forget_old", importing.forget_old)
        desk.register(
            desk.Entry(
                "indicators.edit",
                _("Figures"),
                _("Say what is measured, set targets, and bring in files of figures."),
                "indicators:work",
            )
        )
        telling.register_many(TELLING, TITLES, PUBLIC)
        changes.register("figure", "indicators.linked", "indicators.unlinked")
        telling.name_thing("indicators.indicator", _("indicator"))
        telling.name_thing("indicators.import", _("file of figures"))
