"""The settings of the product with what a test run needs otherwise: a throwaway key and folder."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("AKKOORD_SECRET_KEY", "only for tests, never for a city")
os.environ.setdefault("AKKOORD_DATA", str(Path(tempfile.gettempdir()) / "akkoord-tests"))
if "TEST_DATABASE_URL" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]

from akkoord.web.config.settings import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATICFILES_DIRS: list[str] = []
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
