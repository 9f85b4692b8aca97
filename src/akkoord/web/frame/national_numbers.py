"""Belgian national numbers (rijksregisternummer, bis-nummer) in free text: none is ever kept."""

from __future__ import annotations

import re

from akkoord.errors import InputError

# Two digits of the year, month and day; three of the order; two to check. People write dots, dashes, spaces.
_NUMBER = re.compile(r"(?<!\d)\d{2}[ .]?\d{2}[ .]?\d{2}[ .-]?\d{3}[ .-]?\d{2}(?!\d)", re.ASCII)
# A bis-nummer adds 20 or 40 to the month; month 0 stands for a birthday that is not known.
_MONTHS = frozenset(month + added for month in range(13) for added in (0, 20, 40))


class NationalNumberFound(InputError):
    """A text holds a national number. The error does not repeat it, so that no log keeps it either."""

    code = "national_number"
    message = "the text of {field!r} holds a national number; take it out"


def has_one(text: str) -> bool:
    """Tell whether a text holds something that can be a national number.

    The number is made up, with a check that fits:

    >>> has_one("Aanvraag van 85.07.30-033.28 behandeld"), has_one("Dossier 85.07.30-033.29")
    (True, False)
    """
    return any(_is_national(re.sub(r"\D", "", found[0])) for found in _NUMBER.finditer(text))


def refuse(**texts: str) -> None:
    """Refuse texts with a national number.

    Args:
        texts: Each text by the name of its field.

    Raises:
        NationalNumberFound: if one of them holds such a number.
    """
    for field, text in texts.items():
        if has_one(text):
            raise NationalNumberFound(field=field)


def _is_national(digits: str) -> bool:
    if int(digits[2:4]) not in _MONTHS or int(digits[4:6]) > 31:
        return False
    # Who was born from 2000 on has a 2 before the nine digits that are checked.
    return any(97 - int(century + digits[:9]) % 97 == int(digits[9:]) for century in ("", "2"))
