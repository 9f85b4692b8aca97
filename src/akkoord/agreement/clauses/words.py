"""The closed lists of Dutch words that the clauses look for; `words.toml` beside this file holds them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


def listed(name: str) -> tuple[str, ...]:
    """Return the words of one list.

    >>> "kamerstuk" in listed("numbered_things")
    True
    """
    return tuple(_lists()[name].split())


def either(name: str) -> str:
    """Return a pattern that fits any word of one list; entries are patterns themselves, without spaces.

    >>> import re
    >>> bool(re.fullmatch(either("falls"), "daalt")), bool(re.fullmatch(either("falls"), "dal"))
    (True, False)
    """
    return "|".join(listed(name))


@cache
def _lists() -> Mapping[str, str]:
    text = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
