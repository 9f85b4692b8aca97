"""What a paragraph of a Word file is, by its style, its numbering and its indent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn

_HEADING = re.compile(r"(?:heading|kop|titel) ?([1-9])", re.IGNORECASE)
_LIST = re.compile(r"(?:list|lijst) ?(?:bullet|number|opsom\.?teken|nummering)(?: ([2-5]))?", re.IGNORECASE)
_TITLES = frozenset({"title", "titel"})
_OFF = {"0", "false", "off", "none"}
# The step of an indent in Word, in twentieths of a point; the deepest of its lists.
_INDENT_STEP = 720
_DEEPEST = 8
_NOT_IN_A_LIST = "0"


class Styles:
    """Knows the styles of a file and the indents of its lists."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element}
        paragraphs = {
            key: style for key, style in self._styles.items() if style.get(qn("w:type")) == "paragraph"
        }
        defaults = (key for key, style in paragraphs.items() if style.get(qn("w:default")) == "1")
        self._default = next(defaults, None)
        self._ancestries: dict[str | None, list[Any]] = {}
        self._indents = _indents(document)

    def is_title(self, paragraph: Any) -> bool:
        """Whether a paragraph is the title of the whole."""
        return any(_name(style) in _TITLES for style in self._chain(paragraph))

    def level(self, paragraph: Any) -> int:
        """Return the level of a heading by its style or outline; 0 for any other paragraph."""
        chain = self._chain(paragraph)
        for style in chain:
            if match := _HEADING.fullmatch(_name(style)):
                return int(match[1])
        outline = _inherited((paragraph, *chain), "w:pPr/w:outlineLvl") or ""
        return int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else 0

    def depth(self, paragraph: Any) -> int | None:
        """Return how deep an item of a list stands; None for any other paragraph."""
        chain = self._chain(paragraph)
        styled = next(filter(None, (_LIST.fullmatch(_name(style)) for style in chain)), None)
        number = _inherited((paragraph, *chain), "w:pPr/w:numPr/w:numId")
        if number == _NOT_IN_A_LIST or (number is None and styled is None):
            return None
        depth = _number(_inherited((paragraph, *chain), "w:pPr/w:numPr/w:ilvl"))
        if not depth and styled:
            depth = int(styled[1] or 1) - 1
        left = _left(paragraph)
        return min(depth or _steps(self._indents.get(number, 0) if left is None else left), _DEEPEST)

    def is_bold(self, paragraph: Any) -> str | None:
        """Return what the style of a paragraph says of bold."""
        return _inherited(self._chain(paragraph), "w:rPr/w:b", is_switch=True)

    def is_bold_run(self, run: Any, inherited: str | None) -> bool:
        """Whether a run is bold, given what its paragraph says."""
        own = _inherited((run,), "w:rPr/w:b", is_switch=True)
        by_style = _inherited(self._ancestry(_value(run, "w:rPr/w:rStyle")), "w:rPr/w:b", is_switch=True)
        return _is_on(own or by_style or inherited)

    def is_hidden(self, run: Any) -> bool:
        """Whether a run is formatted not to show."""
        return _is_on(_inherited((run,), "w:rPr/w:vanish", is_switch=True))

    def _chain(self, paragraph: Any) -> list[Any]:
        return self._ancestry(_value(paragraph, "w:pPr/w:pStyle") or self._default)

    def _ancestry(self, key: str | None) -> list[Any]:
        """Return a style and what it is based on; a style that is based on itself ends there."""
        if key not in self._ancestries:
            chain: dict[str | None, Any] = {}
            parent = key
            while parent in self._styles and parent not in chain:
                chain[parent] = self._styles[parent]
                parent = _value(chain[parent], "w:basedOn")
            self._ancestries[key] = list(chain.values())
        return self._ancestries[key]


def _indents(document: Any) -> dict[str | None, int]:
    """Return how far the outermost level of each list stands in, by the number of the list."""
    related = [part for part in document.part.rels.values() if part.reltype.endswith("/numbering")]
    if not related or related[0].is_external:
        return {}
    numbering = related[0].target_part.element
    left_of = {
        abstract.get(qn("w:abstractNumId")): _left(level)
        for abstract in numbering.iter(qn("w:abstractNum"))
        for level in abstract.iter(qn("w:lvl"))
        if level.get(qn("w:ilvl")) == "0"
    }
    return {
        number.get(qn("w:numId")): left_of.get(_value(number, "w:abstractNumId")) or 0
        for number in numbering.iter(qn("w:num"))
    }


def _name(style: Any) -> str:
    return (_value(style, "w:name") or "").casefold()


def _left(owner: Any) -> int | None:
    """Return how far a paragraph or level stands in, in twentieths of a point; None where it does not say."""
    indent = _found(owner, "w:pPr/w:ind")
    left = None if indent is None else indent.get(qn("w:left")) or indent.get(qn("w:start"))
    return int(left) if left and left.isdecimal() and len(left) < 7 else None


def _steps(left: int) -> int:
    """Return by how many steps an item was moved in; one step is where every list stands."""
    return max(round(left / _INDENT_STEP) - 1, 0)


def _number(value: str | None) -> int:
    return min(int(value), _DEEPEST) if value and value.isdecimal() and len(value) < 4 else 0


def _is_on(value: str | None) -> bool:
    return value is not None and value not in _OFF


def _found(owner: Any, path: str) -> Any:
    return owner.find("/".join(map(qn, path.split("/"))))


def _value(owner: Any, path: str) -> str | None:
    found = _found(owner, path)
    return None if found is None else found.get(qn("w:val"))


def _inherited(owners: Iterable[Any], path: str, *, is_switch: bool = False) -> str | None:
    """Return the value of the first that has one; a switch without a value is on."""
    for owner in owners:
        found = _found(owner, path)
        if found is not None:
            value = found.get(qn("w:val"))
            return value or ("1" if is_switch else None)
    return None
