"""What is drawn, before it stands on a page or in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from akkoord.web.charts import stages, svg
from akkoord.web.charts.svg import Words

_MARGIN = 24
_HEAD = 56
_LEGEND_STEP = 22
_LEGEND_WIDTH = 230

# A file has no page around it: the variables of `frame/akkoord.css` in colours that every program knows.
_COLOURS = {
    "paper": "#fbfaf7", "ink": "#1a1f28", "soft": "#545b67", "line": "#dad5cc", "state-none": "#d2cbc0",
    "state-not-started": "#959dab", "state-preparation": "#dcbd83", "state-progress": "#c77c3e",
    "state-delivered": "#2f7a4b", "state-changed": "#676f7d", "state-dropped": "#676f7d",
    "state-unjudged": "#959dab",
}  # fmt: skip
_STYLE = """
text { font: 14px "Source Sans 3", "Source Sans", "Source Sans Pro", Arial, sans-serif; fill: ink }
.is-soft { fill: soft } .is-end { text-anchor: end } .is-middle { text-anchor: middle }
.sheet-title { font-size: 20px; font-weight: bold } .is-strong { font-weight: bold }
.length { fill: soft } .cell { fill: ink; fill-opacity: .2 } .rule { fill: line } .term { fill: ink }
.today { stroke: ink; stroke-width: 1.5px; stroke-dasharray: 4 2 }
.edges { fill: none; stroke: ink; stroke-width: 1.5px }
.fill-no_information { fill: state-none } .fill-in_preparation { fill: state-preparation }
.fill-not_started { fill: paper; stroke: state-not-started; stroke-dasharray: 2 1 }
.fill-delivered { fill: state-delivered }
.fill-cannot_be_judged { stroke: state-unjudged; stroke-width: .75px }
.ground-in_progress { fill: state-progress } .ground-changed { fill: state-changed }
.ground-dropped { fill: state-dropped } .ground-cannot_be_judged { fill: paper }
.mark-in_progress { stroke: paper; stroke-opacity: .45; stroke-width: 1.6px }
.mark-changed { stroke: paper; stroke-width: 1.8px; stroke-linecap: round }
.mark-dropped { stroke: paper; stroke-width: 1.2px }
.mark-cannot_be_judged { stroke: state-unjudged; stroke-width: 1.4px }
"""


@dataclass(frozen=True, slots=True)
class Sketch:
    """Elements, and the room that they take."""

    width: float
    height: float
    parts: tuple[SafeString, ...]


def image(sketch: Sketch, words: Words, *, name: str, class_: str) -> SafeString:
    """Return a sketch as a picture on a page.

    Args:
        sketch: What is drawn.
        words: What is said about it.
        name: Unique on the page; the patterns of the sketch have ids that start with it.
        class_: Its class.
    """
    return svg.image(
        words,
        *sketch.parts,
        name=name,
        class_=class_,
        viewBox=f"0 0 {svg.number(sketch.width)} {svg.number(sketch.height)}",
        width=sketch.width,
        height=sketch.height,
    )


def sheet(sketch: Sketch, words: Words, *, name: str, source: str) -> SafeString:
    """Return a sketch as a file of its own, with its title, its legend, its colours and where it comes from.

    Args:
        sketch: What is drawn.
        words: What is said about it; each stage that they name is in the legend.
        name: As of the sketch.
        source: Where it comes from, written under it.
    """
    legend = list(_legend(words, name, y=_HEAD + sketch.height + 2 * _MARGIN, width=sketch.width))
    rows = -(-len(words.stages) // _in_a_row(sketch.width))
    width = sketch.width + 2 * _MARGIN
    height = _HEAD + sketch.height + 3 * _MARGIN + rows * _LEGEND_STEP
    return svg.image(
        words,
        svg.element("style", _style()),
        svg.element("rect", width=width, height=height, fill=_COLOURS["paper"]),
        svg.element("text", words.title, x=_MARGIN, y=38, class_="sheet-title"),
        svg.element("g", *sketch.parts, transform=f"translate({_MARGIN} {_HEAD})"),
        *legend,
        svg.element("text", source, x=_MARGIN, y=height - 14, class_="is-soft"),
        name=f"{name}-sheet",
        class_="sheet",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {svg.number(width)} {svg.number(height)}",
        width=width,
        height=height,
    )


def short(text: str, width: float) -> str:
    """Return a text that fits a width at the size of a label, with an ellipsis where it is cut.

    >>> short("Zorg", 100), short("Agentschap Wegen en Verkeer", 100)
    ('Zorg', 'Agentschap W…')
    """
    # A letter of Source Sans at 14 px is 7 wide on average; capitals are wider, so this is on the safe side.
    fits = max(2, int(width / 7.4))
    return text if len(text) <= fits else f"{text[: fits - 1].rstrip()}…"


def _legend(words: Words, name: str, *, y: float, width: float) -> Iterator[SafeString]:
    in_a_row = _in_a_row(width)
    drawn: Sequence[str] = stages.in_order(words.stages)
    for place, stage in enumerate(drawn):
        x = _MARGIN + place % in_a_row * _LEGEND_WIDTH
        top = y + place // in_a_row * _LEGEND_STEP - 12
        box = svg.element("rect", x=x, y=top, width=12, height=12, rx=2, **stages.fill(stage, name))
        yield box
        yield svg.element("text", words.stages[stage], x=x + 20, y=top + 11)


def _in_a_row(width: float) -> int:
    return max(1, int(width // _LEGEND_WIDTH))


def _style() -> str:
    style = _STYLE
    # Longer names first: "state-none" holds no other, but "line" stands in "linecap".
    for name, colour in _COLOURS.items():
        for mark in ("fill", "stroke"):
            style = style.replace(f"{mark}: {name}", f"{mark}: {colour}")
    return style
