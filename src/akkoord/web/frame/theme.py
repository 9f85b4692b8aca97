"""A city's theme: one file of names, colours and a logo, made into a style sheet.

    show_product_name = true

    [light]
    paper = "#fbfaf8"
    ink = "#1d2026"
    soft = "#5a5f69"
    line = "#dcd8d0"
    accent = "#1f6b43"

    [dark]
    ...

    [logo]
    file = "logo.svg"
    text = "Stad Voorbeeldegem"

Colours are six hexadecimal digits, so that their contrast can be worked out: a theme that somebody cannot
read is refused.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from akkoord.errors import InputError

COLOURS = ("paper", "ink", "soft", "line", "accent")
_READ_ON_PAPER = ("ink", "soft", "accent")
_LEAST_CONTRAST = 4.5
_MOST_LOGO_BYTES = 50_000
_KEYS = {"show_product_name", "light", "dark", "logo"}
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = {
    _SVG + name
    for name in (
        "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
        "polygon", "linearGradient", "radialGradient", "stop", "clipPath",
    )
}  # fmt: skip
_PNG = b"\x89PNG\r\n\x1a\n"


class ThemeFileWrong(InputError):
    """The theme file holds something that cannot be used, or that somebody could not read."""

    code = "theme_file_wrong"
    message = "theme file {path}: {problem}"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture for the head of each page, and what it says to who does not see it."""

    content: bytes
    media_type: str
    ending: str
    text: str

    @property
    def name(self) -> str:
        """Its name in an address: another picture has another."""
        return f"{hashlib.sha256(self.content).hexdigest()[:16]}.{self.ending}"


@dataclass(frozen=True, slots=True)
class Theme:
    """What a theme file says, checked.

    Attributes:
        style: The style sheet.
        shows_product_name: Whether the name of the product stands beside that of the city.
        logo: The logo; None without one.
        accent: The accent colour on paper, for files that know no style sheets; empty for the usual one.
    """

    style: str
    shows_product_name: bool = True
    logo: Logo | None = None
    accent: str = ""

    @property
    def name(self) -> str:
        """The name of its style sheet in an address: other colours have another."""
        return f"{hashlib.sha256(self.style.encode()).hexdigest()[:16]}.css"


def load(path: Path) -> Theme:
    """Read and check a theme file.

    Raises:
        ThemeFileWrong: if something in it cannot be used; the message names it.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ThemeFileWrong(path=path, problem="there is no such file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeFileWrong(path=path, problem=f"it is not valid TOML: {error}") from error
    for problem in _problems(raw):
        raise ThemeFileWrong(path=path, problem=problem)
    logo = _logo(raw["logo"], path) if "logo" in raw else None
    accent = raw.get("light", {}).get("accent", "")
    return Theme(_style(raw), raw.get("show_product_name", True), logo, accent)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG, from 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _problems(raw: dict[str, Any]) -> Iterator[str]:
    if unknown := set(raw) - _KEYS:
        yield f"unknown keys {sorted(unknown)}; write {', '.join(sorted(_KEYS))} only"
    if not isinstance(raw.get("show_product_name", True), bool):
        yield f"show_product_name is {raw['show_product_name']!r}; write true or false"
    for scheme in ("light", "dark"):
        if scheme in raw:
            yield from _problems_of_colours(scheme, raw[scheme])
    logo = raw.get("logo", {"file": "x", "text": "x"})
    if not isinstance(logo, dict) or set(logo) != {"file", "text"}:
        yield "[logo] needs file and text, and nothing else"
    elif not all(isinstance(value, str) and value.strip() for value in logo.values()):
        yield "[logo] needs the name of a file, and a text that says what the logo says"


def _problems_of_colours(scheme: str, given: Any) -> Iterator[str]:
    if not isinstance(given, dict) or set(given) != set(COLOURS):
        yield f"[{scheme}] needs {', '.join(COLOURS)}, and nothing else"
        return
    for name, value in given.items():
        if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            yield f'{name} of [{scheme}] is {value!r}; write six digits, such as "#1f6b43"'
            return
    for name in _READ_ON_PAPER:
        found = contrast(given[name], given["paper"])
        if found < _LEAST_CONTRAST:
            yield (
                f"{name} of [{scheme}] has a contrast of {found:.1f} with paper; "
                f"people need {_LEAST_CONTRAST} to read it"
            )


def _style(raw: dict[str, Any]) -> str:
    def variables(scheme: str) -> str:
        return " ".join(f"--{name}: {raw[scheme][name].lower()};" for name in COLOURS)

    rules = []
    if "light" in raw:
        # Not in the dark nor in print: who themes the light only keeps the dark of the product.
        rules.append(
            f"@media screen and (prefers-color-scheme: light) {{ :root {{ {variables('light')} }} }}"
        )
    if "dark" in raw:
        dark = variables("dark")
        rules.append(f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}")
    # Somebody who chose colours of their own keeps them.
    return "@layer theme { @media (forced-colors: none) { " + " ".join(rules) + " } }\n"


def _logo(given: dict[str, str], path: Path) -> Logo:
    file = path.parent / given["file"]
    if file.parent != path.parent or not file.is_file():
        raise ThemeFileWrong(path=path, problem=f"the logo {given['file']!r} is no file beside it")
    content = file.read_bytes()
    if len(content) > _MOST_LOGO_BYTES:
        raise ThemeFileWrong(path=path, problem=f"the logo is larger than {_MOST_LOGO_BYTES // 1000} kB")
    if content.startswith(_PNG):
        return Logo(content, "image/png", "png", given["text"])
    for problem in _problems_of_drawing(content):
        raise ThemeFileWrong(path=path, problem=f"the logo {given['file']!r} {problem}")
    return Logo(content, "image/svg+xml", "svg", given["text"])


def _problems_of_drawing(content: bytes) -> Iterator[str]:
    """Yield what makes a drawing more than a drawing: only shapes are let in, and nothing from elsewhere."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        yield "has a document type; leave it out"
        return
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        yield "is neither PNG nor SVG"
        return
    if root.tag != _SVG + "svg":
        yield "is no SVG"
    for part in root.iter():
        if isinstance(part, etree._Comment):
            continue
        if part.tag not in _SHAPES:
            yield f"holds {part.tag!r}; only shapes are shown"
        for name, value in part.attrib.items():
            local = str(name).rpartition("}")[2].lower()
            if local.startswith("on") or local in {"href", "style", "base"}:
                yield f"has {local!r}; only shapes with plain colours are shown"
            if "url(" in str(value).lower() and not re.fullmatch(r"url\(#[\w-]+\)", str(value)):
                yield f"takes {value!r} from elsewhere"
