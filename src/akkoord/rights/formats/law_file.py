"""Law files: the YAML beside the rules of a right, with what is said about it and its dated figures.

    id: leefloon
    level: federal
    authority: OCMW of the residence
    legal_basis: {text: Wet van 26 mei 2002, checked: false}
    name: {nl: Leefloon, en: Living wage (leefloon)}
    granted_to: {nl: één persoon, en: one person}
    automatic: {how: on_request, nl: ..., en: ...}
    unit: EUR/month
    conditions: [{nl: ..., en: ...}]
    figures:
      leefloon.amount:
        unit: EUR/month
        moves: up
        parts: [category_1, category_2, category_3]
        values:
          - {from: 2024-05-01, value: [858.97, 1288.46, 1741.29], vouched_until: 2025-01-31,
             confidence: verified, source: https://...}

Numbers are read as they are written, not as binary fractions: 0.1 is one tenth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from akkoord.dated import MOVES
from akkoord.errors import InputError
from akkoord.rights.figures import CONFIDENCES, REFERENCES, LawFigure, Row, Value
from akkoord.rights.formats.sheets import Sheets
from akkoord.rights.household_right import AUTOMATIC, LEVELS, About, HouseholdRight
from akkoord.rules.rule import Number, Rule


class BadLawFile(InputError):
    """A law file lacks something or holds something of the wrong kind."""

    code = "bad_law_file"
    message = "{where}: {key!r} {problem}"


_SHEETS = Sheets(BadLawFile)


class _ExactLoader(yaml.SafeLoader):
    """Reads numbers with a point as exact fractions."""


def _exact(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Fraction:
    return Fraction(str(loader.construct_scalar(node)).replace("_", ""))


_ExactLoader.add_constructor("tag:yaml.org,2002:float", _exact)


def beside(
    module: Path,
    *,
    entitlement: Sequence[Rule[..., bool]] = (),
    amount: Sequence[Rule[..., Number]] = (),
    also: Mapping[str, Rule[..., Any]] | None = None,
) -> HouseholdRight:
    """Return the right whose YAML lies beside a module, with the rules of that module.

    Args:
        module: The path of the module with the rules: `Path(__file__)`.
        entitlement: The versions of the rule that decides; none where the right is not computable.
        amount: The versions of the rule for the amount.
        also: Rules for what else is answered, such as the category.

    Raises:
        BadLawFile: if the YAML lacks a key or holds a value of the wrong kind.
    """
    path = module.with_suffix(".yaml")
    rules = {"entitlement": tuple(entitlement), "amount": tuple(amount), "also": dict(also or {})}
    package = f"akkoord.rights.law.{module.parent.name}"
    return read(path.read_text(encoding="utf-8"), path.name, rules=rules, package=package)


def read(
    text: str, where: str = "right", *, rules: Mapping[str, Any] | None = None, package: str = ""
) -> HouseholdRight:
    """Read the text of a law file.

    Args:
        text: The YAML.
        where: What to call the file in messages.
        rules: `entitlement`, `amount` and `also`, as for `beside`.
        package: The package with the sentences.

    Raises:
        BadLawFile: if the text is no YAML, or a key is absent or holds a value of the wrong kind.
    """
    try:
        # A safe loader that differs in numbers only.
        sheet = yaml.load(text, Loader=_ExactLoader)  # noqa: S506 # nosec B506
    except yaml.YAMLError as error:
        raise BadLawFile(where=where, key="yaml", problem=f"is broken: {error}") from error
    if not isinstance(sheet, dict):
        raise BadLawFile(where=where, key="id", problem="is absent: the file must hold keys with values")
    found = rules or {}
    has_rule = bool(found.get("entitlement"))
    if has_rule == ("not_computable" in sheet):
        problem = "stands beside a rule" if has_rule else "is absent, and so is a rule"
        raise BadLawFile(where=where, key="not_computable", problem=problem)
    figures = _SHEETS.need(sheet, "figures", dict, where)
    return HouseholdRight(
        id=_SHEETS.need(sheet, "id", str, where),
        about=_about(sheet, where),
        unit=_SHEETS.need(sheet, "unit", str, where),
        figures={key: figure(key, one, f"{where}, figure {key}") for key, one in figures.items()},
        options={name: tuple(words) for name, words in sheet.get("options", {}).items()},
        is_due_when_refused=bool(sheet.get("due_when_refused", False)),
        is_paid=bool(sheet.get("paid", False)),
        not_computable=None if has_rule else _SHEETS.texts(sheet, "not_computable", where),
        package=package,
        scope=where.removesuffix(".yaml"),
        **found,
    )


def figure(key: str, sheet: Mapping[str, Any], where: str) -> LawFigure:
    """Read one figure: `unit`, `moves`, `values`, and where needed `parts`, `reference` and `note`.

    Raises:
        BadLawFile: if a key is absent or holds a value of the wrong kind.
        WrongParts: if a value has other parts than `parts` names.
        RowsInDisorder: if two rows start on one day, or one ends before it starts.
    """
    rows = [
        _row(row, f"{where}, row {number}")
        for number, row in enumerate(_SHEETS.need(sheet, "values", list, where), 1)
    ]
    return LawFigure(
        key=key,
        unit=_SHEETS.need(sheet, "unit", str, where),
        moves=_SHEETS.one_of(sheet, "moves", MOVES, where),
        rows=tuple(rows),
        parts=tuple(sheet.get("parts", ())),
        reference=_SHEETS.one_of({"reference": "day"} | dict(sheet), "reference", REFERENCES, where),
        note=str(sheet.get("note", "")),
        name=_SHEETS.texts(sheet, "name", where) if "name" in sheet else {},
    )


def _row(row: Any, where: str) -> Row:
    if not isinstance(row, Mapping) or "value" not in row:
        raise BadLawFile(where=where, key="value", problem="is absent; write null where the source is silent")
    return Row(
        value=_value(row["value"], where),
        valid_from=_SHEETS.need(row, "from", date, where),
        vouched_until=_SHEETS.need(row, "vouched_until", date, where),
        confidence=_SHEETS.one_of(row, "confidence", CONFIDENCES, where),
        source=str(row.get("source", "")),
        note=str(row.get("note", "")),
    )


def _value(value: Any, where: str) -> Value:
    if isinstance(value, list):
        return [_value(part, where) for part in value]
    if isinstance(value, dict):
        return {str(name): _value(part, where) for name, part in value.items()}
    if value is None or isinstance(value, bool | int | Fraction | str):
        return value
    raise BadLawFile(
        where=where, key="value", problem=f"is {value!r}; write a number, true, false, text or null"
    )


def _about(sheet: Mapping[str, Any], where: str) -> About:
    basis = _SHEETS.need(sheet, "legal_basis", dict, where)
    automatic = _SHEETS.need(sheet, "automatic", dict, where)
    return About(
        name=_SHEETS.texts(sheet, "name", where),
        level=_SHEETS.one_of(sheet, "level", LEVELS, where),
        authority=_SHEETS.need(sheet, "authority", str, where),
        legal_basis=_SHEETS.need(basis, "text", str, f"{where}, legal_basis"),
        is_basis_checked=_SHEETS.need(basis, "checked", bool, f"{where}, legal_basis"),
        granted_to=_SHEETS.texts(sheet, "granted_to", where),
        automatic=_SHEETS.one_of(automatic, "how", AUTOMATIC, f"{where}, automatic"),
        automatic_how=_SHEETS.texts({"automatic": automatic}, "automatic", where),
        conditions=_list_of_texts(sheet, "conditions", where),
        not_modelled=_list_of_texts(sheet, "not_modelled", where),
        sources=tuple(sheet.get("sources", ())),
    )


def _list_of_texts(sheet: Mapping[str, Any], key: str, where: str) -> tuple[dict[Any, str], ...]:
    found = [] if key not in sheet else _SHEETS.need(sheet, key, list, where)
    return tuple(_SHEETS.texts({key: one}, key, f"{where}, {key}") for one in found)
