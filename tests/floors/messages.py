"""Every text of the web shell that people read, found in its code and templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class Message:
    """One text, with its plural and its context where it has them, and where it stands."""

    text: str
    plural: str | None
    context: str | None
    path: Path
    line: int


def in_folder(root: Path) -> Iterator[Message]:
    """Return the texts of a folder and those below it."""
    for path in sorted(root.rglob("*.py")):
        yield from _in_code(path, path.read_bytes())
    for path in sorted(root.rglob("templates/**/*.*")):
        # In brackets, where the indents that a template happens to have mean nothing to Python.
        code = f"({templatize(path.read_text(encoding='utf-8'))}\n)"
        yield from _in_code(path, code.encode())


def _in_code(path: Path, code: bytes) -> Iterator[Message]:
    for line, found, _comments, context in extract("python", BytesIO(code), keywords=_KEYWORDS):
        text, plural = (found[0], found[1]) if isinstance(found, tuple) else (found, None)
        yield Message(text, plural, context, path, line)
