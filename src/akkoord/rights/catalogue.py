"""All rights that this installation knows: every module below `akkoord.rights.law` that holds a `RIGHT`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from akkoord.errors import InputError
from akkoord.rights import law
from akkoord.rights.right import Right


class NoSuchRight(InputError):
    """A right was asked for that is not in the catalogue."""

    code = "no_such_right"
    message = "there is no right {right!r}; there are {possible}"


@cache
def rights() -> tuple[Right, ...]:
    """Return every right, by id.

    >>> [right.id for right in rights() if right.is_invented]
    ['voorbeeldegem.mantelzorgtoelage']
    """
    found = pkgutil.walk_packages(law.__path__, f"{law.__name__}.")
    modules = [importlib.import_module(module.name) for module in found if not module.ispkg]
    return tuple(sorted((module.RIGHT for module in modules), key=lambda right: right.id))


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
