"""What changed: which changes are told to residents, in which order, and as which feed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from lxml import etree

from akkoord.web.agreement.models import Promise
from akkoord.web.decisions import actions as decisions
from akkoord.web.decisions.content import Content
from akkoord.web.followup import actions as followup
from akkoord.web.followup.models import Status
from akkoord.web.history import actions as history
from akkoord.web.updates import chosen, listing
from akkoord.web.updates.listing import Asked
from web.followup.town import MORNING, promise, promise_row, publish, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

ATOM = "{http://www.w3.org/2005/Atom}"
LATER = MORNING + timedelta(days=30)


def told(asked=None, limit=50):
    page = listing.page(asked or Asked(), limit)
    return [(one.group, one.lead.title) for one in page.changes]


@pytest.fixture
def changed(town):
    """Three promises that changed, on two days; the last with a deadline."""
    record(1, "in_progress", date(2026, 1, 20), now=LATER)
    record(2, "delivered", date(2026, 2, 4), now=LATER + timedelta(hours=1))
    followup.set_deadline(
        promise_id=promise(3).pk, deadline="2027-06", actor=None, now=LATER + timedelta(days=1)
    )


class TestPage:
    def test_is_newest_first_by_day_and_speaks_of_the_promise(self, changed):
        page = listing.page(Asked(), 50)

        assert [(one.day, len(one.changes)) for one in page.days] == [
            (date(2026, 2, 5), 1), (date(2026, 2, 4), 2), (date(2026, 1, 5), 1),
        ]  # fmt: skip
        assert told() == [
            ("deadline", "Belofte over bank 3"), ("stage", "Belofte over bank 2"),
            ("stage", "Belofte over bank 1"), ("agreement", "Akkoord"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("what", "key", "numbers"),
        [("promise", "2", [2]), ("domain", "zorg", [3, 1]), ("place", "de-molenhoek", [2, 1])],
    )
    def test_narrows_to_what_is_followed_and_keeps_what_touches_each_promise(
        self, changed, what, key, numbers
    ):
        asked = Asked(chosen.of_choice(chosen.find(what, key)))

        assert told(asked) == [
            *[("deadline" if one == 3 else "stage", f"Belofte over bank {one}") for one in numbers],
            ("agreement", "Akkoord"),
        ]

    def test_goes_on_where_the_last_page_ended_also_within_one_moment(self, town):
        for number in (1, 2, 3):
            record(number, "in_progress", date(2026, 1, 20), now=LATER)
        names, before = [], ""
        while True:
            page = listing.page(Asked(before=before), 1)
            names += [one.lead.title for one in page.changes]
            before = page.next
            if not before:
                break

        assert names == ["Belofte over bank 3", "Belofte over bank 2", "Belofte over bank 1", "Akkoord"]

    def test_tells_nothing_of_drafts_remarks_people_or_what_is_not_public_yet(
        self, town, coordinator, client
    ):
        draft = Content(title="Geheim ontwerp", articles=("Geheim.",), promises=(promise(1).pk,))
        decisions.make_draft(content=draft, actor=coordinator, now=LATER)
        history.record(
            actor=coordinator, subject=promise(1), kind="secret.thing", payload={"x": "geheim"}, now=LATER
        )
        followup.record_status(
            promise_id=promise(1).pk, stage="delivered", true_on=date(2026, 1, 20), remark="geheim woord",
            actor=coordinator, now=LATER,
        )  # fmt: skip
        followup.record_status(
            promise_id=promise(2).pk, stage="dropped", true_on=date(2026, 1, 20), actor=coordinator, now=LATER
        )
        Status.objects.filter(promise=promise(2)).update(public_at=None)

        shown = client.get("/wijzigingen/").text.lower() + client.get("/wijzigingen.atom").text.lower()

        assert "gerealiseerd" in shown
        assert not any(word in shown for word in ("geheim", coordinator.name, "vervallen"))

    def test_tells_a_promise_that_is_gone_by_its_last_words(self, changed):
        publish([promise_row(4, "Iets nieuws"), promise_row(5)], now=LATER + timedelta(days=9))

        assert ("stage", "Belofte over bank 2") in told()

    def test_costs_the_same_for_many(self, changed, client, django_assert_max_num_queries):
        for number in range(40):
            record(1 + number % 3, "in_progress", date(2026, 1, 20), now=LATER + timedelta(days=number + 2))
        with django_assert_max_num_queries(16):
            client.get("/wijzigingen/?domein=zorg&soort=stage&sinds=2026-01-01")

    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ("belofte=99", 404), ("belofte=" + "9" * 400, 404), ("belofte=x%00", 404), ("domein=%00", 404),
            ("plaats=x%00", 404), ("na=%00", 200), ("na=geen", 200), ("soort=zeppelin&sinds=0000", 200),
        ],
    )  # fmt: skip
    def test_answers_what_means_nothing(self, town, client, query, status):
        assert client.get(f"/wijzigingen/?{query}").status_code == status


class TestFeed:
    def test_is_atom_that_names_itself_and_each_change_for_ever(self, changed, client, settings):
        first = etree.fromstring(client.get("/wijzigingen.atom").content)
        record(1, "delivered", date(2026, 2, 10), now=LATER + timedelta(days=9))
        second = etree.fromstring(client.get("/wijzigingen.atom").content)

        base = settings.CITY.base_url
        assert first.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
        links = {one.get("rel"): one.get("href") for one in first.findall(f"{ATOM}link")}
        assert links["self"] == f"{base}/wijzigingen.atom"
        assert first.findtext(f"{ATOM}author/{ATOM}name")
        ids = [
            [one.findtext(f"{ATOM}id") for one in feed.findall(f"{ATOM}entry")] for feed in (first, second)
        ]
        assert ids[1][1:] == ids[0]
        assert all(one.startswith("tag:") for one in (*ids[1], first.findtext(f"{ATOM}id")))
        updated = [one.findtext(f"{ATOM}updated") for one in second.findall(f"{ATOM}entry")]
        assert second.findtext(f"{ATOM}updated") == updated[0]
        assert datetime.fromisoformat(updated[0]) == LATER + timedelta(days=9)
        entry = second.find(f"{ATOM}entry")
        assert entry.find(f"{ATOM}link").get("href") == f"{base}/beloften/1/"

    def test_escapes_words_that_look_like_markup_and_takes_out_what_no_xml_holds(self, db, client):
        publish([promise_row(1, "Zand & <b>water</b> \x0b"), promise_row(2)])
        record(1, "in_progress", date(2026, 1, 3), now=MORNING)

        feed = etree.fromstring(client.get("/wijzigingen/belofte-1.atom").content)

        assert feed.findtext(f"{ATOM}entry/{ATOM}title").strip() == "Zand & <b>water</b>"

    def test_holds_fifty_at_most(self, town, client):
        for number in range(60):
            record(1, "in_progress", date(2026, 1, 3), now=LATER + timedelta(days=number), remark=str(number))

        assert client.get("/wijzigingen.atom").content.count(b"<entry>") == 50

    def test_is_not_sent_again_to_who_has_it(self, changed, client):
        first = client.get("/wijzigingen/domein-zorg.atom")
        same = {"HTTP_IF_NONE_MATCH": first["ETag"]}, {"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]}

        assert [client.get("/wijzigingen/domein-zorg.atom", **one).status_code for one in same] == [304, 304]
        record(3, "delivered", date(2026, 2, 5), now=datetime(2026, 3, 1, tzinfo=UTC))
        assert [client.get("/wijzigingen/domein-zorg.atom", **one).status_code for one in same] == [200, 200]

    def test_speaks_the_language_of_its_address_under_another_name(self, changed, client):
        dutch, english = (
            etree.fromstring(client.get(f"{prefix}/wijzigingen/belofte-2.atom").content)
            for prefix in ("", "/en")
        )

        assert "Delivered" in english.findtext(f"{ATOM}entry/{ATOM}summary")
        assert dutch.findtext(f"{ATOM}id") != english.findtext(f"{ATOM}id")

    def test_is_named_on_the_pages_of_what_it_is_about(self, changed, client):
        pages = {
            "/": "/wijzigingen.atom", "/beloften/2/": "/wijzigingen/belofte-2.atom",
            "/domeinen/zorg/": "/wijzigingen/domein-zorg.atom",
            "/plaatsen/de-molenhoek/": "/wijzigingen/plaats-de-molenhoek.atom",
        }  # fmt: skip
        for page, feed in pages.items():
            assert (
                f'<link rel="alternate" type="application/atom+xml" href="{feed}">' in client.get(page).text
            )
            assert client.get(feed).status_code == 200

        assert not Promise.objects.filter(number=99).exists()
        assert client.get("/wijzigingen/belofte-99.atom").status_code == 404
