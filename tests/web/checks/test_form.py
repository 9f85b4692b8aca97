from __future__ import annotations

import re

import pytest
from django.test import Client

from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.checks import actions, telling
from akkoord.web.checks.models import CheckRun
from akkoord.web.history import queries as history
from web.checks.conftest import START, TODAY, everything, posted

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def address(draft):
    return f"/en/toetsen/poverty/{draft.pk}/"


def as_posted(draft, filled=None, *, revision=0, **more):
    """Return a whole check as its form posts it."""
    filled = filled or everything()
    fields = {}
    for answer in filled.answers:
        value = answer["value"]
        fields[answer["question"]] = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        fields[f"{answer['question']}_certainty"] = answer["certainty"]
        fields[f"{answer['question']}_note"] = answer["note"]
    for n, row in enumerate(filled.heard, 1):
        fields |= {f"heard_{n}_{name}": value for name, value in row.items()}
    fields |= {"outcome": filled.outcome, "summary": filled.summary}
    return posted(draft, revision=revision, **(fields | more))


class TestWork:
    def test_lists_what_must_be_done_and_how_far_it_is(self, make_draft, logged_in, save):
        make_draft("Niet begonnen")
        begun = make_draft("Begonnen")
        save(begun, everything(outcome="", summary=""), 0)
        make_draft("Onbekend", reforms=False, changes=None, is_of_college=False, touches_households=False,
                   amount_cents=0)  # fmt: skip
        make_draft("Niets nodig", reforms=False, changes=[], is_of_college=False, touches_households=False,
                   amount_cents=0)  # fmt: skip
        html = logged_in.get("/en/toetsen/").content.decode()

        assert "3 drafts in preparation" in html
        assert re.findall(r'<th scope="row" lang="nl">(.*?)</th>', html) == [
            "Begonnen", "Niet begonnen", "Onbekend",
        ]  # fmt: skip
        assert "3 things are missing" in html

    def test_leaves_out_what_is_published(self, draft, logged_in, publish):
        publish(draft)

        assert "No draft needs a check now." in logged_in.get("/en/toetsen/").content.decode()

    def test_costs_the_same_for_few_and_for_many(
        self, make_draft, save, logged_in, django_assert_max_num_queries
    ):
        for n in range(2):
            save(make_draft(f"Ontwerp {n}"), everything(), 0)
        with django_assert_max_num_queries(9) as few:
            logged_in.get("/toetsen/")
        for n in range(20):
            save(make_draft(f"Nog een {n}"), everything(), 0)
        with django_assert_max_num_queries(9) as many:
            logged_in.get("/toetsen/")

        assert len(few) == len(many)


class TestAccess:
    @pytest.mark.parametrize("place", ["/toetsen/", "/toetsen/poverty/{draft}/"])
    def test_is_for_who_logged_in(self, client, draft, place):
        place = place.format(draft=draft.pk)
        answer = client.get(place)

        assert answer.status_code == 302
        assert f"next={place}" in answer["Location"]

    @pytest.mark.parametrize("role", [Role.READER, Role.ADMINISTRATOR, Role.SOCIAL_WORKER])
    def test_is_for_who_runs_checks(self, client, draft, role):
        user = User.objects.create_user("bo@voorbeeldegem.example", name="Bo")
        Grant.objects.create(user=user, role=role, valid_from=TODAY)
        client.force_login(user)

        assert client.get(address(draft)).status_code == 403
        assert client.post(address(draft), posted(draft, summary="x")).status_code == 403
        assert not CheckRun.objects.exists()

    @pytest.mark.parametrize(
        "place",
        [
            "/toetsen/poverty/999/",
            "/toetsen/poverty/99999999999999999999999/",
            "/toetsen/parking/{draft}/",
            "/toetsen/poverty/besluit/999/",
            "/toetsen/poverty/besluit/99999999999999999999999/",
        ],
    )
    def test_says_when_there_is_no_such_page(self, logged_in, draft, place):
        assert logged_in.get(place.format(draft=draft.pk)).status_code == 404

    def test_asks_for_a_token(self, officer, draft):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(officer)

        assert strict.post(address(draft), posted(draft)).status_code == 403


class TestForm:
    def test_keeps_what_is_filled_in_for_a_part(self, draft, logged_in):
        answer = logged_in.post(
            address(draft),
            posted(
                draft, scan_income="2", scan_income_certainty="sure", scan_income_note="50 euro per maand"
            ),
        )
        run = CheckRun.objects.get()
        page = logged_in.get(address(draft)).content.decode()

        assert answer.status_code == 302
        assert run.answers == [
            {"question": "scan_income", "value": 2, "certainty": "sure", "note": "50 euro per maand"}
        ]
        assert (run.revision, run.judged_on) == (1, TODAY)
        assert ">\n50 euro per maand</textarea>" in page
        assert re.search(r'name="scan_income" value="2"[^>]* checked', page)

    def test_takes_no_certainty_for_a_guess(self, draft, logged_in):
        logged_in.post(address(draft), posted(draft, scan_work="0"))

        assert CheckRun.objects.get().answers[0]["certainty"] == "guess"

    def test_saves_and_computes_with_one_button(self, draft, logged_in, example_panel):
        answer = logged_in.post(address(draft), as_posted(draft, do="effects"), follow=True)
        run = CheckRun.objects.get()

        assert run.effects_on == START
        assert answer.redirect_chain[0][0].endswith("#effects")
        assert "The check has been complete since 10 July 2026." in answer.content.decode()
        assert "These households are made up" in answer.content.decode()

    def test_says_what_is_still_missing(self, draft, logged_in):
        logged_in.post(address(draft), as_posted(draft, outcome="negative", who_gains=""))
        html = logged_in.get(address(draft)).content.decode()

        assert '<a href="#q-who_gains">Question 2.1 is not answered yet.</a>' in html
        assert "The answers point to a good effect." in html
        assert "Say what was changed in the draft, or why nothing was changed." in html

    def test_keeps_the_answers_when_one_is_wrong(self, draft, logged_in):
        wrong = as_posted(
            draft, scan_work="3", heard_2_who="Buurthuis", heard_3_on="2027-01-01", heard_3_who="X"
        )
        answer = logged_in.post(address(draft), wrong)
        html = answer.content.decode()

        assert not CheckRun.objects.exists()
        assert "Nothing was saved yet" in html
        assert "3 is not one of the available choices" in html
        assert "Say on which day they were heard." in html
        assert "This day is still to come." in html
        assert 'value="Buurthuis"' in html
        assert re.search(r'name="scan_income" value="1"[^>]* checked', html)
        assert ">\nMeer mantelzorgers krijgen de toelage.</textarea>" in html
        summary = re.search(r'<ul class="plain" id="errors">(.*?)</ul>', html, flags=re.DOTALL)[1]
        listed = re.findall(r'<a href="#([\w-]+)">', summary)
        assert listed == ["q-scan_work", "id_heard_2_on", "id_heard_3_on"]
        assert all(f'id="{place}"' in html for place in listed)
        error = re.search(r'<p class="error" id="(id_heard_2_on_error)"', html)[1]
        assert re.search(rf'name="heard_2_on"[^>]*aria-describedby="{error}"', html)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("scan_work_note", "zonder antwoord"),
            ("summary", "x" * 5001),
            ("summary", "nul\0byte"),
            ("outcome", "fine"),
            ("heard_1_on", "2026-02-30"),
            ("heard_1_record", "alleen een verslag"),
            ("revision", "-1"),
        ],
    )
    def test_refuses(self, draft, logged_in, field, value):
        answer = logged_in.post(address(draft), posted(draft) | {field: value})

        assert answer.status_code == 200
        assert not CheckRun.objects.exists()

    def test_shows_a_script_as_text(self, draft, logged_in):
        logged_in.post(address(draft), posted(draft, summary="</textarea><script>alert(1)</script>"))

        assert "<script>alert" not in logged_in.get(address(draft)).content.decode()

    def test_costs_a_bounded_number_of_queries(
        self, draft, complete, logged_in, django_assert_max_num_queries
    ):
        complete(draft)
        with django_assert_max_num_queries(14):
            logged_in.get(address(draft))


class TestLocking:
    def test_refuses_to_overwrite_what_somebody_else_saved(self, draft, logged_in, save):
        save(draft, everything(summary="Van een ander"), 0)
        answer = logged_in.post(address(draft), posted(draft, summary="Van mij"))
        html = answer.content.decode()

        assert answer.status_code == 409
        assert CheckRun.objects.get().summary == "Van een ander"
        assert ">\nVan mij</textarea>" in html
        assert "Somebody else saved this check in the meantime." in html

        revision = int(re.search(r'name="revision" value="(\d+)"', html)[1])
        logged_in.post(address(draft), posted(draft, revision=revision, summary="Van mij"))
        assert CheckRun.objects.get().summary == "Van mij"

    def test_refuses_to_judge_a_draft_that_nobody_saw(self, draft, logged_in):
        seen = posted(draft, summary="Kort")
        draft.motivation = "Een andere reden"
        draft.save()
        answer = logged_in.post(address(draft), seen)
        html = answer.content.decode()

        assert answer.status_code == 409
        assert not CheckRun.objects.exists()
        assert "The draft changed while you were filling this in." in html
        assert posted(draft)["draft_hash"] in html

    def test_judges_the_draft_as_it_was_seen(self, draft, save):
        with pytest.raises(actions.DraftChanged, match=rf"draft {draft.pk} changed .* save again"):
            save(draft, everything(), 0, draft_hash="0" * 64)

        assert not CheckRun.objects.exists()

    @pytest.mark.parametrize("revision", [0, 2])
    def test_wants_the_very_revision(self, draft, save, revision):
        save(draft, everything(), 0)

        with pytest.raises(actions.RunChanged, match="at revision 1"):
            save(draft, everything(), revision)

    def test_leaves_a_published_decision_alone(self, draft, complete, publish, logged_in):
        run = complete(draft)
        publish(draft)

        with pytest.raises(actions.DraftPublished):
            actions.save_run(
                draft_id=draft.pk, check="poverty", filled=everything(), draft_hash=run.draft_hash,
                revision=run.revision, actor=None, now=run.changed_at, today=TODAY,
            )  # fmt: skip
        answer = logged_in.post(address(draft), posted(draft, revision=run.revision, summary="Anders"))
        assert answer.status_code == 302
        run.refresh_from_db()
        assert run.summary == everything().summary


class TestHistory:
    def test_tells_what_was_done_without_what_was_said(self, draft, complete):
        complete(draft)
        events = list(history.of(draft))
        told = [telling.TELLING[event.kind](event.payload) for event in events]

        assert [event.kind for event in events] == ["checks.effects_computed", "checks.saved"]
        assert "Vereniging" not in str([event.payload for event in events])
        assert told[0].startswith("The effect on households was computed for “Gezinnen van Voorbeeldegem”")
        assert told[1] == "The check is complete."
        assert history.first_break() is None

    def test_is_not_written_when_nothing_was_saved(self, draft, save):
        with pytest.raises(actions.RunChanged):
            save(draft, everything(), 7)

        assert not history.of(draft).exists()
