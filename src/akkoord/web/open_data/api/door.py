"""What holds for every answer of the interface, whichever operation makes it.

`at_the_door` is a middleware around all others: no cookie comes in, and no error leaves in another form than
that of `problems`. `enter` goes around the operations of one address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from akkoord.phrases import Reason
from akkoord.web.accounts import keys, limits
from akkoord.web.open_data.api import contract, freshness, problems
from akkoord.web.open_data.api.problems import Problem, Wrong, shown

Answer = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]

PREFIX = "/api/"
PAGE = "/api/v1/"

_WINDOW = timedelta(minutes=1)
READS_PER_ADDRESS = 600
REQUESTS_PER_KEY = 3000
_MOST_JSON_BYTES = 64 * 1024
_MAX_AGE_S = 60
_FOR_OTHER_SITES = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Location, Retry-After, RateLimit-Limit, "
    "RateLimit-Remaining, RateLimit-Reset",
}
# Reading only, and without the header that carries a key: a page of another site never needs to hold one.
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


def at_the_door(answer: Answer) -> Answer:
    """Keep cookies out of the interface, and let every error of it leave in one form."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX) or request.path_info == PAGE:
            return answer(request)
        # Without a cookie there is no session, and nothing that another site could make a browser do.
        request.META.pop("HTTP_COOKIE", None)
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        response = _in_one_form(request, answer(request))
        for name, value in _FOR_OTHER_SITES.items():
            response[name] = value
        patch_vary_headers(response, ["Accept", "Accept-Language"])
        return _without_body(response) if asked == "HEAD" else response

    return answered


def _in_one_form(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if response.status_code == 405 and "Allow" in response.headers:
        response["Allow"] = _allowed(response["Allow"])
        if request.method == "OPTIONS":
            headers = {"Allow": response["Allow"], **_PREFLIGHT}
            return HttpResponse(status=204, headers=headers)
    if response.status_code < 400 or response["Content-Type"].startswith(problems.CONTENT_TYPE):
        return response
    with translation.override(_language(request)):
        told = problems.answer(problems.of_status(response.status_code))
    for name in ("Allow", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"):
        if name in response.headers:
            told[name] = response[name]
    return told


def _allowed(given: str) -> str:
    methods = {one.strip() for one in given.split(",") if one.strip()}
    return ", ".join(sorted(methods | {"OPTIONS"} | ({"HEAD"} if "GET" in methods else set())))


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    if isinstance(response, HttpResponse):
        length = response.headers.get("Content-Length", str(len(response.content)))
        response.content = b""
        response["Content-Length"] = length
    return response


def _language(request: HttpRequest) -> str:
    return translation.get_language_from_request(request)


def enter(path: str, view: View) -> View:
    """Return the view of an address with all that holds for every one of them.

    Args:
        path: The address as the contract writes it: `/api/v1/promises/{number}`.
        view: What answers.
    """

    def entered(request: HttpRequest, **values: Any) -> HttpResponseBase:
        with translation.override(_language(request)):
            try:
                left = _counted(request, timezone.now())
            except Problem as problem:
                return problem.answer()
            try:
                response = _answered(path, view, request, values)
            except Problem as problem:
                response = problem.answer()
            response["RateLimit-Limit"] = str(left.limit)
            response["RateLimit-Remaining"] = str(left.tries)
            response["RateLimit-Reset"] = str(left.seconds)
            response["Content-Language"] = translation.get_language() or "nl"
            return response

    entered.csrf_exempt = True  # type: ignore[attr-defined]
    return entered


def _answered(path: str, view: View, request: HttpRequest, values: dict[str, Any]) -> HttpResponseBase:
    method = (request.method or "").lower()
    operation = contract.operation(path, method)
    if operation is None:
        return view(request, **values)
    if not request.accepts("application/json") and not request.accepts(problems.CONTENT_TYPE):
        raise Problem("not_acceptable")
    _check_parameters(request, operation)
    if method != "get" or "security" in operation:
        if "requestBody" in operation:
            _check_body(request, operation)
        response = view(request, **values)
        response["Cache-Control"] = "no-store"
        return response
    return _if_changed(request, view, values)


def _if_changed(request: HttpRequest, view: View, values: dict[str, Any]) -> HttpResponseBase:
    """Answer a reading, or say that it is as it was: then nothing is read but the last event."""
    mark = freshness.mark(request.get_full_path(), translation.get_language() or "nl", timezone.now())
    headers = {
        "ETag": mark.etag,
        "Last-Modified": http_date(mark.changed_at.timestamp()),
        "Cache-Control": f"public, max-age={_MAX_AGE_S}",
    }
    kept = get_conditional_response(request, mark.etag, int(mark.changed_at.timestamp()))
    response = kept if kept is not None and kept.status_code == 304 else view(request, **values)
    if response.status_code < 400:
        for name, value in headers.items():
            response[name] = value
    return response


def _counted(request: HttpRequest, now: datetime) -> limits.Left:
    """Count a request for its key, or else for its address.

    Raises:
        Problem: if there were too many, or if the key is none.
    """
    who, limit = f"api:{limits.address_of(request)}", READS_PER_ADDRESS
    try:
        left = limits.check(who, limit, _WINDOW, now)
        given = request.headers.get("Authorization")
        if given is None:
            return left
        key = keys.of(given, now)
        if key is None:
            raise Problem("wrong_key", headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
        request.META[keys.PLACE] = key
        who, limit = f"api-key:{key.pk}", REQUESTS_PER_KEY
        return limits.check(who, limit, _WINDOW, now)
    except limits.TooMany as error:
        wait = max(1, round((error.until - now).total_seconds()))
        headers = {"Retry-After": str(wait), "RateLimit-Limit": str(limit)}
        headers |= {"RateLimit-Remaining": "0", "RateLimit-Reset": str(wait)}
        raise Problem("too_many", headers=headers) from error


def _check_parameters(request: HttpRequest, operation: dict[str, Any]) -> None:
    known = [one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"]
    wrong = []
    for name, values in request.GET.lists():
        if name not in known:
            reason = Reason("wrong.unknown_parameter", {"known": ", ".join(known) or "-"})
            wrong.append(Wrong("query", shown(name), reason, shown(values[-1])))
        elif len(values) > 1:
            wrong.append(Wrong("query", name, Reason("wrong.given_twice"), shown(values[-1])))
    if wrong:
        raise Problem("wrong_input", wrong=wrong)


def _check_body(request: HttpRequest, operation: dict[str, Any]) -> None:
    expected = list(operation["requestBody"]["content"])
    if request.content_type not in expected:
        raise Problem("wrong_content_type", expected=", ".join(expected))
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if expected == ["application/json"] and int(length if length.isdecimal() else 0) > _MOST_JSON_BYTES:
        raise Problem("too_large")


_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


def template(route: str) -> str:
    """Return an address of Django as the contract writes it.

    >>> template("promises/<int:number>")
    '/api/v1/promises/{number}'
    """
    return PAGE + _PLACE.sub(r"{\1}", route)
