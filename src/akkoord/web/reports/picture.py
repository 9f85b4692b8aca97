"""The stages of a report in one picture, told apart without colour by words and patterns."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from akkoord import phrases
from akkoord.web.charts import bars, sketch, stages, svg
from akkoord.web.charts.sketch import Sketch
from akkoord.web.charts.svg import Words
from akkoord.web.frame import language
from akkoord.web.reports.lines import StageCount

NAME = "report-stages"
_LABELS, _BARS, _NUMBERS = 190, 420, 70
_STEP, _HIGH = 30, 18
_LEAST = 2


def drawn(counts: Sequence[StageCount]) -> tuple[Sketch, Words]:
    """Return the bars of the stages, and what is said about them."""
    most = max((one.promises for one in counts), default=0) or 1
    parts = stages.patterns([one.code for one in counts], NAME)
    for place, one in enumerate(counts):
        parts += _bar(one, place * _STEP, most)
    return Sketch(_LABELS + _BARS + _NUMBERS, len(counts) * _STEP, tuple(parts)), _words(counts)


def on_page(counts: Sequence[StageCount]) -> str:
    """Return the same as one bar, which fits any screen; the table below it names the stages."""
    return bars.draw({one.code: one.promises for one in counts}, _words(counts), name=NAME)


def as_file(counts: Sequence[StageCount], source: str) -> tuple[str, str]:
    """Return the picture as a file of its own, and the text that says what it shows."""
    picture, words = drawn(counts)
    # Each bar has its name beside it: a legend would say it twice.
    plain = Words(words.title, words.description)
    return sketch.sheet(picture, plain, name=NAME, source=source), f"{words.title}. {words.description}"


def _bar(one: StageCount, top: int, most: int) -> list[SafeString]:
    middle = top + 14
    number = phrases.number(one.promises, language.current())
    width = max(_LEAST, _BARS * one.promises / most) if one.promises else 0
    found = [svg.element("text", one.name, x=_LABELS - 12, y=middle, class_="is-end")]
    if width:
        found.append(
            svg.element("rect", x=_LABELS, y=top, width=width, height=_HIGH, **stages.fill(one.code, NAME))
        )
    return [*found, svg.element("text", number, x=_LABELS + width + 8, y=middle)]


def _words(counts: Sequence[StageCount]) -> Words:
    told = "; ".join(f"{one.name}: {phrases.number(one.promises, language.current())}" for one in counts)
    names = {one.code: one.name for one in counts}
    return Words(_("How many promises are in each stage"), f"{told}.", names)
