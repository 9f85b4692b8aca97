"""The name that somebody gave a file: kept as text to show, and never used as a place on a disk."""

from __future__ import annotations

import re
import unicodedata

from django.utils.text import slugify

LONGEST = 150
_PATH = re.compile(r"[/\\]")
# Control characters, and marks that turn the direction of writing: "gpj.exe" must not read as "exe.jpg".
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_LONGEST_ENDING = 10
_NAMELESS = "bestand"


def cleaned(given: str) -> str:
    r"""Return a name to show: without folders, control characters or line breaks, and not too long.

    >>> cleaned("C:\\temp\\..\\Verslag  raad.PDF"), cleaned("../../etc/passwd")
    ('Verslag raad.PDF', 'passwd')
    >>> cleaned("a\r\nSet-Cookie: b.png"), cleaned(".pdf")
    ('aSet-Cookie: b.png', 'bestand.pdf')
    """
    last = unicodedata.normalize("NFC", _PATH.split(given)[-1])
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in _UNSEEN)
    name = " ".join(seen.split())
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        return name[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1] or _NAMELESS}.{ending}"


def ending(name: str) -> str:
    """Return what stands after the last dot, in small letters.

    >>> ending("Verslag.PDF"), ending("verslag")
    ('pdf', '')
    """
    return name.rpartition(".")[2].lower() if "." in name else ""


def in_address(name: str, suffix: str) -> str:
    """Return the name in the small letters, digits and hyphens of an address, with the ending of its kind.

    >>> in_address("Verslag één (def).PDF", "pdf"), in_address("報告.pdf", "pdf")
    ('verslag-een-def.pdf', 'bestand.pdf')
    """
    stem = name.rpartition(".")[0] if "." in name else name
    return f"{slugify(stem)[:80].strip('-') or _NAMELESS}.{suffix}"
