from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "akkoord.web.jobs"
    label = "jobs"

    def ready(self) -> None:
        from akkoord.web.frame.statements import processings
        from akkoord.web.jobs.kept import PROCESSING

        processings.register(PROCESSING)

        # A worker opens no page: without this it would not know the work that other apps register.
        autodiscover_modules("actions")
        from akkoord.web.accounts import holdings
        from akkoord.web.jobs import actions, queries

        holdings.register("jobs", holdings.Holding(tell=queries.held_about, erase=actions.forget))
