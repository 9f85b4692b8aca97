"""Voorbeeldegem in the summer of 2026, with a draft that lets a care budget count for carers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings as site
from django.utils import translation

import today
from akkoord.checks import checklist
from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.checks import actions, rows
from akkoord.web.decisions.models import Decision, Draft, DraftArticle, Reform
from akkoord.web.frame import city

TODAY = date(2026, 7, 10)
NOW = datetime(2026, 7, 10, 10, 0, tzinfo=UTC)
START = date(2026, 9, 1)
RIGHT = "voorbeeldegem.mantelzorgtoelage"
EXAMPLE = Path(site.WEB_DIR) / "examples" / "voorbeeldegem"


@pytest.fixture(autouse=True)
def voorbeeldegem(settings, monkeypatch):
    settings.CITY = city.load(EXAMPLE / "city.toml")
    today.stays(monkeypatch, TODAY)
    with translation.override("nl"):
        yield


@pytest.fixture
def officer(db):
    user = User.objects.create_user("an@voorbeeldegem.example", name="An")
    Grant.objects.create(user=user, role=Role.COORDINATOR, valid_from=date(2026, 1, 1))
    return user


@pytest.fixture
def logged_in(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def make_draft(db):
    def make(title="Mantelzorgtoelage ook met zorgbudget", *, reforms=True, **features):
        known = {
            "changes": ["support"],
            "touches_households": True,
            "amount_cents": 2_000_000,
            "is_of_college": True,
        }
        draft = Draft.objects.create(title=title, made_at=NOW, changed_at=NOW, **(known | features))
        DraftArticle.objects.create(draft=draft, position=1, text="Een zorgbudget telt mee.")
        if reforms:
            Reform.objects.create(
                draft=draft, right_id=RIGHT, figure="care_budget_counts", value=True, valid_from=START
            )
        return draft

    return make


@pytest.fixture
def draft(make_draft):
    return make_draft()


@pytest.fixture
def example_panel(db):
    text = (EXAMPLE / "households.jsonl").read_text(encoding="utf-8")
    added = actions.add_panel(
        name="Gezinnen van Voorbeeldegem", text=text, is_invented=True, actor=None, now=NOW
    )
    return added.panel


@pytest.fixture
def compute(officer):
    def run(draft, **given):
        return actions.compute_effects(
            draft_id=draft.pk, check="poverty", actor=officer, now=NOW, today=TODAY, **given
        )

    return run


@pytest.fixture
def save(officer):
    def run(draft, filled, revision, **given):
        wanted = {"draft_hash": rows.hash_of(Draft.objects.get(pk=draft.pk))} | given
        return actions.save_run(
            draft_id=draft.pk,
            check="poverty",
            filled=filled,
            revision=revision,
            actor=officer,
            now=NOW,
            today=TODAY,
            **wanted,
        )

    return run


@pytest.fixture
def complete(save, compute, example_panel):
    """Fill in the whole check of a draft that does some good."""

    def run(draft):
        found = compute(draft)
        return save(draft, everything(), found.revision)

    return run


@pytest.fixture
def publish(db):
    def run(draft, on=TODAY):
        return Decision.objects.create(
            uri=f"https://voorbeeldegem.example/besluiten/{draft.pk}",
            title=draft.title,
            published_on=on,
            page="<p>besluit</p>",
            sha256="0" * 64,
            draft=draft,
            added_at=NOW,
        )

    return run


def everything(**changes):
    """Return a check that is filled in whole: good for income, no difference elsewhere."""
    values = {"effect": 0, "yes_no": True, "text": "Mantelzorgers met een klein inkomen."}
    answers = [
        {
            "question": question.code,
            "value": 1 if question.code == "scan_income" else values[question.kind],
            "certainty": "likely",
            "note": "",
        }
        for question in checklist.load("poverty").questions()
    ]
    known = {
        "answers": answers,
        "heard": [{"who": "Vereniging van mantelzorgers", "on": "2026-06-01", "record": "Verslag 12"}],
        "outcome": "positive",
        "summary": "Meer mantelzorgers krijgen de toelage.",
    }
    return actions.Filled(**(known | changes))


def posted(draft, *, revision=0, **fields):
    """Return what the form of a check posts."""
    fresh = Draft.objects.get(pk=draft.pk)
    return {"revision": revision, "draft_hash": rows.hash_of(fresh)} | fields
