"""Make people, sessions and work to look at in the data of script/screenshots; prints them as JSON.

Nothing here knows a password: a session is made as the site makes it, and is gone with the temporary data.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from datetime import datetime, timedelta
from importlib import import_module
from uuid import uuid4

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "akkoord.web.config.settings")
django.setup()

# Models can be imported only now that Django is set up.
from django_otp import DEVICE_ID_SESSION_KEY  # noqa: E402
from django_otp.plugins.otp_totp.models import TOTPDevice  # noqa: E402

from akkoord.web.accounts import actions as accounts  # noqa: E402
from akkoord.web.accounts import links  # noqa: E402
from akkoord.web.accounts.models import User  # noqa: E402
from akkoord.web.agreement.models import Domain, PromiseText  # noqa: E402
from akkoord.web.checks.models import CheckRun  # noqa: E402
from akkoord.web.decisions import actions as decisions  # noqa: E402
from akkoord.web.decisions.models import Decision, Draft  # noqa: E402
from akkoord.web.jobs.models import Job, State  # noqa: E402

LONG = "Meergeneratiewoonvoorzieningencoördinatiecommissie"


def main() -> None:
    now = timezone.now()
    chief = accounts.first_administrator(
        email="beheer@voorbeeldegem.example", name="An Peeters", password=secrets.token_urlsafe(24), now=now
    )
    accounts.give_role(
        user_id=chief.pk, role="coordinator", valid_from=timezone.localdate(now), actor=chief, now=now
    )
    guest = person("Bo Claes", "bo@voorbeeldegem.example", chief, now)
    reader = person(
        f"Secretariaat {LONG}", f"{LONG.lower()}@voorbeeldegem.example".replace("ö", "o"), chief, now
    )
    accounts.give_role(user_id=guest.pk, role="reader", valid_from=now.date(), actor=chief, now=now)
    told = {
        "sessions": {
            "staff": session(chief, telephone(chief)),
            "code": session(chief, None),
            "telephone": session(guest, None),
            "reader": session(reader, telephone(reader)),
        },
        "pages": pages(chief, guest, now),
    }
    sys.stdout.write(json.dumps(told))


def person(name: str, email: str, chief: User, now: datetime) -> User:
    return accounts.invite(email=email, name=name, actor=chief, now=now)


def telephone(user: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="telephone", confirmed=True)


def session(user: User, device: TOTPDevice | None) -> str:
    user.last_login = timezone.now()
    user.save(update_fields=["last_login"])
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    if device is not None:
        store[DEVICE_ID_SESSION_KEY] = device.persistent_id
    store.create()
    return store.session_key


def pages(chief: User, guest: User, now: datetime) -> dict[str, str]:
    """The addresses that hold a number which differs from one example to the other."""
    found = {
        "person": f"/werk/mensen/{guest.pk}/",
        "own-person": f"/werk/mensen/{chief.pk}/",
        "welcome": links.address(guest),
        "job": f"/taken/{job(chief, now, done=180).public_id}/",
        "job-done": f"/taken/{job(chief, now, done=629, ended=True).public_id}/",
        "job-failed": f"/taken/{job(chief, now, done=41, failed=True).public_id}/",
    }
    texts = PromiseText.objects.order_by("promise__number")
    if text := texts.filter(text__contains="mantelzorgtoelage").first() or texts.first():
        promise = text.promise
        found["version"] = text.version.get_absolute_url()
        found["promise"] = promise.get_absolute_url()
        found["record"] = f"/opvolging/beloften/{promise.number}/"
        found["domain"] = Domain.objects.order_by("pk")[0].get_absolute_url()
        # The second year of the term: there is a half year before it to compare with.
        report = f"/opvolging/verslag/{settings.CITY.term_start.year + 1}-1/"
        found["report"] = report
        found["report-preview"] = f"{report}voorbeeld/"
        found["report-words"] = f"{report}woorden/"
        found["report-send"] = f"{report}verzenden/"
    for draft in Draft.objects.order_by("pk"):
        kind = "draft-published" if draft.is_published else "draft"
        found[kind] = draft.get_absolute_url()
        if not draft.is_published:
            found["draft-change"] = f"{draft.get_absolute_url()}wijzigen/"
            found["check"] = f"/toetsen/poverty/{draft.pk}/"
    if run := CheckRun.objects.filter(draft__decision__isnull=False).first():
        found["check-done"] = f"/toetsen/poverty/besluit/{run.draft.decision.pk}/"
        found["check-over"] = f"/toetsen/poverty/{run.draft.pk}/"
    if decision := Decision.objects.order_by("pk").first():
        found["decision"] = decision.get_absolute_url()
        read = decisions.read_page(
            html=decision.page.replace("//voorbeeldegem.", "//buurdorp."),
            base="https://buurdorp.example/lijst",
            actor=chief,
            now=now,
            base_url=settings.CITY.base_url,
        )
        found["page-read"] = f"/besluiten/inlezen/{read.pk}/"
    return found


def job(owner: User, now: datetime, *, done: int, ended: bool = False, failed: bool = False) -> Job:
    state = State.DONE if ended else State.FAILED if failed else State.RUNNING
    runs = state == State.RUNNING
    return Job.objects.create(
        kind="jobs.example",
        owner=owner,
        state=state,
        done=done,
        total=629,
        error="the file could not be read" if failed else "",
        made_at=now - timedelta(minutes=3),
        run_after=now - timedelta(minutes=3),
        started_at=now - timedelta(minutes=2),
        heartbeat_at=now + timedelta(hours=1) if runs else None,
        claim=uuid4() if runs else None,
        ended_at=None if runs else now,
    )


if __name__ == "__main__":
    main()
