"""Every address of the site."""

from __future__ import annotations

import re

from django.urls import URLPattern, get_resolver


def patterns():
    """Return each address of the site in Dutch as a regular form: `/beloften/{int:number}/`."""
    found = []

    def walk(entries, before):
        for entry in entries:
            route = before + str(entry.pattern)
            if isinstance(entry, URLPattern):
                found.append("/" + route)
            else:
                walk(entry.url_patterns, route)

    walk(get_resolver().url_patterns, "")
    return sorted(found)


_PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")


def filled(route, **by_kind):
    """Return an address with a value in each of its places, chosen by the kind of place."""
    return _PLACE.sub(lambda place: str(by_kind[place[1] or "str"]), route)
