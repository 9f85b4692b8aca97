"""The footnotes of a printed page: a few smaller rows at its foot, the first with a number or a star."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from akkoord.agreement.sources.printing.printed import Row, letters

_MOST_OF_TEXT = 0.9
# More than this is no footnote, but a table or the small print of a whole page.
_MOST_ROWS = 15
_MOST_SHARE = 0.3
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|\*{1,3}|[¹²³])[\])]?\s*\S")


def usual_size(rows: Sequence[Row]) -> float:
    """Return the size of most letters of a text.

    >>> usual_size([Row("Wij planten bomen.", size=10), Row("Groen", size=20)])
    10
    """
    counts: Counter[float] = Counter()
    for row in rows:
        counts[row.size] += len(row.text)
    return counts.most_common(1)[0][0] if counts else 1.0


def start(rows: Sequence[Row], usual: float) -> int:
    """Return the place of the first row of the footnotes of a page; the number of its rows without any.

    Args:
        rows: Of one page, in the order in which they are read.
        usual: The size of the letters of the text.

    >>> page = [Row("Wij planten bomen in elke straat.¹", size=10), Row("1 Zie het plan.", size=8)]
    >>> start(page * 2, 10), start(page[1:], 10)
    (3, 1)
    """
    first = len(rows)
    for place in range(len(rows) - 1, -1, -1):
        if rows[place].size > _MOST_OF_TEXT * usual:
            break
        if _MARK.match(rows[place].text):
            first = place
    is_too_much = len(rows) - first > _MOST_ROWS or letters(rows[first:]) > _MOST_SHARE * letters(rows)
    return len(rows) if is_too_much else first
