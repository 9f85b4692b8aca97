"""`akkoord agreement`: read coalition agreements."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from akkoord.agreement import diff, findings, reader
from akkoord.agreement.formats import reports, sheets
from akkoord.agreement.model import Agreement
from akkoord.agreement.names import gazetteer as names
from akkoord.agreement.names.gazetteer import Gazetteer
from akkoord.agreement.sources import plain
from akkoord.cli import output
from akkoord.errors import InputError
from akkoord.phrases import Language

_PACKAGE = "akkoord.agreement"
_TEXT_WIDTH = 90

_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
_OUT = click.Path(dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file and what came of it: a reading, or an error."""

    name: str
    agreement: Agreement | None
    error: InputError | None = None


@click.group()
def agreement() -> None:
    """Read coalition agreements into promises."""


@agreement.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=_FILE)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "csv", "table"]),
    default="jsonl",
    show_default=True,
)
@click.option("-o", "--out", type=_OUT, help="Write the data whole to this file or device.")
@click.option("--coverage", type=_OUT, help="Write what became of each line to this file (one FILE only).")
@click.option(
    "--gazetteer",
    "gazetteers",
    multiple=True,
    type=_FILE,
    help="Names of who acts in the city and of its places; may be given more than once.",
)
@click.pass_obj
def read(  # noqa: PLR0913, PLR0917 (an option each)
    language: Language,
    files: tuple[Path, ...],
    form: str,
    out: Path | None,
    coverage: Path | None,
    gazetteers: tuple[Path, ...],
) -> None:
    """Read each FILE (text, Markdown, PDF, DOCX or HTML; - is standard input) and print its promises.

    jsonl has one promise a line, json one document a file on a line of its own when there are several,
    csv and table one promise a row. With several files, jsonl, csv and table name the source first.
    """
    if coverage is not None and len(files) > 1:
        raise click.UsageError("--coverage is of one reading: give one FILE")
    output.check_apart([*files, *gazetteers], out, coverage)
    known = _gazetteer(gazetteers, language)
    readings = [_read(path, known) for path in files]
    for reading in readings:
        _tell(reading, language)
    good = [reading.agreement for reading in readings if reading.agreement]
    if data := _WRITERS[form](readings):
        output.write(data, out)
    if coverage is not None and good:
        output.write(_json(sheets.coverage_sheet(good[0]), indent=1) + "\n", coverage)
    if len(good) < len(readings):
        raise SystemExit(1)


@agreement.command()
@click.argument("old", metavar="A", type=_FILE)
@click.argument("new", metavar="B", type=_FILE)
@click.option("-o", "--out", type=_OUT, help="Write the data whole to this file or device.")
@click.pass_obj
def compare(language: Language, old: Path, new: Path, out: Path | None) -> None:
    """Compare two versions or two terms, A the older and B the newer, and print what became of each promise.

    One JSON object a line, in the order of B: change (kept, reworded, moved, sharpened, weakened, dropped or
    new), ids (of A and of B) and because. Either may be - for standard input.
    """
    if str(old) == str(new) == "-":
        raise click.UsageError("standard input can be read only once: give A or B a name")
    before, after = _all_read([old, new], out, language)
    _print((reports.change_sheet(change, language) for change in diff.compare(before, after)), out)


@agreement.command("findings")
@click.argument("file", metavar="FILE", type=_FILE)
@click.option("-o", "--out", type=_OUT, help="Write the data whole to this file or device.")
@click.pass_obj
def find(language: Language, file: Path, out: Path | None) -> None:
    """Read FILE and print what somebody who checks it should look at.

    One JSON object a line, in the order of the text: finding, ids (every promise concerned) and because.
    """
    [found] = _all_read([file], out, language)
    _print((reports.finding_sheet(finding, language) for finding in findings.find(found)), out)


def _all_read(paths: Sequence[Path], out: Path | None, language: Language) -> list[Agreement]:
    """Return the readings of files that are all needed; each that cannot be read is told."""
    output.check_apart(paths, out)
    readings = [_read(path) for path in paths]
    for reading in readings:
        _tell(reading, language)
    good = [reading.agreement for reading in readings if reading.agreement]
    if len(good) < len(readings):
        raise SystemExit(1)
    return good


def _print(sheets_of: Iterable[dict[str, Any]], out: Path | None) -> None:
    output.write("".join(_json(sheet) + "\n" for sheet in sheets_of), out)


def _gazetteer(paths: Sequence[Path], language: Language) -> Gazetteer:
    """Return the names of all files as one; a file that is wrong ends the process."""
    try:
        return names.merged(names.from_bytes(_content(path), click.format_filename(path)) for path in paths)
    except InputError as error:
        raise click.ClickException(output.sentence(error, language, package=_PACKAGE)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error


def _read(path: Path, known: Gazetteer | None = None) -> _Reading:
    name = click.format_filename(path)
    try:
        return _Reading(name, reader.read(_content(path), gazetteer=known))
    except InputError as error:
        return _Reading(name, None, error)
    except OSError as error:
        raise click.ClickException(f"{name}: {error.strerror}") from error


def _content(path: Path) -> bytes:
    """Return what a file holds, up to one byte more than is read: devices and pipes may never end."""
    most = plain.MOST_BYTES + 1
    if str(path) == "-":
        return sys.stdin.buffer.read(most) if sys.stdin else b""
    with path.open("rb") as file:
        return file.read(most)


def _tell(reading: _Reading, language: Language) -> None:
    found = reading.agreement
    reasons = [reading.error] if reading.error else found.notes if found else ()
    for reason in reasons:
        output.tell(f"{reading.name}: {output.sentence(reason, language, package=_PACKAGE)}")


def _as_json(readings: Sequence[_Reading]) -> str:
    documents = [_document(reading) for reading in readings if reading.agreement or len(readings) > 1]
    indent = 2 if len(readings) == 1 else None
    return "".join(_json(document, indent) + "\n" for document in documents)


def _document(reading: _Reading) -> dict[str, Any]:
    if reading.agreement:
        return sheets.agreement_sheet(reading.agreement, reading.name)
    code = reading.error.code if reading.error else InputError.code
    return {"version": sheets.VERSION, "source": reading.name, "error": code}


def _as_jsonl(readings: Sequence[_Reading]) -> str:
    is_one = len(readings) == 1
    return "".join(
        _json(({} if is_one else {"source": reading.name}) | sheets.promise_sheet(promise)) + "\n"
        for reading in readings
        if reading.agreement
        for promise in reading.agreement.promises
    )


def _as_csv(readings: Sequence[_Reading]) -> str:
    if not any(reading.agreement for reading in readings):
        return ""
    is_one = len(readings) == 1
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*([] if is_one else ["source"]), *sheets.FIELDS])
    for reading in readings:
        for promise in reading.agreement.promises if reading.agreement else ():
            writer.writerow([*([] if is_one else [reading.name]), *sheets.row(promise)])
    return text.getvalue()


def _as_table(readings: Sequence[_Reading]) -> str:
    rows = [("ID", "LINES", "LEVEL", "TEXT")] + [
        (promise.id, f"{promise.line_start}-{promise.line_end}", promise.level.value, _short(promise.text))
        for reading in readings
        if reading.agreement
        for promise in reading.agreement.promises
    ]
    sources = ["SOURCE"] + [
        reading.name for reading in readings if reading.agreement for _ in reading.agreement.promises
    ]
    table = (
        rows if len(readings) == 1 else [(source, *row) for source, row in zip(sources, rows, strict=True)]
    )
    return output.table(table)


def _short(text: str) -> str:
    return text if len(text) <= _TEXT_WIDTH else text[: _TEXT_WIDTH - 1].rstrip() + "…"


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


_WRITERS = {"json": _as_json, "jsonl": _as_jsonl, "csv": _as_csv, "table": _as_table}
