"""Which domains and services a role can be given for, told by the apps that know them.

In `ready` of an `apps.py`:

    scopes.register(Role.EDITOR, queries.domain_choices)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

Choices = Callable[[], Iterable[tuple[str, str]]]
"""The scopes that exist now: what is kept in the grant, and what it is called."""

_CHOICES: dict[str, Choices] = {}


def register(role: str, choices: Choices) -> None:
    """Tell which scopes a role can be given for; the same role again replaces it."""
    _CHOICES[role] = choices


def known(role: str) -> dict[str, str]:
    """Return the scopes of a role with their names; none where no app tells, and then any will do."""
    return dict(_CHOICES[role]()) if role in _CHOICES else {}
