"""Where things stand for good: addresses that hold whatever the language of the page and the host asked."""

from __future__ import annotations

from typing import Literal

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

Thing = Literal["promise", "domain", "sdg", "actor", "place"]

# Written out: a list names thousands of them, and finding each by its name takes longer than its row.
_FOLDERS: dict[Thing, str] = {
    "promise": "beloften",
    "domain": "domeinen",
    "sdg": "sdg",
    "actor": "actoren",
    "place": "plaatsen",
}


def page(thing: Thing, name: int | str) -> str:
    """Return the whole address of the page of a thing, by its number or short name."""
    return f"{settings.CITY.base_url}/{_FOLDERS[thing]}/{name}/"


def of(name: str, *args: object) -> str:
    """Return the whole address of a page of this site by the name of its view."""
    with override(settings.LANGUAGE_CODE):
        return f"{settings.CITY.base_url}{reverse(name, args=args)}"


def sdg(goal: int) -> str:
    """Return what a sustainable development goal is known by everywhere.

    >>> sdg(11)
    'http://metadata.un.org/sdg/11'
    """
    return f"http://metadata.un.org/sdg/{goal}"
