"""The settings of the product, but for the addresses."""

from akkoord.web.config.settings import *  # noqa: F403

ROOT_URLCONF = "bare.urls"
