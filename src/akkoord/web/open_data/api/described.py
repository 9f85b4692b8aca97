"""The description of the interface as its page shows it: made of the document, in the reader's language."""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from django.conf import settings

from akkoord.phrases import Language, Reason
from akkoord.web.open_data.api import contract
from akkoord.web.open_data.api.problems import CODES, said


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that can be sent along: where it goes, and what it may be."""

    name: str
    place: str
    is_required: bool
    description: str
    values: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a program can ask or send."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    needs_key: bool
    parameters: tuple[Parameter, ...]
    answers: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Error:
    """One kind of error, as its `type` leads to it."""

    code: str
    status: int
    title: str
    detail: str


def operations(language: Language) -> list[Operation]:
    """Return every operation, in the order of the document."""
    return [
        _operation(path, method, raw, language)
        for path, methods in contract.document()["paths"].items()
        for method, raw in methods.items()
    ]


def errors() -> list[Error]:
    """Return every kind of error, in the language that is active; places for values stay open."""
    open_places = {name: f"<{name}>" for name in ("permission", "value", "name", "expected")}
    return [
        Error(code, status, said(Reason(f"{code}.title")), said(Reason(f"{code}.detail", open_places)))
        for code, status in CODES.items()
    ]


def text(english: str, language: Language) -> str:
    """Return what the document says, in a language; `texts` holds all of it in Dutch."""
    return english if language == "en" else _dutch()[english]


def told() -> Iterator[str]:
    """Yield every sentence of the document that the page shows."""
    for methods in contract.document()["paths"].values():
        for raw in methods.values():
            yield raw["summary"]
            yield raw["description"]
            yield from (description for _, _, _, description, _ in _sent(raw) if description)


@cache
def _dutch() -> Mapping[str, str]:
    source = resources.files("akkoord.web.open_data.api") / "texts" / "nl.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _operation(path: str, method: str, raw: Mapping[str, Any], language: Language) -> Operation:
    is_said_once = raw["description"] == raw["summary"]
    return Operation(
        id=raw["operationId"],
        method=method.upper(),
        path=path,
        summary=text(raw["summary"], language),
        description="" if is_said_once else text(raw["description"], language),
        needs_key="security" in raw,
        parameters=tuple(
            Parameter(
                name, place, required, text(description, language) if description else "", _values(schema)
            )
            for name, place, required, description, schema in _sent(raw)
        ),
        answers=tuple(raw["responses"]),
        example=_curl(path, method, raw),
    )


def _sent(raw: Mapping[str, Any]) -> Iterator[tuple[str, str, bool, str, Mapping[str, Any]]]:
    for one in raw.get("parameters", ()):
        yield one["name"], one["in"], one["required"], one.get("description", ""), one["schema"]
    for kind, content in raw.get("requestBody", {}).get("content", {}).items():
        schema = _resolved(content["schema"])
        for name, own in schema["properties"].items():
            is_required = name in schema.get("required", ())
            yield name, kind, is_required, own.get("description", ""), own


def _resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in schema:
        return schema
    found: Mapping[str, Any] = contract.document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return found


def _values(schema: Mapping[str, Any]) -> str:
    """Return what a parameter may be, in signs that need no translation."""
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    if "minimum" in schema:
        return f"{schema['minimum']} … {schema['maximum']}"
    return str(schema.get("format") or schema.get("type") or "")


_PLACES = {"{version_id}": "1", "{number}": "1", "{old}": "1", "{new}": "2"}
_JOB = "00000000-0000-0000-0000-000000000000"


def _curl(path: str, method: str, raw: Mapping[str, Any]) -> str:
    address = path.replace("{job_id}", _JOB)
    for place, value in _PLACES.items():
        address = address.replace(place, value)
    if raw["operationId"] == "list_promises":
        address += "?q=fietspad&measurable=yes"
    parts = ["curl"]
    if "security" in raw:
        parts += ["-H", "Authorization: Bearer ak_..."]
    if method == "post":
        parts += ["-H", "Idempotency-Key: 2026-03-01-a"]
        parts += _body(raw)
    return shlex.join([*parts, f"{settings.CITY.base_url}{address}"])


def _body(raw: Mapping[str, Any]) -> list[str]:
    if "multipart/form-data" in raw["requestBody"]["content"]:
        return ["-F", "title=Bestuursakkoord 2031-2036", "-F", "file=@akkoord.pdf"]
    status = '{"stage": "in_progress", "true_on": "2026-03-01"}'
    return ["-H", "Content-Type: application/json", "-d", status]
