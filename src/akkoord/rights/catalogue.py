"""All rights that this installation knows: every module below `akkoord.rights.law` that holds a `RIGHT`.

There are two kinds. A `Right` asks a sheet of facts of its own; a `HouseholdRight` looks at a whole
household, in the vocabulary that all of them share.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from akkoord.errors import InputError
from akkoord.rights import law
from akkoord.rights.figures import LawFigure
from akkoord.rights.household_right import HouseholdRight
from akkoord.rights.right import Right


class NoSuchRight(InputError):
    """A right was asked for that is not in the catalogue."""

    code = "no_such_right"
    message = "there is no right {right!r}; there are {possible}"


@cache
def rights() -> tuple[Right, ...]:
    """Return every right with a sheet of its own, by id.

    >>> [right.id for right in rights() if right.is_invented]
    ['voorbeeldegem.mantelzorgtoelage']
    """
    return tuple(right for right in _all() if isinstance(right, Right))


@cache
def household_rights() -> tuple[HouseholdRight, ...]:
    """Return every right of a household, by id.

    >>> "leefloon" in [right.id for right in household_rights()]
    True
    """
    return tuple(right for right in _all() if isinstance(right, HouseholdRight))


@cache
def figures() -> Mapping[str, LawFigure]:
    """Return every figure that stands beside the rules of a household right, by its key."""
    return {key: figure for right in household_rights() for key, figure in right.figures.items()}


def rights_of(authority: str) -> tuple[Right, ...]:
    """Return the rights that one authority grants; none where it is not known."""
    return tuple(right for right in rights() if right.authority == authority)


def find(right_id: str) -> Right:
    """Return a right by its id.

    Raises:
        NoSuchRight: if the catalogue has no such right.
    """
    for right in rights():
        if right.id == right_id:
            return right
    raise NoSuchRight(right=right_id, possible=", ".join(right.id for right in rights()))


@cache
def _all() -> tuple[Right | HouseholdRight, ...]:
    found = pkgutil.walk_packages(law.__path__, f"{law.__name__}.")
    modules = [importlib.import_module(module.name) for module in found if not module.ispkg]
    rights = [module.RIGHT for module in modules if hasattr(module, "RIGHT")]
    return tuple(sorted(rights, key=lambda right: right.id))
