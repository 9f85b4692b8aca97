"""Drafts: kept whole, changed by one person at a time, checked before they are stored."""

from datetime import UTC, date, datetime, timedelta

import pytest

from akkoord.decisions.model import NotAnAddress, NotText
from akkoord.rights.catalogue import NoSuchRight
from akkoord.rights.overlay import UnknownFigure, WrongValue
from akkoord.web.decisions import actions, content, queries
from akkoord.web.decisions.content import Content, ReformLine
from akkoord.web.decisions.models import Draft, judged_part
from akkoord.web.decisions.sentences import said
from akkoord.web.history import queries as history

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
RIGHT = "voorbeeldegem.mantelzorgtoelage"


def reform(figure="allowance_cents_per_month", value=6000, **parts):
    return ReformLine(parts.pop("right_id", RIGHT), figure, value, date(2027, 1, 1), **parts)


def change(draft, revision, now=NOW, **parts):
    return actions.change_draft(
        draft_id=draft.pk, revision=revision, content=Content(**parts), actor=None, now=now
    )


class TestMakeDraft:
    @pytest.mark.parametrize("day", [content.FIRST_DAY - timedelta(1), content.LAST_DAY + timedelta(1)])
    def test_refuses_a_day_further_away_than_a_decision_reaches(self, make_draft, day):
        with pytest.raises(content.DayTooFar, match=f"{day} cannot be meant: choose a day from"):
            make_draft(session_on=day)
        assert not Draft.objects.exists()

    def test_refuses_a_figure_that_no_law_gives(self, make_draft):
        make_draft(reforms=(reform(value=content.LARGEST_FIGURE),))

        with pytest.raises(content.FigureTooLarge, match=r"'allowance_cents_per_month' cannot become \d+"):
            make_draft(reforms=(reform(value=content.LARGEST_FIGURE + 1),))

    def test_keeps_all_that_was_written(self, make_draft, promises):
        draft = make_draft(
            "  Meer   toelage ",
            description="Kort.",
            articles=("Eerste", "  ", "Tweede"),
            promises=(promises[1].pk, promises[0].pk),
            changes=("right", "support"),
            touches_households=True,
            amount_cents=0,
            reforms=(reform(),),
        )

        kept = judged_part(queries.draft(draft.pk))

        assert kept["title"] == "Meer toelage"
        assert kept["articles"] == ["Eerste", "Tweede"]
        assert kept["changes"] == ["support", "right"]
        assert (kept["touches_households"], kept["amount_cents"], kept["is_of_college"]) == (True, 0, None)
        assert kept["reforms"][0]["value"] == 6000
        assert [line.number for line in queries.promise_lines(draft)] == [1, 2]

    def test_leaves_an_event_without_its_title(self, make_draft):
        draft = make_draft("Aanstelling van Jan Peeters")

        (event,) = history.of(draft)

        assert event.kind == "decisions.draft_made"
        assert "Peeters" not in str(event.payload)

    @pytest.mark.parametrize(
        ("parts", "error"),
        [
            ({"title": " \n "}, content.NoTitle),
            ({"title": "x" * 301}, content.TooLong),
            ({"title": "a\0b"}, NotText),
            ({"articles": ("ok", "a\x01")}, NotText),
            ({"articles": ("x",) * 13}, content.TooMany),
            ({"body_uri": "javascript:alert(1)"}, NotAnAddress),
            ({"changes": ("weather",)}, content.UnknownChange),
            ({"amount_cents": -1}, content.WrongSize),
            ({"amount_cents": 10**15}, content.WrongSize),
            ({"promises": (999_999,)}, content.NoSuchPromise),
            ({"reforms": (reform(right_id="elders.toelage"),)}, NoSuchRight),
            ({"reforms": (reform("height_cm"),)}, UnknownFigure),
            ({"reforms": (reform("care_budget_counts", 3),)}, WrongValue),
            ({"reforms": (reform(), reform(value=7000))}, content.TwiceOnOneDay),
            ({"reforms": (reform(vouched_until=date(2026, 1, 1)),)}, content.EndsBeforeItBegins),
        ],
    )
    def test_refuses_what_cannot_be_meant_and_says_so_in_both_languages(self, make_draft, parts, error):
        with pytest.raises(error) as refused:
            make_draft(**parts)

        assert said(refused.value, "nl")
        assert said(refused.value, "en")
        assert not Draft.objects.exists()


class TestChangeDraft:
    def test_replaces_what_the_draft_holds(self, make_draft):
        draft = make_draft(articles=("Oud", "Ouder"), reforms=(reform(),))

        change(draft, 1, title="Nieuw", articles=("Nieuw",))

        kept = queries.draft(draft.pk)
        assert (kept.title, kept.revision) == ("Nieuw", 2)
        assert [article.text for article in kept.articles.all()] == ["Nieuw"]
        assert not kept.reforms.exists()
        assert [event.kind for event in history.of(draft)] == [
            "decisions.draft_made",
            "decisions.draft_changed",
        ]

    def test_is_refused_to_the_second_of_two_who_opened_the_same_revision(self, make_draft):
        draft = make_draft()
        # 10:30 in UTC is 12:30 in Brussels in summer.
        change(draft, 1, now=NOW + timedelta(minutes=30), title="Van An")

        with pytest.raises(actions.ChangedMeanwhile) as refused:
            change(draft, 1, title="Van Bo")

        assert "1 september 2026 om 12:30" in said(refused.value, "nl")
        assert Draft.objects.get().title == "Van An"

    def test_is_refused_once_it_is_published(self, publish):
        decision = publish()

        with pytest.raises(actions.AlreadyPublished, match="2026-09-01"):
            change(decision.draft, 1, title="Anders")
