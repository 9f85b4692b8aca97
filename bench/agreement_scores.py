"""Does a paragraph hold a promise? The reader and two baselines, beside labels by hand."""

from __future__ import annotations

import hashlib
from pathlib import Path

from promises import labels, paragraphs, readers
from promises.labels import LabelledDocument
from promises.scoring import Score, score

_NAMES = {"dev": "development part", "heldout": "held-out part, on which nothing was tuned"}


def print_scores(texts: Path) -> None:
    """Print the scores of both parts, and which documents are missing."""
    missing: list[LabelledDocument] = []
    for part in labels.PARTS:
        documents = labels.stored(part)
        found = [(document, file) for document in documents if (file := _file(texts, document))]
        missing += [document for document in documents if not _file(texts, document)]
        print(f"\n{_NAMES[part]}: {len(found)} of {len(documents)} documents")
        if found:
            _print_part(found)
    for document in missing:
        about = document.about
        print(f"\nnot in the folder: {document.file} ({about['title']})")
        print(f"  {about['source']}, {about['version']}")


def _file(texts: Path, document: LabelledDocument) -> Path | None:
    places = (texts / document.file, texts / document.part / document.file)
    return next((place for place in places if place.is_file()), None)


def _print_part(found: list[tuple[LabelledDocument, Path]]) -> None:
    print(f"{'':38} {'labels':>6} {'hold':>5}" + "".join(f" {name:>10} P    R   F1" for name in readers.ALL))
    totals = dict.fromkeys(readers.ALL, Score())
    for document, file in found:
        scores, remark = _scores(document, file)
        totals = {name: totals[name] + own for name, own in scores.items()}
        print(_row(document.file, scores) + remark)
    print(_row("total", totals))
    for name, total in totals.items():
        print(f"{name:>10}: precision {_range(total.precision_95)}, recall {_range(total.recall_95)} (95 %)")


def _scores(document: LabelledDocument, file: Path) -> tuple[dict[str, Score], str]:
    """Return the scores on one document, and what there is to say of its file."""
    cut = paragraphs.of(file)
    pairs = list(labels.pair(document.labels, cut))
    kept = [(label.holds_a_promise, position) for label, position in pairs if position is not None]
    scores = {}
    for name, ask in readers.ALL.items():
        said = ask(file, cut)
        scores[name] = score((labelled, said[position]) for labelled, position in kept)
    lost = len(pairs) - len(kept)
    other = hashlib.sha256(file.read_bytes()).hexdigest() != document.about["sha256"]
    remarks = ["another version of the file"] * other + [f"{lost} paragraphs not found"] * bool(lost)
    return scores, "".join(f"  ({remark})" for remark in remarks)


def _row(name: str, scores: dict[str, Score]) -> str:
    first = next(iter(scores.values()))
    count, hold = first.hits + first.false + first.missed + first.rest, first.hits + first.missed
    cells = "".join(f" {own.precision:>12.2f} {own.recall:4.2f} {own.f1:4.2f}" for own in scores.values())
    return f"{name:38} {count:6} {hold:5}{cells}"


def _range(between: tuple[float, float]) -> str:
    return f"{between[0]:.2f} to {between[1]:.2f}"
