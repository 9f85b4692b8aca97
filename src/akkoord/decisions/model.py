"""What a decision is: the values that its publication carries."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from akkoord.errors import InputError

DecisionLanguage = Literal["nl", "fr", "de", "en"]

_ADDRESS = re.compile(
    r"https?://[\w.-]+(:\d+)?(/[\w./~%!$&'()*+,;=:@-]*(?<!;))?(\?[\w/~%!$&'()*+,;=:@.?-]+)?(#[\w-].*)?"
)
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"{}|\\^`\[\]]")
_ARTICLE = re.compile(r"^((artikel|article|art\.?) )+", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\f]+")
_LINE_ENDS = re.compile(r"\r\n?|\n")
_KEPT_CONTROLS = frozenset("\t\n\r\f")


class NotAnAddress(InputError):
    """A permanent address is missing or is no address on the web."""

    code = "not_an_address"
    message = "{field} is {value!r}, which is no web address; write it whole, as in https://stad.example/id/1"


class NotText(InputError):
    """A text holds a character that no page can carry."""

    code = "not_text"
    message = "{field} holds the character {character}, which cannot stand on a page; take it out"


class UnknownLanguage(InputError):
    """A decision is in a language that Belgian publications do not know."""

    code = "unknown_language"
    message = "the language of {uri} is {language!r}; use one of {known}"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a decision.

    Attributes:
        number: Its number as it is cited, without the word itself: "1", "2bis", "enig".
        text: Its text; a line is kept as a line, an empty line parts two paragraphs.
    """

    number: str
    text: str

    def __post_init__(self) -> None:
        number = in_one_line(self.number, "the number of an article")
        object.__setattr__(self, "number", _ARTICLE.sub("", number))
        object.__setattr__(self, "text", in_lines(self.text, f"article {self.number}"))


@dataclass(frozen=True, slots=True)
class Body:
    """The body that takes a decision, such as a college or a council, with its permanent address."""

    uri: str
    name: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "uri", address(self.uri, "the address of the governing body"))
        object.__setattr__(self, "name", in_one_line(self.name, "the name of the governing body"))


@dataclass(frozen=True, slots=True)
class Decision:
    r"""A decision as it is published; an empty text or None says that the publication has no such part.

    Spaces are made single, lines are trimmed, and at most one empty line stays between two paragraphs, so
    that a decision equals the one read back from its page. The links are sorted and each stands once.

    Attributes:
        uri: The permanent address of the decision.
        title: What it is called, in one line.
        description: What it decides, in short.
        motivation: Why it is decided.
        articles: What is decided, in order.
        body: Who decides.
        session_on: The day of the session.
        type_uri: The address of its kind in the code list BesluitType.
        language: The language of its texts.
        published_on: The day of publication.
        carries_out: The permanent addresses of the promises that it carries out.

    Raises:
        NotAnAddress: if an address is none.
        NotText: if a text holds a control character, half a character or a character that is none.
        UnknownLanguage: if the language is not one of nl, fr, de and en.

    >>> Decision(uri="https://stad.example/id/besluiten/1", title="  Meer \n fietspaden ").title
    'Meer fietspaden'
    """

    uri: str
    title: str
    description: str = ""
    motivation: str = ""
    articles: tuple[Article, ...] = ()
    body: Body | None = None
    session_on: date | None = None
    type_uri: str | None = None
    language: DecisionLanguage = "nl"
    published_on: date | None = None
    carries_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        settle = object.__setattr__
        settle(self, "uri", address(self.uri, "the address of the decision"))
        settle(self, "title", in_one_line(self.title, f"the title of {self.uri}"))
        settle(self, "description", in_lines(self.description, f"the description of {self.uri}"))
        settle(self, "motivation", in_lines(self.motivation, f"the motivation of {self.uri}"))
        settle(self, "articles", tuple(self.articles))
        links = {address(promise, f"a promise of {self.uri}") for promise in self.carries_out}
        settle(self, "carries_out", tuple(sorted(links)))
        if self.type_uri is not None:
            settle(self, "type_uri", address(self.type_uri, f"the type of {self.uri}"))
        if self.language not in get_args(DecisionLanguage):
            known = ", ".join(get_args(DecisionLanguage))
            raise UnknownLanguage(uri=self.uri, language=self.language, known=known)


def address(value: str, field: str) -> str:
    """Return a web address without spaces around it.

    Raises:
        NotAnAddress: if it is none; `field` says which address was meant.
    """
    bare = value.strip()
    if not _ADDRESS.fullmatch(bare) or _NOT_IN_ADDRESS.search(bare):
        raise NotAnAddress(field=field, value=value)
    return bare


def in_one_line(text: str, field: str) -> str:
    """Return a text as one line with single spaces; a space that may not break stays as it is.

    Raises:
        NotText: if it holds a character that no page can carry.
    """
    return _SPACES.sub(" ", " ".join(_lines(text, field))).strip(" ")


def in_lines(text: str, field: str) -> str:
    r"""Return a text with trimmed lines and at most one empty line between two paragraphs.

    Raises:
        NotText: if it holds a character that no page can carry.

    >>> in_lines(" één \r\n\r\n\r\n  twee ", "the text")
    'één\n\ntwee'
    """
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_lines(text, field))).strip("\n")


def is_printable(character: str) -> bool:
    """Tell whether a character can stand on a page."""
    if character in _KEPT_CONTROLS:
        return True
    is_no_character = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    return unicodedata.category(character) not in ("Cc", "Cs") and not is_no_character


def _lines(text: str, field: str) -> list[str]:
    wrong = next((character for character in text if not is_printable(character)), None)
    if wrong is not None:
        raise NotText(field=field, character=f"U+{ord(wrong):04X}")
    return [_SPACES.sub(" ", line).strip(" ") for line in _LINE_ENDS.split(text)]
