"""Bring the facts of the Genk example up to date with the reader; the restated words stay as they are.

    script/make_genk TEXT [WORDS...]

TEXT is the text of the agreement. WORDS are files of lines `line number, tab, restatement`, for promises that
have none yet or want another; `139.2` is the second promise that starts on line 139. It fails, and writes
nothing, when a promise is left without words.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from akkoord.agreement import reader
from akkoord.agreement.formats import sheets
from akkoord.errors import InputError
from akkoord.web.examples.genk import data

KEPT = (
    "id", "kind", "level", "domain", "theme", "subtheme", "parent", "line_start", "line_end", "text",
    "targets", "trends", "conditions", "verb_class", "actors", "places", "cross_refs", "sdgs", "repeats",
    "conflicts", "flags",
)  # fmt: skip
_QUOTING = {
    "targets": "text", "trends": "text", "conditions": "text", "cross_refs": "text", "sdgs": "because",
    "flags": "because",
}  # fmt: skip
"""The fields that quote the text, with the name of the words; the parts of a promise are its sentences."""
LONGEST = 120
_PLACE = re.compile(r"\s*(?P<line>[0-9]{1,6})(?:\.(?P<nth>[0-9]{1,3}))?\s*")

Place = tuple[int, int]
"""The line where a promise starts, and which one of those on that line it is, from 1."""

LONGEST_QUOTE_WORDS = 7
QUOTE = '"'

# Headings whose spelling in the text is a slip, and one that is English.
_HEADINGS = {
    "Highlights": "Hoogtepunten",
    "FINANCIËEL EVENWICHTIGE STAD": "Financieel evenwichtige stad",
    "Kunst in publiek ruimte": "Kunst in publieke ruimte",
}


class WrongWords(InputError):
    """A line of a file of words cannot be used."""

    code = "wrong_words"
    message = "{file}, line {number}: {problem}"


class WordsLacking(InputError):
    """Promises have no words yet."""

    code = "words_lacking"
    message = "{count} promises have no words yet, on lines {lines}; give them in a file of words"


def main(arguments: Sequence[str]) -> str:
    """Make the file anew and return what to tell; writes nothing when it fails.

    Raises:
        InputError: if the text is none, a line of words cannot be used, or a promise has no words.
    """
    text, *word_files = map(Path, arguments)
    kept = data.read() if data.PATH.exists() else []
    words = {place: row["text"] for place, row in zip(places(kept), kept, strict=True)}
    given = {place: word for file in word_files for place, word in read_words(file)}
    rows = rows_of(text.read_bytes(), words | given, asked=frozenset(given))
    _write(rows)
    return f"{len(rows)} promises written to {data.PATH}"


def places(rows: Iterable[dict[str, Any]]) -> list[Place]:
    """Return where each promise starts.

    >>> places([{"line_start": 4}, {"line_start": 7}, {"line_start": 7}])
    [(4, 1), (7, 1), (7, 2)]
    """
    count: Counter[int] = Counter()
    found = []
    for row in rows:
        line = int(row["line_start"])
        count[line] += 1
        found.append((line, count[line]))
    return found


def read_words(file: Path) -> Iterable[tuple[Place, str]]:
    """Yield the places and restatements of a file of words.

    Raises:
        WrongWords: if a line has no number, no tab, no words or too many.
    """
    for place, line in enumerate(file.read_bytes().decode(errors="replace").splitlines(), start=1):
        number, tab, words = line.partition("\t")
        named = _PLACE.fullmatch(number)
        if not tab or not named or not words.strip():
            raise WrongWords(file=file, number=place, problem="write a line number, a tab and the words")
        if len(words.strip()) > LONGEST:
            raise WrongWords(file=file, number=place, problem=f"more than {LONGEST} characters")
        yield (int(named["line"]), int(named["nth"] or 1)), words.strip()


def rows_of(
    text: bytes, words: dict[Place, str], *, asked: frozenset[Place] = frozenset()
) -> list[dict[str, Any]]:
    """Return the promises of a text with these words instead of its own.

    Args:
        text: The text of the agreement.
        words: Restatements by the place where their promise starts.
        asked: Places that must hold a promise.

    Raises:
        WordsLacking: if a promise has no words.
        WrongWords: if an asked line holds no promise.
    """
    read = [sheets.promise_sheet(promise) for promise in reader.read(text).promises]
    found = places(read)
    if strange := sorted(asked - set(found)):
        line = _named(strange[0])
        raise WrongWords(file="words", number=line, problem="no promise starts on that line of the text")
    if lacking := [place for place in found if place not in words]:
        raise WordsLacking(count=len(lacking), lines=", ".join(map(_named, lacking)))
    return [restated(sheet, words[place]) for place, sheet in zip(found, read, strict=True)]


def _named(place: Place) -> str:
    line, nth = place
    return str(line) if nth == 1 else f"{line}.{nth}"


def restated(sheet: dict[str, Any], words: str) -> dict[str, Any]:
    """Return what is kept of a promise: the facts, our words, and of the text only short quotes."""
    own = sheet | {"text": words}
    own |= {
        name: [found | {words: quoted(found[words])} for found in sheet[name]]
        for name, words in _QUOTING.items()
    }
    own["conflicts"] = [found | {"note": _quoted_both(found["note"])} for found in sheet["conflicts"]]
    own |= {name: shown(sheet[name]) for name in ("domain", "theme", "subtheme")}
    return {name: own[name] for name in KEPT}


def shown(heading: str | None) -> str | None:
    """Return a heading as the example shows it.

    >>> shown("MOBIELE STAD"), shown("FINANCIËEL EVENWICHTIGE STAD"), shown("KRC-site")
    ('Mobiele stad', 'Financieel evenwichtige stad', 'KRC-site')
    """
    if heading is None:
        return None
    return _HEADINGS.get(heading) or (heading.capitalize() if heading.isupper() else heading)


def _quoted_both(note: str) -> str:
    """Return the note of a conflict, the words of either promise no longer than a short quote."""
    return " | ".join(f'"{quoted(side.strip(QUOTE))}"' for side in note.split(" | "))


def quoted(text: str) -> str:
    """Return the first words of a text: sentences of the agreement are not copied.

    >>> quoted("waar mogelijk"), quoted("als er een bouwer is die het hele plan volgt")
    ('waar mogelijk', 'als er een bouwer is die het …')
    """
    words = text.split()
    return text if len(words) <= LONGEST_QUOTE_WORDS else " ".join(words[:LONGEST_QUOTE_WORDS]) + " …"


def _write(rows: list[dict[str, Any]]) -> None:
    """Write beside the file first, so that a failure leaves the old one as it was."""
    beside = data.PATH.with_suffix(".new")
    beside.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    beside.replace(data.PATH)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.stderr.write("Usage: script/make_genk TEXT [WORDS...]\n")
        raise SystemExit(2)
    try:
        told = main(sys.argv[1:])
    except (InputError, OSError) as error:
        told = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
        sys.stderr.write(f"script/make_genk: {told}\n")
        raise SystemExit(1) from None
    sys.stdout.write(told + "\n")
