"""The words of a promise in a review: checked before they are kept, and read anew after each change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from akkoord.agreement import doubts, rederive
from akkoord.agreement.clauses import sdgs
from akkoord.agreement.formats import sheets
from akkoord.agreement.model import Promise
from akkoord.web.agreement.storing import term_of
from akkoord.web.frame import national_numbers
from akkoord.web.review.models import Item, Review
from akkoord.web.review.refusals import EmptyText, TextTooLong
from akkoord.web.review.stepping import Stepping

MOST_CHARACTERS = 10_000

MARKS = (
    "targets", "trends", "conditions", "verb_class", "actors", "places", "cross_refs", "sdgs", "repeats",
    "conflicts", "parts", "flags",
)  # fmt: skip
"""The fields of a row that an item keeps in `marks`."""


def checked(text: str) -> str:
    """Return words that can be kept, spaces and line ends made single spaces.

    Raises:
        EmptyText: if no words are left.
        TextTooLong: if there are too many.
        NationalNumberFound: if somebody's national number is among them.
    """
    words = " ".join(text.replace("\0", "").split())
    if not words:
        raise EmptyText()
    if len(words) > MOST_CHARACTERS:
        raise TextTooLong(length=len(words), most=MOST_CHARACTERS)
    national_numbers.refuse(text=words)
    return words


def reword(step: Stepping, item: Item, text: str) -> None:
    """Give a promise these words, with all that they say."""
    marks, codes, weight = read_words(step.review, item, text)
    step.change(item, text=text, marks=marks, doubts=codes, doubt=weight)


def _with_names_in(promise: Promise) -> Promise:
    folded = promise.text.casefold()
    return replace(
        promise,
        actors=tuple(name for name in promise.actors if name.casefold() in folded),
        places=tuple(name for name in promise.places if name.casefold() in folded),
    )


def under_headings(step: Stepping, item: Item) -> None:
    """Read anew what the headings above a promise say of it."""
    if not any(flag["code"] == "label_only" for flag in item.marks.get("flags", ())):
        found = sdgs.find(item.text, (item.domain or None, item.theme or None, item.subtheme or None))
        told = [{"goal": own.goal, "because": own.because} for own in found]
        step.change(item, marks=item.marks | {"sdgs": told})


def read_words(review: Review, item: Item, text: str) -> tuple[dict[str, Any], list[str], int]:
    """Return what the words of a promise say, its doubts, and what those come to.

    Names stay where they still stand in the words; all of it is read anew when the version is published.
    """
    row = item.marks | {
        "id": str(item.pk or 0),
        "level": item.level,
        "domain": item.domain or None,
        "theme": item.theme or None,
        "subtheme": item.subtheme or None,
        "parent": str(item.parent_id) if item.parent_id else None,
        "line_start": item.line_start,
        "line_end": item.line_end,
        "text": text,
    }
    term = term_of(review.first_year, review.last_year)
    read = rederive.words_anew(sheets.promise(row), term)
    kept = read if text == item.text else _with_names_in(read)
    sheet = sheets.promise_sheet(kept)
    doubt = doubts.of_one(kept, [code for code in item.doubts if code in doubts.OF_THE_TREE])
    return {name: sheet[name] for name in MARKS}, list(doubt.codes), doubt.weight
