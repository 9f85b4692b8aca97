from __future__ import annotations

import re

import pytest
from django.template import engines
from lxml import html

from akkoord.web.agreement import panels
from akkoord.web.agreement.models import Promise, PromiseText
from floors import town as voorbeeldegem

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def document(response):
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode())


def words(element):
    return " ".join(element.text_content().split())


class TestHome:
    def test_says_what_will_stand_here_before_an_agreement_is_published(self, client):
        assert "No agreement has been published yet" in words(document(client.get("/en/")))

    def test_counts_promises_goals_and_those_with_a_number_or_a_date(self, client, version):
        figures = document(client.get("/")).xpath("//dl[@class='figures']//dd")

        # 13 rows in `town`: four goals or ambitions, six with targets, in three domains.
        assert [words(figure) for figure in figures] == ["13", "4", "6", "3"]

    def test_draws_one_picture_for_each_domain_and_one_for_the_highlights(self, client, version):
        page = document(client.get("/en/"))

        titles = [words(title) for title in page.xpath("//ul[@class='pictures']//h3")]
        assert titles == ["Wonen 7", "Groene stad 3", "Financiën 1", "Highlights 2"]
        assert len(page.xpath("//ul[@class='pictures']//*[local-name()='svg'][@role='img']")) == 4

    def test_gives_the_numbers_of_the_pictures_in_a_table(self, client, version):
        rows = document(client.get("/")).xpath("//table//tbody/tr")

        # Promises, goals, with a number or a date, no information.
        assert [words(cell) for cell in rows[0].xpath("td")] == ["7", "3", "2", "7"]

    def test_says_that_nothing_is_known_rather_than_draw_a_bar_of_it(self, client, version):
        page = document(client.get("/en/"))

        assert "Nobody has recorded yet where the promises stand." in words(page)
        assert page.xpath("//*[local-name()='svg'][@class='bar']") == []

    def test_counts_by_stage_as_soon_as_anything_is_known(self, client, version, stages):
        stages({5: "delivered", 6: "delivered", 9: "dropped"})
        page = document(client.get("/"))

        (bar,) = page.xpath("//*[local-name()='svg'][@class='bar']")
        legend = bar.getnext()
        assert words(legend) == "Gerealiseerd 2 Vervallen 1 No information 10"
        assert legend.xpath(".//a/@href")[0] == "/beloften/?stage=delivered"

    def test_shows_bars_instead_of_tiles_above_a_thousand_promises(self, client):
        voorbeeldegem.publish(list(voorbeeldegem.many_rows(1001)))

        answer = client.get("/")
        assert b'class="tiles"' not in answer.content
        # `many_rows` has "Wonen" and the domains 0 to 9.
        assert answer.content.count(b'class="bar"') == 11


class TestDomain:
    def test_lists_actions_under_the_goal_that_they_serve(self, client, version):
        page = document(client.get("/domeinen/wonen/"))
        (goal,) = page.xpath("//ol[@class='tree']/li[a/@href='/beloften/4/']")

        assert goal.xpath("ol/li/a/@href") == ["/beloften/5/", "/beloften/6/", "/beloften/7/"]

    def test_names_its_themes_with_their_number_of_promises(self, client, version):
        themes = document(client.get("/en/domeinen/wonen/")).xpath("//nav[@aria-label='Themes']//li")

        assert [words(theme) for theme in themes] == ["General 1", "Betaalbaar wonen 4", "Leegstand 2"]

    def test_escapes_what_the_text_holds(self, client, version):
        assert b"Zand &amp; water: &lt;b&gt;geen" in client.get("/domeinen/groene-stad/").content

    def test_that_does_not_exist_is_not_found(self, client, version):
        answer = client.get("/en/domeinen/zeevaart/")

        assert answer.status_code == 404
        assert "There is no domain “zeevaart” in this agreement." in answer.content.decode()


class TestPromise:
    def test_tells_its_targets_in_words(self, client, version):
        page = words(document(client.get("/en/beloften/5/")))

        assert "at least 120 woningen, by 2028" in page
        assert "10 % under de marktprijs" in page

    def test_tells_its_place_in_the_text(self, client, version):
        # `town` puts row 5 on lines 50 and 51, row 4 on line 40.
        assert "lines 50 to 51" in words(document(client.get("/en/beloften/5/")))
        assert "line 40" in words(document(client.get("/en/beloften/4/")))

    def test_links_the_goal_it_serves_and_what_else_serves_it(self, client, version):
        page = document(client.get("/beloften/5/"))

        assert page.xpath("//dl//a[@href='/beloften/4/']")
        assert page.xpath("//ol[@class='rows']//a/@href") == ["/beloften/6/", "/beloften/7/"]

    def test_of_a_goal_lists_what_is_promised_for_it(self, client, version):
        page = document(client.get("/beloften/8/"))
        (serving,) = page.xpath("//h2[contains(., 'Promised for this goal')]/following-sibling::ol[1]")

        assert serving.xpath(".//a/@href") == ["/beloften/9/"]

    def test_keeps_one_permanent_address_whatever_the_language(self, client, version):
        page = document(client.get("/en/beloften/5/"))

        assert page.xpath("//link[@rel='canonical']/@href")[0].endswith(".example/beloften/5/")

    def test_shows_its_stage_that_it_is_only_said_and_that_it_is_late(
        self, client, version, no_other_panels, stages
    ):
        stages({5: "in_progress"}, is_claimed=True, is_overdue=True)
        (chips,) = document(client.get("/en/beloften/5/")).xpath("//p[@class='chips']")

        assert words(chips) == "In progress without proof overdue measurable"
        assert chips.xpath("span[1]/@class") == ["stage stage-in_progress"]

    def test_shows_the_panels_that_have_something_to_show(
        self, client, version, no_other_panels, monkeypatch
    ):
        template = engines["django"].from_string("<h2>{{ proof }} for {{ text.promise.number }}</h2>")
        monkeypatch.setattr(
            "akkoord.web.agreement.templatetags.agreement.get_template", lambda name: template
        )
        panels.register(panels.Panel("proof", 10, "any.html", lambda request, text: {"proof": "<b>"}))
        panels.register(panels.Panel("empty", 20, "any.html", lambda request, text: None))

        page = document(client.get("/beloften/5/"))
        assert [words(heading) for heading in page.xpath("//section/h2")][:1] == ["<b> for 5"]

    def test_shows_the_conditions_in_the_words_of_the_agreement(self, client, version):
        text = PromiseText.objects.get(promise__number=5)
        text.conditions = [{"text": "als het haalbaar is", "kind": "feasibility"}]
        text.save()

        facts = document(client.get("/en/beloften/5/")).xpath("//dt[.='On condition']/following-sibling::dd")
        assert [words(fact) for fact in facts] == ["als het haalbaar is (if it can be done)"]

    @pytest.mark.parametrize("number", ["99", "9999999999999999999999"])
    def test_that_does_not_exist_is_not_found(self, client, version, number):
        assert client.get(f"/beloften/{number}/").status_code == 404

    def test_of_an_earlier_version_is_not_shown_beside_the_later_one(self, client, version):
        voorbeeldegem.publish(voorbeeldegem.rows())
        page = client.get("/en/beloften/1/").text

        assert "This promise is no longer in the agreement." in page
        assert "It was last in “Bestuursakkoord 2025-2030”, published on 2 March 2026." in page
        assert "no longer" not in client.get("/en/beloften/14/").text

    def test_costs_as_many_queries_with_many_siblings(
        self, client, db, no_other_panels, django_assert_max_num_queries
    ):
        voorbeeldegem.publish(list(voorbeeldegem.many_rows(20)))

        with django_assert_max_num_queries(16):
            client.get("/beloften/2/")


class TestPromiseAsJson:
    def test_holds_what_the_page_tells(self, client, version, stages):
        stages({5: "delivered"})
        told = client.get("/beloften/5.json").json()

        assert (told["version"], told["number"], told["kind"], told["stage"]) == (1, 5, "action", "delivered")
        assert (told["domain"], told["theme"], told["lines"]) == ("Wonen", "Betaalbaar wonen", [50, 51])
        assert (told["parent"], told["serving"]) == (4, [])
        assert [target["quantity"] for target in told["targets"]] == [120, 10]
        assert told["address"].endswith("/beloften/5/")

    def test_of_a_promise_without_a_domain_says_so(self, client, version):
        told = client.get("/beloften/1.json").json()

        assert (told["kind"], told["domain"], told["theme"], told["parent"]) == (
            "highlight",
            None,
            None,
            None,
        )

    def test_that_does_not_exist_is_not_found(self, client, version):
        assert client.get("/beloften/99.json").status_code == 404


class TestPromises:
    def found(self, client, query=""):
        page = document(client.get(f"/en/beloften/{query}"))
        return [int(re.search(r"\d+", address)[0]) for address in page.xpath("//ol[@class='rows']//a/@href")]

    def test_stand_under_their_domain(self, client, version):
        page = document(client.get("/en/beloften/"))

        assert [words(title) for title in page.xpath("//h2")] == [
            "Highlights",
            "Wonen",
            "Groene stad",
            "Financiën",
        ]
        assert len(self.found(client)) == 13

    @pytest.mark.parametrize(
        ("query", "numbers"),
        [
            ("?kind=goal", [3, 4, 8, 10]),
            ("?kind=highlight", [1, 2]),
            ("?measurable=yes&domain=wonen", [5, 8]),
            ("?domain=groene-stad&kind=action", [11, 12]),
        ],
    )
    def test_are_those_that_fit_the_filters(self, client, version, query, numbers):
        assert self.found(client, query) == numbers

    def test_can_be_asked_for_by_stage(self, client, version, stages):
        stages({5: "delivered", 6: "dropped"})

        assert self.found(client, "?stage=delivered") == [5]
        assert len(self.found(client, "?stage=no_information")) == 11

    def test_name_each_filter_with_the_address_that_takes_it_away(self, client, version):
        page = document(client.get("/en/beloften/?kind=goal&domain=wonen&page=1"))
        active = page.xpath("//ul[@class='active']//a")

        assert [words(link) for link in active] == [
            "Domain: Wonen ×(remove this filter)",
            "Kind: Goals ×(remove this filter)",
        ]
        assert active[0].get("href") == "?kind=goal"

    def test_of_a_filter_that_means_nothing_are_all_and_the_field_says_so(self, client, version):
        page = document(client.get("/en/beloften/?kind=nonsense"))

        (error,) = page.xpath("//p[@class='error']")
        assert "nonsense" in words(error)
        assert page.xpath("//select[@name='kind']/@aria-describedby") == [error.get("id")]
        assert len(page.xpath("//ol[@class='rows']//a")) == 13

    def test_that_nobody_made_leave_a_way_out(self, client, version):
        page = document(client.get("/en/beloften/?q=zeppelin"))

        assert page.xpath("//div[@class='empty']//a/@href") == ["/en/beloften/"]
        assert page.xpath("//ol[@class='rows']") == []

    @pytest.mark.parametrize(
        "query", ["?q=%00", "?q=" + "a" * 5000, "?page=x", "?page=999", "?domain=%00", "?q='--"]
    )
    def test_survive_a_strange_question(self, client, version, query):
        assert client.get(f"/beloften/{query}").status_code == 200

    def test_are_paged_and_keep_the_filter(self, client, db):
        voorbeeldegem.publish(list(voorbeeldegem.many_rows(120)))
        page = document(client.get("/en/beloften/?kind=action&page=2"))

        assert page.xpath("//a[@rel='next']/@href") == ["?kind=action&page=3"]
        assert "page 2 of 3" in words(page)


def test_a_promise_is_never_deleted(version):
    with pytest.raises(TypeError, match="promise 1 is permanent"):
        Promise.objects.get(number=1).delete()
