"""Two stored versions compared: by permanent numbers first, and by words for the rest."""

from __future__ import annotations

from datetime import timedelta

import pytest

from akkoord.agreement import reader
from akkoord.web.agreement import actions, comparing, stored, storing
from akkoord.web.agreement.models import Change, Comparison, Lineage, PromiseText, Version
from akkoord.web.jobs.models import Job
from floors import town as voorbeeldegem

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

LATER = voorbeeldegem.NOW + timedelta(days=300)


def read(*texts):
    """Return what the reader finds in these promises, each with a short id."""
    found = reader.read("# Akkoord\n\n## Wonen\n\n" + "".join(f"- {text}\n" for text in texts)).promises
    return [storing.row(promise) | {"id": f"1.{n}"} for n, promise in enumerate(found, start=1)]


def version(*texts, title="Akkoord", continues=None, descents=(), term=None, published=True, now=LATER):
    made = actions.store_version(
        title=title,
        rows=read(*texts),
        term=term,
        continues=continues,
        descents=descents,
        actor=None,
        now=now,
    )
    return actions.publish(version_id=made.pk, actor=None, now=now) if published else made


def compared(old, new):
    """Return what became of each promise: its kind, and the numbers in both."""
    comparison = comparing.compare(old_id=old.pk, new_id=new.pk, now=LATER)
    return [
        (change.kind, change.old and change.old.promise.number, change.new and change.new.promise.number)
        for change in comparison.changes.select_related("old__promise", "new__promise")
    ]


class TestStored:
    def test_gives_the_rows_back_as_they_were_stored(self):
        rows = voorbeeldegem.rows()
        rows[4] |= {
            "trends": [{"direction": "up", "text": "meer"}],
            "conditions": [{"text": "waar mogelijk", "kind": "feasibility"}],
            "verb_class": "deliver",
            "actors": ["De Lijn", "VDAB"],
            "places": ["Molenhoek"],
            "cross_refs": [{"text": "wonen", "id": "1.2"}, {"text": "elders", "id": None}],
            "sdgs": [{"goal": 11, "because": "woning"}, {"goal": 1, "because": "betaalbaar"}],
            "repeats": ["h1.1"],
            "conflicts": [{"id": "1.2.2", "note": '"a" | "b"'}],
            "parts": ["Wij bouwen", "wij verbouwen"],
            "flags": [{"code": "several_promises", "because": "Wij bouwen"}],
            "page": 3,
        }
        rows[6]["nested_under"] = "1.2.2"
        made = voorbeeldegem.publish(rows)
        numbers = {own["id"]: str(number) for number, own in enumerate(rows, start=1)}

        (back,) = [own for own in stored.rows(made) if own["id"] == "5"]

        given = rows[4] | {
            "id": "5",
            "parent": numbers["1.2"],
            "nested_under": None,
            "cross_refs": [{"text": "wonen", "id": numbers["1.2"]}, {"text": "elders", "id": None}],
            "repeats": [numbers["h1.1"]],
            "conflicts": [{"id": numbers["1.2.2"], "note": '"a" | "b"'}],
        }
        assert back == given
        assert stored.rows(made)[6]["nested_under"] == numbers["1.2.2"]

    def test_is_what_a_version_is_made_of(self):
        """Rows of a stored version make the same version again, numbers aside."""
        first = voorbeeldegem.publish(voorbeeldegem.rows())
        again = voorbeeldegem.publish(stored.rows(first))

        assert [own.text for own in stored.agreement(again).promises] == [
            own.text for own in stored.agreement(first).promises
        ]
        assert (
            storing.row(stored.agreement(first).promises[4])["targets"] == voorbeeldegem.rows()[4]["targets"]
        )

    def test_costs_as_many_queries_with_many_promises(self, django_assert_num_queries):
        made = voorbeeldegem.publish(list(voorbeeldegem.many_rows(300)))

        with django_assert_num_queries(5):
            assert len(stored.rows(made)) == 300


class TestComparing:
    def test_tells_what_became_of_each_promise(self):
        old = version("Er komen 500 bomen.", "Het zwembad gaat open.")
        new = version("Er komen 600 bomen.", "De bibliotheek krijgt een tuin.", continues={"1.1": 1})

        assert compared(old, new) == [("sharpened", 1, 1), ("dropped", 2, None), ("new", None, 3)]

    def test_holds_a_promise_with_the_same_number_for_the_same(self):
        """Its words are now those of another promise: people said that it goes on."""
        old = version("Er komen 500 bomen.", "Het zwembad gaat open.")
        new = version("Zwemmen kan elke dag.", "Er komen 500 bomen.", continues={"1.1": 2, "1.2": 1})

        assert compared(old, new) == [("reworded", 2, 2), ("kept", 1, 1)]

    def test_finds_by_its_words_what_has_another_number(self):
        old = version("Er komen 500 bomen.")
        new = version("Er komen 600 bomen.")

        assert compared(old, new) == [("sharpened", 1, 2)]

    def test_follows_a_split_and_a_merge(self):
        old = version("Wij bouwen een bad en een hal.", "Er komt gras.", "Er komt riet.")
        new = version(
            "Er wordt gezwommen.",
            "Er wordt gesport.",
            "Alles wordt groen.",
            descents=[
                actions.Descent(1, "1.1", Lineage.Kind.SPLIT),
                actions.Descent(1, "1.2", Lineage.Kind.SPLIT),
                actions.Descent(2, "1.3", Lineage.Kind.MERGE),
                actions.Descent(3, "1.3", Lineage.Kind.MERGE),
            ],
        )

        pairs = {(old, new) for _, old, new in compared(old, new)}

        assert pairs == {(1, 4), (1, 5), (2, 6), (3, 6)}

    def test_follows_a_split_through_a_version_between(self):
        first = version("Wij bouwen een bad.")
        second = version("Iedereen zwemt.", descents=[actions.Descent(1, "1.1", Lineage.Kind.SPLIT)])
        third = version("De hal blijft.", descents=[actions.Descent(2, "1.1", Lineage.Kind.SPLIT)])

        assert [(old, new) for _, old, new in compared(first, third)] == [(1, 3)]
        assert second.texts.get().promise.number == 2

    def test_does_not_follow_what_only_another_draft_says(self):
        old = version("Wij bouwen een bad.")
        new = version("De hal blijft.")
        Lineage.objects.create(
            ancestor=old.texts.get().promise,
            descendant=new.texts.get().promise,
            version=version("Een ontwerp.", published=False),
            kind="split",
        )

        assert [kind for kind, *_ in compared(old, new)] == ["dropped", "new"]

    def test_twice_keeps_the_same_once(self):
        old, new = version("Er komen 500 bomen."), version("Er komen 600 bomen.")

        assert compared(old, new) == compared(old, new)
        assert Comparison.objects.count() == 1
        assert Change.objects.count() == 1

    def test_keeps_the_reasons(self):
        old, new = version("Er komen 500 bomen."), version("Wij onderzoeken of er 500 bomen komen.")
        compared(old, new)

        assert "change.only.investigate" in [reason["code"] for reason in Change.objects.get().because]

    def test_weighs_dates_by_their_place_in_the_term(self):
        """The last year of one term is as far away as the last year of the next."""
        old, new = "Tegen 2030 is er een park.", "Tegen 2036 is er een park."

        assert compared(
            version(old, term=(2025, 2030)), version(new, term=(2031, 2036), continues={"1.1": 1})
        ) == [("reworded", 1, 1)]
        assert compared(version(old), version(new)) == [("weakened", 2, 3)]

    def test_of_a_version_with_itself_or_one_that_is_not_there_is_refused(self):
        own = version("Er komen 500 bomen.")

        with pytest.raises(comparing.ComparedWithItself, match="'Akkoord' was to be compared with itself"):
            comparing.compare(old_id=own.pk, new_id=own.pk, now=LATER)
        with pytest.raises(comparing.ComparedWithItself, match="choose another"):
            comparing.ask(old=own, new=own, owner=None, now=LATER)
        with pytest.raises(comparing.VersionGone, match="there is no version 404"):
            comparing.compare(old_id=own.pk, new_id=404, now=LATER)

    def test_needs_a_query_per_thousand_promises_and_not_per_promise(self, django_assert_max_num_queries):
        old = voorbeeldegem.publish(list(voorbeeldegem.many_rows(400)))
        new = voorbeeldegem.publish(list(voorbeeldegem.many_rows(400)))

        # Of SQLite each insert holds some hundred rows.
        with django_assert_max_num_queries(30):
            comparing.compare(old_id=old.pk, new_id=new.pk, now=LATER)


class TestJob:
    def test_starts_when_a_version_is_published_for_those_before_it(self):
        versions = [version(f"Er komen {n} bomen.", now=LATER + timedelta(days=n)) for n in range(8)]
        asked = [(job.arguments["old"], job.arguments["new"]) for job in Job.objects.order_by("pk")]
        of_last = [old for old, new in asked if new == versions[-1].pk]

        assert of_last == [one.pk for one in versions[-2:-7:-1]]
        assert {job.kind for job in Job.objects.all()} == {"agreement.compare"}

    def test_puts_an_older_term_first_whenever_it_was_published(self):
        newer = version("Er komen 500 bomen.", term=(2031, 2036))
        older = version("Er komen 300 bomen.", term=(2025, 2030), now=LATER + timedelta(days=1))

        assert Job.objects.get().arguments == {"old": older.pk, "new": newer.pk}

    def test_is_asked_once_while_it_is_under_way(self):
        old, new = version("Er komen 500 bomen."), version("Er komen 600 bomen.")
        (first,) = Job.objects.all()

        assert comparing.ask(old=old, new=new, owner=None, now=LATER) == first
        assert comparing.ask(old=new, new=old, owner=None, now=LATER) != first

    def test_compares_and_says_how_many_lines_it_made(self, fake_progress):
        old, new = version("Er komen 500 bomen."), version("Er komen 600 bomen.")

        said = comparing.work(fake_progress, old=old.pk, new=new.pk)

        assert (said.code, said.values) == ("comparison.made", {"count": 1})
        assert fake_progress.told == [(0, 3), (1, 3), (2, 3), (3, 3)]
        assert Comparison.objects.get().old == old

    def test_a_second_time_changes_nothing(self, fake_progress):
        old, new = version("Er komen 500 bomen."), version("Er komen 600 bomen.")

        for _ in range(2):
            comparing.work(fake_progress, old=old.pk, new=new.pk)

        assert (Comparison.objects.count(), Change.objects.count()) == (1, 1)
        assert (Version.objects.count(), PromiseText.objects.count()) == (2, 2)


@pytest.fixture
def fake_progress():
    class Told:
        def __init__(self):
            self.told = []

        def report(self, done, total):
            self.told.append((done, total))

    return Told()
