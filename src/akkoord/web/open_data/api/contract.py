"""The document that describes the interface, OpenAPI 3.1: made of the operations, and part of what they do.

What it says of parameters is what `door` refuses or takes; each operation names every error that it can give.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from akkoord.web.open_data.api import schemas
from akkoord.web.open_data.api.problems import CODES, CONTENT_TYPE

VERSION = "1.0.0"
PREFIX = "api/v1/"

_DESCRIPTION = """\
The promises of the coalition agreement of a city, with where they stand, for programs.

Reading is open to everybody; writing needs a key that staff make. Lists come in pages. Every answer has an
ETag: ask with If-None-Match, and an answer that did not change costs nothing. Sentences come in Dutch or
English, as Accept-Language asks; the words of the agreement stay in their own language. A parameter that is
not named here is refused. Fields may be added in version 1; none is taken away or changes its meaning."""

_ALWAYS = (400, 401, 404, 406, 422, 429, 500)
_HEADERS: dict[str, tuple[str, dict[str, Any]]] = {
    "RateLimit-Limit": ("How many requests a minute may hold.", {"type": "integer"}),
    "RateLimit-Remaining": ("How many are left in this one.", {"type": "integer"}),
    "RateLimit-Reset": ("In how many seconds the next begins.", {"type": "integer"}),
}
_OF_READING: dict[str, tuple[str, dict[str, Any]]] = {
    "ETag": ("Names this answer, for If-None-Match.", {"type": "string"}),
    "Last-Modified": ("When something last changed that can have changed it.", {"type": "string"}),
    "Content-Language": ("The language of the sentences.", {"type": "string"}),
}
_LINK = {"Link": ("The pages around this one: first, prev, next, last.", {"type": "string"})}
_RETRY = {"Retry-After": ("In how many seconds to ask again.", {"type": "integer"})}
_LOCATION = {"Location": ("Where to look at what came of it.", {"type": "string"})}


@cache
def document() -> dict[str, Any]:
    """Return the whole document."""
    from akkoord.web.open_data.api.service import api  # noqa: PLC0415 - it is made of the operations

    made: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=PREFIX))
    made["info"] = {
        "title": "Akkoord",
        "version": VERSION,
        "description": _DESCRIPTION,
        "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    }
    made["servers"] = [{"url": "/"}]
    made["components"]["schemas"] |= _problem_schemas()
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            _complete(path, method, operation)
    return made


def operation(path: str, method: str) -> dict[str, Any] | None:
    """Return what the document says of one operation; None where there is none."""
    found: dict[str, Any] | None = document()["paths"].get(path, {}).get(method)
    return found


def _problem_schemas() -> dict[str, Any]:
    schema = schemas.ProblemDetails.model_json_schema(
        ref_template="#/components/schemas/{model}", by_alias=True, mode="serialization"
    )
    parts = schema.pop("$defs", {})
    return {"ProblemDetails": schema, **parts}


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    is_reading = method == "get" and "security" not in operation
    statuses = {*_ALWAYS}
    statuses |= set() if is_reading else {403}
    statuses |= {409, 413, 415} if method == "post" else set()
    for parameter in operation.get("parameters", ()):
        # The library says these twice, or where they mean nothing.
        for said in ("description", "examples", "title", "default"):
            if said != "default" or parameter["schema"].get(said) is None:
                parameter["schema"].pop(said, None)
    for status, response in operation["responses"].items():
        response["headers"] = _headers(_of_success(path, status, response, is_reading))
    for status in sorted(statuses):
        operation["responses"][status] = _problem(status)
    if is_reading:
        operation["responses"][304] = {"description": "As it was: nothing changed since that ETag."}
    summary, _, more = operation["description"].partition("\n\n")
    operation["summary"], operation["description"] = summary, more or summary
    operation["responses"] = {str(key): operation["responses"][key] for key in sorted(operation["responses"])}


def _of_success(
    path: str, status: int, response: dict[str, Any], is_reading: bool
) -> dict[str, tuple[str, dict[str, Any]]]:
    response["description"] = {200: "Found.", 201: "Made.", 202: "Begun."}[status]
    is_list = is_reading and not path.endswith("}")
    return (
        _HEADERS
        | (_OF_READING if is_reading else {})
        | (_LINK if is_list else {})
        | (_LOCATION if status in (201, 202) else {})
    )


def _problem(status: int) -> dict[str, Any]:
    codes = ", ".join(code for code, own in CODES.items() if own == status)
    return {
        "description": f"Code: {codes}.",
        "headers": _headers(_HEADERS | _RETRY if status == 429 else {}),
        "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
    }


def _headers(named: dict[str, tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    return {name: {"description": said, "schema": schema} for name, (said, schema) in named.items()}
