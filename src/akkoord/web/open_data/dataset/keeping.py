"""The archive kept as a file for as long as what it tells stays the same: to make it takes seconds."""

from __future__ import annotations

import hashlib
from datetime import date

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Max

from akkoord.web.agreement.models import Comparison, Version
from akkoord.web.history.models import Event
from akkoord.web.open_data.dataset import package

_FOLDER = "data-set"
_FORM = 1
"""Raised when the archive is made in another way, so that what was kept is made again."""


def current(version: Version, on: date) -> bytes:
    """Return the archive as things are on a day; it is made only if something happened since."""
    name = f"{_FOLDER}/{_fingerprint(version, on)}.zip"
    if default_storage.exists(name):
        with default_storage.open(name) as kept:
            return kept.read()
    content = package.made(version, on)
    # Two who ask at once may both make it; they make the same, and the second keeps nothing more.
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    _forget_all_but(name)
    return content


def _fingerprint(version: Version, on: date) -> str:
    """Return what changes with anything that the archive could tell: all that happens is in the history."""
    # Who logged in is history too, and says nothing about the data.
    told_of = Event.objects.exclude(subject_kind__startswith="accounts.")
    last = told_of.aggregate(last=Max("position"))["last"]
    compared = Comparison.objects.aggregate(last=Max("pk"))["last"]
    told = (_FORM, version.pk, last, compared, on.isoformat(), repr(settings.CITY))
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def _forget_all_but(name: str) -> None:
    for other in default_storage.listdir(_FOLDER)[1]:
        if f"{_FOLDER}/{other}" != name:
            default_storage.delete(f"{_FOLDER}/{other}")
