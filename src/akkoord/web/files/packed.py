"""Word documents and workbooks: zip files that are looked into before anybody opens them."""

from __future__ import annotations

import io
import zipfile
import zlib

from akkoord.web.files.refusals import ContentDoesNotFit, HoldsMacros, UnpacksTooLarge

MOST_BYTES = 100 * 1024 * 1024
MOST_PARTS = 2_000
# A document of text and pictures shrinks to a tenth or so; a bomb to a thousandth.
MOST_GROWTH = 100
_SMALL = 5 * 1024 * 1024
_CHUNK = 256 * 1024
_CONTENTS = "[Content_Types].xml"
_ENCRYPTED = 1
# `zipfile` raises the last two for a way of packing that it does not know, and for a part that is encrypted.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def check(content: bytes, *, main: str, main_type: bytes, kind: str, name: str) -> None:
    """Check a document of Office Open XML.

    Args:
        content: The file.
        main: The part that makes it of this kind, such as `word/document.xml`.
        main_type: The type that its list of contents gives that part.
        kind: What it must be, to tell who handed it in.
        name: Its name, likewise.

    Raises:
        UnpacksTooLarge: if it is a zip bomb; the sizes are added up before anything is unpacked.
        HoldsMacros: if it carries programs.
        ContentDoesNotFit: if it is no sound document of that kind.
    """
    if not content.startswith(b"PK\x03\x04"):
        raise ContentDoesNotFit(name=name, kind=kind, detail="it does not begin as a zip file")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_sizes(parts, len(content), name)
            problem = _problem(parts, main)
            if problem:
                raise ContentDoesNotFit(name=name, kind=kind, detail=problem)
            contents = archive.read(_CONTENTS)
            if any(part.filename.endswith("vbaProject.bin") for part in parts) or b"macroEnabled" in contents:
                raise HoldsMacros(name=name)
            if main_type not in contents:
                raise ContentDoesNotFit(name=name, kind=kind, detail=f"{main} has another type")
            _unpack(archive, parts)
    except _BROKEN as error:
        raise ContentDoesNotFit(name=name, kind=kind, detail=str(error)) from error


def _check_sizes(parts: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    total = sum(part.file_size for part in parts)
    allowed = min(MOST_BYTES, max(_SMALL, packed * MOST_GROWTH))
    if total > allowed or len(parts) > MOST_PARTS:
        raise UnpacksTooLarge(name=name)


def _problem(parts: list[zipfile.ZipInfo], main: str) -> str:
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        return "it has two parts of one name"
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        return "it is encrypted"
    if any(each.startswith(("/", "\\")) or ".." in each.replace("\\", "/").split("/") for each in names):
        return "a part leaves its folder"
    lacking = {_CONTENTS, main} - set(names)
    return f"it lacks {', '.join(sorted(lacking))}" if lacking else ""


def _unpack(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Read every part to its end, which checks that it is whole; no part yields more than its given size."""
    for part in parts:
        with archive.open(part) as file:
            while file.read(_CHUNK):
                pass
