"""What the parts of a page are: its text, what only stands around it, and what is never shown."""

from __future__ import annotations

import re
from enum import Enum, auto

from lxml import etree

from akkoord.agreement.sources import characters


class Part(Enum):
    """What a part of a page is."""

    TEXT = auto()
    FURNITURE = auto()
    """Menus, heads, feet, forms: shown, and no text of the page."""
    SILENT = auto()
    """Scripts, styles and hidden parts."""


BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "body",
        "blockquote",
        "address",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "center",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "hr",
        "pre",
        "fieldset",
        "legend",
    ]
)
_SILENT = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "map",
        "title",
        "meta",
        "link",
    ]
)
_FURNITURE = frozenset(["nav", "header", "footer", "aside", "form", "button", "select", "textarea", "dialog"])
_FURNITURE_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog"]
)
# What older pages, and pages of site builders, call the same.
_FURNITURE_NAMES = frozenset(
    [
        "nav",
        "navbar",
        "navigation",
        "navigatie",
        "menu",
        "mainmenu",
        "topmenu",
        "submenu",
        "breadcrumb",
        "breadcrumbs",
        "kruimelpad",
        "footer",
        "sidebar",
        "cookie",
        "cookies",
        "cookiebar",
        "cookie-banner",
        "cookie-consent",
        "skip-link",
        "skiplink",
        "social-share",
    ]
)
_OF_THE_TEXT = ("main", "article")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = frozenset({"b", "strong"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LISTS = ("ul", "ol", "menu")
_INNER_BLOCKS = (*_LISTS, "h1", "h2", "h3", "h4", "h5", "h6", "table")


def part(element: etree._Element) -> Part:
    """Return what a part of a page is."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT or element.get("hidden") is not None:
        return Part.SILENT
    if element.get("aria-hidden") == "true" or _HIDDEN.search(element.get("style", "")[:500]):
        return Part.SILENT
    if tag in {"header", "footer"} and next(element.iterancestors(*_OF_THE_TEXT), None) is not None:
        # The header of an article holds its title.
        return Part.TEXT
    return Part.FURNITURE if _is_furniture(element, tag) else Part.TEXT


def _is_furniture(element: etree._Element, tag: str) -> bool:
    if tag in _FURNITURE or element.get("role") in _FURNITURE_ROLES:
        return True
    if tag in {"html", "body", "main", "article"}:
        return False
    names = f"{element.get('id', '')} {element.get('class', '')}"[:500].casefold().split()
    return not _FURNITURE_NAMES.isdisjoint(names)


def is_bold(element: etree._Element) -> bool:
    """Whether the words of an element are bold by itself."""
    if element.tag in _BOLD:
        return True
    return element.tag in {"span", "p", "font", "a"} and bool(
        _BOLD_STYLE.search(element.get("style", "")[:500])
    )


def words(element: etree._Element) -> str:
    """Return what can be read in a part, on one line."""
    texts: list[str | None] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, own in walk:
        if event == "start" and own is not element and part(own) is Part.SILENT:
            walk.skip_subtree()
        elif event == "start":
            texts.append(own.text)
        elif own is not element:
            texts.append(own.tail)
    return characters.on_one_line(" ".join(text for text in texts if text))


def holds_blocks(row: etree._Element) -> bool:
    """Whether a row of a table sets parts of the page beside each other, rather than values."""
    return next(row.iter(*_INNER_BLOCKS), None) is not None or any(
        len(cell.findall("p")) > 1 for cell in row.iter("td", "th")
    )
