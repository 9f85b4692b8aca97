from __future__ import annotations

import pytest
from django.test import Client
from lxml import html

from akkoord.agreement import reader
from akkoord.web.agreement import actions, queries, storing
from akkoord.web.agreement.models import PromiseText, Version
from floors import town as voorbeeldegem

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TEXT = """BESTUURSAKKOORD VOORBEELDEGEM 2025-2030

GROENE STAD

- **Elke straat krijgt groen.**
 - Wij planten 2.500 bomen.
 - Zie ook wonen.

WOONSTAD

- **Wonen wordt betaalbaar.**
 - Er komen minstens 120 woningen tegen 2028.
"""


def stored(title="Ontwerp"):
    """Store a version that nobody published, as it was read."""
    read = reader.read(TEXT)
    return actions.store_version(
        title=title, rows=[storing.row(promise) for promise in read.promises],
        reading=actions.reading_of(read), actor=None, now=voorbeeldegem.NOW,
    )  # fmt: skip


class TestStoring:
    def test_stores_no_version_without_a_promise(self):
        with pytest.raises(actions.NothingToStore, match="no promise was found in 'Ontwerp'"):
            actions.store_version(title="Ontwerp", rows=[], actor=None, now=voorbeeldegem.NOW)

        assert Version.objects.count() == 0

    def test_gives_domains_that_differ_in_an_accent_addresses_of_their_own(self, client, coordinator):
        rows = [row | {"parent": None} for row in voorbeeldegem.rows()[:3]]
        for row, domain in zip(rows, ["Één stad", "Een stad", "城市"], strict=True):
            row["domain"] = domain
        version = voorbeeldegem.publish(rows)

        assert [domain.slug for domain in queries.domains(version)] == ["een-stad", "een-stad-2", "domein"]


class TestVersionPage:
    def test_tells_what_was_found_and_which_lines_became_no_promise(self, client, coordinator):
        stored()
        page = client.get(f"/en/akkoord/versies/{Version.objects.get().pk}/").content.decode()

        assert "Only colleagues see this version." in page
        assert "References to another part" in page
        assert "<td>7</td>" in page  # "Zie ook wonen." is line 7 of the text
        assert "Publish for residents" in page

    def test_counts_every_promise_also_those_outside_a_domain(self, client, coordinator):
        stored()
        PromiseText.objects.filter(text="Wij planten 2.500 bomen.").update(domain=None)
        version = Version.objects.get()

        page = html.fromstring(client.get(f"/en/akkoord/versies/{version.pk}/").content)
        counts = {row[0].text: int(row[1].text) for row in page.xpath("//ul[@class='domains']/li")}

        assert sum(counts.values()) == version.texts.count()
        assert counts["Outside a domain"] == version.texts.filter(domain=None).count() > 0

    def test_escapes_a_title_with_markup(self, client, coordinator):
        stored("<script>alert(1)</script>")
        page = client.get(f"/akkoord/versies/{Version.objects.get().pk}/").content.decode()

        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;" in page

    def test_is_read_along_by_who_may_read_drafts_without_a_button_to_publish(self, client, coordinator):
        stored()
        client.force_login(voorbeeldegem.somebody("reader"))

        page = client.get(f"/en/akkoord/versies/{Version.objects.get().pk}/").content.decode()
        assert "Only colleagues see this version." in page
        assert "Publish for residents" not in page

    def test_that_is_not_there_is_said_so(self, client, coordinator):
        answer = client.get("/en/akkoord/versies/404/")

        assert answer.status_code == 404
        assert "There is no version 404 of the agreement." in answer.content.decode()


class TestPublishing:
    def test_shows_the_version_to_residents(self, client, coordinator):
        stored()
        version = Version.objects.get()
        answer = client.post(f"/en/akkoord/versies/{version.pk}/publiceren/", follow=True)

        assert "“Ontwerp” is published." in answer.content.decode()
        assert queries.published() == version

    def test_twice_says_that_it_was_done_and_when(self, client, coordinator, version):
        answer = client.post(f"/en/akkoord/versies/{version.pk}/publiceren/", follow=True)

        assert "was published before, on 2 March 2026." in answer.content.decode()

    def test_is_not_done_by_following_a_link(self, client, coordinator, version):
        assert client.get(f"/akkoord/versies/{version.pk}/publiceren/").status_code == 405

    def test_wants_the_token_of_the_form(self, version):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(voorbeeldegem.somebody("coordinator"))

        assert strict.post(f"/akkoord/versies/{version.pk}/publiceren/").status_code == 403


class TestAccess:
    PAGES = ("/akkoord/versies/{pk}/",)

    @pytest.mark.parametrize("path", PAGES)
    def test_sends_a_visitor_to_log_in(self, client, version, path):
        answer = client.get(path.format(pk=version.pk))

        assert answer.status_code == 302
        assert "next=" in answer["Location"]

    @pytest.mark.parametrize("role", ["social_worker", "administrator"])
    @pytest.mark.parametrize("path", PAGES)
    def test_refuses_a_role_that_may_not(self, client, version, path, role):
        client.force_login(voorbeeldegem.somebody(role))

        assert client.get(path.format(pk=version.pk)).status_code == 403

    @pytest.mark.parametrize("role", ["reader", "administrator"])
    def test_refuses_to_publish_for_who_may_only_read(self, client, version, role):
        client.force_login(voorbeeldegem.somebody(role))

        assert client.post(f"/akkoord/versies/{version.pk}/publiceren/").status_code == 403
