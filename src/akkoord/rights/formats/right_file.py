"""Right files: the YAML beside a rule, with the names, the questions and the dated figures of one right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from akkoord.dated import DatedValue, Series
from akkoord.errors import InputError
from akkoord.phrases import Reason
from akkoord.rights.formats.sheets import Sheets
from akkoord.rights.right import FactToKnow, Right
from akkoord.rules.rule import Rule


class BadRightFile(InputError):
    """A right file lacks something or holds something of the wrong kind."""

    code = "bad_right_file"
    message = "{where}: {key!r} {problem}"


_SHEETS = Sheets(BadRightFile)


def beside(
    module: Path, *, entitlement: Sequence[Rule[..., bool]] = (), amount: Sequence[Rule[..., int]] = ()
) -> Right:
    """Return the right whose YAML lies beside a module, with the rules of that module.

    Args:
        module: The path of the module with the rules: `Path(__file__)`.
        entitlement: The versions of the rule that decides.
        amount: The versions of the rule for the amount.

    Raises:
        BadRightFile: if the YAML lacks a key or holds a value of the wrong kind.
    """
    path = module.with_suffix(".yaml")
    return read(path.read_text(encoding="utf-8"), path.name, entitlement=entitlement, amount=amount)


def read(
    text: str,
    where: str = "right",
    *,
    entitlement: Sequence[Rule[..., bool]] = (),
    amount: Sequence[Rule[..., int]] = (),
) -> Right:
    """Read the text of a right file.

    Args:
        text: YAML with `id`, `authority`, `name`, `per`, `facts` and `figures`; `invented` and
            `not_computable` (a code of `akkoord.rights/phrases`) if they apply.
        where: What to call the file in messages.
        entitlement: The versions of the rule that decides.
        amount: The versions of the rule for the amount.

    Raises:
        BadRightFile: if the text is no YAML, or a key is absent or holds a value of the wrong kind.
    """
    try:
        sheet = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadRightFile(where=where, key="yaml", problem=f"is broken: {error}") from error
    if not isinstance(sheet, dict):
        raise BadRightFile(where=where, key="id", problem="is absent: the file must hold keys with values")
    why_not = sheet.get("not_computable")
    if why_not is None and not entitlement:
        raise BadRightFile(where=where, key="not_computable", problem="is absent, and so is a rule")
    facts = _SHEETS.need(sheet, "facts", dict, where)
    figures = _SHEETS.need(sheet, "figures", dict, where)
    return Right(
        id=_SHEETS.need(sheet, "id", str, where),
        authority=_SHEETS.need(sheet, "authority", str, where),
        name=_SHEETS.texts(sheet, "name", where),
        facts={name: _fact(name, fact, f"{where}, fact {name}") for name, fact in facts.items()},
        figures={name: series(name, figure, f"{where}, figure {name}") for name, figure in figures.items()},
        entitlement=tuple(entitlement),
        amount=tuple(amount),
        per=_SHEETS.one_of(sheet, "per", ("month", "year", "once"), where),
        not_computable=Reason(why_not) if why_not else None,
        is_invented=bool(sheet.get("invented", False)),
    )


def series(name: str, figure: Mapping[str, Any], where: str) -> Series:
    """Read one figure: `unit`, `moves` and `values`.

    Each value has `value`, `from`, `source` and, where it is known, `vouched_until`.

    Raises:
        BadRightFile: if a key is absent or holds a value of the wrong kind.
    """
    values = [
        DatedValue(
            value=_SHEETS.need(row, "value", (bool, int), where),
            valid_from=_SHEETS.need(row, "from", date, where),
            source=_SHEETS.need(row, "source", str, where),
            vouched_until=_SHEETS.need(row, "vouched_until", date, where) if "vouched_until" in row else None,
        )
        for row in _SHEETS.need(figure, "values", list, where)
    ]
    return Series(
        name,
        _SHEETS.need(figure, "unit", str, where),
        _SHEETS.need(figure, "moves", str, where),
        tuple(values),
    )


def _fact(name: str, fact: Mapping[str, Any], where: str) -> FactToKnow:
    return FactToKnow(
        name=name,
        kind=_SHEETS.one_of(fact, "kind", ("truth", "number"), where),
        unit=_SHEETS.need(fact, "unit", str, where),
        question=_SHEETS.texts(fact, "question", where),
        at_least=fact.get("at_least"),
        at_most=fact.get("at_most"),
    )
