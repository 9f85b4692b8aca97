"""The workbench: one promise at a time, beside the lines that it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from akkoord.errors import InputError, StateError
from akkoord.phrases import Sayable
from akkoord.web.accounts.access import account, granted, needs
from akkoord.web.frame import language
from akkoord.web.jobs import queries as jobs
from akkoord.web.review import actions, naming, refusals
from akkoord.web.review import board as shown
from akkoord.web.review.models import Item, Review, Step
from akkoord.web.review.steps import FORWARD, STEPS, TO_WHAT_CHANGED
from akkoord.web.review.views.bringing_in import found
from akkoord.web.review.wording import MOST_CHARACTERS


@dataclass
class Wrong:
    """A step that was not taken: its form with what was typed, and why."""

    name: str
    form: Form
    sentence: str = ""
    status: int = 422
    typed: dict[str, Any] = field(default_factory=dict)


@needs("agreement.read_draft")
@require_safe
def board(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The workbench of a review; while its document is being read, how far that is."""
    review = found(public_id)
    if review.version is not None:
        return redirect(review.version)
    if review.read_at is None:
        return _waiting(request, review)
    return _page(request, review, request.GET)


@needs("agreement.review")
@require_POST
def step(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take one step, and go on to the next promise."""
    review = found(public_id)
    name = request.POST.get("step", "")
    if review.version is not None:
        messages.error(request, refusals.sentence(refusals.ReviewClosed(title=review.title)))
    if name not in STEPS or review.version is not None:
        return redirect(review)
    form = STEPS[name].form(request.POST)
    at = _item_of(review, form)
    after = shown.next_after(review, _view(request.POST), at) if at and name in FORWARD else None
    if not form.is_valid():
        return _page(request, review, request.POST, Wrong(name, form))
    try:
        taken = STEPS[name].action(
            review_id=review.pk, actor=account(request), now=timezone.now(), **form.cleaned_data
        )
    except (InputError, StateError) as error:
        return _page(request, review, request.POST, _wrong(name, form, error))
    messages.success(request, _("Done: %(step)s.") % {"step": naming.STEPS.get(name, STEPS[name].name)})
    to = _changed(review, taken) if name in TO_WHAT_CHANGED else after if name in FORWARD else at
    return redirect(_address(review, request.POST, to))


def _changed(review: Review, taken: Step | None) -> Item | None:
    """Return the first promise that a step changed; None where nothing did, or nothing of it is left."""
    found_ids = actions.changed_items(taken) if taken else []
    return Item.objects.filter(review=review, pk__in=found_ids[:1]).first()


def _wrong(name: str, form: Form, error: Sayable) -> Wrong:
    status = 409 if isinstance(error, StateError) else 422
    return Wrong(name, form, refusals.sentence(error), status, dict(form.cleaned_data))


def _item_of(review: Review, form: Form) -> Item | None:
    """Return the promise that a step is about, as it is before it."""
    given = str(form.data.get("item_id", ""))
    if not given.isdecimal() or len(given) > 10:
        return None
    return Item.objects.filter(review=review, pk=int(given)).first()


def _page(request: HttpRequest, review: Review, query: QueryDict, wrong: Wrong | None = None) -> HttpResponse:
    view = _view(query)
    line = _number(query.get("regel"))
    line = line if line and line <= len(review.lines) else None
    item_id = _number(query.get("item_id") if wrong else query.get("belofte"))
    item = shown.chosen(review, view, item_id, line)
    if item is None and (item_id is not None or (line is None and wrong is None)):
        item = shown.chosen(review, view, None, None)
    card = shown.card(review, item) if item else None
    may = granted(request)
    values = {
        "review": review,
        "progress": shown.progress(review),
        "view": view,
        "views": [(code, title, code == view.shown) for code, title in naming.SHOWN.items()],
        "orders": [(code, title, code == view.order) for code, title in naming.ORDERS.items()],
        "line": line,
        "lines": shown.lines(review, item, line),
        "card": card,
        "goal": shown.goal_of(item) if item else "",
        "coming": shown.coming(review, view, item),
        "previous": shown.previous(review, view, item) if item else None,
        "steps": shown.last_steps(review),
        "forms": _forms(review, card, line, wrong),
        "wrong": wrong,
        "may_review": "agreement.review" in may,
        "may_publish": "agreement.publish_version" in may,
    }
    return render(request, "review/board.html", values, status=wrong.status if wrong else 200)


def _forms(review: Review, card: shown.Card | None, line: int | None, wrong: Wrong | None) -> dict[str, Form]:
    """Return the forms of the page; the one that went wrong as it was typed."""
    made: dict[str, Form] = {}
    if card:
        made = _forms_of(card)
    text = review.lines[line - 1].strip(" -*•\t")[:MOST_CHARACTERS] if line else ""
    made["add"] = _form("add", None, initial={"line_start": line, "line_end": line, "text": text})
    if wrong is not None and wrong.name in made:
        made[wrong.name] = _kept(wrong, card)
    return made


def _forms_of(card: shown.Card) -> dict[str, Form]:
    item = card.item
    own = {"item_id": item.pk, "seen": item.revision}
    initial: dict[str, dict[str, object]] = {
        "edit": {"text": item.text},
        "split": {"pieces": card.pieces},
        "retitle": {"domain": item.domain, "theme": item.theme, "subtheme": item.subtheme},
        "reparent": {"parent_id": item.parent_id},
        "change_level": {"level": item.level},
        "continue_as": {"numbers": ", ".join(map(str, item.continues))},
    }
    return {name: _form(name, card, initial=own | values) for name, values in initial.items()}


def _form(name: str, card: shown.Card | None, **given: Any) -> Form:
    """Return the form of a step; its fields have ids of their own, for a page holds several."""
    if card is not None and name == "reparent":
        given["goals"] = card.goals
    return STEPS[name].form(auto_id=f"{name}_%s", **given)


def _kept(wrong: Wrong, card: shown.Card | None) -> Form:
    """Return a form with what was typed in it; sent again it speaks of the promise as it is now shown."""
    data = dict(wrong.form.data.items())
    if card is not None and wrong.status == 409 and "seen" in wrong.form.fields:
        data["seen"] = str(card.item.revision)
    form = _form(wrong.name, card, data=data)
    if wrong.sentence:
        visible = next((own.name for own in form if not own.is_hidden), None)
        form.add_error(visible, wrong.sentence)
    return form


def _waiting(request: HttpRequest, review: Review) -> HttpResponse:
    standing = jobs.standing(review.job, language.current()) if review.job else None
    values = {"review": review, "job": standing, "may_review": "agreement.review" in granted(request)}
    return render(request, "review/waiting.html", values)


def _view(query: QueryDict) -> shown.View:
    wanted, order = query.get("toon", ""), query.get("volgorde", "")
    return shown.View(
        wanted if wanted in naming.SHOWN else "open", order if order in naming.ORDERS else "doubt"
    )


def _address(review: Review, query: QueryDict, item: Item | None) -> str:
    view = _view(query)
    asked: dict[str, object] = {"toon": view.shown, "volgorde": view.order}
    if item is not None:
        asked["belofte"] = item.pk
    return f"{reverse('review:board', args=[review.public_id])}?{urlencode(asked)}"


def _number(given: str | None) -> int | None:
    return int(given) if given and given.isdecimal() and len(given) <= 9 and int(given) > 0 else None
