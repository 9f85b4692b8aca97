"""How many keys a review takes: counted in a real browser for each kind of doubt, and from there for Genk."""

import pytest
from playwright.sync_api import expect

from akkoord.agreement import doubts
from akkoord.web.review.models import Item
from bench import review as strokes
from web.review.conftest import bring_in
from web.review.test_in_a_browser import typist  # noqa: F401 - a fixture

SEVERAL = "We richten een meldpunt op, we plaatsen twintig bankjes en we controleren de speeltuinen."
LONG = "De stad plant bomen langs alle wegen en pleinen en doet dat elk jaar in elke wijk met alle buren."
OTHERS = ["statement", "damaged_text", "very_short", "label_only", "in_prose", "reference_unresolved"]
TEXT = "\n".join(
    [
        "STAD\n\nGROENE STAD\n\n- **Elke straat krijgt groen.**",
        f" - {SEVERAL}",
        *(f" - {LONG[:-1]} uit wijk {number}." for number in range(2)),
        *(f" - Wij planten {number} bomen in de wijk." for number in range(2, 40)),
    ]
)


@pytest.fixture
def doubtful(coordinator):
    """Bring in a text with each doubt once, and many promises without one."""
    review = bring_in(TEXT.encode())
    Item.objects.filter(review=review).update(doubts=[], doubt=0)
    several = Item.objects.filter(review=review, text=SEVERAL)
    long = Item.objects.filter(review=review, text__startswith=LONG[:40])
    short = Item.objects.filter(review=review, text__startswith="Wij planten")
    chosen = [*zip([*several, *long], ["several_promises", "very_long", "joined"], strict=True)]
    chosen += [*zip(short, OTHERS, strict=False)]
    for item, code in chosen:
        Item.objects.filter(pk=item.pk).update(doubts=[code], doubt=doubts.WEIGHTS[code])
    return review


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
class TestAWholeReview:
    def test_takes_the_keys_of_its_doubts_and_two_for_all_the_rest(self, typist, coordinator, doubtful):  # noqa: F811
        an = typist(coordinator)
        an.opens(f"/en/akkoord/nazicht/{doubtful.public_id}/")
        queue = list(Item.objects.filter(review=doubtful, doubt__gt=0).order_by("-doubt", "position"))
        expected = strokes.effort([(item.text, item.doubts) for item in queue])
        for item in queue:
            an.comes_to_first(item.text)
            an.presses(*strokes.keys(item.doubts))
            expect(an.at_hand).not_to_contain_text(item.text)
            an.comes_to("to look at")
        an.presses(strokes.REST[0])
        an.sees("Every promise was looked at.")
        an.presses(strokes.REST[1])
        an.is_at("Publish for residents")

        assert an.strokes == expected.strokes
        assert not Item.objects.filter(review=doubtful, state="open").exists()
        assert Item.objects.filter(review=doubtful, state="no_promise").count() == 3
        assert Item.objects.filter(review=doubtful, state="accepted").count() == 42 - 3 + 2 + 1 + 1
        assert Item.objects.filter(review=doubtful, text__endswith="steen").count() == 1


class TestGenk:
    def test_is_reviewed_in_one_afternoon(self, shared):
        doubtful, every, _counted = strokes.of_document(shared("agreement/genk-2019-2024.txt").read_bytes())

        # Three hours and a half, with the assumptions of `bench/review.py`; half that for the doubtful alone.
        assert doubtful.minutes < 105
        assert every.minutes < 240
        assert doubtful.strokes < 1_500
