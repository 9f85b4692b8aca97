"""Labels as they are stored: `labels/<part>/<document>.tsv`, without a word of the document.

`docs/explanation/labelling-promises.md` says what a label means; the header, where the document can be had.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .paragraphs import Paragraph

FOLDER = Path(__file__).parents[1] / "labels"
PARTS = ("dev", "heldout")


@dataclass(frozen=True, slots=True)
class Label:
    """Whether one paragraph holds a promise.

    Attributes:
        key: The hash of the letters of the paragraph.
        place: The line or page where it starts; tells paragraphs with the same letters apart.
        why: One letter, explained in `docs/explanation/labelling-promises.md`.
    """

    key: str
    place: int
    holds_a_promise: bool
    why: str


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """The labels of one document, and where that document can be had."""

    part: str
    about: dict[str, str]
    labels: tuple[Label, ...]

    @property
    def file(self) -> str:
        return self.about["file"]


def stored(part: str) -> list[LabelledDocument]:
    """Return the labelled documents of a part, by name."""
    return [read(part, path.read_text()) for path in sorted((FOLDER / part).glob("*.tsv"))]


def read(part: str, text: str) -> LabelledDocument:
    r"""Return the labels in a file.

    >>> text = "# file: a.txt\nparagraph_hash\tplace\tlabel\twhy\n00ff\t3\t1\tc\n"
    >>> document = read("dev", text)
    >>> document.file, document.labels[0].place, document.labels[0].holds_a_promise
    ('a.txt', 3, True)
    """
    lines = text.splitlines()
    about = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    rows = [line.split("\t") for line in lines if not line.startswith("# ")][1:]
    return LabelledDocument(part, about, tuple(_label(*row) for row in rows))


def _label(key: str, place: str, label: str, why: str) -> Label:
    return Label(key, int(place), label == "1", why)


def pair(labels: Iterable[Label], paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Label, int | None]]:
    """Yield each label with the position of its paragraph; None where the file no longer has it."""
    places: dict[str, list[tuple[int, int]]] = {}
    for position, paragraph in enumerate(paragraphs):
        places.setdefault(paragraph.key, []).append((paragraph.place, position))
    for label in labels:
        found = places.get(label.key, [])
        nearest = min(found, key=lambda place: abs(place[0] - label.place), default=(0, None))
        yield label, nearest[1]
