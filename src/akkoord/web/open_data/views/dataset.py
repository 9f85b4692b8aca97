"""The whole data set as one download, and the page that explains each of its columns."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.sharing.context import context
from akkoord.web.agreement.sharing.files import as_json
from akkoord.web.open_data.dataset import keeping, tables


@require_safe
@conditional_page
def dataset(request: HttpRequest) -> HttpResponse:
    """All data in one archive."""
    version = agreement.published()
    if version is None:
        raise Http404(_("No agreement has been published yet."))
    response = HttpResponse(keeping.current(version, timezone.localdate()), content_type="application/zip")
    name = f"akkoord-{slugify(settings.CITY.name) or 'open-data'}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    """What each column of each table means."""
    language = get_language() or "nl"
    shown = [
        {
            "name": table.name,
            "title": table.title.in_language(language),
            "meaning": table.meaning.in_language(language),
            "columns": [
                {
                    "name": column.name,
                    "title": column.title.in_language(language),
                    "meaning": column.meaning.in_language(language),
                    "type": column.type,
                    "unit": column.unit,
                    "example": column.example,
                }
                for column in table.columns
            ],
        }
        for table in tables.empty()
    ]
    return render(request, "open_data/dictionary.html", {"tables": shown})


@require_safe
@conditional_page
def terms(request: HttpRequest) -> HttpResponse:
    """The terms of the linked data, for who wants them apart."""
    return HttpResponse(as_json({"@context": context()}), content_type="application/ld+json")
