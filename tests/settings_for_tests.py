"""The settings of the product with what a test run needs otherwise: a throwaway key and folder."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Set, not defaulted: a test must not depend on the city that somebody serves in the same shell.
os.environ["AKKOORD_SECRET_KEY"] = "only for tests, never for a city"
os.environ["AKKOORD_CITY"] = str(
    Path(__file__).parents[1].joinpath("src/akkoord/web/examples/voorbeeldegem/city.toml")
)
os.environ["AKKOORD_DATA"] = str(Path(tempfile.gettempdir()) / "akkoord-tests")
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
if not os.environ["DATABASE_URL"]:
    del os.environ["DATABASE_URL"]

from akkoord.web.config.settings import *  # noqa: F403

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # A file, as in service: several connections to a database in memory lock each other out.
    _folder = Path(tempfile.mkdtemp(prefix="akkoord-tests-"))
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)
    DATABASES["default"]["TEST"] = {"NAME": _folder / "test.sqlite3"}  # noqa: F405

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATICFILES_DIRS: list[str] = []
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AKKOORD_TOTP = False  # the second step is tested where it is switched on; see tests/web/accounts
