from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as site
from django.test import Client
from django.utils import translation

import today
from akkoord import phrases
from akkoord.phrases import Reason
from akkoord.rights import catalogue
from akkoord.web.decisions.models import Decision, Draft, Reform
from akkoord.web.frame import city
from akkoord.web.rights import queries

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 7, 10, 10, 0, tzinfo=UTC)
TODAY = date(2026, 7, 10)
RIGHT = "voorbeeldegem.mantelzorgtoelage"
PAGE = f"/en/rechten/{RIGHT}/"
CARER = {
    "lives_in_town": "yes",
    "cares_at_home": "yes",
    "cared_for_has_heavy_care_recognition": "no",
    "cared_for_has_care_budget": "yes",
    "income_cents_per_year": "20.000",
    "on": "2026-07-10",
}


@pytest.fixture(autouse=True)
def voorbeeldegem(settings, monkeypatch):
    settings.CITY = city.load(Path(site.WEB_DIR) / "examples" / "voorbeeldegem" / "city.toml")
    today.stays(monkeypatch, TODAY)
    with translation.override("nl"):
        yield


@pytest.fixture
def decide(db):
    """Publish a decision that changes one figure."""

    def run(figure="care_budget_counts", value=True, *, on=TODAY, title="Zorgbudget telt mee", **changed):
        draft = Draft.objects.create(title=title, made_at=NOW, changed_at=NOW)
        known = {"valid_from": date(2026, 9, 1)} | changed
        Reform.objects.create(draft=draft, right_id=RIGHT, figure=figure, value=value, **known)
        return Decision.objects.create(
            uri=f"https://voorbeeldegem.example/besluiten/{draft.pk}",
            title=title,
            published_on=on,
            page="<p>besluit</p>",
            sha256="0" * 64,
            draft=draft,
            added_at=NOW,
        )

    return run


@pytest.fixture
def ask(client):
    def run(**answers):
        given = {name: value for name, value in (CARER | answers).items() if value is not None}
        return client.post(PAGE, given).content.decode()

    return run


def headline(html):
    return re.search(r'<h2 id="answer">(.*?)</h2>', html)[1]


class TestCareBudgetFromSeptember:
    """The reform of Voorbeeldegem, for a carer whose cared-for has a budget and no recognition."""

    def test_is_no_on_the_day_before_with_the_reason(self, ask, decide):
        decide()
        html = ask(on="2026-08-31")

        assert headline(html) == "No, you are not entitled to this on this day."
        assert "The new scheme starts on 1 September 2026: a care budget counts only from then on." in html
        assert "The person you care for is not recognised as needing heavy care." in html

    def test_is_yes_on_the_day_with_the_reason_and_the_decision(self, ask, decide):
        decision = decide()
        html = ask(on="2026-09-01")

        assert headline(html) == "Yes, you are entitled to this: €50 per month."
        assert "A care budget has counted since 1 September 2026." in html
        assert f'<a href="/en/besluiten/{decision.pk}/" lang="nl">Zorgbudget telt mee</a>' in html

    def test_is_no_on_the_day_when_nothing_was_decided(self, ask):
        html = ask(on="2026-09-01")

        assert headline(html) == "No, you are not entitled to this on this day."
        assert "A care budget does not count for this allowance." in html

    def test_is_no_as_long_as_the_decision_is_not_published(self, ask, decide):
        decide(on=date(2026, 7, 11))

        assert headline(ask(on="2026-09-01")) == "No, you are not entitled to this on this day."

    def test_is_said_in_dutch(self, client, decide):
        decide()
        html = client.post(f"/rechten/{RIGHT}/", CARER | {"on": "2026-09-01"}).content.decode()

        assert headline(html) == "Ja, u hebt hier recht op: €\xa050 per maand."


class TestAnswer:
    def test_names_exactly_the_questions_that_can_still_change_it(self, ask):
        html = ask(cared_for_has_heavy_care_recognition="", income_cents_per_year="")
        settles = re.findall(r'<a href="#q-(\w+)">', html)

        assert headline(html) == "We do not know yet. Something is still missing."
        assert settles == ["cared_for_has_heavy_care_recognition", "income_cents_per_year"]
        assert "If you are entitled, it is at most €50 per month." in html

    def test_leaves_out_questions_that_change_nothing_any_more(self, ask):
        html = ask(cares_at_home="no", income_cents_per_year=None, cared_for_has_care_budget=None)

        assert headline(html) == "No, you are not entitled to this on this day."
        assert "#q-" not in html

    def test_says_that_a_figure_is_not_known(self, ask, decide):
        decide(
            "income_ceiling_cents_per_year", 4_600_000,
            valid_from=date(2025, 1, 1), vouched_until=date(2025, 12, 31), on=date(2025, 1, 1),
        )  # fmt: skip
        html = ask(cared_for_has_heavy_care_recognition="yes", income_cents_per_year="50.000")

        assert headline(html) == "We cannot say. We do not know all the rules for this day yet."
        assert "last known: €46,000 (checked until 31 December 2025)" in html

    def test_still_says_yes_under_a_ceiling_that_only_goes_up(self, ask, decide):
        decide(
            "income_ceiling_cents_per_year", 4_600_000,
            valid_from=date(2025, 1, 1), vouched_until=date(2025, 12, 31), on=date(2025, 1, 1),
        )  # fmt: skip
        html = ask(cared_for_has_heavy_care_recognition="yes", income_cents_per_year="45.900,50")

        assert headline(html) == "Yes, you are entitled to this: €50 per month."
        assert "The limit may be higher now, not lower." in html

    def test_says_yes_without_an_amount_where_the_amount_lapsed(self, ask, decide):
        decide(
            "allowance_cents_per_month", 6000,
            valid_from=date(2025, 1, 1), vouched_until=date(2025, 12, 31), on=date(2025, 1, 1),
        )  # fmt: skip
        html = ask(cared_for_has_heavy_care_recognition="yes")

        assert headline(html) == "Yes, you are entitled to this."
        assert "How much it is, we cannot say for this day." in html

    def test_says_when_no_rule_holds_on_the_day(self, ask):
        html = ask(on="2018-12-31")

        assert headline(html) == "We cannot check this for you here. Ask the service."
        assert "This scheme starts on 1 January 2019." in html

    def test_stays_in_the_form(self, ask):
        html = ask()

        assert re.search(r'name="cared_for_has_care_budget" value="yes"[^>]* checked', html)
        assert re.search(r'name="income_cents_per_year" value="20.000"', html)
        assert re.search(r'name="on" value="2026-07-10"', html)

    def test_is_told_for_paper_with_what_was_answered(self, ask):
        html = ask(cares_at_home=None)
        told = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html)

        assert ("Do you live in Voorbeeldegem?", "yes") in told
        assert ("Do you care at home for somebody who needs help?", "I do not know") in told
        assert "€20,000" in dict(told).values()

    def test_says_that_the_law_is_made_up(self, client):
        assert "This law and its figures are made up" in client.get(PAGE).content.decode()


class TestErrors:
    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("income_cents_per_year", "-1", "This cannot be less than €0."),
            ("income_cents_per_year", "veel", "“veel” is not an amount in euros."),
            ("income_cents_per_year", "20.5", "“20.5” is not an amount in euros."),
            ("income_cents_per_year", "9" * 21, "at most 20 characters"),
            ("income_cents_per_year", "1\0", "Null characters are not allowed."),
            ("on", "", "Choose a day."),
            ("on", "2026-02-30", "Choose a day, such as 2026-09-01."),
            ("on", "1999-12-31", "Choose a day from 1 January 2000 to 31 December 2031."),
            ("on", "9999-12-31", "Choose a day from 1 January 2000 to 31 December 2031."),
            ("lives_in_town", "perhaps", "perhaps is not one of the available choices"),
        ],
    )
    def test_stand_beside_their_field_and_keep_the_rest(self, ask, field, value, said):
        html = ask(**{field: value})
        error = re.search(r'<p class="error" id="(\w+)">(.*?)</p>', html)

        assert said in error[2]
        assert error[1] == f"id_{field}_error"
        assert re.search(rf'aria-describedby="[^"]*\b{error[1]}"', html)
        assert 'id="answer"' not in html
        assert re.search(r'name="cared_for_has_care_budget" value="yes"[^>]* checked', html)

    def test_answer_a_post_that_is_far_too_large(self, client):
        answer = client.post(PAGE, CARER | {"more": "x" * 20_000})

        assert answer.status_code == 413
        assert "That is too much at once" in answer.content.decode()

    def test_leave_scripts_as_text(self, ask):
        assert "<script>x" not in ask(income_cents_per_year="<script>x</script>", on="<script>x")

    @pytest.mark.parametrize("right_id", ["genk.niets", "..", "x" * 500, "voorbeeldegem"])
    def test_say_when_there_is_no_such_right(self, client, right_id):
        assert client.get(f"/rechten/{right_id}/").status_code == 404

    def test_ask_for_a_token(self):
        assert Client(enforce_csrf_checks=True).post(PAGE, CARER).status_code == 403

    def test_refuse_answers_in_the_address(self, client):
        html = client.get(PAGE, CARER).content.decode()

        assert 'id="answer"' not in html
        assert not re.search(r'name="income_cents_per_year"[^>]*value=', html)


class TestNothingIsKept:
    def test_in_any_table_session_or_cache(self, client, decide, caplog):
        decide()

        def counts():
            return {model._meta.label: model.objects.count() for model in apps.get_models()}

        before = counts()
        with caplog.at_level("DEBUG"):
            client.get(PAGE)
            answer = client.post(PAGE, CARER | {"income_cents_per_year": "23.457", "on": "2026-09-01"})

        assert headline(answer.content.decode()).startswith("Yes")
        assert counts() == before
        assert "sessionid" not in client.cookies
        assert {"no-store", "private"} <= set(re.split(r",\s*", answer["Cache-Control"]))
        messages = [
            record.getMessage() for record in caplog.records if not record.name.startswith("django.template")
        ]
        assert not any("23.457" in message or "2345700" in message for message in messages)


class TestHome:
    def test_lists_the_rights_of_the_city(self, client):
        html = client.get("/en/rechten/").content.decode()

        assert f'<a href="{PAGE}">Carer’s allowance (mantelzorgtoelage)</a>' in html
        assert "made-up law" in html
        assert "We keep nothing" in html

    def test_says_so_where_a_city_has_none(self, client, settings):
        settings.CITY = replace(settings.CITY, rights_authority="")

        assert "No right can be checked here yet." in client.get("/en/rechten/").content.decode()
        assert client.get(PAGE).status_code == 404

    def test_asks_the_database_nothing(self, client, django_assert_num_queries):
        with django_assert_num_queries(0):
            client.get("/rechten/")


class TestQueries:
    def test_are_as_many_for_many_decisions_as_for_one(self, client, decide, django_assert_max_num_queries):
        decide()
        with django_assert_max_num_queries(2) as few:
            client.post(PAGE, CARER)
        for n in range(10):
            decide("allowance_cents_per_month", 5000 + n, title=f"Nog een {n}")
        with django_assert_max_num_queries(2) as many:
            client.post(PAGE, CARER)

        assert len(few) == len(many)


class TestNames:
    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_are_there_for_each_figure_of_each_right(self, language):
        names = [
            phrases.say(Reason(f"{figure}.name"), language, package="akkoord.rights")
            for right in catalogue.rights()
            for figure in right.figures
        ]

        assert all(names)

    def test_are_in_the_language_of_the_reader(self):
        assert [right.name for right in queries.rights("nl")] == ["Mantelzorgtoelage"]
