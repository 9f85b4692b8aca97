"""A picture as a page shows it: in two shapes, with its words and its table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString

from akkoord.web.agreement.stages import Count
from akkoord.web.charts import sketch, svg
from akkoord.web.charts.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture.

    Attributes:
        name: Its name in the address.
        title: What it shows.
        summary: The one thing to know.
        description: What there is to see, for who cannot see it.
        wide: What is drawn.
        narrow: The same in another shape, for a telephone.
        table: What the table behind it shows; see the module of the picture.
        counts: The stages in it, for the legend; empty where it shows none.
        remark: What else must be known to read it; empty where nothing.
    """

    name: str
    title: str
    summary: str
    description: str
    wide: Sketch
    narrow: Sketch
    table: Any
    counts: list[Count] = field(default_factory=list)
    remark: str = ""

    @property
    def images(self) -> list[SafeString]:
        """The picture in both shapes, of which a page shows one at a time."""
        return [
            sketch.image(self.wide, self._words, name=names(self.name)[0], class_="drawing is-wide"),
            sketch.image(self.narrow, self._words, name=names(self.name)[1], class_="drawing is-narrow"),
        ]

    def sheet(self, source: str) -> SafeString:
        """Return the picture as a file of its own; `source` says where it comes from."""
        return sketch.sheet(self.wide, self._words, name=names(self.name)[0], source=source)

    @property
    def _words(self) -> svg.Words:
        return svg.Words(self.title, self.description, {count.code: count.name for count in self.counts})


def names(name: str) -> tuple[str, str]:
    """Return what the two shapes of a picture are called on a page."""
    return f"{name}-wide", f"{name}-narrow"
