"""A page of somebody else, made harmless: only elements, text and the attributes that RDFa knows.

The page is parsed by lxml as HTML, in which entities cannot be declared, and copied into the kind of tree
that the RDFa reader wants. White space becomes what a browser shows: lines where a line or block ends, single
spaces elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.dom import minidom  # nosec B408

from lxml import etree

from akkoord.decisions.formats.terms import PREFIXES
from akkoord.decisions.model import is_printable

UNNAMED = "urn:akkoord:unnamed:"
"""Begins the name of a thing that the page gives no address; the number after it is its place on the page."""

_NAMING = ("about", "resource", "href", "src")
_LISTS = ("typeof", "property", "rel", "rev")
_AS_IS = ("content", "lang", "xml:lang", "inlist", "value")
# Every term of an element can meet every element inside it; no real element has more than five.
_MOST_TERMS = 20
_MOST_PREFIX_WORDS = 20_000
# RDFa itself gives these their meaning, so a page need not declare them.
_KNOWN_TO_RDFA = frozenset({"foaf", "org", "prov", "skos", "xsd"})
_IGNORED = frozenset({"script", "style", "template", "noscript", "base", "object", "iframe", "math"})
_BLOCK_TAGS = """
article aside blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol section table
td th tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SPACES = re.compile(r"[ \t\r\n\f]+")
_NEVER_IN_ADDRESS = re.compile(r"[<>\" {}|\\^`]|^data:|^javascript:")


@dataclass(frozen=True, slots=True)
class Markup:
    """A harmless copy of a page.

    Attributes:
        tree: The copy.
        base: The address that relative addresses on the page start from.
        order: The things on the page by address, in the order in which the page names them first.
        depth: How deep its elements lie.
        undeclared: Prefixes that the page uses and does not declare, of those that have a known meaning.
    """

    tree: minidom.Document
    base: str
    order: dict[str, int]
    depth: int
    undeclared: tuple[str, ...]


def parse(html: str, base: str, max_depth: int) -> Markup:
    """Return a harmless copy of a page; elements deeper than `max_depth` are counted and not copied."""
    text = "".join(character for character in html if is_printable(character))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<!DOCTYPE html>{text}".encode(), parser)
    copier = _Copier(_base(root, base), max_depth)
    tree = minidom.Document()
    if root is not None:
        copier.copy(root, tree)
    undeclared = (copier.used - copier.declared) & (PREFIXES.keys() - _KNOWN_TO_RDFA)
    return Markup(tree, copier.base, copier.order, copier.depth, tuple(sorted(undeclared)))


def _base(root: Any, base: str) -> str:
    if root is None:
        return base
    for element in root.iter("base"):
        if _is_web(found := _joined(base, element.get("href", ""))):
            return found.partition("#")[0]
    return base


class _Copier:
    """Walks a page once, without recursion: a hostile page is deeper than Python's stack."""

    def __init__(self, base: str, max_depth: int) -> None:
        self.base = base
        self.max_depth = max_depth
        self.depth = 0
        self.prefixes_left = _MOST_PREFIX_WORDS
        self.order: dict[str, int] = {}
        self.used: set[str] = set()
        self.declared: set[str] = set()

    def copy(self, root: Any, tree: minidom.Document) -> None:
        top = tree.createElement("html")
        tree.appendChild(top)
        self._attributes(root, top)
        own = top.getAttribute("prefix")
        top.setAttribute("prefix", " ".join([*(f"{k}: {v}" for k, v in PREFIXES.items()), own]).strip())
        todo = [(root, top, 1)]
        while todo:
            element, node, depth = todo.pop()
            self.depth = max(self.depth, depth)
            children = list(self._children(element, node, tree)) if depth < self.max_depth else []
            todo.extend((child, copied, depth + 1) for child, copied in reversed(children))
            if depth == self.max_depth and len(element):
                self.depth += 1
        self._number(top)

    def _children(self, element: Any, node: Any, tree: minidom.Document) -> Iterator[tuple[Any, Any]]:
        _add_text(tree, node, element.text)
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else "script"
            around = "\n\n" if tag == "p" else "\n" if tag in _BLOCKS else ""
            if tag == "br":
                _add_line_end(tree, node, "\n")
            elif tag not in _IGNORED:
                _add_line_end(tree, node, around)
                copied = tree.createElement(tag if tag.isalnum() else "span")
                node.appendChild(copied)
                self._attributes(child, copied)
                yield child, copied
                _add_line_end(tree, node, around)
            _add_text(tree, node, child.tail)

    def _attributes(self, element: Any, node: Any) -> None:
        given = dict(element.attrib)
        for name in _AS_IS:
            if name in given:
                node.setAttribute(name, given[name])
        for name in _NAMING:
            if name in given and _is_readable(given[name]):
                node.setAttribute(name, given[name].strip())
        for name in _LISTS:
            if name in given:
                node.setAttribute(name, " ".join(filter(_is_readable, given[name].split()[:_MOST_TERMS])))
        if "vocab" in given and (given["vocab"] == "" or _is_web(given["vocab"])):
            node.setAttribute("vocab", given["vocab"])
        self._literal(element, node, given)
        self._prefixes(node, given)

    def _literal(self, element: Any, node: Any, given: dict[str, str]) -> None:
        if "datetime" in given and "content" not in given:
            node.setAttribute("content", given["datetime"])
        # Every typed value is read as text: the graph library would else parse hostile XML, HTML and numbers.
        if "datatype" in given or (element.tag == "time" and "property" in given):
            node.setAttribute("datatype", "xsd:string")

    def _prefixes(self, node: Any, given: dict[str, str]) -> None:
        pairs = given.get("prefix", "").split()
        for name, uri in given.items():
            if name.startswith("xmlns:"):
                pairs += [f"{name[6:]}:", uri]
        # Each element that declares prefixes copies all those above it: a flood of them would take hours.
        if pairs and self.prefixes_left >= len(pairs):
            self.prefixes_left -= len(pairs)
            node.setAttribute("prefix", " ".join(pairs))
            self.declared.update(word[:-1].lower() for word in pairs if word.endswith(":"))
        for name in _LISTS:
            words = given.get(name, "").split()
            self.used.update(word.partition(":")[0].lower() for word in words if ":" in word)

    def _number(self, top: Any) -> None:
        """Name what has no address, and remember the order in which the page names its things."""
        for position, node in enumerate(top.getElementsByTagName("*")):
            named = [node.getAttribute(name) for name in _NAMING if node.hasAttribute(name)]
            if node.getAttribute("typeof") and not named:
                node.setAttribute("resource", f"{UNNAMED}{position}")
                named = [f"{UNNAMED}{position}"]
            for value in named:
                self.order.setdefault(_joined(self.base, value), position)


def _add_text(tree: minidom.Document, node: Any, text: str | None) -> None:
    if text:
        node.appendChild(tree.createTextNode(_SPACES.sub(" ", text)))


def _add_line_end(tree: minidom.Document, node: Any, ends: str) -> None:
    if ends:
        node.appendChild(tree.createTextNode(ends))


def _is_readable(word: str) -> bool:
    """Tell whether a word can be an address, and one that the RDFa reader can take apart."""
    if _NEVER_IN_ADDRESS.search(word.strip()):
        return False
    try:
        urlsplit(word)
        urlsplit("http:" + word.partition(":")[2])
    except ValueError:
        return False
    return True


def _is_web(value: str) -> bool:
    return _is_readable(value) and urlsplit(value).scheme in ("http", "https")


def _joined(base: str, value: str) -> str:
    try:
        return urljoin(base, value)
    except ValueError:
        return value
