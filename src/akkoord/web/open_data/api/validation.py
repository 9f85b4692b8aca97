"""What is wrong with a request, from the words of the library that checks it to ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from akkoord.phrases import Reason
from akkoord.web.open_data.api.problems import Wrong, shown

# What the library calls a mistake, and what we call it.
_CODES = {
    "missing": "missing", "extra_forbidden": "unknown_field",
    "int_parsing": "integer", "int_type": "integer", "int_from_float": "integer",
    "int_parsing_size": "integer",
    "float_parsing": "number", "float_type": "number", "finite_number": "number",
    "string_type": "text", "string_unicode": "text",
    "bool_parsing": "boolean", "bool_type": "boolean",
    "date_parsing": "date", "date_type": "date", "date_from_datetime_parsing": "date",
    "date_from_datetime_inexact": "date",
    "list_type": "list", "dict_type": "object", "model_type": "object", "model_attributes_type": "object",
    "greater_than_equal": "at_least", "less_than_equal": "at_most",
    "string_too_short": "too_short", "too_short": "too_short", "string_too_long": "too_long",
    "too_long": "too_long", "literal_error": "choice", "enum": "choice",
    "string_pattern_mismatch": "pattern",
}  # fmt: skip

_LEAST = ("ge", "min_length")
_MOST = ("le", "max_length")


def wrong(error: Mapping[str, Any]) -> Wrong:
    """Return one error of the library as we tell it."""
    place, *way = error["loc"]
    name = ".".join(str(part) for part in way if part != "") or str(place)
    code = _CODES.get(error["type"], "form")
    value = None if code == "missing" else shown(error.get("input"))
    return Wrong(str(place), name, Reason(f"wrong.{code}", _values(code, error.get("ctx", {}))), value)


def _values(code: str, told: Mapping[str, Any]) -> dict[str, object]:
    if code in ("at_least", "too_short"):
        return {"least": next(told[name] for name in _LEAST if name in told)}
    if code in ("at_most", "too_long"):
        return {"most": next(told[name] for name in _MOST if name in told)}
    if code == "choice":
        return {"known": str(told["expected"]).replace("'", "")}
    return {"pattern": told["pattern"]} if code == "pattern" else {}
