"""How the interface tells an error: one form for all of them, RFC 9457, in the language asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from akkoord import phrases
from akkoord.phrases import Reason
from akkoord.web.frame import language

CONTENT_TYPE = "application/problem+json"
PACKAGE = "akkoord.web.open_data.api"
_LONGEST_VALUE = 100

CODES: dict[str, int] = {
    "bad_request": 400,
    "no_key": 401,
    "wrong_key": 401,
    "not_permitted": 403,
    "no_such_address": 404,
    "not_found": 404,
    "no_such_value": 404,
    "not_published": 404,
    "method_not_allowed": 405,
    "not_acceptable": 406,
    "refused_now": 409,
    "too_large": 413,
    "wrong_content_type": 415,
    "wrong_input": 422,
    "refused": 422,
    "used_otherwise": 422,
    "too_many": 429,
    "internal_error": 500,
}
"""Every problem that an operation can answer with, and its status."""

_OF_STATUS = {
    400: "bad_request", 403: "not_permitted", 404: "no_such_address", 405: "method_not_allowed",
    413: "too_large", 429: "too_many",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong with what was sent.

    Attributes:
        place: "query", "path", "header", "body" or "form".
        name: The parameter or field.
        reason: Why, for `phrases`.
        value: What was sent there; None where nothing was.
    """

    place: str
    name: str
    reason: Reason
    value: str | None = None

    def told(self) -> dict[str, Any]:
        """Return it as it stands in the answer."""
        return {
            "in": self.place,
            "name": self.name,
            "value": self.value,
            "code": self.reason.code.removeprefix("wrong."),
            "detail": said(self.reason),
        }


class Problem(Exception):
    """What ends an operation; the door turns it into an answer."""

    def __init__(
        self,
        code: str,
        *,
        wrong: Sequence[Wrong] = (),
        headers: Mapping[str, str] | None = None,
        detail: str = "",
        **values: object,
    ) -> None:
        self.code, self.values, self.wrong = code, values, wrong
        self.headers = dict(headers or {})
        self.detail = detail
        super().__init__(code)

    def answer(self) -> HttpResponse:
        """Return the answer, in the language that is active."""
        return answer(Told(self.code, self.detail, self.values, self.wrong), self.headers)


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer says of an error; without a detail, that of its code."""

    code: str
    detail: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    wrong: Sequence[Wrong] = ()


def said(reason: Reason) -> str:
    """Return a sentence of the interface in the language that is active."""
    return phrases.say(reason, language.current(), package=PACKAGE)


def page_of(code: str) -> str:
    """Return where a problem is explained: what its `type` says."""
    return f"{settings.CITY.base_url}/api/v1/#problem-{code}"


def answer(told: Told, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Return the answer that tells of an error."""
    status = CODES[told.code]
    body = {
        "type": page_of(told.code),
        "title": said(Reason(f"{told.code}.title")),
        "status": status,
        "code": told.code,
        "detail": told.detail or said(Reason(f"{told.code}.detail", told.values)),
        "errors": [one.told() for one in told.wrong],
    }
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
        status=status,
        content_type=CONTENT_TYPE,
        headers=dict(headers or {}),
    )
    response["Content-Language"] = language.current()
    response.setdefault("Cache-Control", "no-store")
    return response


def of_status(status: int) -> Told:
    """Return what is told of an error that was met outside the operations, where only its status is known."""
    return Told(_OF_STATUS.get(status, "bad_request" if status < 500 else "internal_error"))


def shown(value: object) -> str:
    """Return a value that was sent, short enough to be sent back."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"
