"""Drafts: the list, one draft with what stands in its way, and the form that writes it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.errors import AkkoordError
from akkoord.web.accounts.access import account, granted_anywhere, needs
from akkoord.web.decisions import actions, gates, queries, reforms, suggestions
from akkoord.web.decisions.draft_form import DraftForm, initial, reform_lines
from akkoord.web.decisions.forms import PublishForm
from akkoord.web.decisions.models import Draft
from akkoord.web.decisions.sentences import obstacle_lines, said
from akkoord.web.frame import language

_PER_PAGE = 50


@require_safe
@never_cache
@needs("decisions.read_draft")
def drafts(request: HttpRequest) -> HttpResponse:
    """The drafts that are not published yet."""
    page = Paginator(queries.open_drafts(), _PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "decisions/drafts.html", {"page": page, "granted": granted_anywhere(request)})


@require_safe
@never_cache
@needs("decisions.read_draft")
def draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """One draft: its text, what it touches, and what must be done before it can be published."""
    found = _draft(draft_id)
    spoken = language.current()
    obstacles = [] if found.is_published else gates.obstacles(found, timezone.localdate())
    return render(
        request,
        "decisions/draft.html",
        {
            "draft": found,
            "articles": found.articles.all(),
            "promises": queries.promise_lines(found),
            "changes": queries.changes_in_words(found),
            "reforms": reforms.in_words(found.reforms.all(), spoken),
            "amount": reforms.euro(found.amount_cents, spoken),
            "yes_no": ",".join([_("yes"), _("no")]),
            "obstacles": obstacle_lines(obstacles, spoken),
            "granted": granted_anywhere(request),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs("decisions.draft", anywhere=True)
def new(request: HttpRequest) -> HttpResponse:
    """Write a draft."""
    return _edit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs("decisions.draft", anywhere=True)
def change(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Change a draft."""
    found = _draft(draft_id)
    if found.is_published:
        messages.info(request, _("This draft was published. It does not change any more."))
        return redirect(found)
    return _edit(request, found)


@require_POST
@needs("decisions.publish")
def publish(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Publish a draft as it was read."""
    found = _draft(draft_id)
    form = PublishForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was published. Read the draft and use the button below it."))
        return redirect(found)
    try:
        decision = actions.publish(
            draft_id=draft_id,
            revision=form.cleaned_data["revision"],
            published_on=timezone.localdate(),
            actor=account(request),
            now=timezone.now(),
            base_url=settings.CITY.base_url,
        )
    except AkkoordError as error:
        messages.error(request, said(error, language.current()))
        return redirect(found)
    messages.success(request, _("The decision is published. Its page does not change any more."))
    return redirect(decision)


def _edit(request: HttpRequest, found: Draft | None) -> HttpResponse:
    is_sent = request.method == "POST"
    form = _form(request, found)
    error: AkkoordError | None = None
    if is_sent and "look" not in request.POST and form.is_valid():
        try:
            return redirect(_save(request, found, form))
        except actions.ChangedMeanwhile as changed:
            error = changed
            form = _form(request, found, revision=_draft(found.pk).revision if found else None)
        except AkkoordError as refused:
            form.add_error(None, said(refused, language.current()))
    context = {
        "form": form,
        "draft": found,
        "changed": said(error, language.current()) if error else "",
        "has_looked": is_sent and "look" in request.POST,
    }
    # A form that was refused is no success, also for who reads the status only.
    is_refused = is_sent and "look" not in request.POST
    return render(request, "decisions/edit.html", context, status=422 if is_refused else 200)


def _form(request: HttpRequest, found: Draft | None, *, revision: int | None = None) -> DraftForm:
    spoken = language.current()
    is_sent = request.method == "POST"
    data = request.POST.copy() if is_sent else None
    stored = initial(found) if found else queries.usual_body()
    if data is not None and revision is not None:
        # The person has now been told: what they save next replaces what the other one saved.
        data["revision"] = str(revision)
    chosen = data.getlist("chosen") if data is not None else stored.get("chosen", [])
    names = ("title", "description", "motivation", "article_1", "article_2", "article_3")
    texts = data if data is not None else stored
    return DraftForm(
        data,
        initial=stored,
        figures=reforms.figures(spoken),
        reform_lines=reform_lines(found, spoken) if found else [],
        candidates=suggestions.candidates(
            text=" ".join(texts.get(name, "") for name in names),
            words=data.get("look_for", "") if data is not None else "",
            chosen=suggestions.numbers(chosen),
        ),
        judged=not (is_sent and "look" in request.POST),
    )


def _save(request: HttpRequest, found: Draft | None, form: DraftForm) -> Draft:
    content = form.content()
    actor, now = account(request), timezone.now()
    if found is None:
        saved = actions.make_draft(content=content, actor=actor, now=now)
    else:
        revision = form.cleaned_data["revision"] or 0
        saved = actions.change_draft(
            draft_id=found.pk, revision=revision, content=content, actor=actor, now=now
        )
    messages.success(request, _("The draft is saved."))
    return saved


def _draft(draft_id: int) -> Draft:
    found = queries.draft(draft_id)
    if found is None:
        raise Http404(_("There is no such draft."))
    return found
