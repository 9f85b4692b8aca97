"""Lists of the agreement as files: the same rows as the page, all pages of it in one."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from akkoord.web.agreement import differences, listing, naming, queries
from akkoord.web.agreement.forms import FilterForm
from akkoord.web.agreement.models import Version
from akkoord.web.agreement.sharing import files, linked, offers, records
from akkoord.web.agreement.sharing.files import Shared

Offer = Callable[..., Shared | HttpResponse]


def _as_file(offer: Offer) -> Callable[..., HttpResponse]:
    """Make a view of what offers a list: its ending chooses the kind of file."""

    @require_safe
    @conditional_page
    @wraps(offer)
    def view(request: HttpRequest, *, ending: str, **given: Any) -> HttpResponse:
        if ending not in files.ENDINGS:
            kinds = ", ".join(files.ENDINGS)
            raise Http404(_("This list can be downloaded as: %(kinds)s.") % {"kinds": kinds})
        offered = offer(request, **given)
        return offered if isinstance(offered, HttpResponse) else files.answer(offered, ending)

    return view


@_as_file
def promises(request: HttpRequest) -> Shared | HttpResponse:
    """The promises that fit the filters in the address."""
    version = _published()
    form = FilterForm(request.GET, choices=listing.choices(version, None))
    filters = form.filters()
    if form.errors:
        # A page shows all promises and names the filter; a file of all would be taken for what was asked.
        return _wrong(form)
    asked = {name: str(value) for name, value in form.cleaned_data.items() if value}
    address, today = _address(request), timezone.localdate()
    return offers.promises(version, filters, asked, address=address, on=today)


@_as_file
def domains(request: HttpRequest) -> Shared:
    """The domains."""
    return offers.domains(_published(), _address(request))


@_as_file
def sdgs(request: HttpRequest) -> Shared:
    """The sustainable development goals."""
    return offers.sdgs(_published(), _address(request))


@_as_file
def actors(request: HttpRequest) -> Shared:
    """Who takes part."""
    return offers.actors(_published(), _address(request))


@_as_file
def places(request: HttpRequest) -> Shared:
    """The places."""
    return offers.places(_published(), _address(request))


@_as_file
def findings(request: HttpRequest) -> Shared:
    """What was noticed while reading."""
    return offers.findings(_published(), _narrowed(request, naming.FINDINGS), address=_address(request))


@_as_file
def changes(request: HttpRequest, old: int, new: int) -> Shared:
    """What became of each promise between two published versions."""
    comparison = differences.comparison(old, new, with_drafts=False)
    if comparison is None:
        raise Http404(_("These two versions have not been compared."))
    return offers.changes(comparison, _narrowed(request, naming.CHANGES), address=_address(request))


@require_safe
@conditional_page
def promise_jsonld(request: HttpRequest, number: int) -> HttpResponse:
    """One promise as linked data."""
    version = _published()
    text = queries.promise_text(version, number)
    if text is None:
        raise Http404(_("There is no promise %(number)s in this agreement.") % {"number": number})
    gathered = records.gather(version, [text], timezone.localdate())
    content = files.as_json(linked.document(linked.promises(gathered)))
    return HttpResponse(content, content_type=linked.CONTENT_TYPE)


def _published() -> Version:
    version = queries.published()
    if version is None:
        raise Http404(_("No agreement has been published yet."))
    return version


def _address(request: HttpRequest) -> str:
    return f"{settings.CITY.base_url}{request.get_full_path()}"


def _narrowed(request: HttpRequest, kinds: Container[str]) -> dict[str, str]:
    """Return what the address asks for, as the page reads it: a kind that is none asks for nothing."""
    asked = {"kind": request.GET.get("soort", ""), "domain": request.GET.get("domein", "")}
    if asked["kind"] not in kinds:
        del asked["kind"]
    return {name: value for name, value in asked.items() if value}


def _wrong(form: FilterForm) -> HttpResponse:
    told = [f"{form[name].label}: {error}\n" for name, errors in form.errors.items() for error in errors]
    return HttpResponse("".join(told), status=422, content_type="text/plain; charset=utf-8")
