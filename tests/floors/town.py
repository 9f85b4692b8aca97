"""Voorbeeldegem, a town that does not exist: a small agreement of every kind of promise, and larger ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from akkoord.web.accounts.models import Grant, User
from akkoord.web.agreement import actions
from akkoord.web.agreement.models import Version

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def target(text: str, quantity: float | None, unit: str | None, **rest: str) -> dict[str, Any]:
    """Return a target as the reader writes it."""
    return {
        "quantity": quantity,
        "unit": unit,
        "comparator": rest.get("comparator", "="),
        "deadline": rest.get("deadline"),
        "baseline": rest.get("baseline"),
        "text": text,
    }


_HOMES = target("minstens 120 woningen", 120, "woningen", comparator=">=", deadline="2028")
_CHEAPER = target("10% onder de marktprijs", 10, "%", comparator="<", baseline="de marktprijs")
_TREES = target("2.500 bomen", 2500, "bomen", deadline="2029-06")
_BUDGET = target("400.000 euro", 400_000, "euro")
_BUILD = "Wij bouwen minstens 120 woningen tegen 2028, waarvan een deel 10% onder de marktprijs."
LONG_WORD = "Meervoudigepersoonlijkheidsstoornisbehandelingscentrumvoorzieningen"

# id, level, domain, theme, parent, text, targets
_ROWS: tuple[tuple[str, str, str | None, str | None, str | None, str, list[dict[str, Any]]], ...] = (
    ("h1.1", "highlight", None, None, None, "Wij bouwen minstens 120 woningen tegen 2028.", [_HOMES]),
    ("h1.2", "highlight", None, None, None, "Wij planten 2.500 bomen.", [_TREES]),
    ("1.1", "chapter-ambition", "Wonen", None, None, "Iedereen woont hier goed en betaalbaar.", []),
    ("1.2", "goal", "Wonen", "Betaalbaar wonen", "1.1", "Wie begint, vindt een betaalbare woning.", []),
    ("1.2.1", "action", "Wonen", "Betaalbaar wonen", "1.2", _BUILD, [_HOMES, _CHEAPER]),
    ("1.2.2", "action", "Wonen", "Betaalbaar wonen", "1.2", "Wij begeleiden wie huurt en renoveert.", []),
    ("1.2.3", "nested", "Wonen", "Betaalbaar wonen", "1.2", f"{LONG_WORD} krijgen een plaats.", []),
    ("1.3", "goal", "Wonen", "Leegstand", "1.1", "Onbewoonde woningen krijgen sneller bewoners.", [_CHEAPER]),
    ("1.3.1", "action", "Wonen", "Leegstand", "1.3", "Wij herzien de heffing.", []),
    ("2.1", "goal", "Groene stad", None, None, "Elke straat krijgt groen.", []),
    ("2.1.1", "action", "Groene stad", None, "2.1", "Wij planten 2.500 bomen tegen juni 2029.", [_TREES]),
    ("2.1.2", "action", "Groene stad", None, "2.1", "Zand & water: <b>geen</b> opmaak van buiten.", []),
    ("3.1", "action", "Financiën", None, None, "Wij sparen 400.000 euro voor wie later komt.", [_BUDGET]),
)  # fmt: skip


def rows() -> list[dict[str, Any]]:
    """Return the small agreement."""
    keys = ("id", "level", "domain", "theme", "parent", "text", "targets")
    return [
        dict(zip(keys, row, strict=True))
        | {"subtheme": None, "line_start": 10 * n, "line_end": 10 * n + n % 2}
        for n, row in enumerate(_ROWS, start=1)
    ]


def many_rows(count: int) -> Iterator[dict[str, Any]]:
    """Return an agreement as large as asked for, of goals with nine actions each, in a few domains."""
    for number in range(count):
        goal = number - number % 10
        is_goal = number == goal
        yield {
            "id": str(number),
            "level": "goal" if is_goal else "action",
            "domain": "Wonen" if number < 10 else f"Domein {number % 100 // 10}",
            "theme": f"Thema {number // 50}",
            "subtheme": None,
            "parent": None if is_goal else str(goal),
            "line_start": number + 1,
            "line_end": number + 1,
            "text": f"Belofte {number}: wij maken werk van woningen, pleinen en wie er woont.",
            "targets": [_HOMES] if number % 7 == 0 else [],
        }


def publish(given: list[dict[str, Any]]) -> Version:
    """Store an agreement and show it to residents."""
    version = actions.store_version(title="Bestuursakkoord 2025-2030", rows=given, actor=None, now=NOW)
    return actions.publish(version_id=version.pk, actor=None, now=NOW)


def somebody(role: str) -> User:
    """Make an account that holds a role."""
    user = User.objects.create_user(f"{role}@voorbeeldegem.example", name="An Peeters")
    gives(user, role)
    return user


def gives(user: User, role: str) -> None:
    """Let an account hold a role."""
    Grant.objects.create(user=user, role=role, valid_from=date(2025, 1, 1))
