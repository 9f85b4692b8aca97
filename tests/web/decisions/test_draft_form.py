"""The form of a draft: reads what people type, keeps it when something is wrong, works without JavaScript."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from akkoord.web.agreement.models import PromiseText
from akkoord.web.decisions import actions, queries, reforms
from akkoord.web.decisions.content import Content, ReformLine
from akkoord.web.decisions.fields import AmountField, NumbersField
from akkoord.web.decisions.models import Draft

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
NEW = "/besluiten/ontwerpen/nieuw/"
ALLOWANCE = "voorbeeldegem.mantelzorgtoelage/allowance_cents_per_month"
COUNTS = "voorbeeldegem.mantelzorgtoelage/care_budget_counts"


class TestAmountField:
    @pytest.mark.parametrize(
        ("typed", "cents"),
        [
            ("12.500,50", 1_250_050), ("€ 50", 5000), ("0", 0), ("45 000 euro", 4_500_000), (" 7,5 ", 750),
            ("", None), ("  ", None),
        ],
    )  # fmt: skip
    def test_reads_what_people_type(self, typed, cents):
        assert AmountField().clean(typed) == cents

    @pytest.mark.parametrize(
        "typed",
        ["12.50", "-5", "1,234.56", "tien", "1e6", "12,505", "9" * 29, "5\0", "٣", "1..000", "NaN"],
    )
    def test_refuses_what_is_no_amount(self, typed):
        with pytest.raises(ValidationError):
            AmountField().clean(typed)

    @pytest.mark.parametrize("cents", [0, 5, 750, 1_250_050])
    def test_shows_an_amount_as_it_is_typed(self, cents):
        field = AmountField()

        assert field.clean(field.prepare_value(cents)) == cents


class TestNumbersField:
    @pytest.mark.parametrize(
        ("typed", "numbers"), [("7, 12 en 3", [7, 12, 3]), ("", []), ("7;8\n9", [7, 8, 9])]
    )
    def test_reads_numbers(self, typed, numbers):
        assert NumbersField().clean(typed) == numbers


class TestRead:
    @pytest.mark.parametrize(
        ("typed", "key", "value"),
        [
            ("60", ALLOWANCE, 6000),
            ("1.000,5", ALLOWANCE, 100_050),
            ("ja", COUNTS, True),
            ("No", COUNTS, False),
        ],
    )
    def test_reads_a_value_of_the_kind_of_its_figure(self, typed, key, value):
        assert reforms.read(typed, key) is value or reforms.read(typed, key) == value

    @pytest.mark.parametrize(("typed", "key"), [("ja", ALLOWANCE), ("1", COUNTS), ("", COUNTS)])
    def test_refuses_a_value_of_another_kind(self, typed, key):
        with pytest.raises(reforms.NotThatKind):
            reforms.read(typed, key)


class TestNewDraft:
    def test_is_kept_with_all_its_parts(self, coordinator, promises):
        answer = coordinator.post(
            NEW,
            {
                "title": "Meer toelage",
                "description": "De toelage stijgt.",
                "article_1": "De toelage wordt 60 euro.",
                "article_2": " ",
                "article_9": "Dit geldt vanaf 2027.",
                "chosen": ["2"],
                "numbers": "1, 2",
                "changes_any": "yes",
                "changes": ["right"],
                "touches_households": "yes",
                "is_of_college": "",
                "amount_cents": "12.500,50",
                "reform-2-figure": ALLOWANCE,
                "reform-2-value": "60",
                "reform-2-valid_from": "2027-01-01",
            },
        )

        draft = queries.draft(Draft.objects.get().pk)
        assert answer["Location"] == draft.get_absolute_url()
        assert [article.text for article in draft.articles.all()] == [
            "De toelage wordt 60 euro.",
            "Dit geldt vanaf 2027.",
        ]
        assert [promise.number for promise in draft.promises.all()] == [1, 2]
        assert (draft.changes, draft.touches_households, draft.is_of_college) == (["right"], True, None)
        assert draft.amount_cents == 1_250_050
        assert [(reform.value, reform.valid_from) for reform in draft.reforms.all()] == [
            (6000, date(2027, 1, 1))
        ]

    def test_begins_with_the_body_of_the_last_one(self, coordinator, make_draft):
        make_draft(body_name="College", body_uri="https://stad.example/id/college")
        make_draft("Zonder bestuur")
        form = coordinator.get(NEW).context["form"]

        assert (form["body_name"].value(), form["body_uri"].value()) == (
            "College",
            "https://stad.example/id/college",
        )

    def test_needs_no_more_than_a_title(self, coordinator):
        coordinator.post(NEW, {"title": "Fietspad"})

        draft = Draft.objects.get()
        assert (draft.changes, draft.amount_cents, draft.touches_households) == (None, None, None)

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"title": ""}, "is verplicht"),
            ({"amount_cents": "12.50"}, "is geen bedrag"),
            ({"amount_cents": "-5"}, "kleiner dan nul"),
            ({"numbers": "1, zeven"}, "“zeven” is geen nummer"),
            ({"numbers": "1, 999"}, "Er is geen belofte 999"),
            ({"body_uri": "javascript:alert(1)"}, "is geen webadres"),
            ({"changes_any": "yes"}, "Zeg wat het wijzigt"),
            ({"changes": ["tariff"]}, "Antwoord “Ja”"),
            ({"description": "a\x01b"}, "U+0001"),
            ({"article_3": "a\0b"}, "nul"),
            ({"session_on": "31 februari"}, "geldige datum"),
            ({"reform-1-value": "60"}, "Kies het cijfer"),
            ({"reform-1-figure": ALLOWANCE}, "Geef de nieuwe waarde"),
            (
                {"reform-1-figure": ALLOWANCE, "reform-1-value": "veel", "reform-1-valid_from": "2027-01-01"},
                "is geen bedrag",
            ),
            ({"reform-1-figure": "elders.recht/x", "reform-1-value": "1"}, "geldige keuze"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, coordinator, promises, given, expected):
        typed = {"title": "Fietspad", "motivation": "Lang getypt & gedacht"}

        answer = coordinator.post(NEW, typed | given)

        assert answer.status_code == 422
        assert expected.casefold() in answer.content.decode().casefold()
        assert "Lang getypt &amp; gedacht" in answer.content.decode()
        assert not Draft.objects.exists()

    def test_ties_an_error_to_its_field(self, coordinator):
        answer = coordinator.post(NEW, {"title": "Fietspad", "amount_cents": "12.50"}).content.decode()

        assert 'aria-describedby="id_amount_cents_helptext id_amount_cents_error"' in answer
        assert 'id="id_amount_cents_error"' in answer

    def test_holds_no_script_that_somebody_typed(self, coordinator):
        answer = coordinator.post(NEW, {"title": "<script>alert(1)</script>", "numbers": "<i>x"})

        assert "<script>alert" not in answer.content.decode()
        assert "<i>" not in answer.content.decode()


class TestLook:
    def test_offers_promises_that_resemble_the_text_and_saves_nothing(self, coordinator, promises):
        answer = coordinator.post(
            NEW, {"title": "Aanleg fietspad", "amount_cents": "fout", "chosen": ["3"], "look": "1"}
        )

        shown = answer.content.decode()
        assert "Meer veilige fietspaden naar school" in shown
        assert 'value="3" id="id_chosen_0" checked' in shown
        assert 'value="fout"' in shown
        assert "is geen bedrag" not in shown
        assert not Draft.objects.exists()

    @pytest.mark.parametrize(("words", "found"), [("SPEELPLEIN", 3), ("2", 2), ("mantelzorg omhoog", 2)])
    def test_finds_by_word_and_by_number(self, coordinator, promises, words, found):
        answer = coordinator.post(NEW, {"look_for": words, "look": "1"}).content.decode()

        assert f'name="chosen" value="{found}"' in answer
        assert answer.count('name="chosen"') == 1

    @pytest.mark.parametrize("words", ["\0", "9" * 50, "²", "\x01 fiets"])
    def test_stands_up_to_strange_words(self, coordinator, promises, words):
        given = {"title": words, "look_for": words, "chosen": [words], "look": "1"}

        assert coordinator.post(NEW, given).status_code == 200

    def test_offers_nothing_before_there_is_an_agreement(self, coordinator):
        answer = coordinator.post(NEW, {"title": "Fietspad", "look": "1"})

        assert 'name="chosen"' not in answer.content.decode()


class TestChangeDraft:
    def test_begins_with_what_is_stored(self, coordinator, make_draft, promises):
        draft = make_draft(
            articles=tuple(f"Inhoud {number}" for number in range(5)),
            promises=(promises[2].pk,),
            changes=("tariff",),
            touches_households=False,
            amount_cents=1_250_050,
            reforms=(
                ReformLine("voorbeeldegem.mantelzorgtoelage", "care_budget_counts", True, date(2027, 1, 1)),
            ),
        )

        shown = coordinator.get(f"{draft.get_absolute_url()}wijzigen/").content.decode()

        assert "Inhoud 4" in shown
        assert 'value="12.500,50"' in shown
        assert 'name="reform-1-value" value="ja"' in shown
        assert 'value="3" id="id_chosen_0" checked' in shown
        assert 'name="touches_households" value="no" id="id_touches_households_1" checked' in shown
        assert 'name="is_of_college" value="" id="id_is_of_college_2" checked' in shown

    def test_saved_as_it_was_opened_changes_only_the_revision(self, coordinator, make_draft, promises):
        draft = make_draft(articles=("Eén",), promises=(promises[0].pk,), changes=(), amount_cents=0)
        address = f"{draft.get_absolute_url()}wijzigen/"
        form = coordinator.get(address).context["form"]
        given = {
            field.html_name: field.value()
            for part in (form, *form.reforms)
            for field in part
            if field.value()
        }

        coordinator.post(address, given)

        kept = queries.draft(draft.pk)
        assert (kept.revision, kept.changes, kept.amount_cents) == (2, [], 0)
        assert [article.text for article in kept.articles.all()] == ["Eén"]
        assert list(kept.promises.all()) == [promises[0]]

    def test_keeps_what_was_typed_when_somebody_came_between(self, coordinator, make_draft):
        draft = make_draft()
        address = f"{draft.get_absolute_url()}wijzigen/"
        actions.change_draft(draft_id=draft.pk, revision=1, content=Content("Van An"), actor=None, now=NOW)

        refused = coordinator.post(address, {"title": "Van Bo", "revision": 1})

        shown = refused.content.decode()
        assert "1 september 2026 om 12:00" in shown
        assert 'value="Van Bo"' in shown
        assert Draft.objects.get().title == "Van An"
        # Told of it, the person decides; the form now knows the revision that it replaces.
        assert 'name="revision" value="2"' in shown
        coordinator.post(address, {"title": "Van Bo", "revision": 2})
        assert Draft.objects.get().title == "Van Bo"

    def test_keeps_a_promise_that_the_agreement_has_no_more(self, coordinator, make_draft, promises):
        draft = make_draft(promises=(promises[0].pk,))
        PromiseText.objects.filter(promise=promises[0]).delete()
        address = f"{draft.get_absolute_url()}wijzigen/"

        assert "1. niet meer in het akkoord" in coordinator.get(address).content.decode()
        coordinator.post(address, {"title": "Fietspad", "revision": 1, "chosen": ["1"]})

        assert list(draft.promises.all()) == [promises[0]]

    def test_is_closed_once_it_is_published(self, coordinator, publish):
        decision = publish()

        answer = coordinator.post(
            f"{decision.draft.get_absolute_url()}wijzigen/", {"title": "Anders", "revision": 1}, follow=True
        )

        assert "verandert niet meer" in answer.content.decode()
        assert Draft.objects.get().title == "Aanleg fietspad Dorpsstraat"
