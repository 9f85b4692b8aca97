"""The interface itself: its operations, and how their errors are told."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError, ValidationErrorContext

from akkoord.web.open_data.api import reading, validation, writing
from akkoord.web.open_data.api.contract import VERSION
from akkoord.web.open_data.api.problems import Problem


class _Api(NinjaAPI):
    """As the library has it, but an error keeps the value that was sent."""

    def validation_error_from_error_contexts(
        self, error_contexts: list[ValidationErrorContext[Any]]
    ) -> ValidationError:
        errors: list[dict[str, Any]] = []
        for context in error_contexts:
            model = context.model
            for found in context.pydantic_validation_error.errors(include_url=False):
                known = model.__ninja_flatten_map_reverse__
                found_at = known.get(found["loc"], found["loc"])
                errors.append({**found, "loc": (model.__ninja_param_source__, *found_at)})
        return ValidationError(errors)


api = _Api(title="Akkoord", version=VERSION, urls_namespace="api", openapi_url=None, docs_url=None)
api.add_router("", reading.router)
api.add_router("", writing.router)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem.answer()


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return Problem("wrong_input", wrong=[validation.wrong(one) for one in error.errors]).answer()


@api.exception_handler(AuthenticationError)
def _no_key(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return Problem("no_key", headers={"WWW-Authenticate": "Bearer"}).answer()


@api.exception_handler(RequestDataTooBig)
def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return Problem("too_large").answer()


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    # The library raises this for one thing only: a body that is no JSON.
    return Problem("bad_request").answer()


@api.exception_handler(Http404)
def _nowhere(request: HttpRequest, error: Http404) -> HttpResponse:
    return Problem("no_such_address").answer()


@api.exception_handler(Exception)
def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    # Django writes it down, and the door tells of it without saying what broke.
    raise error
