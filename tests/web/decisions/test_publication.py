"""Publication: a page that reads back, never changes, and carries the permanent addresses of its promises."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from akkoord.decisions.formats import rdfa
from akkoord.decisions.model import Article, Body
from akkoord.decisions.model import Decision as Value
from akkoord.phrases import Reason
from akkoord.web.agreement import panels
from akkoord.web.agreement.models import PromiseText
from akkoord.web.decisions import actions, gates, pages, queries
from akkoord.web.decisions.content import ReformLine
from akkoord.web.decisions.models import Decision, Link
from akkoord.web.decisions.sentences import said
from akkoord.web.decisions.telling import TELLING
from akkoord.web.followup import sources
from akkoord.web.history import queries as history

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
TODAY = NOW.date()
BASE_URL = "https://voorbeeldegem.example"
ATTACK = "<script>alert('x')</script> \"><img src=x onerror=alert(1)> & meer"


@pytest.fixture
def closed_gate():
    obstacle = gates.Obstacle(Reason("no_title", {"decision": "dit"}), "akkoord.decisions", "/ergens/")
    gates.register("test", lambda draft, on: [obstacle] if draft.amount_cents is None else [])
    yield obstacle
    gates._GATES.pop("test")


class TestPublish:
    def test_makes_a_page_that_reads_back_as_what_was_written(self, publish, promises):
        decision = publish(
            "Toelage & zorg",
            description="Eén.\n\nTwee < drie",
            motivation="Omdat.",
            articles=("Het bedrag wordt 60 euro.", "Het geldt vanaf 2027."),
            body_name="Gemeenteraad",
            body_uri="https://data.stad.example/raad",
            session_on=date(2026, 8, 25),
            promises=(promises[0].pk,),
        )

        assert rdfa.read(decision.page, decision.uri).decisions == (
            Value(
                uri=f"{BASE_URL}/besluiten/{decision.pk}/",
                title="Toelage & zorg",
                description="Eén.\n\nTwee < drie",
                motivation="Omdat.",
                articles=(Article("1", "Het bedrag wordt 60 euro."), Article("2", "Het geldt vanaf 2027.")),
                body=Body("https://data.stad.example/raad", "Gemeenteraad"),
                session_on=date(2026, 8, 25),
                published_on=TODAY,
                carries_out=(f"{BASE_URL}{promises[0].get_absolute_url()}",),
            ),
        )
        assert queries.is_intact(decision)

    def test_gives_the_same_addresses_to_who_reads_english(self, publish, promises):
        with translation.override("en"):
            decision = publish(promises=(promises[0].pk,))

        assert "/en/" not in decision.page
        assert decision.uri == f"{BASE_URL}/besluiten/{decision.pk}/"

    def test_links_the_promises_and_tells_it_in_the_history_of_both(self, publish, promises):
        decision = publish(promises=(promises[0].pk,))

        assert Link.objects.get().is_named_in_decision
        assert [event.kind for event in history.of(decision)] == [
            "decisions.published",
            "decisions.linked",
        ]
        (event,) = history.of(promises[0])
        assert decision.uri in TELLING[event.kind](event.payload)

    def test_waits_for_a_gate_and_hands_over_what_it_wants(self, make_draft, closed_gate):
        draft = make_draft()

        with pytest.raises(actions.StillInTheWay) as refused:
            actions.publish(draft_id=draft.pk, published_on=TODAY, actor=None, now=NOW, base_url=BASE_URL)

        assert refused.value.obstacles == (closed_gate,)
        assert said(refused.value, "nl").startswith("Er moet nog één ding")
        assert not Decision.objects.exists()

    def test_goes_on_once_the_gate_is_open(self, publish, closed_gate):
        assert publish(amount_cents=100).published_on == TODAY

    def test_happens_once(self, publish):
        decision = publish()

        with pytest.raises(actions.AlreadyPublished):
            actions.publish(
                draft_id=decision.draft_id, published_on=TODAY, actor=None, now=NOW, base_url=BASE_URL
            )

        assert Decision.objects.count() == 1

    def test_is_refused_for_a_revision_that_nobody_read(self, make_draft):
        draft = make_draft()

        with pytest.raises(actions.ChangedMeanwhile):
            actions.publish(
                draft_id=draft.pk, revision=2, published_on=TODAY, actor=None, now=NOW, base_url=BASE_URL
            )

    def test_is_refused_for_a_day_that_has_not_come(self, make_draft):
        tomorrow = TODAY + timedelta(days=1)

        with pytest.raises(actions.NotToday, match="2026-09-02"):
            actions.publish(
                draft_id=make_draft().pk, published_on=tomorrow, actor=None, now=NOW, base_url=BASE_URL
            )

    def test_is_undone_when_the_page_says_something_else(self, make_draft, monkeypatch):
        monkeypatch.setattr(pages.rdfa, "write", lambda decision, heading: "<p>niets</p>")

        with pytest.raises(pages.NotReadBack):
            actions.publish(
                draft_id=make_draft().pk, published_on=TODAY, actor=None, now=NOW, base_url=BASE_URL
            )

        assert not Decision.objects.exists()

    def test_puts_its_reforms_in_force(self, publish):
        right = "voorbeeldegem.mantelzorgtoelage"
        decision = publish(reforms=(ReformLine(right, "care_budget_counts", True, date(2027, 1, 1)),))

        (overlay,) = queries.overlays_in_force(TODAY)

        assert (overlay.right_id, overlay.changes[0].source) == (right, decision.uri)
        assert queries.overlays_in_force(TODAY - timedelta(days=1)) == []


class TestLink:
    def link(self, decision, promise):
        return actions.link(
            decision_id=decision.pk, promise_id=promise.pk, actor=None, now=NOW, base_url=BASE_URL
        )

    def test_twice_is_one(self, publish, promises):
        decision = publish()

        assert self.link(decision, promises[0]) == self.link(decision, promises[0])

        assert not Link.objects.get().is_named_in_decision
        assert history.of(promises[0]).count() == 1

    def test_can_be_taken_back(self, publish, promises):
        decision = publish()
        self.link(decision, promises[0])

        for _again in range(2):
            actions.unlink(decision_id=decision.pk, promise_id=promises[0].pk, actor=None, now=NOW)

        assert not Link.objects.exists()
        assert [event.kind for event in history.of(promises[0])] == [
            "decisions.linked",
            "decisions.unlinked",
        ]

    def test_stays_when_the_published_page_itself_names_the_promise(self, publish, promises):
        decision = publish(promises=(promises[0].pk,))

        with pytest.raises(actions.NamedOnItsPage, match="promise 1"):
            actions.unlink(decision_id=decision.pk, promise_id=promises[0].pk, actor=None, now=NOW)


class TestOfPromises:
    def test_tells_the_report_which_decisions_count_up_to_a_day(self, publish, promises):
        decision = publish("Fietspad", promises=(promises[0].pk,))
        ids = [promise.pk for promise in promises]

        assert sources.of("decisions", ids, TODAY) == {
            promises[0].pk: (sources.Reference(decision.uri, "Fietspad"),)
        }
        assert sources.of("decisions", ids, TODAY - timedelta(days=1)) == {}

    def test_asks_the_database_once(self, publish, promises, django_assert_num_queries):
        for _each in range(3):
            publish(promises=(promises[0].pk, promises[1].pk))

        with django_assert_num_queries(1):
            queries.of_promises([promise.pk for promise in promises], TODAY)


class TestPanel:
    def test_shows_decisions_but_no_drafts(self, publish, make_draft, promises, rf):
        make_draft("Geheim ontwerp", promises=(promises[0].pk, promises[1].pk))
        publish("Fietspad", promises=(promises[0].pk,))

        request = rf.get("/")
        request.user = AnonymousUser()

        def shown(promise):
            text = PromiseText.objects.get(promise=promise)
            return [one for one in panels.filled(request, text) if one.template == "decisions/panel.html"]

        assert [one.title for one in shown(promises[0])[0].values["decisions"]] == ["Fietspad"]
        assert shown(promises[1]) == []


class TestPage:
    def test_holds_no_script_that_somebody_wrote_in_a_draft(self, client, publish):
        decision = publish(ATTACK, description=ATTACK, articles=(ATTACK,), body_name=ATTACK)

        answer = client.get(decision.get_absolute_url()).content.decode()

        assert "<script>alert" not in answer
        assert "<img" not in answer
        assert "&lt;script&gt;alert(" in answer

    def test_is_sent_byte_for_byte(self, client, publish):
        decision = publish("Ë €")

        answer = client.get(f"/besluiten/{decision.pk}.html")

        assert answer.content == decision.page.encode()
        assert answer["Content-Disposition"] == f'attachment; filename="besluit-{decision.pk}.html"'

    def test_has_one_main_heading_and_its_data_inside(self, client, publish, promises):
        decision = publish(promises=(promises[0].pk,))

        answer = client.get(decision.get_absolute_url()).content.decode()

        assert answer.count("<h1") == 1
        assert decision.page in answer
        assert promises[0].get_absolute_url() in answer

    def test_is_withheld_once_somebody_touched_it(self, client, publish):
        decision = publish()
        Decision.objects.update(page=decision.page.replace("<h1", "<script>alert(1)</script><h1"))

        answer = client.get(decision.get_absolute_url())

        assert "<script>alert" not in answer.content.decode()
        assert "beschadigd" in answer.content.decode()
        assert client.get(f"/besluiten/{decision.pk}.html").status_code == 404

    def test_keeps_its_address_when_a_visitor_forges_the_host(self, coordinator, make_draft, settings):
        settings.ALLOWED_HOSTS = ["*"]
        draft = make_draft()

        coordinator.post(
            f"/besluiten/ontwerpen/{draft.pk}/publiceren/", {"revision": 1}, headers={"host": "evil.example"}
        )

        decision = Decision.objects.get()
        assert decision.uri == f"{settings.CITY.base_url}/besluiten/{decision.pk}/"
        assert "evil.example" not in decision.page

    @pytest.mark.parametrize("number", ["0", "999999", "9" * 40])
    def test_is_not_found_when_there_is_none(self, client, number):
        assert client.get(f"/besluiten/{number}/").status_code == 404
        assert client.get(f"/besluiten/{number}.html").status_code == 404
