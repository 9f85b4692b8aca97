"""The pages around drafts and decisions: who sees what, what a form keeps, what it costs."""

from datetime import UTC, date, datetime, timedelta

import pytest

from akkoord.phrases import Reason
from akkoord.web.accounts import desk
from akkoord.web.accounts.roles import PERMISSIONS, Role
from akkoord.web.decisions import actions, gates, pages
from akkoord.web.decisions.content import Content
from akkoord.web.decisions.models import Decision, Link

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
DRAFT_PAGES = ("", "nieuw/", "{draft}/", "{draft}/wijzigen/")


def stored(count, promises):
    """Store decisions without the work of publishing each."""
    value = pages.model.Decision("https://stad.example/1", title="Fietspad")
    columns = pages.columns(value)
    rows = Decision.objects.bulk_create(
        Decision(**columns | {"uri": f"https://stad.example/{number}", "added_at": NOW})
        for number in range(count)
    )
    Link.objects.bulk_create(
        Link(decision=row, promise=promise, is_named_in_decision=False, confirmed_at=NOW)
        for row in rows
        for promise in promises
    )


class TestHome:
    def test_says_what_will_stand_there(self, client):
        assert "nog geen besluit" in client.get("/besluiten/").content.decode()

    def test_lists_the_newest_first_with_the_promises_of_each(self, client, publish, promises):
        publish("Ouder besluit", promises=(promises[0].pk,))
        draft = actions.make_draft(content=Content("Jonger besluit"), actor=None, now=NOW)
        actions.publish(
            draft_id=draft.pk,
            published_on=date(2026, 9, 3),
            actor=None,
            now=NOW + timedelta(days=2),
            base_url="https://voorbeeldegem.example",
        )
        Decision.objects.create(uri="https://stad.example/x", title="Zonder dag", page="", added_at=NOW)

        answer = client.get("/besluiten/").content.decode()

        places = [answer.index(title) for title in ("Jonger besluit", "Ouder besluit", "Zonder dag")]
        assert places == sorted(places)
        assert "Meer veilige fietspaden naar school" in answer
        assert "3 besluiten" in answer

    @pytest.mark.parametrize(
        ("words", "is_found"),
        [("cafe", True), ("CAFÉ", True), ("café terras", True), ("café dorp", False), ("100%", False)],
    )
    def test_finds_words_whatever_their_accents(self, client, publish, words, is_found):
        publish("Café met terras", description="Het terras mag.")

        answer = client.get("/besluiten/", {"q": words}).content.decode()

        assert ("Café met terras" in answer) is is_found

    @pytest.mark.parametrize("words", ["a\0b", "%" * 300, "<script>alert(1)</script>"])
    def test_stands_up_to_strange_words(self, client, publish, words):
        publish()

        answer = client.get("/besluiten/", {"q": words, "page": "9" * 40})

        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()

    def test_costs_as_much_for_three_as_for_three_hundred(
        self, client, promises, django_assert_max_num_queries
    ):
        for count in (3, 297):
            Link.objects.all().delete()
            Decision.objects.all().delete()
            stored(count, promises)
            with django_assert_max_num_queries(5):
                client.get("/besluiten/")

    def test_offers_drafts_to_staff_only(self, client, reader):
        assert "/besluiten/ontwerpen/" not in client.get("/besluiten/").content.decode()
        assert "/besluiten/ontwerpen/" in reader.get("/besluiten/").content.decode()


class TestWhoSeesDrafts:
    @pytest.mark.parametrize("page", DRAFT_PAGES)
    def test_nobody_without_an_account(self, client, make_draft, page):
        draft = make_draft("Geheim ontwerp")

        answer = client.get(f"/besluiten/ontwerpen/{page.format(draft=draft.pk)}")

        assert answer.status_code == 302
        assert "Geheim" not in answer.content.decode()

    @pytest.mark.parametrize("role", [None, Role.SOCIAL_WORKER, Role.ADMINISTRATOR])
    @pytest.mark.parametrize("page", DRAFT_PAGES)
    def test_nobody_without_the_permission(self, somebody, make_draft, page, role):
        draft = make_draft("Geheim ontwerp")

        answer = somebody(role).get(f"/besluiten/ontwerpen/{page.format(draft=draft.pk)}")

        assert answer.status_code == 403

    def test_a_reader_reads_but_does_not_write(self, reader, make_draft):
        draft = make_draft("Geheim ontwerp")
        address = f"/besluiten/ontwerpen/{draft.pk}/"

        shown = reader.get(address).content.decode()

        assert "Geheim ontwerp" in shown
        assert "wijzigen" not in shown
        assert "publiceren" not in shown
        assert reader.get(f"{address}wijzigen/").status_code == 403
        assert reader.post(f"{address}publiceren/", {"revision": 1}).status_code == 403
        assert reader.get("/besluiten/inlezen/").status_code == 403
        assert not Decision.objects.exists()

    def test_no_public_page_shows_one(self, client, make_draft, promises):
        draft = make_draft("Geheim ontwerp", promises=(promises[0].pk,))

        for address in ("/besluiten/", "/besluiten/?q=geheim", promises[0].get_absolute_url()):
            assert "Geheim" not in client.get(address).content.decode()
        assert client.get(f"/besluiten/{draft.pk}/").status_code == 404

    def test_publishing_and_linking_need_a_post(self, coordinator, publish, make_draft):
        decision = publish()

        assert coordinator.get(f"/besluiten/ontwerpen/{make_draft().pk}/publiceren/").status_code == 405
        assert coordinator.get(f"/besluiten/{decision.pk}/koppelen/").status_code == 405
        assert coordinator.get(f"/besluiten/{decision.pk}/ontkoppelen/").status_code == 405

    def test_a_desk_holds_the_work_of_a_coordinator(self):
        names = [entry.url_name for entry in desk.entries(PERMISSIONS[Role.COORDINATOR])]

        assert {"decisions:drafts", "decisions:read_page"} <= set(names)


class TestDraftPage:
    def test_tells_what_was_not_answered_and_what_was(self, coordinator, make_draft):
        draft = make_draft(amount_cents=1_250_050, touches_households=False, changes=())

        answer = coordinator.get(draft.get_absolute_url()).content.decode()

        assert "€\N{NO-BREAK SPACE}12.500,50" in answer
        assert "niets hiervan" in answer
        assert answer.count("nog niet beantwoord") == 1

    def test_shows_obstacles_in_words_and_no_button(self, coordinator, make_draft):
        obstacle = gates.Obstacle(Reason("no_title", {"decision": "dit"}), "akkoord.decisions", "/toets/7/")
        gates.register("test", lambda draft, on: [obstacle])
        try:
            draft = make_draft()
            answer = coordinator.get(draft.get_absolute_url()).content.decode()
            refused = coordinator.post(
                f"{draft.get_absolute_url()}publiceren/", {"revision": 1}, follow=True
            ).content.decode()
        finally:
            gates._GATES.pop("test")

        assert "dit heeft geen titel" in answer
        assert 'href="/toets/7/"' in answer
        assert "publiceren/" not in answer
        assert "Er moet nog één ding" in refused
        assert not Decision.objects.exists()

    def test_publishes_what_was_read(self, coordinator, make_draft):
        draft = make_draft("Fietspad")

        answer = coordinator.post(f"{draft.get_absolute_url()}publiceren/", {"revision": 1}, follow=True)

        assert "Het besluit is gepubliceerd" in answer.content.decode()
        assert Decision.objects.get().draft == draft

    @pytest.mark.parametrize("revision", ["2", "", "x", "9" * 30])
    def test_publishes_nothing_else(self, coordinator, make_draft, revision):
        draft = make_draft()

        coordinator.post(f"{draft.get_absolute_url()}publiceren/", {"revision": revision})

        assert not Decision.objects.exists()

    def test_costs_as_much_for_few_parts_as_for_many(
        self, coordinator, make_draft, promises, django_assert_max_num_queries
    ):
        drafts = [
            make_draft(),
            make_draft(articles=("x",) * 12, promises=tuple(promise.pk for promise in promises)),
        ]

        for draft in drafts:
            with django_assert_max_num_queries(10):
                coordinator.get(draft.get_absolute_url())


class TestDrafts:
    def test_lists_open_drafts_at_a_fixed_cost(self, coordinator, make_draft, django_assert_max_num_queries):
        for count in (1, 20):
            for number in range(count):
                make_draft(f"Ontwerp {count} {number}")
            with django_assert_max_num_queries(6):
                answer = coordinator.get("/besluiten/ontwerpen/")

        assert "21 ontwerpen" in answer.content.decode()

    def test_leaves_out_what_is_published(self, coordinator, publish):
        publish("Fietspad")

        assert "Fietspad" not in coordinator.get("/besluiten/ontwerpen/").content.decode()


class TestLinkForm:
    @pytest.mark.parametrize("number", ["", "0", "999", "x", "9" * 40, "1\0"])
    def test_changes_nothing_for_a_number_without_a_promise(self, coordinator, publish, promises, number):
        decision = publish()

        answer = coordinator.post(f"/besluiten/{decision.pk}/koppelen/", {"number": number}, follow=True)

        assert "Er is niets gewijzigd" in answer.content.decode()
        assert not Link.objects.exists()

    def test_goes_to_no_other_site(self, coordinator, publish, promises):
        decision = publish()

        answer = coordinator.post(
            f"/besluiten/{decision.pk}/koppelen/",
            {"number": 1, "page_read": "https://evil.example", "next": "https://evil.example"},
        )

        assert answer["Location"] == f"/besluiten/{decision.pk}/"

    def test_takes_a_link_back(self, coordinator, publish, promises):
        decision = publish()
        coordinator.post(f"/besluiten/{decision.pk}/koppelen/", {"number": 1})
        coordinator.post(f"/besluiten/{decision.pk}/ontkoppelen/", {"number": 1})

        assert not Link.objects.exists()

    def test_is_closed_to_who_may_not_publish(self, reader, publish, promises):
        decision = publish()

        assert reader.post(f"/besluiten/{decision.pk}/koppelen/", {"number": 1}).status_code == 403
        assert "koppelen" not in reader.get(decision.get_absolute_url()).content.decode()

    def test_needs_the_token_of_the_page(self, publish, coordinator, promises):
        decision = publish()
        coordinator.handler.enforce_csrf_checks = True

        answer = coordinator.post(f"/besluiten/{decision.pk}/koppelen/", {"number": 1})

        assert answer.status_code == 403
        assert not Link.objects.exists()
