"""The words of a run of a Word file, and whether they count: not what was struck out under review."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

# What Word keeps for programs that cannot show a text box; the text box itself stands beside it.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_TEXT = (qn("w:moveFrom"), qn("w:del"), _FALLBACK)
_TEXT_OF = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    # A character of Symbol or Wingdings: mostly the mark of a list that was typed.
    qn("w:sym"): "•",
}


def words(run: Any) -> str:
    """Return the words of a run; a line end for each break."""
    return "".join(
        child.text or "" if child.tag == qn("w:t") else _TEXT_OF.get(child.tag, "") for child in run
    )


def is_shown(element: Any) -> bool:
    """Whether an element is text, and not struck out, moved away, or there for other programs."""
    return next(element.iterancestors(*_NOT_TEXT), None) is None
