"""Voorbeeldegem in full operation, with one of everything that a page can be about, and with many of each."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from akkoord.web.accounts import keys, links
from akkoord.web.accounts.models import ApiKey, Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.agreement import actions, comparing, stored
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import Name, NameMark, Promise, PromiseText, Version
from akkoord.web.decisions import actions as decisions
from akkoord.web.decisions.models import Decision, Draft, DraftArticle, Found, Link, PageRead
from akkoord.web.examples.voorbeeldegem import load, story
from akkoord.web.files import actions as files
from akkoord.web.followup import projection
from akkoord.web.followup.bulk import importing as sheets
from akkoord.web.followup.models import Plan, PlanAction, PlanAmount, PlanLink, Proof, Sheet, Status
from akkoord.web.history import actions as history
from akkoord.web.indicators import importing
from akkoord.web.indicators.models import Import
from akkoord.web.jobs import actions as jobs
from akkoord.web.jobs.models import Job, State
from akkoord.web.reports.models import Report, ReportFile
from akkoord.web.review import actions as review
from akkoord.web.review.models import Item, Review
from akkoord.web.updates import actions as updates
from akkoord.web.updates import chosen, tokens
from akkoord.web.updates.models import Following
from floors import town

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)

TELEPHONE = "telephone"
"""Somebody whose telephone makes codes; everybody else is known by their role."""

_PAGE_OF_OTHERS = """
<div typeof="besluit:Besluit" resource="#b1"><b property="eli:title">Zitdag in de Molenhoek</b>
<span property="eli:description">Elke week een zitdag van het Sociaal Huis.</span></div>
<div typeof="besluit:Besluit" resource="#b2"><b property="eli:title">Agenda</b></div>
"""


def _read(progress):
    progress.report(1, 1)


@dataclass(frozen=True)
class WholeTown:
    """What stands in the addresses of pages, by name; and the people who may see them, by role."""

    ids: dict[str, object]
    people: dict[str, User]
    promise: PromiseText = field(repr=False)


def fill() -> WholeTown:
    """Load the example, and add what a person would do in it after that."""
    jobs.register("floors.read", title="Het akkoord lezen")(_read)
    version = load.load(now=NOW)
    people = {role: _person(role) for role in Role}
    people[TELEPHONE] = _person(TELEPHONE)
    TOTPDevice.objects.create(user=people[TELEPHONE], name="telephone", confirmed=True)
    keys.make(
        user=people[Role.COORDINATOR], name="koppeling met het dossiersysteem van de dienst",
        permissions=["followup.record_status"], valid_until=TODAY, now=NOW,
    )  # fmt: skip
    text = story.promise_text()
    _put_odd_words_in(text)
    decision = Decision.objects.get(draft__title__startswith="Mantelzorgtoelage")
    page_read = decisions.read_page(
        html=_PAGE_OF_OTHERS, base="https://stad.example/zittingen/12", actor=people[Role.COORDINATOR],
        now=NOW, base_url="https://voorbeeldegem.example",
    )  # fmt: skip
    read = Decision.objects.get(title="Zitdag in de Molenhoek")
    Link.objects.create(decision=read, promise=text.promise, is_named_in_decision=False, confirmed_at=NOW)
    draft = Draft.objects.filter(decision__isnull=True)[0]
    draft.promises.add(text.promise)
    goal = agreement.parent_text(text)
    assert goal is not None
    assert text.domain is not None
    ids = {
        "review": _review(version, people[Role.COORDINATOR]).public_id,
        "review_waiting": _waiting(people[Role.COORDINATOR]).public_id,
        "version": version.pk,
        "older": _older(version).pk,
        "actor": _slug(version, Name.Kind.ACTOR),
        "place": _slug(version, Name.Kind.PLACE),
        "domain": text.domain.slug,
        "promise": text.promise.number,
        "goal": goal.promise.number,
        "decision": decision.pk,
        "decision_read": read.pk,
        "draft": draft.pk,
        "draft_published": decision.draft_id,
        "page_read": page_read.pk,
        "figures_file": _figures_file(people[Role.COORDINATOR]).public_id,
        "job": _job(people[Role.COORDINATOR], State.RUNNING).public_id,
        "job_done": _job(people[Role.COORDINATOR], State.DONE).public_id,
        "person": people[Role.COORDINATOR].pk,
        "report": _report().pk,
        "sheet": _sheet(text, people[Role.COORDINATOR]).public_id,
        "right": story.RIGHT,
        **_followers(text.promise.number),
        "link": links.address(User.objects.create_user("nieuw@voorbeeldegem.example", name="Cis")),
    }
    return WholeTown(ids, people, text)


def _report() -> Report:
    """Return the last report that was sent, with one of its files."""
    report = Report.objects.get(period="2026-1")
    upload = ContentFile(b"Verslag", name="opvolgingsrapportering-2026-1-nl.txt")
    file = files.keep(upload=upload, actor=None, now=NOW, is_public=True)
    ReportFile.objects.create(report=report, form="pdf", language="nl", file=file)
    return report


def _sheet(text: PromiseText, actor: User) -> Sheet:
    """Bring in a sheet with a row that changes something, and many that cannot be used."""
    rows = [f"{text.promise.number};dropped;2/11/2026;{town.LONG_WORD}", *["999999;dropped;2/11/2026;"] * 60]
    content = "\n".join(["number;stage;true_on;remark", *rows]).encode()
    return sheets.bring_in(content=content, name=f"{town.LONG_WORD}.csv", actor=actor, now=NOW)


def _many_reports(times: int) -> None:
    report = Report.objects.get(period="2026-1")
    for number in range(times):
        report.pk, report.period, report.sha256 = None, str(2100 + number), f"{number:064x}"
        report.save(force_insert=True)


def grow(whole: WholeTown, times: int = 60) -> None:
    """Add many of everything to what the pages show."""
    version, promise = whole.promise.version, whole.promise.promise
    promises = Promise.objects.bulk_create(Promise(number=10_000 + n) for n in range(times))
    PromiseText.objects.bulk_create(
        PromiseText(
            version=version, promise=one, position=one.number, domain=whole.promise.domain, level="action",
            theme=whole.promise.theme, parent=whole.promise.parent, line_start=1, line_end=1,
            text=f"Wij doen ook dit: {one.number}.", targets=whole.promise.targets, is_measurable=True,
        )
        for one in promises
    )  # fmt: skip
    _many_plans(promise, promises, times)
    for one in (promise, *promises):
        _many_statuses(one, 3)
    _many_statuses(promise, times)
    _many_decisions(whole, promises, times)
    _many_people(times)
    _many_keys(whole, times)
    _many_reports(times)
    for number in range(times):
        history.record(
            actor=whole.people[Role.ADMINISTRATOR], subject=promise, kind="agreement.published",
            payload={"title": f"Versie {number}", "promises": number}, effective_on=TODAY, now=NOW,
        )  # fmt: skip


def _followers(promise: int) -> dict[str, str]:
    """Let one address follow a promise, and ask for everything without confirming that."""
    how = {"address": "mieke@voorbeeldegem.example", "frequency": "week", "language": "nl", "now": NOW}
    for choice in (chosen.find("promise", str(promise)), chosen.everything()):
        assert choice is not None
        updates.ask(choice=choice, **how)
    first, second = Following.objects.order_by("pk")
    follower = updates.confirm(key=first.key, now=NOW)
    # Not over yet on the clock of the machine, by which pages are answered.
    Following.objects.filter(pk=second.pk).update(asked_at=timezone.now())
    return {
        "confirm": tokens.of(second.key, "confirm"),
        "manage": tokens.of(follower.key, "manage"),
    }


def _person(name: str) -> User:
    user = User.objects.create_user(f"{name}@voorbeeldegem.example", "een fiets zonder wielen", name="An")
    role = Role.READER if name == TELEPHONE else name
    scope = "wonen" if role in {Role.EDITOR, Role.SERVICE} else ""
    Grant.objects.create(user=user, role=role, scope=scope, valid_from=date(2025, 1, 1))
    return user


def _figures_file(actor: User) -> Import:
    """Keep a file of figures that waits: one is new, one corrected, and one cannot be used."""
    rows = (
        "indicator;nis;jaar;waarde", "kansarmoede;X0006;2025;12,1", "kansarmoede;X0006;2023;12,5",
        "x;X0006;2023;1",
    )  # fmt: skip
    upload = ContentFile("\n".join(rows).encode(), name="cijfers.csv")
    row = importing.start(upload=upload, origin="Streekagentschap", actor=actor, now=NOW)
    chosen = {"indicator": "indicator", "place": "nis", "period": "jaar", "value": "waarde"}
    importing.choose_columns(import_id=row.pk, chosen=chosen)
    return row


def _older(version: Version) -> Version:
    """Publish a version before the one that residents see, with other promises, and compare both."""
    rows = stored.rows(version)[3:]
    rows[0] |= {"text": f"Vroeger: {rows[0]['text']}"}
    numbers = {row["id"]: int(row["id"]) for row in rows}
    older = actions.store_version(
        title="Bestuursakkoord 2019-2024", rows=rows, continues=numbers, actor=None, now=NOW
    )
    actions.publish(version_id=older.pk, actor=None, now=datetime(2020, 1, 1, tzinfo=UTC))
    comparing.compare(old_id=older.pk, new_id=version.pk, now=NOW)
    return older


def _slug(version: Version, kind: Name.Kind) -> str:
    return str(NameMark.objects.filter(text__version=version, name__kind=kind)[0].name.slug)


def _review(version: Version, actor: User) -> Review:
    """Bring in the text again, with one promise changed and many to look at."""
    text = story.text_of_the_agreement().decode().replace("24 assistentiewoningen", "30 assistentiewoningen")
    read = review.bring_in(
        content=text.encode(), name="akkoord.txt", title="Ontwerp", follows=version, actor=actor, now=NOW
    )
    Item.objects.filter(review=read, level="goal").update(
        state=Item.State.OPEN, doubt=60, doubts=["statement", "damaged_text"]
    )
    return read


def _waiting(actor: User) -> Review:
    file = ContentFile(story.text_of_the_agreement(), name="akkoord.txt")
    return review.start(upload=file, title="Nog te lezen", follows=None, actor=actor, now=NOW)


def _put_odd_words_in(text: PromiseText) -> None:
    """Give two promises beside this one a word that is longer than a telephone is wide, and markup."""
    first, second = agreement.texts(text.version).filter(domain=text.domain, level="action")[:2]
    odd = (f"{town.LONG_WORD} krijgen een plaats.", "Zand & water: <b>geen</b> opmaak van buiten.")
    for one, words in zip((first, second), odd, strict=True):
        PromiseText.objects.filter(pk=one.pk).exclude(pk=text.pk).update(text=words)


def _many_keys(whole: WholeTown, times: int) -> None:
    for role in (Role.COORDINATOR, Role.SERVICE):
        ApiKey.objects.bulk_create(
            ApiKey(
                user=whole.people[role], name=f"koppeling {n}", hint="ak_abcd", digest=f"{role}{n}",
                permissions=["followup.record_status"], valid_until=TODAY, made_at=NOW,
            )
            for n in range(times)
        )  # fmt: skip


def _job(owner: User, state: State) -> Job:
    job = jobs.start(kind="floors.read", arguments={}, owner=owner, now=NOW)
    known = {"state": state, "done": 37, "total": 120}
    if state == State.RUNNING:
        # The clock of the machine: a worker that gave no sign of life for long is given up.
        known |= {"claim": uuid.uuid4(), "heartbeat_at": timezone.now()}
    else:
        known |= {"ended_at": NOW}
    Job.objects.filter(pk=job.pk).update(**known)
    return job


def _many_plans(promise: Promise, promises: list[Promise], times: int) -> None:
    plan = Plan.objects.get()
    made = PlanAction.objects.bulk_create(
        PlanAction(plan=plan, code=f"AC9{n:05}", title=f"Actie {n}") for n in range(times)
    )
    PlanAmount.objects.bulk_create(PlanAmount(action=one, year=2026, cents=100_000) for one in made)
    PlanLink.objects.bulk_create(
        PlanLink(promise=linked, action=one, linked_at=NOW)
        for one, other in zip(made, promises, strict=True)
        for linked in (promise, other)
    )


def _many_statuses(promise: Promise, times: int) -> None:
    for n in range(times):
        status = Status.objects.create(
            promise=promise,
            stage="in_progress",
            true_on=date(2026, 3, 1) + timedelta(n),
            known_at=NOW,
            public_at=NOW,
        )
        Proof.objects.create(
            status=status, kind="address", reference=f"https://stad.example/{n}", seen_on=TODAY
        )
    projection.rebuild([promise.pk])


def _many_decisions(whole: WholeTown, promises: list[Promise], times: int) -> None:
    page_read = PageRead.objects.get()
    pattern = Decision.objects.get(pk=whole.ids["decision_read"])
    for n in range(times):
        decision = Decision.objects.create(
            uri=f"https://stad.example/besluiten/{n}", title=f"Besluit {n} over een zitdag", folded="besluit",
            published_on=TODAY, page=pattern.page, sha256=pattern.sha256, added_at=NOW,
        )  # fmt: skip
        for promise in (whole.promise.promise, promises[n]):
            Link.objects.create(
                decision=decision, promise=promise, is_named_in_decision=False, confirmed_at=NOW
            )
        Found.objects.create(page_read=page_read, decision=decision, position=100 + n, state="new")
        draft = Draft.objects.create(title=f"Ontwerp {n}", made_at=NOW, changed_at=NOW, is_of_college=True)
        DraftArticle.objects.create(draft=draft, position=1, text="Dit is een artikel.")
        draft.promises.add(whole.promise.promise, promises[n])
    of_pages = Decision.objects.get(pk=whole.ids["decision"]), Draft.objects.get(pk=whole.ids["draft"])
    for promise in promises:
        Link.objects.create(
            decision=of_pages[0], promise=promise, is_named_in_decision=False, confirmed_at=NOW
        )
    of_pages[1].promises.add(*promises)


def _many_people(times: int) -> None:
    for n in range(times):
        user = User.objects.create(email=f"mens{n}@voorbeeldegem.example", name=f"Mens {n}")
        Grant.objects.create(user=user, role=Role.READER, valid_from=date(2025, 1, 1))
