"""Numbers as Dutch texts write them: digits with dots and commas, number words, words of multiplication.

A number is a `Decimal`, exactly as written: "0,7" is 0.7 and "1 miljoen" is 1000000. A fraction is a share in
per cent; thirds and sixths, which have no end, are rounded to one decimal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from akkoord.dutch.folding import fold

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien",
    "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_SCALES = {
    "honderd": 100, "duizend": 1_000, "miljoen": 1_000_000, "mln": 1_000_000, "mio": 1_000_000,
    "miljard": 1_000_000_000, "mld": 1_000_000_000, "mrd": 1_000_000_000,
}  # fmt: skip
# "Een dertigtal huizen": about so many.
_ABOUT = ("tien", "twaalf", "vijftien", *_TENS, "honderd", "duizend")

_MULTIPLIERS = {
    "verdubbel": Decimal(2),
    "verdriedubbel": Decimal(3),
    "verdrievoudig": Decimal(3),
    "verviervoudig": Decimal(4),
    "vertienvoudig": Decimal(10),
    "halver": Decimal("0.5"),
    "halveer": Decimal("0.5"),
}
_MULTIPLYING = re.compile(r"(?<!\w)(?:ge)?(" + "|".join(_MULTIPLIERS) + r")(?!wege)\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: its value, exact, and where it stands (`text[start:end]`)."""

    value: Decimal
    start: int
    end: int


def _small_words() -> dict[str, int]:
    words = dict(zip(_UNITS, range(1, 10), strict=True))
    words |= dict(zip(_TEENS, range(10, 20), strict=True))
    for tens, name in enumerate(_TENS, start=2):
        words[name] = tens * 10
        words |= {f"{unit}en{name}": tens * 10 + value for value, unit in enumerate(_UNITS, start=1)}
    return words


def _all_words() -> dict[str, int]:
    small = _small_words()
    words = small | {"honderd": 100, "duizend": 1_000}
    about = {f"{name}tal": words[name] for name in _ABOUT}
    for count, name in enumerate(_UNITS[1:], start=2):
        words[f"{name}honderd"] = count * 100
    hundreds = [(word, value) for word, value in words.items() if word.endswith("honderd")]
    words |= {
        start + middle + rest: base + value
        for start, base in hundreds
        for rest, value in small.items()
        for middle in ("", "en")
    }
    words |= {f"{word}duizend": value * 1_000 for word, value in list(words.items()) if 1 < value < 1_000}
    return words | about | {"nul": 0}


_WORDS = _all_words()

# Most words are no numbers; their first letters say so soonest.
_STARTS = ("é", "eé", *sorted({word[:3] for word in _WORDS}))
_SCALE = "|".join(_SCALES)
_DIGITS = (
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|"
    # Spaces instead of dots, where no other number stands beside them, as in a table.
    r"(?<!\d\s)[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d|\s\d|[.,]\d)|"
    # A decimal point, where a version number (4.0) is out of the question.
    r"\d+\.\d{1,2}(?=\s?(?:%|procent|miljoen|miljard|m(?:ln|ld|rd)(?!\w)))|"
    r"\d+(?:,\d+)?"
)
_NUMBER = re.compile(
    # Not inside a word (T2, LO2031), a version (4.0), a fraction (24/7) or a range of years (2031-2036).
    rf"(?<![\w.,/^{{-])(?:(?P<digits>{_DIGITS})(?:(?![\w/}}]|[.,:]\d|-\d)|(?=(?:mln|mld|mrd|mio)(?!\w)))|"
    rf"(?P<word>(?=(?:{'|'.join(_STARTS)}))[^\W\d_]{{3,40}})(?![\w-]))"
    rf"(?:\s*(?P<scale>{_SCALE})(?!\w))?",
    re.IGNORECASE,
)
_DECIMAL_POINT = re.compile(r"\d+\.\d{1,2}")
_THOUSANDS = re.compile(r"[.\s]")
# A capital often goes without its accent: "Eén".
_ACCENTED_ONE = re.compile(r"[éÉE][éÉ]n|e\u0301?e\u0301n", re.IGNORECASE)


def parse(written: str) -> Decimal | None:
    """Return the value of one written number, or None where it is none.

    "een" without accents is an article, not a number.

    >>> parse("2.000"), parse("0,7"), parse("1 miljoen"), parse("zevenentwintig"), parse("één")
    (Decimal('2000'), Decimal('0.7'), Decimal('1000000'), Decimal('27'), Decimal('1'))
    >>> parse("een"), parse("4.0"), parse("T2"), parse("Eén")
    (None, None, None, Decimal('1'))
    """
    stripped = written.strip()
    found = find(stripped)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(stripped))
    return found[0].value if whole else None


def find(text: str) -> tuple[Found, ...]:
    """Return the numbers of a text in order: in digits and in words.

    Digits that belong to a name or a version are no numbers: T2, LO2031, 4.0, 24/7, 2031-2036.

    >>> [str(found.value) for found in find("Twaalf bomen, 1,5 miljoen euro en 24/7 open in zaal T2")]
    ['12', '1500000']
    """
    matches = _NUMBER.finditer(text)
    return tuple(found for match in matches if (found := _found(match)) is not None)


def _found(match: re.Match[str]) -> Found | None:
    digits, word, scale = match["digits"], match["word"], match["scale"]
    value = _digits_value(digits) if digits else _word_value(word)
    if value is None:
        return None
    scaled = value * _SCALES[scale.lower()] if scale else value
    return Found(_plain(scaled), match.start(), match.end())


def _digits_value(digits: str) -> Decimal:
    if _DECIMAL_POINT.fullmatch(digits):
        return Decimal(digits)
    return Decimal(_THOUSANDS.sub("", digits).replace(",", "."))


def _word_value(word: str) -> Decimal | None:
    folded = word.lower() if word.isascii() else fold(word)
    if folded == "een" and not _ACCENTED_ONE.fullmatch(word):
        return None
    value = _WORDS.get(folded)
    return None if value is None else Decimal(value)


def _plain(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value


def find_multiplications(text: str) -> tuple[Found, ...]:
    """Return the words of a text that multiply: doubling is 2, halving is 0.5.

    >>> [str(found.value) for found in find_multiplications("Een verdubbeling; de uitstoot halveren")]
    ['2', '0.5']
    """
    return tuple(
        Found(_MULTIPLIERS[match[1].lower()], match.start(), match.end())
        for match in _MULTIPLYING.finditer(text)
    )


_PARTS = {
    "helft": 2, "derde": 3, "derden": 3, "kwart": 4, "vierde": 4, "vierden": 4, "vijfde": 5, "vijfden": 5,
    "zesde": 6, "zesden": 6, "achtste": 8, "achtsten": 8, "tiende": 10, "tienden": 10,
}  # fmt: skip
_FRACTION = re.compile(
    rf"(?<![\w/.,-])(?:de\s+(?P<half>helft)|(?P<count>een|één|{'|'.join(_UNITS[1:])})[\s-]?"
    rf"(?P<part>{'|'.join(_PARTS)})(?=\s+van(?!\w)|\s+(?:minder|meer)(?!\w)|\s*(?:[.,;:()]|$))|"
    r"(?P<top>\d)/(?P<bottom>\d)(?:e|de|den)?(?=\s+(?:van|minder|meer)(?!\w)))(?!\w)",
    re.IGNORECASE,
)


def find_fractions(text: str) -> tuple[Found, ...]:
    """Return the fractions of a text in per cent: "de helft" is 50, "twee derde van" 66.7.

    A third that is not a part but a place in a row ("een derde spoor") is none.

    >>> [str(found.value) for found in find_fractions("De helft, een kwart van de daken, 2/3 van de straten")]
    ['50', '25', '66.7']
    >>> find_fractions("Een derde spoor, de tweede helft van 2031 en 24/7")
    ()
    """
    return tuple(found for match in _FRACTION.finditer(text) if (found := _fraction(match)) is not None)


def _fraction(match: re.Match[str]) -> Found | None:
    if match["half"]:
        top, bottom = 1, 2
    elif match["part"]:
        top, bottom = int(_WORDS[fold(match["count"])]), _PARTS[match["part"].lower()]
    else:
        top, bottom = int(match["top"]), int(match["bottom"])
    if not 0 < top < bottom:
        return None
    share = (Decimal(100) * top / bottom).quantize(Decimal("0.1"))
    return Found(_plain(share), match.start(), match.end())


_RANGE = re.compile(
    r"(?<![\w.,/-])(?P<low>\d{1,3}(?:\.\d{3})*(?:,\d+)?)\s?[-–]\s?(?P<high>\d{1,3}(?:\.\d{3})*(?:,\d+)?)"
    r"(?=\s?%|\s+[^\W\d])(?![\w/]|[.,]\d)"
)


def find_ranges(text: str) -> tuple[tuple[Found, Found], ...]:
    """Return the ranges that a hyphen makes, each as its lowest and highest number; years make none.

    >>> [(str(low.value), str(high.value)) for low, high in find_ranges("5-10 % van 2031-2036, op 6-3")]
    [('5', '10')]
    """
    found = ((_end(match, "low"), _end(match, "high")) for match in _RANGE.finditer(text))
    return tuple((low, high) for low, high in found if low.value < high.value)


def _end(match: re.Match[str], name: str) -> Found:
    return Found(_digits_value(match[name]), match.start(name), match.end(name))
