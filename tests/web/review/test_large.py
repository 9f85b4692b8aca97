"""A page of a review stays a page, whatever was read or is typed."""

import pytest

from akkoord.web.review.models import Item, Review
from web.review.conftest import Bench, bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

MOST_BYTES, MOST_QUERIES = 100_000, 30
TIMES = 200


def _repeated():
    """Repeat what was read until there are more than ten thousand lines."""
    review = bring_in()
    items, count = list(review.items.all()), len(review.lines)
    for time in range(1, TIMES):
        for item in items:
            item.pk, item.parent, item.nested_under = None, None, None
            item.position += len(items)
            item.line_start, item.line_end = item.line_start + count, item.line_end + count
            item.doubt = time % 3 * 30
        Item.objects.bulk_create(items, 500)
    review.lines = review.lines * TIMES
    review.save()
    return review


@pytest.fixture(scope="module")
def long_review(kept_for_a_module):
    with kept_for_a_module(_repeated) as review:
        yield review


class TestALongDocument:
    def test_costs_no_more_than_a_page(self, client, coordinator, long_review, django_assert_max_num_queries):
        bench = Bench(client, long_review)
        middle = Item.objects.filter(review=long_review).order_by("position")[4_000]
        ways = [{}, {"belofte": middle.pk, "toon": "all"}, {"regel": 5_000, "volgorde": "text"}]
        for query in [way | {"toon": shown} for way in ways for shown in ("open", "all", "no_promise")]:
            with django_assert_max_num_queries(MOST_QUERIES):
                answer = bench.opens(**query)
            assert len(answer.content) < MOST_BYTES, query

        assert len(long_review.lines) >= 10_000

    def test_is_published_from_a_page_like_any_other(
        self, client, coordinator, long_review, django_assert_max_num_queries
    ):
        with django_assert_max_num_queries(MOST_QUERIES):
            answer = client.get(Bench(client, long_review).address("publish"))

        assert len(answer.content) < MOST_BYTES


class TestHugeText:
    def test_in_one_line_leaves_the_page_small(self, client, coordinator):
        review = bring_in(("STAD\n\n- Wij planten 500 bomen.\n\n" + "x" * 3_000_000 + "\n").encode())

        assert len(Bench(client, review).opens(regel=5).content) < MOST_BYTES

    def test_in_a_promise_of_many_lines_leaves_the_page_small(self, bench):
        bench.steps("add", line_start=1, line_end=len(bench.review.lines), text="Alles.", level="action")
        Review.objects.update(lines=[f"Regel {number} van de tekst" for number in range(1, 10_001)])
        item = bench.item("Alles.")
        Item.objects.filter(pk=item.pk).update(line_end=10_000)

        assert len(bench.opens(item).content) < MOST_BYTES

    def test_that_is_typed_is_refused_and_kept(self, bench):
        answer = bench.steps("edit", bench.item(), text="Er komt groen. " * 1_000)

        assert answer.status_code == 422
        assert "Er komt groen. Er komt groen." in answer.text
        assert bench.item().revision == 1
