from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    name = "akkoord.web.files"
    label = "files"

    def ready(self) -> None:
        from akkoord.web.files.kept import PROCESSING
        from akkoord.web.frame.statements import processings

        processings.register(PROCESSING)

        from akkoord.web.files.telling import TELLING, TITLES
        from akkoord.web.history import telling

        telling.register_many(TELLING, TITLES)
        telling.name_thing("files.storedfile", _("file"))
