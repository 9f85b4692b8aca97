"""Where a figure was read, as a page shows it: a link that says where it goes, or words."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Source:
    """A source; `address` is empty where it is no address that can be opened."""

    words: str
    address: str = ""


def source(text: str) -> Source | None:
    """Return a source; None where none was given.

    >>> source("https://www.genk.be/cijfers")
    Source(words='genk.be', address='https://www.genk.be/cijfers')
    >>> source("javascript:alert(1)").address
    ''
    """
    if not text:
        return None
    if any(sign.isspace() or not sign.isprintable() for sign in text):
        return Source(text)
    try:
        parts = urlsplit(text)
    except ValueError:
        return Source(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return Source(text)
    return Source(parts.hostname.removeprefix("www."), text)
