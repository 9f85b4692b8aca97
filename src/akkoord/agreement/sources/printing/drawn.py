"""A page of a PDF as it is drawn: pieces of text with their place, size and weight, and the dots of lists.

pypdf tells where a piece starts only when it hands that piece over. So a step that changes nothing is put
before each move to another place: there it hands over what it has.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pypdf import PageObject
from pypdf.generic import ContentStream, NameObject

# A piece that goes on within this many times its size belongs to the words before it.
_FAR = 4.0
_CONTENTS = NameObject("/Contents")
_STAY = ([1, 0, 0, 1, 0, 0], b"cm")
_MOVES = frozenset([b"Td", b"TD"])
_SHOWS_SOMETHING = re.compile(rb"T[jJ]|Do|EI|['\"]")
_BOLD_NAME = re.compile(r"bold|black|heavy|semi?bd|demi(?!light)|[-,]bd\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
# In these fonts a letter is a picture: alone before a line it is a bullet.
_SYMBOLS = re.compile(r"wingding|dingbat|webding|symbol|icon|ornament", re.IGNORECASE)
_BULLET = "•"
_SOFT_HYPHEN = "\u00ad"
_PAINTS = frozenset([b"f", b"F", b"f*", b"S", b"s", b"B", b"b", b"B*", b"b*"])
# The dot of a list, in points: smaller is a speck, larger a picture.
_SMALLEST_DOT = 1.0
_LARGEST_DOT = 8.0
_MOST_STRETCHED = 1.6
# A form costs more than a step: it is taken apart each time it is drawn.
_STEPS_OF_FORM = 100
_MOST_FORMS = 2_000


class Stroke(NamedTuple):
    """A piece of text drawn at one place.

    Attributes:
        text: May end in a line end.
        left, base: Where it starts, in points from the left and from below, along the reading direction.
        size: The height of its letters in points.
        is_bold: Whether its font is bold.
        font: The name of its font, without the tag of a part of one.
        is_artifact: Whether the PDF itself says that it belongs to the page and not to the text.
        turn: The direction it runs in, in degrees: 0 for upright text.
    """

    text: str
    left: float
    base: float
    size: float
    is_bold: bool = False
    font: str = ""
    is_artifact: bool = False
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page: text in the order of the file, the middle of each dot, any picture."""

    strokes: tuple[Stroke, ...]
    dots: tuple[tuple[float, float], ...] = ()
    has_picture: bool = False


class BudgetSpent(MemoryError):
    """The pages of a file take more than those of any agreement.

    A memory error, because pypdf passes over every other kind inside a form.
    """


@dataclass(slots=True)
class Budget:
    """What the pages of one file may still take together: steps to draw, bytes to unpack, letters of text."""

    steps: int
    unpacked_bytes: int
    letters: int

    def spend(self, *, unpacked_bytes: int = 0, letters: int = 0) -> None:
        """Take some off.

        Raises:
            BudgetSpent: when nothing is left.
        """
        self.unpacked_bytes -= unpacked_bytes
        self.letters -= letters
        if min(self.unpacked_bytes, self.letters) < 0:
            raise BudgetSpent


def drawing(page: PageObject, pdf: Any, budget: Budget) -> Drawing:
    """Return what is drawn on a page."""
    contents = page.get(_CONTENTS)
    if contents is None:
        return Drawing(())
    stream = ContentStream(contents.get_object(), pdf, "bytes")
    budget.spend(unpacked_bytes=len(stream.get_data()) + _bytes_of_forms(page, set()))
    if not _SHOWS_SOMETHING.search(stream.get_data()):
        return Drawing(())
    operations = stream.operations
    pen = _Pen(budget)
    stream.operations = _with_stops(operations)
    page[_CONTENTS] = stream
    page.extract_text(visitor_operand_before=pen.before, visitor_text=pen.text)
    # The page stays with its file: it must not keep all its steps too.
    page[_CONTENTS] = contents
    return Drawing(tuple(pen.strokes), tuple(pen.dots), pen.has_picture)


def _bytes_of_forms(owner: Any, seen: set[int]) -> int:
    """Return to how much the forms unpack that a page can draw, those inside forms included."""
    resources = owner.get("/Resources")
    forms = resources.get_object().get("/XObject") if resources is not None else None
    total = 0
    for form in forms.get_object().values() if forms is not None else ():
        drawn = form.get_object()
        if drawn.get("/Subtype") == "/Form" and id(drawn) not in seen and len(seen) < _MOST_FORMS:
            seen.add(id(drawn))
            total += len(drawn.get_data()) + _bytes_of_forms(drawn, seen)
    return total


def _with_stops(operations: Sequence[tuple[Any, bytes]]) -> list[tuple[Any, bytes]]:
    """Return the steps with a stop before each far move and around each part that is marked."""
    stopped: list[tuple[Any, bytes]] = []
    size = 1.0
    marks: list[bool] = []
    for operands, operator in operations:
        if operator == b"Tf":
            size = abs(_number(operands, 1)) or 1.0
        elif operator == b"Tm" or (operator in _MOVES and _is_far(operands, size)):
            stopped.append(_STAY)
        elif operator in {b"BDC", b"BMC"}:
            marks.append(_is_artifact(operands) or _is_soft(operands))
            if marks[-1]:
                stopped.append(_STAY)
        elif operator == b"EMC" and marks and marks.pop():
            stopped.append(_STAY)
        stopped.append((operands, operator))
    return stopped


def _is_far(operands: Sequence[Any], size: float) -> bool:
    return abs(_number(operands, 0)) > _FAR * size


def _number(operands: Sequence[Any], position: int) -> float:
    value = operands[position] if len(operands) > position else 0
    return float(value) if isinstance(value, int | float) else 0.0


def _is_artifact(operands: Sequence[Any]) -> bool:
    return bool(operands) and operands[0] == "/Artifact"


def _is_soft(operands: Sequence[Any]) -> bool:
    """Whether a part stands for soft hyphens only: a typesetter says so of the hyphens that it set itself."""
    if len(operands) < 2 or not isinstance(operands[1], dict):
        return False
    actual = operands[1].get("/ActualText")
    text = actual.decode("utf-16", "replace") if isinstance(actual, bytes) else actual
    return isinstance(text, str) and bool(text) and not text.strip(_SOFT_HYPHEN)


class _Pen:
    """Looks on while pypdf goes through the steps of a page."""

    def __init__(self, budget: Budget) -> None:
        self.strokes: list[Stroke] = []
        self.dots: list[tuple[float, float]] = []
        self.has_picture = False
        self._budget = budget
        self._marks: list[tuple[bool, bool]] = []
        self._path: list[tuple[float, float]] = []
        self._fonts: dict[int, tuple[str, bool, bool]] = {}
        self._on = {
            **dict.fromkeys((b"m", b"l", b"c"), self._draw),
            **dict.fromkeys(_PAINTS, self._dot),
            **dict.fromkeys((b"BDC", b"BMC"), self._mark),
            b"re": self._frame,
            b"EMC": self._unmark,
            **dict.fromkeys((b"Do", b"INLINE IMAGE"), self._picture),
        }

    def before(self, operator: bytes, operands: Any, matrix: list[float], _: Any) -> None:
        """See a step: only marks and small shapes matter."""
        self._budget.steps -= 1
        if self._budget.steps < 0:
            raise BudgetSpent
        if operator in self._on:
            self._on[operator](operator, operands, matrix)

    def _draw(self, operator: bytes, operands: Any, _: list[float]) -> None:
        if operator == b"m":
            self._path.clear()
        self._path.append((_number(operands, len(operands) - 2), _number(operands, len(operands) - 1)))

    def _frame(self, _: bytes, operands: Any, __: list[float]) -> None:
        x, y, width, height = (_number(operands, place) for place in range(4))
        self._path[:] = [(x, y), (x + width, y + height)]

    def _mark(self, _: bytes, operands: Any, __: list[float]) -> None:
        self._marks.append((_is_artifact(operands), _is_soft(operands)))

    def _picture(self, *_: Any) -> None:
        self.has_picture = True
        self._budget.steps -= _STEPS_OF_FORM

    def _unmark(self, *_: Any) -> None:
        if self._marks:
            self._marks.pop()

    def _dot(self, _: bytes, __: Any, matrix: list[float]) -> None:
        points, self._path = self._path, []
        if len(points) < 2:
            return
        across = [x for x, _ in points]
        up = [y for _, y in points]
        corners = [_placed(x, y, matrix) for x, y in ((min(across), min(up)), (max(across), max(up)))]
        (left, low), (right, high) = corners
        width, height = abs(right - left), abs(high - low)
        is_small = min(width, height) >= _SMALLEST_DOT and max(width, height) <= _LARGEST_DOT
        if is_small and max(width, height) <= _MOST_STRETCHED * min(width, height):
            self.dots.append(((left + right) / 2, (low + high) / 2))

    def text(self, text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        """Take over a piece of text."""
        if not text:
            return
        self._budget.spend(letters=len(text))
        across, up = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
        height = math.hypot(tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
        turn = _turn(across, up)
        left, base = _along(*_placed(tm[4], tm[5], cm), turn)
        is_artifact = any(artifact for artifact, _ in self._marks)
        if any(soft for _, soft in self._marks):
            text = text.replace("-", _SOFT_HYPHEN)
        name, is_bold, is_symbol = self._look_of(font)
        if is_symbol and len(text.strip()) == 1 and text.strip().isalnum():
            text = text.replace(text.strip(), _BULLET)
        self.strokes.append(Stroke(text, left, base, abs(size) * height, is_bold, name, is_artifact, turn))

    def _look_of(self, font: Any) -> tuple[str, bool, bool]:
        """Return the name of a font, whether it is bold, and whether its letters are signs."""
        key = id(font)
        if key not in self._fonts:
            base = font.get("/BaseFont") if isinstance(font, dict) else None
            name = str(base or "").rpartition("+")[2].lstrip("/")
            is_bold = bool(_BOLD_NAME.search(name)) or _weight(font) >= _BOLD_WEIGHT
            self._fonts[key] = (name, is_bold, bool(_SYMBOLS.search(name)))
        return self._fonts[key]


def _placed(x: float, y: float, matrix: Sequence[float]) -> tuple[float, float]:
    return x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]


def _turn(across: float, up: float) -> int:
    if abs(across) >= abs(up):
        return 0 if across >= 0 else 180
    return 90 if up > 0 else 270


def _along(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return a place as seen by somebody who turned the page to read this text."""
    return {0: (x, y), 90: (y, -x), 180: (-x, -y), 270: (-y, x)}[turn]


def _weight(font: Any) -> float:
    """Return the weight that a font says it has; 0 where it does not say."""
    if not isinstance(font, dict):
        return 0.0
    descendants = font.get("/DescendantFonts")
    owner = descendants.get_object()[0].get_object() if descendants is not None else font
    descriptor = owner.get("/FontDescriptor")
    weight = descriptor.get_object().get("/FontWeight") if descriptor is not None else None
    return float(weight) if isinstance(weight, int | float) else 0.0
