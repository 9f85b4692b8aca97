"""Decisions as RDFa, the form in which Flemish cities must publish them.

`write` gives a piece of HTML for a page of the city; `read` takes a page of any city. What was written is
read back equal. Reading never opens a file or a connection.
"""

from __future__ import annotations

from akkoord.decisions.formats.reading import (
    MAX_CHARACTERS,
    PageTooDeep,
    PageTooLarge,
    PageUnreadable,
    Reading,
    read,
)
from akkoord.decisions.formats.writing import write

__all__ = ["MAX_CHARACTERS", "PageTooDeep", "PageTooLarge", "PageUnreadable", "Reading", "read", "write"]
