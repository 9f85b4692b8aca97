"""Bring in the text of an agreement, look at what was read, publish it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.errors import AkkoordError, InputError
from akkoord.phrases import Reason, Sayable, say
from akkoord.web.accounts.access import account, granted, needs
from akkoord.web.agreement import actions, queries, rows
from akkoord.web.agreement.forms import ReadForm
from akkoord.web.agreement.models import Version
from akkoord.web.frame import language

_PER_PAGE = 100

_SKIPPED: dict[str, LazyText] = {
    "table_of_contents": gettext_lazy("Table of contents"),
    "page_furniture": gettext_lazy("Page numbers and running heads"),
    "cross_reference": gettext_lazy("References to another part"),
    "list_in_prose": gettext_lazy("Lists inside running text"),
    "lead_in": gettext_lazy("Words that only lead in a list"),
    "description": gettext_lazy("Description"),
    "history": gettext_lazy("What was done before"),
    "analysis": gettext_lazy("Analysis"),
    "values": gettext_lazy("Values and opinions"),
    "question": gettext_lazy("Questions"),
    "thanks": gettext_lazy("Thanks"),
    "about_the_text": gettext_lazy("About the text itself"),
    "foreword": gettext_lazy("Foreword"),
    "colophon": gettext_lazy("Colophon"),
    "imprint": gettext_lazy("Date, version and parties"),
    "signature": gettext_lazy("Who signed"),
    "portfolios": gettext_lazy("Who is competent for what"),
    "glossary": gettext_lazy("Glossary"),
    "sources": gettext_lazy("Sources"),
    "address": gettext_lazy("Addresses"),
    "table": gettext_lazy("Tables and figures"),
    "caption": gettext_lazy("Captions"),
    "footnote": gettext_lazy("Footnotes"),
    "quote": gettext_lazy("Quotations"),
    "front_matter": gettext_lazy("Fields before the text"),
    "comment": gettext_lazy("Comments between the lines"),
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """Lines that became no promise, for one reason."""

    name: str
    lines: str
    count: int


@needs("agreement.publish_version")
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """The form that brings in a text, and the versions that there are."""
    form = ReadForm(request.POST, request.FILES) if request.method == "POST" else ReadForm()
    if form.is_valid():
        try:
            version = actions.read_text(
                content=form.cleaned_data["file"].read(),
                title=form.cleaned_data["title"],
                actor=account(request),
                now=timezone.now(),
            )
        except InputError as error:
            form.add_error("file", _said(error))
        else:
            return redirect(version)
    values = {"form": form, "versions": queries.versions(), "current": queries.published()}
    return render(request, "agreement/read.html", values, status=422 if form.errors else 200)


@needs("agreement.read_draft")
@require_safe
def version(request: HttpRequest, version_id: int) -> HttpResponse:
    """One version as it was read, before or after it is published."""
    chosen = _version(version_id)
    page = Paginator(queries.texts(chosen), _PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "version": chosen,
        "is_current": chosen == queries.published(),
        "figures": queries.figures(chosen),
        "domains": queries.domains(chosen),
        "page": page,
        "rows": rows.rows(page.object_list, timezone.localdate()),
        "lines": chosen.reading.get("lines"),
        "skipped": _skipped(chosen),
        "notes": [_said(Reason(note["code"], note["values"])) for note in chosen.reading.get("notes", ())],
        "may_publish": "agreement.publish_version" in granted(request),
    }
    return render(request, "agreement/version.html", values)


@needs("agreement.publish_version")
@require_POST
def publish(request: HttpRequest, version_id: int) -> HttpResponse:
    """Show a version to residents."""
    chosen = _version(version_id)
    try:
        actions.publish(version_id=chosen.pk, actor=account(request), now=timezone.now())
    except AkkoordError as error:
        messages.error(request, _said(error))
    else:
        messages.success(request, _("“%(title)s” is published.") % {"title": chosen.title})
    return redirect(chosen)


def _version(version_id: int) -> Version:
    found = Version.objects.filter(pk=version_id).first()
    if found is None:
        raise Http404(_("There is no version %(number)s of the agreement.") % {"number": version_id})
    return found


def _said(reason: Sayable) -> str:
    return say(reason, language.current(), package="akkoord.agreement")


def _skipped(chosen: Version) -> list[Skipped]:
    return [
        Skipped(
            name=str(_SKIPPED.get(reason, reason)),
            lines=", ".join(
                str(first) if first == last else f"{first}–{last}" for first, last in found["runs"]
            ),
            count=found["count"],
        )
        for reason, found in chosen.reading.get("skipped", {}).items()
    ]
