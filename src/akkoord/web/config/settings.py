"""All settings, fed by the environment. `docs/reference/settings.md` lists the variables."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from akkoord.web.frame import city as city_file


def _flag(name: str, default: bool) -> bool:
    value = os.environ.get(name, "1" if default else "0").lower()
    if value not in {"0", "1", "true", "false"}:
        raise ImproperlyConfigured(f"{name}={value!r}: write 1 or 0")
    return value in {"1", "true"}


WEB_DIR = Path(str(resources.files("akkoord.web")))

# The one folder that this installation writes: database, uploads, what is built at set-up.
DATA_DIR = Path(os.environ.get("AKKOORD_DATA", "var/genk")).absolute()
BUILT_DIR = DATA_DIR / "built"

CITY_PATH = Path(os.environ.get("AKKOORD_CITY", WEB_DIR / "examples" / "genk" / "city.toml"))
CITY = city_file.load(CITY_PATH)

DEBUG = _flag("AKKOORD_DEBUG", default=False)
# Behind TLS everything is stricter; the first look on a laptop has no certificate.
BEHIND_TLS = _flag("AKKOORD_TLS", default=False)


def _secret_key() -> str:
    if key := os.environ.get("AKKOORD_SECRET_KEY"):
        return key
    path = DATA_DIR / "secret-key"
    if path.exists():
        return path.read_text(encoding="ascii").strip()
    raise ImproperlyConfigured(
        f"no secret key: set AKKOORD_SECRET_KEY, or run `python -m akkoord.web.config.secret {path}` once"
    )


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = [
    host.strip() for host in os.environ.get("AKKOORD_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
]
# No CSRF_TRUSTED_ORIGINS: a form is taken from the host that showed it, and from no other.

INSTALLED_APPS = [
    "akkoord.web.frame",
    "akkoord.web.accounts",
    "akkoord.web.history",
    "akkoord.web.jobs",
    "akkoord.web.search",
    "akkoord.web.charts",
    "akkoord.web.files",
    "akkoord.web.agreement",
    "akkoord.web.review",
    "akkoord.web.indicators",
    "akkoord.web.followup",
    "akkoord.web.decisions",
    "akkoord.web.checks",
    "akkoord.web.rights",
    "akkoord.web.reports",
    "akkoord.web.updates",
    "akkoord.web.open_data",
    "akkoord.web.examples",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_htmx",
    "ninja",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    # First, so that errors, redirects and static files carry these headers too.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "akkoord.web.open_data.api.door.at_the_door",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "akkoord.web.frame.middleware.keep_out_of_caches",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "akkoord.web.frame.middleware.refuse_large_bodies",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "akkoord.web.config.urls"
WSGI_APPLICATION = "akkoord.web.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "akkoord.web.frame.context.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "akkoord.web.frame.templatetags.frame",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA_DIR / 'akkoord.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a writer waits at BEGIN (busy timeout) instead of failing half-way with "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# ---- people

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "accounts:desk"
# Who holds a role shows a code from a telephone as well; only a first look on a laptop goes without.
AKKOORD_TOTP = _flag("AKKOORD_TOTP", default=True)
# How long a link by which somebody chooses a password can be used.
PASSWORD_RESET_TIMEOUT = 7 * 24 * 60 * 60
OTP_TOTP_ISSUER = f"Akkoord {CITY.name}"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# ---- language and time

LANGUAGE_CODE = "nl"
LANGUAGES = [
    (code, name) for code, name in [("nl", _("Dutch")), ("en", _("English"))] if code in CITY.languages
]
LOCALE_PATHS = [BUILT_DIR / "locale"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

# ---- files

STATIC_URL = "static/"
STATIC_ROOT = BUILT_DIR / "static"
STATICFILES_DIRS = [BUILT_DIR / "assets"]
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# The largest body of a request: a file of 10 MB and what a form says beside it.
MOST_BODY_BYTES = 12 * 1024 * 1024

# ---- security

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
if BEHIND_TLS:
    # A browser takes these from this host only: no other site under the domain of the city can plant them.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
if _flag("AKKOORD_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The address people are counted by for rate limits: how many proxies stand in front of us.
TRUSTED_PROXIES = int(os.environ.get("AKKOORD_PROXIES", "0"))

# ---- messages out, and the log

EMAIL_BACKEND = os.environ.get("AKKOORD_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = os.environ.get("AKKOORD_EMAIL_HOST", "localhost")
DEFAULT_FROM_EMAIL = CITY.contact.email or "akkoord@localhost"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"short": {"()": "akkoord.web.frame.logs.NoTracebackOfWarnings"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["short"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("AKKOORD_LOG_LEVEL", "INFO")},
    # It lists each letter of a font that it cuts.
    "loggers": {"fontTools": {"level": "WARNING"}},
}
