"""What tests of every format ask of a reading: its text alone, and the tree that comes of it."""

from __future__ import annotations

from akkoord.agreement import reader
from akkoord.agreement.sources import recognise


def text_of(content):
    """Return the lines of the text itself, without blank ones and what stands aside."""
    read = recognise.from_bytes(content)
    return [line for number, line in enumerate(read.lines, start=1) if line and number not in read.aside]


def tree_of(content):
    """Return the promises by what does not depend on the lines of a format."""
    agreement = reader.read(content)
    return (
        agreement.title,
        [
            (own.id, own.level, own.parent, own.domain, own.theme, own.subtheme, own.text)
            for own in agreement.promises
        ],
    )
