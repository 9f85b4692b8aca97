"""What says whether a paragraph holds a promise: the reader, and two baselines without grammar or layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from akkoord.agreement import reader

from .matching import covered
from .paragraphs import Paragraph

_NO_PROMISE = frozenset({"label_only", "statement"})
_LONG_ENOUGH = 8
_KEYWORD = re.compile(r"\b(?:wordt|worden|zal|zullen|moet|moeten|wil|willen|we|wij)\b", re.IGNORECASE)


def by_reader(file: Path, paragraphs: Sequence[Paragraph]) -> list[bool]:
    """Whether the reader finds a promise in it; what it flags as a label or a statement is none."""
    promises = reader.read(file.read_bytes()).promises
    texts = [promise.text for promise in promises if not _NO_PROMISE & {flag.code for flag in promise.flags}]
    return covered([paragraph.text for paragraph in paragraphs], texts)


def by_length(_file: Path, paragraphs: Sequence[Paragraph]) -> list[bool]:
    """Whether it has eight words."""
    return [len(paragraph.text.split()) >= _LONG_ENOUGH for paragraph in paragraphs]


def by_keyword(_file: Path, paragraphs: Sequence[Paragraph]) -> list[bool]:
    """Whether it has a word such as "wordt", "zal", "moet", "willen" or "we"."""
    return [_KEYWORD.search(paragraph.text) is not None for paragraph in paragraphs]


ALL = {"reader": by_reader, "8 words": by_length, "keyword": by_keyword}
