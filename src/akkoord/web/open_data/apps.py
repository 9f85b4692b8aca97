from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpenDataConfig(AppConfig):
    name = "akkoord.web.open_data"
    label = "open_data"

    def ready(self) -> None:
        from akkoord.web.accounts import keys
        from akkoord.web.open_data.catalogue import offered

        keys.offer("agreement.review", _("Bring in a document, and follow how it is read"))
        keys.offer("followup.record_status", _("Record where a promise stands, with proof"))
        offered.register_all()
