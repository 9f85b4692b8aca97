"""A step costs the same in a short review and in a long one: it looks at what it is about."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akkoord.web.review import actions
from akkoord.web.review.models import Review
from web.review.conftest import Desk, bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

SHORT = "STAD\n\n- **Meer groen.**\n" + "".join(f" - Er komt park {n} in wijk {n} bij.\n" for n in range(8))
LONG = SHORT + "".join(
    f"\n- **Doel {goal} van de stad.**\n" + "".join(f" - Er komt plein {goal}.{n} bij.\n" for n in range(10))
    for goal in range(40)
)

STEPS = {
    "accept": (actions.accept, {}),
    "mark_no_promise": (actions.mark_no_promise, {}),
    "edit": (actions.edit, {"text": "Er komen 500 bomen tegen 2029."}),
    "change_level": (actions.change_level, {"level": "nested"}),
    "retitle": (actions.retitle, {"domain": "Zorg", "theme": "", "subtheme": ""}),
    "reparent": (actions.reparent, {"parent_id": None}),
    "split": (actions.split, {"pieces": ["Er komt een park.", "Er komt een bos."]}),
}


def queries(desk, action, words="", **more):
    with CaptureQueriesContext(connection) as captured:
        desk.does(action, words, **more)
    return captured.captured_queries


@pytest.fixture(scope="module", params=[SHORT, LONG], ids=["short", "long"])
def read(request, kept_for_a_module):
    with kept_for_a_module(lambda: bring_in(request.param.encode())) as review:
        yield review


@pytest.fixture
def own(read, an):
    return Desk(Review.objects.get(pk=read.pk), an)


class TestStep:
    @pytest.mark.parametrize("name", STEPS)
    def test_costs_a_fixed_number_of_queries(self, own, name):
        action, more = STEPS[name]

        assert len(queries(own, action, "park 3 ", **more)) <= 10

    def test_that_merges_or_adds_costs_a_fixed_number_of_queries(self, own):
        other = own.item("park 4 ")

        assert len(queries(own, actions.merge, "park 3 ", other_id=other.pk, other_seen=1)) <= 11
        assert len(queries(own, actions.add, line_start=4, line_end=4, text="Er komt een bad.")) <= 11

    def test_that_is_taken_back_costs_a_fixed_number_of_queries(self, own):
        own.does(actions.split, "park 3 ", pieces=["Er komt een park.", "Er komt een bos."])

        assert len(queries(own, actions.undo)) <= 11
        assert len(queries(own, actions.redo)) <= 11

    def test_leaves_the_lines_of_the_document_unread(self, own):
        asked = queries(own, actions.accept, "park 3 ")

        assert not [query["sql"] for query in asked if '"review_review"."lines"' in query["sql"]]

    def test_that_accepts_all_is_told_to_the_database_once(self, own):
        asked = queries(own, actions.accept_rest, most_doubt=100)

        assert len([query for query in asked if query["sql"].startswith("UPDATE")]) == 2
        assert set(own.review.items.values_list("state", "revision")) == {("accepted", 2)}
