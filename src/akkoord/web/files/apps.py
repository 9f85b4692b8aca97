from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "akkoord.web.files"
    label = "files"
