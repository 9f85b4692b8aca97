"""The register of processings: what this site keeps of whom, why, on what ground, and how long.

Each app adds what it keeps, in `ready` of its `apps.py`:

    processings.register(processings.Processing("jobs", ..., models=("jobs.job", "jobs.outgoing")))

A table that points at a person or holds an address and stands in no entry fails a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.functional import Promise as LazyText


@dataclass(frozen=True, slots=True)
class Processing:
    """One purpose for which something of people is kept.

    Attributes:
        code: Its place in the register.
        title: What it is for, in a few words.
        people: Whose data it is.
        data: What is kept.
        purpose: Why.
        ground: The legal basis, with its article of the GDPR.
        kept: How long.
        models: The tables that it covers, such as `jobs.job`; none where nothing is stored.
    """

    code: str
    title: str | LazyText
    people: str | LazyText
    data: str | LazyText
    purpose: str | LazyText
    ground: str | LazyText
    kept: str | LazyText
    models: tuple[str, ...] = ()


_REGISTER: dict[str, Processing] = {}


def register(one: Processing) -> None:
    """Add an entry; the same code again replaces it."""
    _REGISTER[one.code] = one


def entries() -> list[Processing]:
    """Return the register, in the order of the apps."""
    return list(_REGISTER.values())


def tables_about_people() -> Iterator[str]:
    """Return each table that points at an account or holds an address, by its name."""
    user = settings.AUTH_USER_MODEL.lower()
    for model in apps.get_models(include_auto_created=True):
        fields = model._meta.get_fields()
        points = any(one.concrete and _points_at(one, user) for one in fields)
        if (
            model._meta.label_lower == user
            or points
            or any(isinstance(one, models.EmailField) for one in fields)
        ):
            yield model._meta.label_lower


def _points_at(field: object, label: str) -> bool:
    related = getattr(field, "related_model", None)
    return related is not None and related._meta.label_lower == label
