"""What a document for paper is made of, whatever the form of the file.

Texts are what people typed, as they typed them: each form of file makes them harmless in its own way.
"""

from __future__ import annotations

from dataclasses import dataclass

DUTCH = "nl"
"""The language of what the agreement and staff say, whatever the language of the file."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text.

    Attributes:
        text: The text.
        address: Where it leads, whole; empty where it leads nowhere.
        language: Its language where that is not the one of the file; empty otherwise.
        is_soft: Whether it says something beside the matter.
        is_strong: Whether it stands out.
    """

    text: str
    address: str = ""
    language: str = ""
    is_soft: bool = False
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the document stands above all levels, so that these begin at 1."""

    level: int
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, and what it shows for who does not see it."""

    svg: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row.

    Attributes:
        caption: What it holds.
        header: The title of each column.
        rows: The cells of each row; a cell is some lines of text.
        shares: How wide each column is beside the others.
        numbers: The columns that hold numbers, counted from 0.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Text, ...], ...], ...]
    shares: tuple[int, ...]
    numbers: tuple[int, ...] = ()


Block = Heading | Paragraph | Bullets | Picture | Table


@dataclass(frozen=True, slots=True)
class Look:
    """How the city looks on paper.

    Attributes:
        accent: The colour of links, as six hexadecimal digits.
        logo: The picture at the top; empty without one.
        logo_form: What it is: `svg` or `png`.
        logo_text: What it says.
    """

    accent: str = "#1f6a3d"
    logo: bytes = b""
    logo_form: str = ""
    logo_text: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document.

    Attributes:
        title: Its title.
        author: Who answers for it.
        language: Its language.
        notice: What must be read before all else; empty where nothing must.
        facts: What it is, each with its name.
        blocks: What it says.
        contents: What its list of contents is called.
        page: What stands at the foot of each page, with the places of the two numbers.
        look: How the city looks on paper.
    """

    title: str
    author: str
    language: str
    notice: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    contents: str
    page: str
    look: Look
