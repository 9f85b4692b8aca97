"""Between rows and the RDFa that is published: made by our own writer, and read back before it is trusted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from akkoord.decisions import model
from akkoord.decisions.formats import rdfa
from akkoord.errors import StateError
from akkoord.similarity import words
from akkoord.web.decisions.models import Decision, Draft

_HEADING = 1
"""The title of the decision is the main heading of the page that shows it."""


class NotReadBack(StateError):
    """The page of a decision says something else than the decision: a defect, which nothing may hide."""

    code = "not_read_back"
    message = "the page of {uri} does not read back as it was written; nothing was published"


def of_draft(draft: Draft, *, uri: str, published_on: date, carries_out: Sequence[str]) -> model.Decision:
    """Return the decision that a draft becomes."""
    return model.Decision(
        uri=uri,
        title=draft.title,
        description=draft.description,
        motivation=draft.motivation,
        articles=tuple(
            model.Article(str(number), article.text) for number, article in enumerate(draft.articles.all(), 1)
        ),
        body=model.Body(draft.body_uri, draft.body_name) if draft.body_uri else None,
        session_on=draft.session_on,
        published_on=published_on,
        carries_out=tuple(carries_out),
    )


def columns(decision: model.Decision) -> dict[str, Any]:
    """Return what the row of a decision holds, with its page.

    Raises:
        NotReadBack: if the page does not give the same decision again.
        PageTooLarge: if it is too large to be read back.
    """
    page = rdfa.write(decision, _HEADING)
    if rdfa.read(page, decision.uri).decisions != (decision,):
        raise NotReadBack(uri=decision.uri)
    texts = [decision.title, decision.description, *(article.text for article in decision.articles)]
    return {
        "uri": decision.uri,
        "title": decision.title,
        "description": decision.description,
        "body_name": decision.body.name if decision.body else "",
        "session_on": decision.session_on,
        "published_on": decision.published_on,
        "page": page,
        "sha256": digest(page),
        "folded": words.folded(" ".join(texts)),
    }


def of_row(decision: Decision) -> model.Decision:
    """Return the decision that stands on a stored page.

    Raises:
        NotReadBack: if the page no longer holds it.
    """
    found = rdfa.read(decision.page, decision.uri).decisions
    if len(found) != 1:
        raise NotReadBack(uri=decision.uri)
    return found[0]


def digest(page: str) -> str:
    """Return the SHA-256 of a page as it is sent."""
    return hashlib.sha256(page.encode()).hexdigest()
