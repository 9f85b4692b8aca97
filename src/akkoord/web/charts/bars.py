"""Shares of a whole in one horizontal bar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from django.utils.safestring import SafeString

from akkoord.web.charts import stages, svg
from akkoord.web.charts.svg import Words

_HEIGHT = 24
_PARTS = 10_000


def draw(counts: Mapping[str, int], words: Words, *, name: str, of: int | None = None) -> SafeString:
    """Return a bar of stages, each as long as its share, that keeps its height at any width.

    Args:
        counts: How many there are in each stage; a stage without any takes no room.
        words: What is said about it.
        name: Unique on the page; the ids inside start with it.
        of: What the full width stands for, where bars are compared; the sum of the counts without it.
    """
    present = {stage: counts[stage] for stage in stages.in_order(counts) if counts[stage] > 0}
    return svg.image(
        words,
        *stages.patterns(present, name),
        *_segments(present, of or sum(present.values()), words.stages, name),
        name=name,
        class_="bar",
        width="100%",
        height=_HEIGHT,
    )


def widths(counts: Mapping[str, int], of: int) -> dict[str, int]:
    """Return the width of each share in hundredths of a per cent; they add up to their sum's share exactly.

    >>> widths({"delivered": 1, "in_progress": 1, "no_information": 1}, 3)
    {'delivered': 3333, 'in_progress': 3334, 'no_information': 3333}
    """
    edges, total = [0], 0
    for count in counts.values():
        total += count
        edges.append(round(Fraction(total * _PARTS, of)))
    return {stage: end - start for stage, start, end in zip(counts, edges, edges[1:], strict=False)}


def _segments(
    counts: Mapping[str, int], of: int, names: Mapping[str, str], name: str
) -> Iterator[SafeString]:
    start = 0
    for stage, width in widths(counts, of).items() if counts else ():
        rect = svg.element(
            "rect", x=f"{svg.number(start / 100)}%", width=f"{svg.number(width / 100)}%", height=_HEIGHT
        )
        label = svg.element("title", f"{names.get(stage, stage)}: {counts[stage]}")
        yield svg.element("g", label, rect, **stages.fill(stage, name))
        start += width
