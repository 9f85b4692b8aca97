"""What search engines are told: which addresses there are, and which are none of theirs."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from akkoord.web.agreement import queries as agreement
from akkoord.web.open_data.catalogue.registry import address

# The protocol allows 50,000 addresses in one map; this many are made in a moment.
_PER_MAP = 5_000
_MOST_MAPS = 10_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PAGES = ("agreement:home", "agreement:promises", "open_data:home", "frame:contact")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Point to the map; nothing is hidden, for what is not public asks for a log-in."""
    lines = ("User-agent: *", "Allow: /", f"Sitemap: {settings.CITY.base_url}/sitemap.xml", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The list of maps: one of them for each so many promises."""
    version = agreement.published()
    count = agreement.texts(version).count() if version else 0
    maps = max(1, -(-count // _PER_MAP))
    places = [f"{settings.CITY.base_url}/sitemap-{number}.xml" for number in range(1, maps + 1)]
    return _answer("sitemapindex", "sitemap", places, None)


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One map: permanent addresses of promises, in the first one those of the pages too."""
    version = agreement.published()
    places = [address(name) for name in _PAGES] if number == 1 else []
    if version and 0 < number <= _MOST_MAPS:
        start = (number - 1) * _PER_MAP
        rows = agreement.texts(version).values_list("promise__number", flat=True)
        places += [address("agreement:promise", one) for one in rows[start : start + _PER_MAP]]
    if not places:
        raise Http404
    return _answer("urlset", "url", places, version.published_at if version else None)


def _answer(root: str, entry: str, places: list[str], changed: datetime | None) -> HttpResponse:
    when = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    body = "".join(f"<{entry}><loc>{escape(place)}</loc>{when}</{entry}>\n" for place in places)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{body}</{root}>\n'
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
