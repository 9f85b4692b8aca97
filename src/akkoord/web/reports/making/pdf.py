"""A report as a PDF that a screen reader reads: tagged, by PDF/UA-1 and PDF/A-2a, made by typst.

All that people typed is handed over as JSON, so that none of it is ever read as code. The same report gives
the same bytes.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from typing import Any

import typst

from akkoord.web.reports.making.blocks import Block, Bullets, Heading, Paper, Paragraph, Picture, Table, Text
from akkoord.web.reports.making.signs import FOLDERS, readable

_NAMELESS = "\N{EN DASH}"


def written(paper: Paper, *, made_on: date) -> bytes:
    """Return a document as PDF.

    Args:
        paper: The document.
        made_on: The day that stands in it as that of its making.
    """
    return typst.compile(
        _template(),
        format="pdf",
        font_paths=_fonts(),
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-2a"],
        timestamp=int(datetime.combine(made_on, time(12), UTC).timestamp()),
        sys_inputs={"paper": json.dumps(_paper(paper, made_on), ensure_ascii=False)},
    )


def drawn(svg: str) -> bytes:
    """Return a picture as PNG, for files that hold no SVG."""
    page = "#set page(width: auto, height: auto, margin: 0pt)"
    source = f'{page}\n#image(bytes(sys.inputs.at("svg")), format: "svg")'
    return typst.compile(
        source.encode(),
        format="png",
        ppi=144,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"svg": svg},
    )


@cache
def _template() -> bytes:
    return resources.files(__package__).joinpath("report.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(one) for one in FOLDERS]
    )


def _paper(paper: Paper, made_on: date) -> dict[str, Any]:
    return {
        "title": readable(paper.title),
        "author": readable(paper.author),
        "language": paper.language,
        "day": [made_on.year, made_on.month, made_on.day],
        "notice": readable(paper.notice),
        "facts": [[readable(name), readable(value)] for name, value in paper.facts],
        "contents": readable(paper.contents),
        "page": readable(paper.page),
        "accent": paper.look.accent,
        "logo": {
            "content": list(paper.look.logo),
            "form": paper.look.logo_form,
            "text": readable(paper.look.logo_text),
        },
        "blocks": [_block(one) for one in paper.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {
                "kind": "heading",
                "level": block.level,
                # A heading of nothing that can be seen would be a place that nobody finds.
                "text": readable(block.text) if readable(block.text).strip() else _NAMELESS,
                "language": block.language,
            }
        case Paragraph():
            return {"kind": "paragraph", "text": _text(block.text)}
        case Bullets():
            return {"kind": "bullets", "items": [_text(one) for one in block.items]}
        case Picture():
            return {"kind": "picture", "svg": block.svg, "alternative": readable(block.alternative)}
        case Table():
            return {
                "kind": "table",
                "caption": readable(block.caption),
                "header": [readable(name) for name in block.header],
                "cells": [[_text(line) for line in cell] for row in block.rows for cell in row],
                "shares": list(block.shares),
                "numbers": list(block.numbers),
            }


def _text(text: Text) -> dict[str, Any]:
    return {
        "text": readable(text.text),
        "address": text.address,
        "language": text.language,
        "soft": text.is_soft,
        "strong": text.is_strong,
    }
