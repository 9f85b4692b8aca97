"""The states of the Genk example: each from a public source, about a promise that matters most."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from akkoord.followup.stages import STAGES
from akkoord.web.agreement.models import Promise
from akkoord.web.examples.genk import data, states
from akkoord.web.examples.genk.load import promises
from akkoord.web.followup import actions, queries
from akkoord.web.followup.models import Status

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)

REFERENCES = ("rights.md", "energy-housing-fairness.md", "governance.md")
STARRED = re.compile(r"^\| \d+ \| ★ [^|]*\|[^|]*\| ([\d, -]+) \|", re.MULTILINE)


@pytest.fixture(scope="module")
def rows():
    return {row["id"]: row for row in data.read()}


def starred_lines(text):
    """Return the lines of the agreement that the starred rows of a table of systems name."""
    for lines in STARRED.findall(text):
        for span in lines.split(","):
            first, _, last = span.strip().partition("-")
            yield from range(int(first), int(last or first) + 1)


class TestRead:
    def test_names_each_promise_once_by_its_id_and_its_words(self, rows):
        found = states.read()

        assert [state.words for state in found] == [rows[state.id]["text"] for state in found]
        assert len({state.id for state in found}) == len(found) > 0

    def test_proves_each_stage_by_an_address_that_was_seen_since(self):
        found = states.read()

        assert {state.proof.kind for state in found} == {"address"}
        assert [state.id for state in found if "address" not in STAGES[state.stage].accepts] == []
        assert [state.id for state in found if not state.true_on <= state.proof.seen_on] == []

    def test_takes_addresses_from_the_sources_that_were_kept(self, shared):
        kept = "".join(shared(f"../reference/{name}").read_text(encoding="utf-8") for name in REFERENCES)

        assert [state.proof.reference for state in states.read() if state.proof.reference not in kept] == []

    def test_speaks_of_starred_promises_only(self, shared, rows):
        starred = set(starred_lines(shared("../reference/systems.md").read_text(encoding="utf-8")))

        assert len(starred) > 50
        assert [state.id for state in states.read() if rows[state.id]["line_start"] not in starred] == []


@pytest.mark.django_db
class TestRecord:
    def test_leaves_every_other_promise_without_information(self):
        version = promises(now=NOW)
        states.record(version, now=NOW)
        texts = {text.promise_id: text.text for text in version.texts.all()}
        known = queries.standings(texts.keys(), true_on=NOW.date(), known_on=NOW.date())

        assert {texts[pk]: (one.stage.code, one.since, one.is_claimed) for pk, one in known.items()} == {
            state.words: (state.stage, state.true_on, False) for state in states.read()
        }

    def test_leaves_alone_what_staff_recorded_on(self):
        version, later = promises(now=NOW), NOW + timedelta(days=1)
        states.record(version, now=NOW)
        promise = Promise.objects.get(statuses__pk=Status.objects.order_by("pk").first().pk)
        actions.record_status(
            promise_id=promise.pk, stage="dropped", true_on=later.date(), actor=None, now=later
        )
        states.record(version, now=later)

        assert promise.statuses.count() == 2
