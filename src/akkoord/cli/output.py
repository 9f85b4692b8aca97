"""Where data and messages go: data to standard output or whole to a file, messages to standard error."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from akkoord import phrases

# What a shell reports for a program that ended because nobody read on: 128 and the number of SIGPIPE.
_NOBODY_READS = 141


def write(content: str | bytes, out: Path | None) -> None:
    """Write data, text in UTF-8, to a file, or to standard output where `out` is None.

    A file is written whole or not at all; a device or a pipe is written to as it is. The process ends
    quietly with 141 when the reader of a pipe has gone.

    Raises:
        ClickException: if it cannot be written (exit 1).
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if out is None:
            _write_stream(data)
        elif out.exists() and not out.is_file():
            out.write_bytes(data)
        else:
            _write_whole(data, out.resolve())
    except BrokenPipeError:
        _silence_standard_output()
        raise SystemExit(_NOBODY_READS) from None
    except OSError as error:
        if out is None:
            _silence_standard_output()
        raise click.ClickException(f"{out or 'standard output'}: {error.strerror}") from error


def check_apart(files: Iterable[Path], *outs: Path | None) -> None:
    """Refuse to write over a file that is read, or two outputs to one file.

    Raises:
        UsageError: if it would (exit 2).
    """
    taken = {path.resolve() for path in files if str(path) != "-"}
    for out in filter(None, outs):
        place = out.resolve()
        if place in taken and (place.is_file() or not place.exists()):
            raise click.UsageError(f"{click.format_filename(out)} is already read from or written to")
        taken.add(place)


def tell(message: str) -> None:
    """Print a message for people on standard error."""
    click.echo(message, err=True)


def sentence(reason: phrases.Sayable, language: phrases.Language, *, package: str) -> str:
    """Return the sentence for an error or a note in the asked language."""
    return phrases.say(reason, language, package=package)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as lines with aligned columns; the first row is the heading.

    >>> print(table([("ID", "TEXT"), ("1.1", "Bomen")]), end="")
    ID   TEXT
    1.1  Bomen
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "".join(line.rstrip() + "\n" for line in lines)


def _write_stream(data: bytes) -> None:
    # A shell can start a program with its standard output closed; Python has no stream then.
    if not sys.__stdout__:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    left = memoryview(data)
    while left:
        # Without a buffer (PYTHONUNBUFFERED) a write may stop half way.
        left = left[sys.stdout.buffer.write(left) :]
    sys.stdout.buffer.flush()


def _write_whole(data: bytes, out: Path) -> None:
    """Write beside the file first, so that a full disk leaves the old one as it was."""
    mode = out.stat().st_mode & 0o777 if out.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(out)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _silence_standard_output() -> None:
    """Keep the interpreter from trying once more, and complaining, when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
