"""What became of a promise: two readers who agree, or both shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from akkoord.followup.verdict import UnknownVerdict
from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.followup import judged, judging
from akkoord.web.followup.models import Judgement
from akkoord.web.frame.national_numbers import NationalNumberFound
from akkoord.web.history.models import Event
from web.followup.town import promise

pytestmark = pytest.mark.django_db

END = date(2026, 1, 31)
NOW = datetime(2026, 2, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def term(settings, town):
    """A term that is over."""
    settings.CITY = replace(settings.CITY, term_end=END)


@pytest.fixture
def second(db):
    user = User.objects.create_user("bo@voorbeeldegem.example", name="Bo")
    Grant.objects.create(user=user, role=Role.SERVICE, valid_from=date(2025, 1, 1), scope="Groen")
    return user


def judge(reader, verdict="kept", why="Het plein ligt er.", now=NOW):
    return judging.judge(promise_id=promise(1).pk, verdict=verdict, why=why, actor=reader, now=now)


def outcome():
    return judged.outcome(promise(1).pk)


def public(client):
    client.logout()
    return client.get(promise(1).get_absolute_url()).text


def test_two_readers_who_agree_make_a_verdict(client, coordinator, second):
    judge(coordinator, why="Het plein ligt er <b>.")
    judge(second, why="Ik zag de foto.")

    page = public(client)
    assert (outcome().standing, outcome().readers, outcome().names) == ("agreed", 2, ("Waargemaakt",))
    assert "2 lezers" in page or "2 readers" in page
    assert "Ik zag de foto." in page
    assert "Het plein ligt er &lt;b&gt;." in page
    assert "coordinator@" not in page


def test_readers_who_differ_are_both_shown_with_their_reasons(client, coordinator, second):
    judge(second, "not_kept", "Er ligt niets.")
    judge(coordinator, "kept", "Het plein ligt er.")

    page = public(client)
    assert (outcome().standing, outcome().names) == ("differ", ("Waargemaakt", "Niet waargemaakt"))
    assert all(
        one in page for one in ("Waargemaakt / Niet waargemaakt", "Er ligt niets.", "Het plein ligt er.")
    )


def test_what_one_reader_found_stays_hidden_from_the_second(client, coordinator, second):
    judge(coordinator, "not_kept", "Er ligt niets.")
    client.force_login(second)

    for page in (client.get(reverse("followup:judge", args=[1])).text, public(client)):
        assert "no verdict yet" in page
        assert "Er ligt niets." not in page
    assert Event.objects.get(kind="followup.judged").payload.keys() == {"judgement", "again"}


def test_the_same_reader_twice_is_one_reader_also_with_another_secret(settings, coordinator, second):
    first = judge(coordinator, "not_kept")
    settings.SECRET_KEY = "another secret, longer than fifty signs: 0123456789abcdef"
    again = judge(coordinator, "kept")
    judge(second, "kept")

    assert judge(coordinator, "kept").pk == again.pk
    assert again.pk != first.pk
    assert again.reader_key == first.reader_key != str(coordinator.pk)
    assert Judgement.objects.count() == 3
    assert (outcome().standing, outcome().readers) == ("agreed", 2)


def test_nothing_is_judged_or_shown_before_the_last_day_of_the_term(settings, client, coordinator):
    with pytest.raises(judging.TermNotOver, match="lasts until 2026-01-31"):
        judge(coordinator, now=datetime(2026, 1, 30, 22, 59, tzinfo=UTC))
    judge(coordinator, now=datetime(2026, 1, 30, 23, 0, tzinfo=UTC))

    settings.CITY = replace(settings.CITY, term_end=date.max - timedelta(days=1))
    assert "What became of it" not in public(client)
    client.force_login(coordinator)
    address = reverse("followup:judge", args=[1])
    assert 'name="verdict"' not in client.get(address).text
    assert client.post(address, {"verdict": "kept", "why": "Te vroeg."}).status_code == 422
    assert Judgement.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"verdict": "broken"}, UnknownVerdict),
        ({"why": " \n"}, judging.NoReason),
        ({"why": "Volgens 85.07.30-033.28."}, NationalNumberFound),
    ],
)
def test_a_judgement_is_one_of_four_and_says_why(client, coordinator, changes, error):
    with pytest.raises(error):
        judge(coordinator, **changes)
    client.force_login(coordinator)
    typed = {"verdict": "partly_kept", "why": "Half af."} | changes
    response = client.post(reverse("followup:judge", args=[1]), typed)

    field = next(iter(changes))
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.text
    assert "Half af." in response.text or field == "why"
    assert not Judgement.objects.exists()


def test_a_form_records_it(client, second):
    client.force_login(second)
    typed = {"verdict": "kept", "why": "Ik zag de foto."}

    assert client.post(reverse("followup:judge", args=[1]), typed).status_code == 302
    assert (Judgement.objects.get().reader, Judgement.objects.get().verdict) == (second, "kept")


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_who_may_judge_does(client, reader, method):
    client.force_login(reader)
    assert getattr(client, method)(reverse("followup:judge", args=[1])).status_code == 403
    client.logout()
    assert getattr(client, method)(reverse("followup:judge", args=[1])).status_code == 302
