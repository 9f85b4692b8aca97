"""Decisions read from the RDFa of a page: lenient towards the page, strict towards what enters Akkoord."""

from __future__ import annotations

from dataclasses import dataclass

import rdflib
from pyRdfa import pyRdfa
from pyRdfa.options import Options

from akkoord.decisions.formats import markup
from akkoord.decisions.formats.extracting import Extractor
from akkoord.decisions.model import Decision, address
from akkoord.errors import InputError
from akkoord.phrases import Reason

MAX_CHARACTERS = 1_000_000
"""The largest page that is read. Real pages have up to 150,000 characters; a hostile one takes seconds."""

MAX_DEPTH = 200
"""How deep elements may lie in each other; the deepest real page seen has 27 levels."""


class PageTooLarge(InputError):
    """A page is larger than any real one."""

    code = "page_too_large"
    message = "the page has {characters} characters, at most {most} are read; give the page of one session"


class PageTooDeep(InputError):
    """The elements of a page lie deeper in each other than on any real one."""

    code = "page_too_deep"
    message = "the elements of the page lie more than {most} deep; this is no page of decisions"


class PageUnreadable(InputError):
    """The markup of a page defeats the RDFa reader."""

    code = "page_unreadable"
    message = "the RDFa of the page cannot be read ({problem}); ask its publisher for a correct page"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page gave.

    Attributes:
        decisions: Its decisions, in the order of the page.
        notes: What was missing or had to be guessed, each with the decision it concerns.
    """

    decisions: tuple[Decision, ...]
    notes: tuple[Reason, ...]


def read(html: str, base: str) -> Reading:
    """Return the decisions on a page, in the order of the page.

    Prefixes that the page does not declare get their usual meaning; a decision may lack its type, its title
    or its address; what is missing becomes a note. Nothing is fetched: no link, no vocabulary, no entity.

    Args:
        html: The page, or a part of it.
        base: The address of the page, from which its relative addresses start.

    Raises:
        NotAnAddress: if `base` is no web address.
        PageTooLarge: if the page has more than `MAX_CHARACTERS` characters.
        PageTooDeep: if its elements lie more than `MAX_DEPTH` deep.
        PageUnreadable: if its RDFa defeats the reader.

    >>> page = '<p typeof="besluit:Besluit" resource="#b1"><b property="eli:title">Meer bomen</b></p>'
    >>> reading = read(page, base="https://stad.example/zittingen/12")
    >>> [(decision.uri, decision.title) for decision in reading.decisions]
    [('https://stad.example/zittingen/12#b1', 'Meer bomen')]
    >>> reading.notes[0].code, reading.notes[0].values["prefixes"]
    ('undeclared_prefixes', 'besluit, eli')
    """
    base = address(base, "the address of the page")
    if len(html) > MAX_CHARACTERS:
        raise PageTooLarge(characters=len(html), most=MAX_CHARACTERS)
    page = markup.parse(html, base, MAX_DEPTH)
    if page.depth > MAX_DEPTH:
        raise PageTooDeep(most=MAX_DEPTH)
    extractor = Extractor(graph(page), page)
    decisions = extractor.decisions()
    return Reading(decisions, tuple(extractor.notes))


def graph(page: markup.Markup) -> rdflib.Graph:
    """Return the triples of a harmless page, every literal as plain text.

    Raises:
        PageUnreadable: if its RDFa defeats the reader.
    """
    options = Options(embedded_rdf=False, vocab_expansion=False)
    reader = pyRdfa(options, base=page.base, media_type="text/html", rdfa_version="1.1")
    # Choosing HTML switches embedded graphs back on, and those may name contexts to fetch.
    options.embedded_rdf = False
    try:
        return reader.graph_from_DOM(page.tree) if page.tree.documentElement else rdflib.Graph()
    except Exception as error:
        raise PageUnreadable(problem=type(error).__name__) from error
