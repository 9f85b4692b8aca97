"""Compile the messages that each app keeps beside its templates, `messages/<language>.toml`, for gettext.

A file maps the English text of the code to its translation:

    "All promises" = "Alle beloften"
    "month|May" = "mei"
    "%(n)s promise" = { plural = "%(n)s promises", one = "%(n)s belofte", other = "%(n)s beloften" }

What stands before a bar is the context.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from akkoord.errors import InputError


class MessageFileWrong(InputError):
    """A message file cannot be used."""

    code = "message_file_wrong"
    message = "message file {path}: {problem}"


def sources(root: Path, language: str) -> list[Path]:
    """Return the message files of a language, one per app."""
    return sorted(root.glob(f"*/messages/{language}.toml"))


def catalogue(language: str, paths: Iterable[Path]) -> Catalog:
    """Read message files into one catalogue.

    Raises:
        MessageFileWrong: if a file is no TOML, or translates one text in two ways.
    """
    catalog = Catalog(locale=language, charset="utf-8")
    for path in paths:
        for key, value in _read(path).items():
            context, bar, text = key.rpartition("|")
            plural = isinstance(value, dict)
            source = (text, value["plural"]) if plural else text
            translation = (value["one"], value["other"]) if plural else value
            known = catalog.get(source, context if bar else None)
            if known is not None and known.string != translation:
                raise MessageFileWrong(path=path, problem=f"{key!r} has another translation in another app")
            catalog.add(source, translation, context=context if bar else None)
    return catalog


def compile_all(root: Path, languages: Iterable[str], target: Path) -> None:
    """Write the catalogue of each language that has message files."""
    for language in languages:
        paths = sources(root, language)
        if not paths:
            continue
        folder = target / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        partial = folder / "django.mo.part"
        with partial.open("wb") as file:
            write_mo(file, catalogue(language, paths))
        partial.rename(folder / "django.mo")


def _read(path: Path) -> dict[str, Any]:
    try:
        messages = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MessageFileWrong(path=path, problem=f"it is not valid TOML: {error}") from error
    for key, value in messages.items():
        is_plural = isinstance(value, dict) and value.keys() == {"plural", "one", "other"}
        if not (isinstance(value, str) or is_plural):
            raise MessageFileWrong(path=path, problem=f"{key!r} needs a text, or plural, one and other")
    return messages
