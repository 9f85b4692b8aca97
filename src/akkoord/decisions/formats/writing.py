"""A decision written as a piece of HTML with RDFa."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from akkoord import phrases
from akkoord.decisions.formats.terms import CARRIES_OUT, LANGUAGES, PREFIXES
from akkoord.decisions.model import Body, Decision

_PACKAGE = "akkoord.decisions"


def write(decision: Decision, heading: int = 2) -> str:
    """Return a decision as a piece of HTML that people read and machines understand.

    The piece declares every prefix it uses and escapes every value. A session, an agenda item and its
    treatment stand around the decision as the standard wants them; what the decision does not know (whether
    the session was public, who was there, how the vote went) is left out, not guessed.

    Args:
        decision: The decision.
        heading: The level of its title on the page it will stand on, 1 to 5.

    >>> page = write(Decision(uri="https://stad.example/id/besluiten/1", title="Zorg & welzijn"))
    >>> '<h2 property="eli:title">Zorg &amp; welzijn</h2>' in page
    True
    """
    prefixes = " ".join(f"{short}: {uri}" for short, uri in PREFIXES.items())
    inner = "\n".join(_treatment(decision, heading))
    if decision.session_on or decision.body:
        inner = "\n".join(_session(decision, inner))
    return f'<article class="decision" lang="{decision.language}" prefix="{prefixes}">\n{inner}\n</article>\n'


def _session(decision: Decision, inner: str) -> Iterator[str]:
    # The session has no address here: two decisions of one session would else claim two sessions.
    yield '<div typeof="besluit:Zitting">'
    parts = []
    if decision.body:
        parts.append(_body(decision.body, "besluit:isGehoudenDoor"))
    if decision.session_on:
        parts.append(_day("prov:startedAtTime", decision.session_on, decision))
    yield f'<p class="decision-session">{", ".join(parts)}</p>'
    yield f'<link property="besluit:behandelt" href="{_part(decision, "agendapunt")}">'
    yield inner
    yield "</div>"


def _treatment(decision: Decision, heading: int) -> Iterator[str]:
    yield f'<div resource="{_part(decision, "behandeling")}" typeof="besluit:BehandelingVanAgendapunt">'
    item = f'resource="{_part(decision, "agendapunt")}" typeof="besluit:Agendapunt"'
    yield f'<div property="dct:subject" {item}>{_meta("dct:title", decision.title)}</div>'
    yield from _decision(decision, heading)
    yield "</div>"


def _decision(decision: Decision, heading: int) -> Iterator[str]:
    types = f"besluit:Besluit {decision.type_uri}" if decision.type_uri else "besluit:Besluit"
    yield f'<div property="prov:generated" resource="{escape(decision.uri)}" typeof="{escape(types)}">'
    if decision.title:
        yield f'<h{heading} property="eli:title">{escape(decision.title)}</h{heading}>'
    yield f'<link property="eli:language" href="{LANGUAGES[decision.language]}">'
    if decision.published_on:
        published = _day("eli:date_publication", decision.published_on, decision)
        yield f"<p>{_label('published', decision)} {published}</p>"
    if decision.body:
        yield f'<link property="eli:passed_by" href="{escape(decision.body.uri)}">'
    if decision.description:
        yield f'<div property="eli:description">{_paragraphs(decision.description)}</div>'
    if decision.motivation:
        yield f"<h{heading + 1}>{_label('motivation', decision)}</h{heading + 1}>"
        yield f'<div property="besluit:motivering">{_paragraphs(decision.motivation)}</div>'
    yield from _articles(decision, heading + 1)
    yield from _promises(decision, heading + 1)
    yield "</div>"


def _articles(decision: Decision, heading: int) -> Iterator[str]:
    if not decision.articles:
        return
    yield '<div property="prov:value">'
    for position, article in enumerate(decision.articles, 1):
        place = _part(decision, f"artikel-{position}")
        number = f'<span property="eli:number">{escape(article.number)}</span>'
        yield f'<div property="eli:has_part" resource="{place}" typeof="besluit:Artikel">'
        yield f"<h{heading}>{_label('article', decision)} {number}</h{heading}>"
        yield f'<div property="prov:value">{_paragraphs(article.text)}</div>'
        yield "</div>"
    yield "</div>"


def _promises(decision: Decision, heading: int) -> Iterator[str]:
    if not decision.carries_out:
        return
    yield f"<h{heading}>{_label('carries_out', decision)}</h{heading}>"
    yield "<ul>"
    for promise in decision.carries_out:
        yield f'<li><a property="{CARRIES_OUT}" href="{escape(promise)}">{escape(promise)}</a></li>'
    yield "</ul>"


def _part(decision: Decision, name: str) -> str:
    mark = "-" if "#" in decision.uri else "#"
    return escape(f"{decision.uri}{mark}{name}")


def _body(body: Body, link: str) -> str:
    name = f'<span property="skos:prefLabel">{escape(body.name)}</span>' if body.name else escape(body.uri)
    return (
        f'<span property="{link}" resource="{escape(body.uri)}" typeof="besluit:Bestuursorgaan">{name}</span>'
    )


def _day(link: str, value: date, decision: Decision) -> str:
    text = phrases.day(value, _page_language(decision))
    return f'<span property="{link}" datatype="xsd:date" content="{value.isoformat()}">{text}</span>'


def _meta(link: str, text: str) -> str:
    return f'<meta property="{link}" content="{escape(text)}">'


def _paragraphs(text: str) -> str:
    paragraphs = [escape(paragraph).replace("\n", "<br>") for paragraph in text.split("\n\n")]
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _label(name: str, decision: Decision) -> str:
    reason = phrases.Reason(f"label.{name}")
    return escape(phrases.say(reason, _page_language(decision), package=_PACKAGE))


def _page_language(decision: Decision) -> phrases.Language:
    return "en" if decision.language == "en" else "nl"
